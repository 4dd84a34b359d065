"""What proposers say of the handling, and who was reminded of what."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.handling import choices
from jianyan.handling.flow import SHEET
from jianyan.handling.models.assignments import Assignment, OfParties, works_on
from jianyan.handling.rights import HUB_ROLES
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Membership
from jianyan.proposals.choices import COLLECTIVE, Rating
from jianyan.proposals.models import Proposal


class SheetQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """One's own, all for offices and leaders, and what was said for the unit and the hub it is about."""
        if actor is None or actor.seat is None:
            return self.none()
        if actor.is_office or actor.role == Role.LEADER:
            return self
        if actor.role == Role.UNIT or actor.role in HUB_ROLES.values():
            return self.filter(works_on(actor), given_on__isnull=False)
        seat = actor.seat
        own = Q(membership__person=seat.person_id) if seat.person_id else Q(pk__in=[])
        if seat.participant_id:
            own |= Q(membership=None, proposal__participant=seat.participant_id)
        if seat.body_id:
            own |= Q(membership=None, proposal__body=seat.body_id)
        return self.filter(own)


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
