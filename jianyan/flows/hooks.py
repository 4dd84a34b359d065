"""What other rooms do when a step is taken (in its transaction) or something is told (after it)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

AfterStep = Callable[[Any, Any, Any], None]
Told = Callable[[list[Any]], None]
_after_step: list[AfterStep] = []
_told: list[Told] = []


def after_step(function: AfterStep) -> AfterStep:
    """Call `function(obj, step, by)` in the transaction of every step: quick work only; what it raises undoes the step."""
    _after_step.append(function)
    return function


def told(function: Told) -> Told:
    """Call `function(notices)` once a step that told somebody is committed: the place to send mail from."""
    _told.append(function)
    return function


def run_after_step(obj: Any, step: Any, by: Any) -> None:
    """The row's own `after_step`, then the registered ones."""
    if hasattr(obj, "after_step"):
        obj.after_step(step, by)
    for function in _after_step:
        function(obj, step, by)


def run_told(notices: list[Any]) -> None:
    for function in _told:
        function(notices)
