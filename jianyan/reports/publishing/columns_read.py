"""Which columns of its rows, and behind them, a figure reads: for its date, condition, sum, dimensions and narrowing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, ForeignObjectRel, Model, Q
from django.db.models.constants import LOOKUP_SEP

from jianyan.figures.declared import Figure, Share, Stock
from jianyan.figures.questions import Question


@dataclass(frozen=True)
class Path:
    """A lookup from a row to a value, without transforms: `filed_on__lte` is `filed_on`. `many` of a row it may have several."""

    name: str
    many: bool

    @property
    def relation(self) -> str:
        """The relation at whose end the column stands; empty of a column of the row itself."""
        return self.name.rpartition(LOOKUP_SEP)[0]


def columns_read(question: Question) -> list[Path]:
    """Every column that the answer depends on, in the order of their names."""
    figure = question.figure
    wanted = {figure.when, *_named(figure), *_of_condition(question.only()), *figure.behind}
    if isinstance(figure, Share):
        wanted |= {figure.part.when, *_of_condition(figure.part_condition(question.as_of))}
    wanted |= {dimension.path for dimension in figure.by}
    paths = {path_of(figure.of, one) for one in wanted}
    return sorted((one for one in paths if one.name not in ("", "pk", "id")), key=lambda one: one.name)


def still_there(model: type[Model], names: Iterable[str]) -> list[Path] | None:
    """The columns of that name, read then; None where this version has lost one."""
    found = [(name, path_of(model, name)) for name in names]
    return [path for _name, path in found] if all(path.name == name for name, path in found) else None


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


def path_of(model: type[Model], lookup: str) -> Path:
    """How far a lookup leads from table to table; its name is empty where it leads nowhere."""
    path: list[str] = []
    many = False
    here: type[Model] | None = model
    for name in lookup.split(LOOKUP_SEP):
        if here is None:
            break
        try:
            field = here._meta.pk if name == "pk" else here._meta.get_field(name)
        except FieldDoesNotExist:
            break
        many |= _is_many(field)
        path.append(name)
        here = getattr(field, "related_model", None)
    return Path(LOOKUP_SEP.join(path), many)


def _is_many(field: Field | ForeignObjectRel | None) -> bool:
    return (isinstance(field, ForeignObjectRel) and not field.one_to_one) or bool(
        getattr(field, "many_to_many", False)
    )


def row_at(model: type[Model], path: str) -> type[Model] | None:
    """The table whose rows a path names by their keys; None where it leads to another value."""
    here: type[Model] | None = model
    for name in path.split(LOOKUP_SEP):
        if here is None:
            return None
        field = here._meta.get_field(name)
        here = getattr(field, "related_model", None)
    return here
