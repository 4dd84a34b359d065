"""What units and hubs see of the proposals handed to them, and who reads which letter and which feedback."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from jianyan.committees.querysets import CommitteeQuerySet
from jianyan.handling.choices import GONE, UnitRole
from jianyan.handling.models import Assignment, Reply, Sheet
from jianyan.handling.rights import is_hub, is_unit, own_hub
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import InviteState
from jianyan.proposals.papers import sees_contact
from jianyan.proposals.sight import sees


def handed_to(actor: Any) -> Q | None:
    """The proposals of a unit or a hub; nothing of this rule for other roles."""
    rows = Assignment.objects.of(actor.committee).filter(proposal=OuterRef("pk")).exclude(state__in=GONE)
    if actor.role == Role.UNIT:
        return Q(Exists(rows.filter(unit=actor.seat.unit_id)))
    hub = own_hub(actor)
    return Q(Exists(rows.filter(hub=hub))) if hub else None


def register() -> None:
    sees(handed_to)


def replies_seen_by(actor: Any) -> CommitteeQuerySet:
    """The letters an actor reads."""
    return Reply.objects.of(actor.committee).visible_to(actor)


def opinions_seen_by(actor: Any) -> CommitteeQuerySet:
    """The parts with an opinion that an actor reads: it goes to the lead unit, not to the proposer.

    Offices and leaders read all, a hub and an assisting unit their own, a lead unit those of its proposals.
    """
    rows = Assignment.objects.of(actor.committee).filter(opined_on__isnull=False)
    if actor.is_office or actor.role == Role.LEADER:
        return rows
    if actor.role == Role.UNIT:
        leading = Assignment.objects.of(actor.committee).filter(
            proposal=OuterRef("proposal"), unit=actor.seat.unit_id, role=UnitRole.LEAD
        )
        return rows.filter(Q(unit=actor.seat.unit_id) | Q(Exists(leading.exclude(state__in=GONE))))
    hub = own_hub(actor)
    return rows.filter(hub=hub) if hub else rows.none()


def sheets_seen_by(actor: Any) -> CommitteeQuerySet:
    """The feedback sheets an actor reads."""
    return Sheet.objects.of(actor.committee).visible_to(actor)


def reads_contact(actor: Any, assignment: Assignment) -> bool:
    """Whether a letter names its handler and his telephone to whoever acts: offices, unit, hub, and who signed the proposal."""
    proposal = assignment.proposal
    if sees_contact(actor, proposal) or is_unit(actor, assignment) or is_hub(actor, assignment):
        return True
    person = actor.seat.person_id if actor.seat else None
    return bool(person and proposal.cosigners.filter(state=InviteState.AGREED, membership__person=person).exists())
