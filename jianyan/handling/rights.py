"""Who may do what while a proposal is handled. The proposal office may enter for hubs, units and proposers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.flows.predicates import Predicate
from jianyan.handling.choices import REPLYING
from jianyan.organisation.choices import Hub, Role
from jianyan.proposals.rights import is_staff

HUB_ROLES = {Hub.PARTY: Role.PARTY_HUB, Hub.GOVERNMENT: Role.GOVERNMENT_HUB}


def _of_unit(actor: Any, assignment: Any) -> bool:
    return bool(actor.role == Role.UNIT and actor.seat and actor.seat.unit_id == assignment.unit_id)


is_unit = Predicate(_of_unit, _("承办单位"))
is_hub = Predicate(lambda actor, assignment: actor.role == HUB_ROLES.get(assignment.hub), _("督查室"))
is_replying = Predicate(lambda actor, assignment: assignment.role in REPLYING, _("独办、主办或分办"))
is_assisting = ~is_replying
goes_to_hub = Predicate(
    lambda actor, assignment: provision(assignment.committee, "assign.hub_checks"), _("复文先经督查室审核")
)


def own_hub(actor: Any) -> str | None:
    """The hub that whoever acts works for; None for everybody else."""
    return next((str(hub) for hub, role in HUB_ROLES.items() if role == actor.role), None)


def hub_of(assignment: Any) -> str:
    """What the hub is called; nothing where the office deals with the unit itself."""
    return str(Hub(assignment.hub).label) if assignment.hub in HUB_ROLES else ""


unit_does = is_unit.or_entered_by(is_staff, lambda assignment: assignment.unit)
hub_does = is_hub.or_entered_by(is_staff, hub_of)
unit_asks = Predicate(lambda actor, request: _of_unit(actor, request.assignment), _("承办单位")).or_entered_by(
    is_staff, lambda request: request.assignment.unit
)
hub_answers = Predicate(lambda actor, request: is_hub(actor, request.assignment), _("督查室")).or_entered_by(
    is_staff, lambda request: hub_of(request.assignment)
)


def _rates(actor: Any, sheet: Any) -> bool:
    seat = actor.seat
    if seat is None:
        return False
    if sheet.membership_id:
        return bool(seat.person_id and seat.person_id == sheet.membership.person_id)
    proposal = sheet.proposal
    mine = ((seat.participant_id, proposal.participant_id), (seat.body_id, proposal.body_id))
    return any(one is not None and one == other for one, other in mine)


is_rater = Predicate(_rates, _("提案人"))
proposer_does = is_rater.or_entered_by(is_staff, lambda sheet: sheet.membership or sheet.proposal.proposer)
