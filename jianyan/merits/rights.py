"""Who may do what in a selection: the proposal office runs it, the local rules say who recommends and who votes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.flows.predicates import Predicate
from jianyan.merits.choices import SelectionState
from jianyan.proposals.rights import is_staff


def may_nominate(actor: Any) -> bool:
    """Whether the local rules let whoever acts recommend proposals."""
    return bool(actor.seat and actor.role in provision(actor.committee, "merits.nominators"))


nominates = Predicate(lambda actor, nomination: may_nominate(actor), _("地方规定可以推荐的单位和人员"))
is_nominator = Predicate(
    lambda actor, nomination: bool(actor.seat and actor.seat.pk == nomination.seat_id), _("推荐人")
)
withdraws = is_nominator.or_entered_by(is_staff, lambda nomination: nomination.recommender)
is_announced = Predicate(lambda actor, selection: selection.state == SelectionState.ANNOUNCED, _("已经公布"))
by_paper = Predicate(lambda actor, voter: False, _("投票人在投票页"))


def is_voter(actor: Any, voter: Any) -> bool:
    """Whether the seat on the roll is that of whoever acts; a person votes from any of his seats, once."""
    seat = actor.seat
    if seat is None:
        return False
    return bool(seat.pk == voter.seat_id or (seat.person_id and seat.person_id == voter.seat.person_id))
