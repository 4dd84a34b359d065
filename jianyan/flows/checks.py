"""Mistakes in a table of steps are found at start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DateTimeField, Field, ForeignKey, Model

from jianyan.command import nearest
from jianyan.flows.declared import RESERVED, Flow, Step
from jianyan.trail.models import Entry


def register() -> None:
    checks.register(check_flows, "flows")


def flow_models() -> list[Any]:
    """The models that declare a flow."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "flow", None), Flow)]


def check_flows(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """flows.E001 to E009 of every model with a flow."""
    models = flow_models()
    kinds = [model._meta.model_name for model in models]
    shared = [
        _error(model, 9, "shares its name with another model that has a flow", "The trail tells rows apart by it.")
        for model, kind in zip(models, kinds, strict=True)
        if kinds.count(kind) > 1
    ]
    return [*(error for model in models for error in errors_of(model)), *shared]


def errors_of(model: Any) -> Iterator[checks.Error]:
    """What is wrong with the flow of one model."""
    flow: Flow = model.flow
    yield from _states(model, flow)
    names = [step.name for step in flow.steps]
    for name in sorted({name for name in names if names.count(name) > 1 or name in RESERVED}):
        yield _error(model, 3, f"has two steps named {name}", f"One name, one step; {', '.join(RESERVED)} are taken.")
    for step in (flow.begins, *flow.steps):
        yield from _columns(model, step)
        yield from _deadlines(model, flow, step)
        yield from _lift(model, step)


def _states(model: type[Model], flow: Flow) -> Iterator[checks.Error]:
    known = [str(state) for state in flow.states]
    for step in flow.steps:
        for state in (*step.sources, *([step.target] if step.target else [])):
            if state not in known:
                hint = f"Nearest known: {nearest(state, known)}."
                yield _error(model, 1, f"{step.name} names the state {state}, which does not exist", hint)
    for state in sorted(set(known) - set(flow.paths())):
        yield _error(model, 2, f"never comes to the state {state}", "Give it a step, or strike the state.")
    if not _field(model, "state"):
        yield _error(model, 7, "has no column state", "A flow is kept in a column of that name.")


def _columns(model: type[Model], step: Step) -> Iterator[checks.Error]:
    if step.stamps and not _is_day(model, step.stamps):
        yield _error(model, 4, f"{step.name} stamps {step.stamps}, which is no date field", "Name a DateField.")
    for name in (*step.takes, *([step.draws.field] if step.draws else [])):
        if not _field(model, name):
            yield _error(model, 7, f"{step.name} fills {name}, which is no column", "Check the spelling.")
    most = Entry._meta.get_field("step").max_length or 0
    if len(step.name) > most:
        yield _error(model, 3, f"{step.name} is too long a name", f"The trail holds {most} characters.")


def _deadlines(model: type[Model], flow: Flow, step: Step) -> Iterator[checks.Error]:
    known = {deadline.name: deadline for deadline in flow.deadlines}
    for name in (*step.starts, *step.stops):
        if name not in known:
            hint = f"Nearest known: {nearest(name, known)}."
            yield _error(model, 6, f"{step.name} names the deadline {name}, which does not exist", hint)
        elif known[name].field and not _is_day(model, known[name].field):
            yield _error(
                model, 4, f"{name} is kept in {known[name].field}, which is no date field", "Name a DateField."
            )
    if step.starts and step.target is not None and step.leaves_on is None:
        yield _error(model, 8, f"{step.name} starts a clock on nobody's desk", "Say with leaves_on who is to act.")


def _lift(model: type[Model], step: Step) -> Iterator[checks.Error]:
    if step.lifts is None:
        return
    field = _field(model, step.lifts.parent)
    upper = getattr(field.related_model, "flow", None) if isinstance(field, ForeignKey) else None
    if not isinstance(upper, Flow):
        what = f"{step.name} lifts {step.lifts.parent}, which is no parent with a flow"
        yield _error(model, 5, what, "Name a foreign key to a model with a flow.")
        return
    names = [one.name for one in upper.steps]
    if step.lifts.step not in names:
        hint = f"Nearest known: {nearest(step.lifts.step, names)}."
        yield _error(model, 5, f"{step.name} lifts to the step {step.lifts.step}, which does not exist", hint)


def _field(model: type[Model], name: str) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) and found.concrete and not found.many_to_many else None


def _is_day(model: type[Model], name: str) -> bool:
    field = _field(model, name)
    return isinstance(field, DateField) and not isinstance(field, DateTimeField)


def _error(model: type[Model], number: int, what: str, hint: str) -> checks.Error:
    return checks.Error(f"{model._meta.label} {what}.", hint=hint, obj=model, id=f"flows.E{number:03d}")
