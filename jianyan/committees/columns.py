"""Columns of a list out of field paths: label and kind from the model, and the joins that keep a list to one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db.models import CharField, DateField, DecimalField, Field, ForeignKey, IntegerField, Model, Q, QuerySet

from jianyan.look.tables import Column, Kind

Rows = TypeVar("Rows", bound="QuerySet[Any]")


def field_at(model: type[Model], path: str) -> Field[Any, Any]:
    """The field at the end of a path such as `item__head`."""
    *above, last = path.split("__")
    for name in above:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._meta.get_field(last)  # type: ignore[return-value]


def columns_of(model: type[Model], paths: Sequence[str]) -> list[Column]:
    """One column a path; the first leads to the row's own page."""
    return [_column(model, path, first=position == 0) for position, path in enumerate(paths)]


def _column(model: type[Model], path: str, *, first: bool) -> Column:
    field = field_at(model, path)
    name = path.replace("__", ".")
    if getattr(field, "choices", None):
        above, _, last = name.rpartition(".")
        name = f"{above}.get_{last}_display".lstrip(".")
    kind: Kind = "title" if first else _kind(field)
    return Column(name, field.verbose_name, kind=kind, phone="" if first else "inline")


def _kind(field: Field[Any, Any]) -> Kind:
    if isinstance(field, DateField):
        return "date"
    if isinstance(field, IntegerField | DecimalField) and not isinstance(field, ForeignKey):
        return "number"
    return "text"


def with_related(rows: Rows, paths: Sequence[str]) -> Rows:
    """The rows with everything joined that their columns name, so that a list takes one query."""
    joined = [joined for path in paths for joined in _joins(rows.model, path)]  # type: ignore[arg-type]
    return rows.select_related(*joined) if joined else rows


@cache
def _joins(model: type[Model], path: str) -> tuple[str, ...]:
    return tuple(_follow(model, path))


def _follow(model: type[Model], path: str) -> Iterator[str]:
    field = field_at(model, path)
    if not isinstance(field, ForeignKey):
        above = path.rpartition("__")[0]
        if above:
            yield above
        return
    yield path
    for needed in getattr(field.related_model, "named_by", ()):
        yield f"{path}__{needed}"


def search(model: type[Model], paths: Sequence[str], words: str) -> Q:
    """A condition that some text column among the paths holds the words."""
    condition = Q()
    for path in paths:
        field = field_at(model, path)
        if isinstance(field, CharField) and not field.choices:
            condition |= Q(**{f"{path}__icontains": words})
        elif isinstance(field, ForeignKey):
            condition |= _named(field, path, words)
    return condition


def _named(field: ForeignKey[Any, Any], path: str, words: str) -> Q:
    for name in ("name", "title", "person__name"):
        head = name.split("__")[0]
        if any(known.name == head for known in field.related_model._meta.get_fields()):
            return Q(**{f"{path}__{name}__icontains": words})
    return Q()
