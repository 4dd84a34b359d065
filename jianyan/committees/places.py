"""Entries of the navigation. A room's `places.py` lists its own in `PLACES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


def everybody(actor: Any) -> bool:
    return True


def offices(actor: Any) -> bool:
    return actor.is_office


@dataclass(frozen=True)
class Place:
    """One entry: the URL name it leads to, who sees it, and further URL names during which it is the current one.

    `count` says how many things there wait for an actor.
    """

    label: str | Promise
    view: str
    order: int
    icon: str = "doc"
    who: Callable[[Any], bool] = everybody
    bottom: bool = False
    also: tuple[str, ...] = ()
    count: Callable[[Any], int] | None = None


@cache
def all_places() -> list[Place]:
    """The places of all rooms in their order."""
    rooms = (room for room in apps.get_app_configs() if room.module and module_has_submodule(room.module, "places"))
    places = [place for room in rooms for place in getattr(import_module(f"{room.name}.places"), "PLACES", ())]
    return sorted(places, key=lambda place: place.order)
