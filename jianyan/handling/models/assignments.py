"""Which units handle a proposal, how they met the proposer, what more time they asked for."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.handling import choices
from jianyan.handling.flow import ASSIGNMENT, EXTENSION
from jianyan.handling.rights import own_hub
from jianyan.organisation.choices import Hub, Role
from jianyan.organisation.models import HandlingUnit
from jianyan.proposals.choices import ResultClass
from jianyan.proposals.models import Proposal


def works_on(actor: Any) -> Q:
    """What hangs on the parts of one's own unit or hub; everything for the proposal office."""
    if actor.role in (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD):
        return Q(pk__isnull=False)
    if actor.role == Role.UNIT:
        return Q(assignment__unit=actor.seat.unit_id)
    return Q(assignment__hub=own_hub(actor) or "")


def of_seen_proposals(actor: Any, link: str) -> Exists:
    """What hangs by `link` on a proposal the actor sees; asked row by row, since the seen ones may be very many."""
    return Exists(Proposal.objects.of(actor.committee).visible_to(actor).filter(pk=OuterRef(link)))


class AssignmentQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """A unit sees the parts of the proposals it handles, everybody else those of the proposals he sees."""
        if actor is None or actor.is_office:
            return self
        return self.filter(of_seen_proposals(actor, "proposal"))


class OfParties(CommitteeQuerySet):
    """What lies between a unit, its hub, the offices and who made the proposal: contacts, extensions, reminders."""

    def visible_to(self, actor: Any) -> Self:
        if actor is None or actor.is_office or actor.role == Role.LEADER:
            return self
        if actor.seat is None:
            return self.none()
        own = works_on(actor)
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
