"""Who may see a matter: whoever may see the row of its room."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from jianyan.matters.models import Matter, MatterModel


@cache
def rooms_rows() -> list[type[MatterModel]]:
    """The models whose rows are matters."""
    return [model for model in apps.get_models() if issubclass(model, MatterModel)]


def seen_by(actor: Any) -> Q:
    """The matters whose row its room shows to an actor."""
    seen = Q(pk__in=[])
    for model in rooms_rows():
        rows = model.objects.of(actor.committee).visible_to(actor)  # type: ignore[attr-defined]
        seen |= Q(Exists(rows.filter(matter=OuterRef("pk"))))
    return seen


def row_of(matter: Matter) -> Any:
    """The row of its own room; None for a matter that has lost it."""
    for model in rooms_rows():
        if model.matter_kind == matter.kind:
            found = model.objects.of(matter.committee).filter(matter=matter).first()  # type: ignore[attr-defined]
            if found is not None:
                return found
    return None
