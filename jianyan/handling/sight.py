"""What units and hubs see of the proposals handed to them, and who reads which letter and which feedback."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from jianyan.committees.querysets import CommitteeQuerySet
from jianyan.handling.choices import GONE, ReplyOpenness
from jianyan.handling.clocks import FIRST_ROUND
from jianyan.handling.models import Assignment, Reply, Sheet
from jianyan.handling.rights import HUB_ROLES, is_hub, is_unit
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import InviteState
from jianyan.proposals.models import Proposal
from jianyan.proposals.papers import sees_contact
from jianyan.proposals.sight import sees


def handed_to(actor: Any) -> Q | None:
    """The proposals of a unit or a hub; nothing of this rule for other roles."""
    rows = Assignment.objects.of(actor.committee).filter(proposal=OuterRef("pk")).exclude(state__in=GONE)
    if actor.role == Role.UNIT:
        return Q(Exists(rows.filter(unit=actor.seat.unit_id)))
    hub = next((hub for hub, role in HUB_ROLES.items() if role == actor.role), None)
    return Q(Exists(rows.filter(hub=hub))) if hub else None


def register() -> None:
    sees(handed_to)


def replies_seen_by(actor: Any) -> CommitteeQuerySet:
    """Letters that were sent, on proposals the actor sees; those being written, for who works on them.

    A visitor reads only what is open of its own accord.
    """
    committee = actor.committee
    sent = Q(round=FIRST_ROUND, assignment__replied_on__isnull=False) | Q(
        round__gt=FIRST_ROUND, assignment__rereplied_on__isnull=False
    )
    rows = Reply.objects.of(committee).filter(
        _works_on(actor) | sent, assignment__proposal__in=Proposal.objects.of(committee).visible_to(actor)
    )
    return rows if actor.seat else rows.filter(openness=ReplyOpenness.OPEN)


def _works_on(actor: Any) -> Q:
    """The letters of one's own unit or hub; all of them for the proposal office."""
    if actor.role in (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD):
        return Q(pk__isnull=False)
    if actor.role == Role.UNIT:
        return Q(assignment__unit=actor.seat.unit_id)
    return Q(assignment__hub__in=[hub for hub, role in HUB_ROLES.items() if role == actor.role])


def sheets_seen_by(actor: Any) -> CommitteeQuerySet:
    """Feedback sheets: one's own, all for offices and leaders, and what was said for the unit and the hub it is about."""
    rows = Sheet.objects.of(actor.committee)
    if actor.is_office or actor.role == Role.LEADER:
        return rows
    seat = actor.seat
    if seat is None:
        return rows.none()
    if actor.role == Role.UNIT or actor.role in HUB_ROLES.values():
        return rows.filter(_works_on(actor), given_on__isnull=False)
    own = Q(membership__person=seat.person_id) if seat.person_id else Q(pk__in=[])
    if seat.participant_id:
        own |= Q(membership=None, proposal__participant=seat.participant_id)
    if seat.body_id:
        own |= Q(membership=None, proposal__body=seat.body_id)
    return rows.filter(own)


def reads_contact(actor: Any, assignment: Assignment) -> bool:
    """Whether a letter names its handler and his telephone to whoever acts: offices, unit, hub, and who signed the proposal."""
    proposal = assignment.proposal
    if sees_contact(actor, proposal) or is_unit(actor, assignment) or is_hub(actor, assignment):
        return True
    person = actor.seat.person_id if actor.seat else None
    return bool(person and proposal.cosigners.filter(state=InviteState.AGREED, membership__person=person).exists())
