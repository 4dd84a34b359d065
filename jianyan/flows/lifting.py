"""A step of a child that lifts its parent, when the first or all of its children have arrived."""

from __future__ import annotations

from typing import Any

from jianyan.flows.declared import Lift, Step
from jianyan.flows.history import standing
from jianyan.trail.models import Entry


def locked_parent(obj: Any, step: Step) -> Any:
    """The parent that the step may lift, held until the transaction ends, fresh from the database.

    Held before the child is touched: of two children that arrive at once, the second counts after the first is in.
    """
    if step.lifts is None:
        return None
    field = obj._meta.get_field(step.lifts.parent)
    key = getattr(obj, field.attname)
    if key is None:
        return None
    return field.related_model.objects.of(obj.committee).select_for_update().get(pk=key)


def next_of(parent: Any, obj: Any, step: Step) -> Step | None:
    """The parent's step that follows now, or None."""
    if parent is None or step.lifts is None:
        return None
    upper: Step = parent.flow.step(step.lifts.step)
    if parent.state not in upper.sources:
        return None
    if step.lifts.when == "first":
        return upper
    children = _children(parent, obj, step.lifts)
    return None if children.exclude(state__in=arrived(obj, step)).exists() else upper


def given(parent: Any, obj: Any, step: Step) -> dict[str, Any]:
    """What the parent's step takes from the child, which sees its siblings."""
    if step.lifts is None or step.lifts.gives is None:
        return {}
    return dict(step.lifts.gives(obj, list(_children(parent, obj, step.lifts))))


def _children(parent: Any, obj: Any, lift: Lift) -> Any:
    return type(obj).objects.of(obj.committee).filter(**{lift.parent: parent})


def arrived(obj: Any, step: Step) -> set[str]:
    """The states in which a child no longer holds its parent back."""
    return {*(step.lifts.arrived if step.lifts else ()), str(step.target or obj.state)}


def has_lifted(parent: Any, step: Step, entry: Entry) -> bool:
    """Whether the parent moved on when, or after, a child took the step that `entry` tells of."""
    name = step.lifts.step if step.lifts else ""
    return any(later.step == name and later.at >= entry.at for later in standing(parent))
