"""办理: which units handle a proposal, how they met the proposer, what they answered and promised, how it was rated."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.models import Activity
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.handling import choices
from jianyan.handling.clocks import FIRST_ROUND
from jianyan.handling.flow import ASSIGNMENT, EXTENSION, PROMISE, SHEET
from jianyan.handling.rights import HUB_ROLES
from jianyan.organisation.choices import Hub, Role
from jianyan.organisation.models import HandlingUnit, Membership, OutsideParty, ends_after
from jianyan.outcomes.choices import Fate
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import COLLECTIVE, Rating, ResultClass, SupervisorLevel
from jianyan.proposals.models import Proposal


def _works_on(actor: Any) -> Q:
    """What hangs on the parts of one's own unit or hub; everything for the proposal office."""
    if actor.role in (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD):
        return Q(pk__isnull=False)
    if actor.role == Role.UNIT:
        return Q(assignment__unit=actor.seat.unit_id)
    return Q(assignment__hub__in=[hub for hub, role in HUB_ROLES.items() if role == actor.role])


def _of_seen_proposals(actor: Any, link: str) -> Exists:
    """What hangs by `link` on a proposal the actor sees; asked row by row, since the seen ones may be very many."""
    return Exists(Proposal.objects.of(actor.committee).visible_to(actor).filter(pk=OuterRef(link)))


class AssignmentQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """A unit sees the parts of the proposals it handles, everybody else those of the proposals he sees."""
        if actor is None or actor.is_office:
            return self
        return self.filter(_of_seen_proposals(actor, "proposal"))


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
        return self.filter(_works_on(actor) | sent, _of_seen_proposals(actor, "assignment__proposal"))


class AnswerQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """Those of the letters that the actor reads."""
        if actor is None:
            return self.none()
        seen = Reply.objects.of(actor.committee).visible_to(actor).filter(pk=OuterRef("reply"))
        return self.filter(Exists(seen))


class SheetQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """One's own, all for offices and leaders, and what was said for the unit and the hub it is about."""
        if actor is None or actor.seat is None:
            return self.none()
        if actor.is_office or actor.role == Role.LEADER:
            return self
        if actor.role == Role.UNIT or actor.role in HUB_ROLES.values():
            return self.filter(_works_on(actor), given_on__isnull=False)
        seat = actor.seat
        own = Q(membership__person=seat.person_id) if seat.person_id else Q(pk__in=[])
        if seat.participant_id:
            own |= Q(membership=None, proposal__participant=seat.participant_id)
        if seat.body_id:
            own |= Q(membership=None, proposal__body=seat.body_id)
        return self.filter(own)


class OfParties(CommitteeQuerySet):
    """What lies between a unit, its hub, the offices and who made the proposal: contacts, extensions, reminders."""

    def visible_to(self, actor: Any) -> Self:
        if actor is None or actor.is_office or actor.role == Role.LEADER:
            return self
        if actor.seat is None:
            return self.none()
        own = _works_on(actor)
        if actor.seat.person_id:
            own |= Q(assignment__proposal__lead_proposer__person=actor.seat.person_id)
        if actor.seat.participant_id:
            own |= Q(assignment__proposal__participant=actor.seat.participant_id)
        return self.filter(own)


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

    objects = OfParties.as_manager()  # type: ignore[misc]

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

    objects = OfParties.as_manager()  # type: ignore[misc]
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

    objects = SheetQuerySet.as_manager()  # type: ignore[misc]
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The first time a leader led it is dated on the proposal, which figures read."""
        super().save(*args, **kwargs)
        if self.form == choices.OverseeForm.LED:
            never_led = Proposal.objects.of(self.committee).filter(pk=self.proposal_id, supervised_on__isnull=True)
            never_led.update(supervised_on=self.held_on, supervised_by=self.leader, supervisor_level=self.level)


class Reminder(CommitteeModel):
    """催办: one time somebody was reminded of what is due or late, and how."""

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, blank=True, related_name="reminders", verbose_name=_("承办")
    )
    sheet = models.ForeignKey(
        Sheet, models.CASCADE, null=True, blank=True, related_name="reminders", verbose_name=_("征询意见表")
    )
    level = models.CharField(_("催办层级"), max_length=24)
    way = models.CharField(_("方式"), max_length=8, choices=choices.RemindWay.choices)
    to = models.CharField(_("对象"), max_length=80)
    text = models.CharField(_("内容"), max_length=300)
    sent_on = models.DateField(_("日期"))
    sent_by = models.CharField(_("经办"), max_length=80)

    objects = OfParties.as_manager()  # type: ignore[misc]
    named_by = ("assignment__unit", "assignment__proposal", "sheet__proposal")

    class Meta:
        db_table = "handling_reminder"
        verbose_name = _("催办")
        ordering = ["-sent_on", "-pk"]
        indexes = [models.Index(fields=["committee", "sent_on"], name="reminder_sent")]
        constraints = [
            models.CheckConstraint(
                condition=Q(assignment__isnull=False) ^ Q(sheet__isnull=False), name="reminder_is_about_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.to}"


class Method(CommitteeModel):
    """A way of handling proposals that the committee words itself, such as 清单式管理 or 四个三工作法."""

    name = models.CharField(_("名称"), max_length=60)
    about = models.CharField(_("说明"), max_length=300, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        db_table = "handling_method"
        verbose_name = _("工作法")
        ordering = ["-since", "name"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "name"], name="method_name_once"),
            ends_after("since", "until", "method_ends_after"),
        ]

    def __str__(self) -> str:
        return self.name


class MethodItem(CommitteeModel):
    """One thing the method asks to be done for every proposal it is used on."""

    method = models.ForeignKey(Method, models.CASCADE, related_name="items", verbose_name=_("工作法"))
    number = models.PositiveSmallIntegerField(_("第几项"))
    text = models.CharField(_("要求"), max_length=200)

    named_by = ("method",)

    class Meta:
        db_table = "handling_method_item"
        verbose_name = _("工作法要求")
        ordering = ["method", "number"]
        constraints = [models.UniqueConstraint(fields=["method", "number"], name="method_item_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Check(CommitteeModel):
    """One item of a method on the list of one proposal: who answers for it, by when, done when."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="checks", verbose_name=_("提案"))
    item = models.ForeignKey(MethodItem, models.PROTECT, related_name="checks", verbose_name=_("要求"))
    person = models.CharField(_("责任人"), max_length=60)
    due_on = models.DateField(_("期限"), null=True, blank=True)
    done_on = models.DateField(_("完成"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=300, blank=True)

    named_by = ("item", "proposal")

    class Meta:
        db_table = "handling_check"
        verbose_name = _("提案清单")
        ordering = ["proposal", "item__number"]
        indexes = [models.Index(fields=["committee", "done_on"], name="check_done")]
        constraints = [models.UniqueConstraint(fields=["proposal", "item"], name="check_once")]

    def __str__(self) -> str:
        return str(self.item)


class Outgoing(CommitteeModel):
    """A proposal that the committee takes to an upper one, with those it is made together with and what became of it."""

    title = models.CharField(_("案由"), max_length=200)
    upper = models.CharField(_("提交给"), max_length=80)
    partners = models.ManyToManyField(
        OutsideParty,
        blank=True,
        related_name="+",
        db_table="handling_outgoing_partners",
        verbose_name=_("联名的政协"),
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="outgoing", verbose_name=_("本会提案")
    )
    submitted_on = models.DateField(_("提交"))
    number = models.CharField(_("对方提案号"), max_length=40, blank=True)
    key_on = models.DateField(_("列为重点"), null=True, blank=True)
    supervised_by = models.CharField(_("督办方"), max_length=80, blank=True)
    adopted_by = models.CharField(_("采纳单位"), max_length=80, blank=True)
    adopted_on = models.DateField(_("采纳"), null=True, blank=True)

    class Meta:
        db_table = "handling_outgoing"
        verbose_name = _("向上提交的提案")
        ordering = ["-submitted_on", "pk"]
        indexes = [models.Index(fields=["committee", "submitted_on"], name="outgoing_submitted")]
        constraints = [
            ends_after("submitted_on", "key_on", "outgoing_key_after"),
            ends_after("submitted_on", "adopted_on", "outgoing_adopted_after"),
        ]

    def __str__(self) -> str:
        return self.title
