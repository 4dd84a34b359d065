"""办理: which units handle a proposal, how they met the proposer, what they answered and promised, how it was rated."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.models import Activity
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.handling import choices
from jianyan.handling.flow import ASSIGNMENT, EXTENSION, PROMISE, SHEET
from jianyan.organisation.choices import Hub, Role
from jianyan.organisation.models import HandlingUnit, Membership
from jianyan.outcomes.choices import Fate
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import COLLECTIVE, Rating, ResultClass, SupervisorLevel
from jianyan.proposals.models import Proposal


class AssignmentQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> AssignmentQuerySet:
        """A unit sees its own and those of the proposals it handles; everybody else those of what he may see."""
        if actor and actor.role == Role.UNIT:
            own = Assignment.objects.of(actor.committee).filter(unit=actor.seat.unit_id)
            return self.filter(proposal__in=own.values("proposal"))
        return self


class Assignment(CommitteeModel):
    """One unit's part in one proposal, with a state of its own."""

    flow = ASSIGNMENT

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="assignments", verbose_name=_("提案"))
    unit = models.ForeignKey(HandlingUnit, models.PROTECT, related_name="+", verbose_name=_("承办单位"))
    role = models.CharField(_("办理方式"), max_length=8, choices=choices.UnitRole.choices)
    hub = models.CharField(_("交办渠道"), max_length=12, choices=Hub.choices)
    part = models.CharField(_("分办的部分"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=choices.AssignmentState.choices, blank=True)
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    handed_on = models.DateField(_("交办"), null=True, blank=True)
    distributed_on = models.DateField(_("转办"), null=True, blank=True)
    signed_on = models.DateField(_("签收"), null=True, blank=True)
    return_until = models.DateField(_("退办期限"), null=True, blank=True)
    return_asked_on = models.DateField(_("申请退办"), null=True, blank=True)
    wanted_unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("建议改由")
    )
    moved_unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("改由")
    )
    moved_on = models.DateField(_("调整"), null=True, blank=True)
    kept_due_on = models.DateField(_("沿用的期限"), null=True, blank=True)
    due_on = models.DateField(_("期限"), null=True, blank=True)
    extended_to = models.DateField(_("延期到"), null=True, blank=True)
    submitted_on = models.DateField(_("送审"), null=True, blank=True)
    opinion = models.TextField(_("会办意见"), blank=True)
    opined_on = models.DateField(_("出会办意见"), null=True, blank=True)
    result_class = models.CharField(_("办理结果"), max_length=16, choices=ResultClass.choices, blank=True)
    replied_on = models.DateField(_("答复"), null=True, blank=True)
    redone_on = models.DateField(_("重新办理"), null=True, blank=True)
    rereplied_on = models.DateField(_("再次答复"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()  # type: ignore[misc]
    named_by = ("unit", "proposal")

    class Meta:
        db_table = "handling_assignment"
        verbose_name = _("承办")
        ordering = ["-handed_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "unit", "state"], name="assignment_unit_state"),
            models.Index(fields=["committee", "handed_on"], name="assignment_handed"),
            models.Index(fields=["committee", "state", "due_on"], name="assignment_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "unit"], condition=~Q(state__in=choices.GONE), name="assignment_unit_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=choices.AssignmentState.values), name="assignment_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}·{self.proposal}"

    @property
    def is_replying(self) -> bool:
        return self.role in choices.REPLYING


class Contact(CommitteeModel):
    """One time a unit met or called the proposer (面商)."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="contacts", verbose_name=_("承办"))
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    held_on = models.DateField(_("日期"))
    way = models.CharField(_("方式"), max_length=12, choices=choices.ContactWay.choices)
    stage = models.CharField(_("阶段"), max_length=8, choices=choices.ContactStage.choices)
    ours = models.CharField(_("承办方参加人"), max_length=120)
    theirs = models.CharField(_("提案方参加人"), max_length=120)
    summary = models.CharField(_("主要内容"), max_length=500)

    class Meta:
        db_table = "handling_contact"
        verbose_name = _("面商")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="contact_held")]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.summary[:40]}"


class Extension(CommitteeModel):
    """A unit's request for more time."""

    flow = EXTENSION

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions", verbose_name=_("承办"))
    until = models.DateField(_("延期到"))
    reason = models.CharField(_("理由"), max_length=300)
    state = models.CharField(_("状态"), max_length=10, choices=choices.RequestState.choices, blank=True)
    asked_on = models.DateField(_("申请"), null=True, blank=True)
    decided_on = models.DateField(_("决定"), null=True, blank=True)

    named_by = ("assignment__unit", "assignment__proposal")

    class Meta:
        db_table = "handling_extension"
        verbose_name = _("延期申请")
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.assignment}"

    @property
    def proposal(self) -> Proposal:
        return self.assignment.proposal


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

    class Meta:
        db_table = "handling_answer"
        verbose_name = _("逐条答复")
        ordering = ["reply", "suggestion__number"]
        constraints = [models.UniqueConstraint(fields=["reply", "suggestion"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.suggestion.number}. {self.get_fate_display()}"


class Sheet(CommitteeModel):
    """征询意见表: what one proposer says of one unit's handling. Silence stays silence."""

    flow = SHEET

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="sheets", verbose_name=_("提案"))
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="sheets", verbose_name=_("承办"))
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("反馈人")
    )
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    state = models.CharField(_("状态"), max_length=8, choices=choices.SheetState.choices, blank=True)
    attitude = models.CharField(_("办理态度"), max_length=14, choices=Rating.choices, blank=True)
    result = models.CharField(_("办理结果满意度"), max_length=14, choices=Rating.choices, blank=True)
    pointed = models.CharField(_("答复针对性"), max_length=8, choices=choices.Pointed.choices, blank=True)
    accepts = models.CharField(_("是否同意办理结果"), max_length=10, choices=choices.Attitude.choices, blank=True)
    visit = models.CharField(_("走访面商"), max_length=12, choices=choices.ContactWay.choices, blank=True)
    leader_answered = models.BooleanField(_("分管领导答复"), null=True, blank=True)
    opinion = models.CharField(_("意见"), max_length=500, blank=True)
    asked_on = models.DateField(_("寄送"), null=True, blank=True)
    due_on = models.DateField(_("反馈期限"), null=True, blank=True)
    given_on = models.DateField(_("反馈"), null=True, blank=True)

    named_by = ("membership__person", "assignment__unit", "proposal")

    class Meta:
        db_table = "handling_sheet"
        verbose_name = _("征询意见表")
        ordering = ["proposal", "round", "pk"]
        indexes = [
            models.Index(fields=["committee", "given_on"], name="sheet_given"),
            models.Index(fields=["committee", "state", "due_on"], name="sheet_due"),
        ]

    def __str__(self) -> str:
        return f"{self.membership or self.proposal.proposer}·{self.assignment.unit}"

    @property
    def waits_as(self) -> str:
        """A proposer looks for his proposal, not for his own name."""
        return str(self.proposal)

    @property
    def is_first_proposer(self) -> bool:
        return self.proposal.proposer_kind in COLLECTIVE or self.membership_id == self.proposal.lead_proposer_id


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


class Overseeing(CommitteeModel):
    """督办: one time a key proposal was supervised, in which form, led by whom."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="overseen", verbose_name=_("提案"))
    form = models.CharField(_("督办形式"), max_length=14, choices=choices.OverseeForm.choices)
    leader = models.CharField(_("督办领导"), max_length=60, blank=True)
    level = models.CharField(_("领导层级"), max_length=20, choices=SupervisorLevel.choices, blank=True)
    held_on = models.DateField(_("日期"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("督办活动")
    )
    found = models.CharField(_("情况和意见"), max_length=500, blank=True)
    result = models.CharField(_("结果"), max_length=300, blank=True)

    class Meta:
        db_table = "handling_overseeing"
        verbose_name = _("督办")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="overseeing_held")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.leader}"
