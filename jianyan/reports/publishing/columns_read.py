"""Which columns of its rows a figure reads: those of its date, condition, sum, dimensions and narrowing."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model, Q
from django.db.models.constants import LOOKUP_SEP

from jianyan.figures.declared import Figure, Share, Stock
from jianyan.figures.questions import Question


def columns_read(question: Question) -> list[str]:
    """Paths from the row, each to one value: what lies behind a many-valued relation is left to the rows' presence."""
    figure = question.figure
    wanted = {figure.when, *_named(figure), *_of_condition(question.only())}
    if isinstance(figure, Share):
        wanted |= {figure.part.when, *_of_condition(figure.part_condition(question.as_of))}
    wanted |= {dimension.path for dimension in figure.by if not dimension.many and not dimension.holds}
    return sorted({path for one in wanted if (path := plain_path(figure.of, one))} - {"pk", "id"})


def _named(figure: Figure) -> Iterator[str]:
    if isinstance(figure, Stock):
        yield figure.closed
    column = getattr(figure, "column", "")
    if column:
        yield column


def _of_condition(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _of_condition(child)
        elif isinstance(child, tuple):
            yield child[0]


def plain_path(model: type[Model], lookup: str) -> str:
    """The lookup without its transforms (`filed_on__lte` is `filed_on`); empty where it crosses a many-valued relation."""
    path: list[str] = []
    here: type[Model] | None = model
    for name in lookup.split(LOOKUP_SEP):
        if here is None:
            break
        try:
            field = here._meta.pk if name == "pk" else here._meta.get_field(name)
        except FieldDoesNotExist:
            break
        if (isinstance(field, ForeignObjectRel) and not field.one_to_one) or getattr(field, "many_to_many", False):
            return ""
        path.append(name)
        here = getattr(field, "related_model", None)
    return LOOKUP_SEP.join(path)


def row_at(model: type[Model], path: str) -> type[Model] | None:
    """The table whose rows a path names by their keys; None where it leads to another value."""
    here: type[Model] | None = model
    for name in path.split(LOOKUP_SEP):
        if here is None:
            return None
        field = here._meta.get_field(name)
        here = getattr(field, "related_model", None)
    return here
