"""What units answered: the letter, its answers point by point, what it promised."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.handling import choices
from jianyan.handling.clocks import FIRST_ROUND
from jianyan.handling.flow import PROMISE
from jianyan.handling.models.assignments import Assignment, of_seen_proposals, works_on
from jianyan.outcomes.choices import Fate
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import ResultClass
from jianyan.proposals.models import Proposal


class ReplyQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """Letters that were sent, on proposals the actor sees; those being written, for who works on them.

        A visitor reads only what is open of its own accord.
        """
        sent = Q(round=FIRST_ROUND, assignment__replied_on__isnull=False) | Q(
            round__gt=FIRST_ROUND, assignment__rereplied_on__isnull=False
        )
        if actor is None or actor.seat is None:
            return self.filter(sent, openness=choices.ReplyOpenness.OPEN)
        return self.filter(works_on(actor) | sent, of_seen_proposals(actor, "assignment__proposal"))


class AnswerQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """Those of the letters that the actor reads."""
        if actor is None:
            return self.none()
        seen = Reply.objects.of(actor.committee).visible_to(actor).filter(pk=OuterRef("reply"))
        return self.filter(Exists(seen))


class Reply(CommitteeModel):
    """A unit's official letter to the proposer: its class, who signed it, whether it may be published."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="replies", verbose_name=_("承办"))
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    letter_no = models.CharField(_("发文字号"), max_length=40, blank=True)
    opening = models.TextField(_("开头"), blank=True)
    closing = models.TextField(_("结尾"), blank=True)
    result_class = models.CharField(_("办理结果"), max_length=16, choices=ResultClass.choices, blank=True)
    openness = models.CharField(
        _("公开属性"), max_length=12, choices=choices.ReplyOpenness.choices, default=choices.ReplyOpenness.OPEN
    )
    signed_by = models.CharField(_("签发人"), max_length=40, blank=True)
    head_signed = models.BooleanField(_("主要负责人签发"), default=False)
    handler = models.CharField(_("承办人"), max_length=40, blank=True)
    phone = models.CharField(_("联系电话"), max_length=20, blank=True)
    written_on = models.DateField(_("成文"), null=True, blank=True)

    objects = ReplyQuerySet.as_manager()  # type: ignore[misc]
    named_by = ("assignment__unit", "assignment__proposal")

    class Meta:
        db_table = "handling_reply"
        verbose_name = _("复文")
        ordering = ["assignment", "round"]
        constraints = [models.UniqueConstraint(fields=["assignment", "round"], name="reply_once_a_round")]

    def __str__(self) -> str:
        return f"{self.letter_no or self.assignment.unit}"

    def unanswered(self) -> list[int]:
        """The numbers of the proposal's suggestions that this letter leaves without an answer."""
        asked = Suggestion.objects.of(self.committee).filter(
            matter=self.assignment.proposal.matter_id, number__isnull=False
        )
        answered = self.answers.exclude(text="").exclude(fate="").values("suggestion")
        return [one.number for one in asked.exclude(pk__in=answered).order_by("number") if one.number]


class Answer(CommitteeModel):
    """What a letter says to one numbered suggestion."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="answers", verbose_name=_("复文"))
    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="answers", verbose_name=_("建议"))
    fate = models.CharField(_("结果"), max_length=12, choices=Fate.choices, blank=True)
    text = models.TextField(_("答复"), blank=True)

    objects = AnswerQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "handling_answer"
        verbose_name = _("逐条答复")
        ordering = ["reply", "suggestion__number"]
        constraints = [models.UniqueConstraint(fields=["reply", "suggestion"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.suggestion.number}. {self.get_fate_display()}"


class Promise(CommitteeModel):
    """What a reply promised: what, who, by when; and whether it was kept (回头看)."""

    flow = PROMISE

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="promises", verbose_name=_("提案"))
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="promises", verbose_name=_("承办"))
    what = models.CharField(_("承诺事项"), max_length=200)
    who = models.CharField(_("责任人"), max_length=60, blank=True)
    by_when = models.DateField(_("何时兑现"))
    state = models.CharField(_("状态"), max_length=8, choices=choices.PromiseState.choices, blank=True)
    proof = models.CharField(_("核实情况"), max_length=300, blank=True)
    checked_on = models.DateField(_("核实"), null=True, blank=True)

    named_by = ("assignment__unit",)

    class Meta:
        db_table = "handling_promise"
        verbose_name = _("承诺事项")
        ordering = ["by_when", "pk"]
        indexes = [
            models.Index(fields=["committee", "by_when"], name="promise_by"),
            models.Index(fields=["committee", "checked_on"], name="promise_checked"),
        ]

    def __str__(self) -> str:
        return self.what
