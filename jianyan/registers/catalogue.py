"""All declared registers, collected from the `registers.py` of every room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from jianyan.registers.declared import Act, ActsOf, PanelOf, Register


@cache
def all_registers() -> dict[str, Register]:
    """The registers of all rooms by name: those of work from its lowest room up, then what was there before any work.

    The latter are those of rooms whose `registers.py` says `BEFORE_WORK = True`, from the highest of them down.
    """
    work: list[Register] = []
    before: list[Register] = []
    for declared in _declarations():
        (before if getattr(declared, "BEFORE_WORK", False) else work).extend(getattr(declared, "REGISTERS", ()))
    floors = list(apps.app_configs)
    work.sort(key=lambda one: (floors.index(one.room), one.order))
    before.sort(key=lambda one: (-floors.index(one.room), one.order))
    return {one.name: one for one in [*work, *before]}


@cache
def parts_of(name: str) -> list[tuple[Register, str]]:
    """The registers whose rows stand on the page of a record of this one, each with the link that ties them."""
    model = all_registers()[name].model
    return [
        (part, link)
        for part in all_registers().values()
        for link in part.part_of
        if part.model._meta.get_field(link).related_model is model
    ]


@cache
def panels_of(name: str) -> list[PanelOf]:
    """The panels of a register's records: its own, then those that other rooms add by `PANELS`."""
    return [*all_registers()[name].panels, *_added("PANELS", name)]


@cache
def reads_of(name: str) -> list[PanelOf]:
    """The texts of a register's records: its own, then those that other rooms add by `READS`."""
    return [*all_registers()[name].reads, *_added("READS", name)]


@cache
def acts_of(name: str) -> list[ActsOf]:
    """What else can be done from a register's records: its own, then what other rooms add by `ACTS`."""
    own = all_registers()[name].acts
    return [*([own] if own else []), *_added("ACTS", name)]


@cache
def list_acts_of(name: str) -> list[Callable[[Any], Sequence[Act]]]:
    """What else can be done from the list of a register: what rooms add by `LIST_ACTS`, each called with the actor."""
    return list(_added("LIST_ACTS", name))


def _added(what: str, name: str) -> Iterator[Any]:
    """What the rooms add to a register that another room declares, from the ground up."""
    for declared in _declarations():
        yield from getattr(declared, what, {}).get(name, ())


def _declarations() -> Iterator[Any]:
    """The `registers.py` of all rooms that have one."""
    for room in apps.get_app_configs():
        if room.module and module_has_submodule(room.module, "registers"):
            yield import_module(f"{room.name}.registers")
