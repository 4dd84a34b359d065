"""Questions over one table and date column as passes over it, each of which reads only the rows that it counts.

Questions that differ in nothing but a text (the kind of activity) share a pass that groups by it; one question of many
periods is a pass that counts by day. All passes are one statement; what they find is added up here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, NamedTuple, cast

from django.db.models import Aggregate, BigIntegerField, CharField, Count, DateField, F, Model, Q, Value
from django.db.models import Field as Column

from jianyan.committees.querysets import CommitteeQuerySet
from jianyan.figures.declared import Dimension, Figure, Share
from jianyan.figures.questions import Question, dimension_of, narrowing

A_FEW = 3  # periods; the same question of more of them is counted by day
IN_ONE_STATEMENT = 200  # passes; the embedded database takes 500
COUNTED = "counted"  # the sort of number that counts rows or values; any other is the name of the column added up

Numbers = dict[str, Any]
Narrowed = tuple[tuple[Dimension, tuple[str, ...]], ...]


class Shape(NamedTuple):
    """How questions are narrowed: what the database is told, and by what it tells rows apart for us to choose from."""

    told: Narrowed
    apart: tuple[Dimension, ...] = ()


@dataclass
class Pass:
    """One reading of the rows of some days under one narrowing. `asked` are its questions by their positions."""

    shape: Shape
    by_day: bool
    asked: dict[int, Question] = field(default_factory=dict)

    @cached_property
    def figure(self) -> Figure:
        """One of its figures; all are over one table and know the dimensions of the shape."""
        return next(iter(self.asked.values())).figure

    @cached_property
    def conditions(self) -> dict[Any, Q]:
        """What makes a row count, days and narrowing aside, for each kind of row counted."""
        return {_counted(question): _condition(question) for question in self.asked.values()}

    @cached_property
    def columns(self) -> dict[Any, tuple[str, Aggregate]]:
        """The numbers taken, each once, as (sort, aggregate), by the keys that `_keys` gives to a question."""
        alone = len(self.conditions) == 1
        found: dict[Any, tuple[str, Aggregate]] = {}
        for question in self.asked.values():
            numbers = aggregates(question, Q() if alone else self.conditions[_counted(question)])
            for name, key in _keys(question).items():
                sort = question.figure.summed if name == "value" and question.figure.summed else COUNTED
                found.setdefault(key, (sort, numbers[name]))
        return found

    @cached_property
    def names(self) -> dict[Any, str]:
        """Under which name each number is read: the sort, and its place among those of the sort."""
        places: dict[str, int] = defaultdict(int)
        names = {}
        for key, (sort, _aggregate) in self.columns.items():
            names[key] = f"{sort}_{places[sort]}"
            places[sort] += 1
        return names

    def only(self) -> Q:
        """The rows that are read."""
        only = within(list(self.asked.values())) & narrowing_of(self.figure, self.shape.told)
        for dimension in self.shape.apart:
            values = {value for question in self.asked.values() for value in question.where[dimension.name]}
            only &= dimension.condition(sorted(values))
        return only & next(iter(self.conditions.values())) if len(self.conditions) == 1 else only

    def reading(
        self, number: int, rows: CommitteeQuerySet, pads: Mapping[str, Value], keys: int
    ) -> CommitteeQuerySet:
        """Its rows with the numbers, in the columns that all passes of a statement have."""
        day = F(self.figure.when) if self.by_day else Value(_first(self.asked.values()), DateField())
        apart: list[Any] = [F(dimension.path) for dimension in self.shape.apart]
        apart += [Value("", CharField())] * (keys - len(apart))
        numbers = {self.names[key]: aggregate for key, (_sort, aggregate) in self.columns.items()}
        told = {f"apart_{n}": key for n, key in enumerate(apart)}
        found = rows.filter(self.only()).order_by().values(of_pass=Value(number), on_day=day, **told)
        return found.annotate(**{name: numbers.get(name, pad) for name, pad in pads.items()})

    def numbers(self, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Numbers]]:
        """Of the rows found, the numbers of each question by its position."""
        rows = sorted(rows, key=itemgetter("on_day")) if self.by_day else rows
        days = [row["on_day"] for row in rows]
        for position, question in self.asked.items():
            mine = rows
            if self.by_day:
                first, last = question.period.start, question.as_of
                mine = rows[bisect_left(days, first) : bisect_right(days, last)]
            for n, dimension in enumerate(self.shape.apart):
                mine = [row for row in mine if row[f"apart_{n}"] in question.where[dimension.name]]
            yield position, {name: _added(mine, self.names[key]) for name, key in _keys(question).items()}


def answered(questions: Sequence[Question], rows: CommitteeQuerySet) -> list[Numbers]:
    """The numbers of each question, all of one table and date column and of the committees whose `rows` these are.

    One statement, and another for every so many passes.
    """
    passes = cut(questions)
    found: dict[int, Numbers] = {}
    for first in range(0, len(passes), IN_ONE_STATEMENT):
        some = passes[first : first + IN_ONE_STATEMENT]
        for one, its in zip(some, _read(some, rows), strict=True):
            found.update(one.numbers(its))
    return [found[position] for position in range(len(questions))]


def _read(passes: Sequence[Pass], rows: CommitteeQuerySet) -> list[list[Mapping[str, Any]]]:
    """For each pass what it finds, all in one statement."""
    pads = _pads(passes)
    keys = max(len(one.shape.apart) for one in passes)
    first, *others = (one.reading(number, rows, pads, keys) for number, one in enumerate(passes))
    found: list[list[Mapping[str, Any]]] = [[] for _ in passes]
    for row in first.union(*others, all=True) if others else first:
        found[row["of_pass"]].append(row)
    return found


def _pads(passes: Sequence[Pass]) -> dict[str, Value]:
    """The columns of numbers that some pass has, in order, with what stands there in the others."""
    names: dict[str, str] = {}
    for one in passes:
        names |= {one.names[key]: sort for key, (sort, _aggregate) in one.columns.items()}
    model = passes[0].figure.of
    columns = {sort: _column(model, sort) for sort in set(names.values())}
    return {name: Value(0, columns[sort]) for name, sort in sorted(names.items())}


def _column(model: type[Model], sort: str) -> Column:
    return BigIntegerField() if sort == COUNTED else cast(Column, model._meta.get_field(sort))


def cut(questions: Sequence[Question]) -> list[Pass]:
    """The passes that answer the questions, all of one table and date column."""
    shapes = _shapes(questions)
    periods: dict[Shape, set[tuple[date, date]]] = defaultdict(set)
    for shape, question in zip(shapes, questions, strict=True):
        periods[shape].add((question.period.start, question.as_of))
    passes: dict[Any, Pass] = {}
    for position, (shape, question) in enumerate(zip(shapes, questions, strict=True)):
        figure = question.figure
        by_day = not shape.apart and figure.adds_up_by_day and len(periods[shape]) > A_FEW
        days = None if by_day or reaches_back(figure) else (question.period.start, question.as_of)
        passes.setdefault((shape, by_day, days), Pass(shape, by_day)).asked[position] = question
    return list(passes.values())


def _shapes(questions: Iterable[Question]) -> list[Shape]:
    """The shape of each question; what all of a shape are told apart by in the same way, the database is told."""
    narrowed = [_narrowed(question) for question in questions]
    values: dict[Shape, set[Narrowed]] = defaultdict(set)
    for told, apart in narrowed:
        values[_shape(told, apart)].add(apart)
    return [
        _shape(told, apart) if len(values[_shape(told, apart)]) > 1 else Shape(_sorted(told + apart))
        for told, apart in narrowed
    ]


def _shape(told: Narrowed, apart: Narrowed) -> Shape:
    return Shape(told, tuple(dimension for dimension, _values in apart))


def _sorted(narrowed: Iterable[tuple[Dimension, tuple[str, ...]]]) -> Narrowed:
    return tuple(sorted(narrowed, key=lambda pair: pair[0].name))


def _narrowed(question: Question) -> tuple[Narrowed, Narrowed]:
    """Its narrowings: those that the database is told, and those whose values it can tell apart."""
    pairs = _sorted(
        (dimension_of(question.figure, name), tuple(sorted(set(values)))) for name, values in question.where.items()
    )
    apart = tuple(pair for pair in pairs if _can_be_apart(question.figure, *pair))
    return tuple(pair for pair in pairs if pair not in apart), apart


def _can_be_apart(figure: Figure, dimension: Dimension, values: Sequence[str]) -> bool:
    """Whether the rows of each value can be found by grouping, and their numbers added up."""
    plain = not (dimension.many or dimension.holds or dimension.groups) and _is_text(figure.of, dimension.path)
    return plain and (figure.adds_up or len(values) == 1)


@cache
def _is_text(model: type[Model], path: str) -> bool:
    found: Any = None
    for name in path.split("__"):
        found = model._meta.get_field(name)
        model = found.related_model or model
    return isinstance(getattr(found, "target_field", found), CharField)


def aggregates(question: Question, only: Q) -> dict[str, Aggregate]:
    """The numbers one answer is made of: records, its value where that is another number and, of a share, part."""
    figure = question.figure
    numbers: dict[str, Aggregate] = {"records": Count("pk", filter=only)}
    if not figure.counts_rows:
        numbers["value"] = figure.value(only)
    if isinstance(figure, Share):
        numbers["part"] = Count("pk", filter=only & figure.part_condition(question.as_of))
    return numbers


def _keys(question: Question) -> dict[str, Any]:
    """The numbers of a question, each with the key under which questions of one pass share it."""
    figure, counted = question.figure, _counted(question)
    keys: dict[str, Any] = {"records": counted}
    if not figure.counts_rows:
        keys["value"] = (counted, figure, "value")
    if isinstance(figure, Share):
        keys["part"] = (counted, figure, "part")
    return keys


def _counted(question: Question) -> Any:
    """What is the same of questions in one pass that count the same rows."""
    figure = question.figure
    rows_of = figure.whole if isinstance(figure, Share) else figure
    return (rows_of, question.period.start, question.as_of) if reaches_back(figure) else (rows_of,)


def _condition(question: Question) -> Q:
    """Which of the rows read count for it."""
    figure = question.figure
    own = figure.condition(question.as_of)
    return figure.dated(question.period.start, question.as_of) & own if reaches_back(figure) else own


def reaches_back(figure: Figure) -> bool:
    """Whether rows dated before the period may belong to it; of a share, to its whole."""
    return (figure.whole if isinstance(figure, Share) else figure).reaches_back


def narrowing_of(figure: Figure, narrowed: Narrowed) -> Q:
    return narrowing(figure, {dimension.name: values for dimension, values in narrowed})


def _first(questions: Iterable[Question]) -> date:
    return min(question.period.start for question in questions)


def within(questions: Sequence[Question]) -> Q:
    """The days that all questions lie in, so that an index on the date serves them together."""
    figure = questions[0].figure
    last = max(question.as_of for question in questions)
    if reaches_back(figure):
        return Q(**{f"{figure.when}__lte": last})
    return Q(**{f"{figure.when}__range": (_first(questions), last)})


def _added(rows: Sequence[Mapping[str, Any]], name: str) -> Any:
    """The sum over the rows; None where no row has a number."""
    found = [row[name] for row in rows if row[name] is not None]
    return sum(found) if found else None
