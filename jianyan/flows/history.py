"""What the trail tells of a row's steps: those that still hold, and how to go back to an earlier state."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField

from jianyan.flows.declared import CORRECT, TAKE_BACK
from jianyan.trail.models import Entry


def standing(obj: Any) -> list[Entry]:
    """The steps of a row that have not been undone, oldest first. Entries that touch no state are no steps."""
    held: list[Entry] = []
    for entry in reversed(list(Entry.objects.of(obj.committee).about(obj))):
        if "state" not in entry.after:
            continue
        if entry.step == TAKE_BACK.name:
            held = held[:-1]
        elif entry.step == CORRECT.name:
            held = [*held[: _since(held, entry.after["state"])], entry]
        else:
            held = [*held, entry]
    return held


def undone_by(obj: Any, state: str) -> list[Entry]:
    """The steps since the row was last in that state, oldest first; none when it never was."""
    held = standing(obj)
    return held[_since(held, state) :]


def dates_before(obj: Any, undone: list[Entry]) -> dict[str, Any]:
    """What the row's date columns held before these steps; other columns keep what was typed."""
    before = {name: old for entry in reversed(undone) for name, old in entry.before.items()}
    dates = {field.attname for field in obj._meta.concrete_fields if isinstance(field, DateField)}
    return {name: old for name, old in before.items() if name in dates}


def _since(held: list[Entry], state: str) -> int:
    """The place of the step by which the row last left the state; the end when there is none."""
    left = [place for place, one in enumerate(held) if one.before.get("state") == state != one.after["state"]]
    return left[-1] if left else len(held)
