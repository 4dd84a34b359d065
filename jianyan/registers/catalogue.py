"""All declared registers, collected from the `registers.py` of every room."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from jianyan.registers.declared import Register


@cache
def all_registers() -> dict[str, Register]:
    """The registers of all rooms by name: those of work from its lowest room up, then what was there before any work.

    The latter are those of rooms whose `registers.py` says `BEFORE_WORK = True`, from the highest of them down.
    """
    work: list[Register] = []
    before: list[Register] = []
    for room in apps.get_app_configs():
        if room.module and module_has_submodule(room.module, "registers"):
            declared = import_module(f"{room.name}.registers")
            (before if getattr(declared, "BEFORE_WORK", False) else work).extend(declared.REGISTERS)
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
