"""Who acts, and the places they can go, for the mast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jianyan.committees.places import all_places
from jianyan.committees.requests import Request


@dataclass(frozen=True)
class Shown:
    """An entry of the navigation as the page draws it."""

    label: str
    url: str
    icon: str = ""
    current: bool = False
    bottom: bool = False
    count: int = 0


def person(request: Request) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None or actor.seat is None:
        return {"person": None, "actor": actor}
    return {"person": Shown(actor.label, actor.committee.address("seats")), "actor": actor}


def navigation(request: Request) -> dict[str, Any]:
    """The places of all rooms that this actor may go to; none where there is no committee."""
    committee, actor = getattr(request, "committee", None), getattr(request, "actor", None)
    if committee is None or actor is None:
        return {"navigation": []}
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "navigation": [
            Shown(
                str(place.label),
                committee.address(place.view),
                place.icon,
                here in (place.view, *place.also),
                place.bottom,
                place.count(actor) if place.count else 0,
            )
            for place in all_places()
            if place.who(actor)
        ]
    }
