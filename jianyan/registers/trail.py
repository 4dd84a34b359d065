"""What the trail keeps of a record's fields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model

ADD, CHANGE, REMOVE = "add", "change", "remove"


def kept(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a row as plain values; a link with its key and the words it had then."""
    return {name: _plain(row, name) for name in names}


def _plain(row: Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return [{"key": one.pk, "words": str(one)} for one in getattr(row, name).all()] if row.pk else []
    value = getattr(row, name)
    if isinstance(field, ForeignKey):
        return {"key": value.pk, "words": str(value)} if value else None
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, before and after."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}
