"""Which desks a row lies on: one waiting row each, closed and opened in the step's transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from jianyan.flows.declared import Step
from jianyan.flows.desks import Desk
from jianyan.flows.models import Waiting
from jianyan.trail.models import key_of

# The part of a trail entry that tells of desks. An export leaves it out of what was before: it holds another house's keys.
WAITING = "waiting"
PLAIN = ("desk_kind", "desk_key", "step", "label", "since", "deadlines")


def desks_of(obj: Any) -> list[Waiting]:
    """The desks a row lies on now."""
    return list(Waiting.objects.about(obj).order_by("desk_kind", "desk_key"))


def leave(obj: Any, step: Step, started: dict[str, date], day: date) -> tuple[list[Waiting], list[Waiting]]:
    """Move a row from desk to desk; returns what lay before and what lies after."""
    before = desks_of(obj)
    return before, put(obj, next_desks(obj, step, before, started, day))


def next_desks(obj: Any, step: Step, before: list[Waiting], started: dict[str, date], day: date) -> list[Waiting]:
    """The desks that a step leaves a row on, not stored.

    A clock goes on until a step stops it, and goes along to the next desk.
    """
    running = {name: due for row in before for name, due in row.deadlines.items() if name not in step.stops}
    running |= {name: due.isoformat() for name, due in started.items()}
    if step.target is None and step.leaves_on is None:
        return [_copy(obj, row, running) for row in before]
    return [_row(obj, desk, step, running, day) for desk in step.desks(obj)]


def put(obj: Any, rows: list[Waiting]) -> list[Waiting]:
    """Let the row lie on these desks and no others."""
    Waiting.objects.about(obj).delete()
    return Waiting.objects.of(obj.committee).bulk_create(rows)


def as_plain(rows: list[Waiting]) -> list[dict[str, Any]]:
    """For the trail."""
    return [{name: _json(getattr(row, name)) for name in PLAIN} for row in rows]


def from_plain(obj: Any, kept: list[dict[str, Any]]) -> list[Waiting]:
    """The desks that the trail kept."""
    return [_waiting(obj, **{**row, "since": date.fromisoformat(row["since"])}) for row in kept]


def retitle(obj: Any) -> None:
    """Copy a row's changed title to where it is waited for."""
    Waiting.objects.about(obj).update(title=title_of(obj))


def title_of(obj: Any) -> str:
    """What a row is called where it is waited for: its name, or what it `waits_as` where its name says nothing there."""
    return str(getattr(obj, "waits_as", obj))[:200]


def _row(obj: Any, desk: Desk, step: Step, running: dict[str, str], day: date) -> Waiting:
    with translation.override(settings.LANGUAGE_CODE):
        label = str(step.awaits) or obj.flow.label_of(obj.state)
    return _waiting(
        obj, desk_kind=desk.kind, desk_key=desk.key, step=step.name, label=label[:60], since=day, deadlines=running
    )


def _copy(obj: Any, row: Waiting, running: dict[str, str]) -> Waiting:
    return _waiting(obj, **{name: getattr(row, name) for name in PLAIN} | {"deadlines": running})


def _waiting(obj: Any, **fields: Any) -> Waiting:
    due = min(fields["deadlines"].values(), default=None)
    return Waiting(
        committee=obj.committee, kind=obj._meta.model_name, row=key_of(obj), title=title_of(obj),
        due_on=date.fromisoformat(due) if due else None, **fields,
    )  # fmt: skip


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
