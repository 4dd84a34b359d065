"""Mistakes in the declarations of registers are found at start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, ForeignKey

from jianyan.command import nearest
from jianyan.committees.columns import field_at
from jianyan.registers.catalogue import all_registers
from jianyan.registers.declared import EVERY_VIEW, Register


def check_registers(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """registers.E001 to E006 of all registers."""
    return [problem for register in all_registers().values() for problem in errors_of(register)]


def errors_of(register: Register) -> Iterator[checks.CheckMessage]:
    """What is wrong with one declaration: unknown fields, filters and links that are none, sentences for nothing."""
    unknown = [path for path in _paths(register) if not _known(register, path)]
    for path in unknown:
        names = [known.name for known in register.model._meta.get_fields()]
        yield _error(register, 1, f"names {path}, which does not exist", f"Nearest known: {nearest(path, names)}.")
    for name in register.filters:
        if name not in unknown and not _narrows(register, name):
            hint = "A filter has choices, or is a link, a day or yes/no."
            yield _error(register, 2, f"cannot be narrowed by {name}", hint)
    known_steps = [step.name for step in register.flow.steps] if register.flow else []
    for name in register.bulk:
        if name not in known_steps:
            yield _error(
                register,
                5,
                f"offers {name} on many rows, which is no step",
                f"Nearest known: {nearest(name, known_steps)}.",
            )
    for view in register.views:
        if view.name == EVERY_VIEW or [one.name for one in register.views].count(view.name) > 1:
            yield _error(
                register, 6, f"has a view {view.name}, a name that is taken", "Give each view a name of its own."
            )
    for name in register.part_of:
        if name not in unknown and not isinstance(register.model._meta.get_field(name), ForeignKey):
            yield _error(register, 3, f"is no part by {name}", "Name a foreign key.")
    constraints = [constraint.name for constraint in register.model._meta.constraints]
    for name in register.sentences:
        if name not in constraints and name not in register.fields:
            hint = f"Nearest known: {nearest(name, constraints)}."
            yield _error(register, 4, f"has a sentence for {name}, which is no constraint", hint)


def _paths(register: Register) -> list[str]:
    named = (register.shows, register.fields, register.once, register.filters, register.search, register.part_of)
    keyed = (register.hints, register.targets, register.words, register.cleans, register.fills)
    more = [*register.private, *([register.spine] if register.spine else [])]
    return [*(path for paths in named for path in paths), *(name for names in keyed for name in names), *more]


def _known(register: Register, path: str) -> bool:
    try:
        field_at(register.model, path)
    except (FieldDoesNotExist, AttributeError):
        return False
    return True


def _narrows(register: Register, name: str) -> bool:
    field = field_at(register.model, name)
    wanted = isinstance(field, ForeignKey | DateField) or field.get_internal_type() == "BooleanField"
    return wanted or bool(field.choices) or name in register.words or (name == "state" and bool(register.flow))


def _error(register: Register, number: int, what: str, hint: str) -> checks.Error:
    return checks.Error(f"Register {register.name} {what}.", hint=hint, id=f"registers.E{number:03}")
