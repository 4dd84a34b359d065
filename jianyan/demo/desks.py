"""Who acts in a demonstration committee: the seat of each desk, and the office entering for those without one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from jianyan.committees.models import Committee
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Hub, Role
from jianyan.organisation.models import Seat


class Desks:
    """The actors of a committee. The proposal office enters for members and units that have no account."""

    def __init__(self, committee: Committee) -> None:
        self.committee = committee
        self._actors: dict[str, Actor] = {}

    @cached_property
    def _seats(self) -> dict[str, Seat]:
        rows = Seat.objects.of(self.committee).select_related("person", "unit", "body", "participant", "account")
        return {seat.role: seat for seat in rows}

    def of(self, role: Role) -> Actor:
        """Whoever sits at a desk; the same one each time, who knows his bodies."""
        if role not in self._actors:
            seat = self._seats[role]
            self._actors[role] = Actor(self.committee, seat.role, seat)
        return self._actors[role]

    @property
    def staff(self) -> Actor:
        return self.of(Role.PROPOSAL_STAFF)

    @property
    def head(self) -> Actor:
        return self.of(Role.PROPOSAL_HEAD)

    def hub(self, hub: str) -> Actor:
        """The office that distributes for a channel; the proposal office where there is none."""
        roles = {Hub.PARTY: Role.PARTY_HUB, Hub.GOVERNMENT: Role.GOVERNMENT_HUB}
        return self.of(roles[Hub(hub)]) if hub in roles else self.staff

    def unit(self, unit: Any) -> Actor:
        """The unit's own clerk, or the office entering what came on paper; the trail names both."""
        seat = self._seats.get(Role.UNIT)
        if seat and seat.unit_id == unit.pk:
            return self.of(Role.UNIT)
        return self.staff

    def proposer(self, proposal: Any) -> Actor:
        """The proposer's own seat, or the office entering a paper proposal."""
        for role in (Role.MEMBER, Role.COLLECTIVE, Role.CONVENER):
            if role in self._seats and proposal.flow.step("ask_withdrawal").allowed(self.of(role), proposal):
                return self.of(role)
        return self.staff

    def member(self, membership: Any) -> Actor:
        seat = self._seats.get(Role.MEMBER)
        if seat and seat.person_id == membership.person_id:
            return self.of(Role.MEMBER)
        return self.staff
