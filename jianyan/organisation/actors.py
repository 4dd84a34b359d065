"""As whom somebody acts in a committee: a seat, or a visitor where the committee is open to visitors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.organisation.choices import ADMINISTRATORS, OFFICES, Role
from jianyan.organisation.models import BodyMember, Seat

VISITOR = "visitor"
CHOSEN_SEAT = "seat"
LONGEST_NAME = 40


@dataclass(frozen=True)
class Actor:
    """Who acts, in which role; `seat` is None for a visitor. `for_whom` is named beside an office that enters for others."""

    committee: Committee
    role: str
    seat: Seat | None = None
    for_whom: str = ""

    @property
    def key(self) -> str:
        """For the trail: stays the same whatever the person is called later."""
        return f"seat:{self.seat.pk}" if self.seat else VISITOR

    @property
    def label(self) -> str:
        if self.seat is None:
            return gettext("访客")
        own = f"{Role(self.role).label} {self.seat.holder}"
        return gettext("%(own)s（代%(whom)s录入）") % {"own": own, "whom": self.for_whom} if self.for_whom else own

    def standing_for(self, whom: str) -> Actor:
        """Who acts in another's place, whose name the trail then holds too, as far as it has room; himself in nobody's."""
        if not whom:
            return self
        return replace(self, for_whom=whom if len(whom) <= LONGEST_NAME else f"{whom[: LONGEST_NAME - 1]}…")

    @cached_property
    def bodies(self) -> dict[int, str]:
        """The bodies that whoever acts belongs to today, by their keys, with their kinds; asked once."""
        if self.seat is None or self.seat.person_id is None:
            return {}
        rows = BodyMember.objects.of(self.committee).in_force(today()).filter(person=self.seat.person_id)
        return dict(rows.values_list("body", "body__kind"))

    @property
    def is_office(self) -> bool:
        """Works in one of the committee's offices: may enter and change records."""
        return self.role in OFFICES

    @property
    def is_administrator(self) -> bool:
        return self.role in ADMINISTRATORS


def seats_of(request: Request, committee: Committee) -> list[Seat]:
    """The seats in force of whoever is signed in."""
    if not request.user.is_authenticated:
        return []
    rows = Seat.objects.of(committee).in_force(today()).filter(account=request.user)
    return list(rows.select_related("person", "unit", "body", "participant", "account"))


def actor_of(request: Request, committee: Committee) -> Actor | None:
    """As whom the reader acts here: the seat chosen, else the first; a visitor where that is allowed; else nobody."""
    seats = seats_of(request, committee)
    chosen = request.session.get(CHOSEN_SEAT)
    seat = next((seat for seat in seats if seat.pk == chosen), seats[0] if seats else None)
    if seat:
        return Actor(committee, seat.role, seat)
    return Actor(committee, VISITOR) if committee.open_to_visitors else None
