"""The state of a record in its own word, with the mark that its register gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jianyan.look.parts import State
from jianyan.look.tables import Column
from jianyan.registers.declared import Register

STATE = "state"


def state_of(register: Register, row: Any) -> State | None:
    """The state of a row of a model with a flow; None of any other."""
    if register.flow is None:
        return None
    return State(register.flow.label_of(row.state), register.shapes.get(row.state, "wait"))


def with_word(register: Register, column: Column) -> Column:
    """A column of states that shows their words."""
    word: Callable[[Any], State | None] = lambda row: state_of(register, row)  # noqa: E731
    return replace(column, kind="state", get=word)
