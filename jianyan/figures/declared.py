"""What a figure is: a named question with one answer, declared in the lowest room that knows its conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db.models import Aggregate, Case, CharField, F, Model, Q, Value, When
from django.db.models import Count as CountOf
from django.db.models import Sum as SumOf
from django.utils.functional import Promise

from jianyan.committees.models import Committee

Words = str | Promise
Condition = Q | Callable[[date], Q]


@dataclass(frozen=True, eq=False)
class Dimension:
    """A way to narrow or break down figures.

    `path` is a lookup from the row to a plain value; `many` says that a row may have several (then a
    condition is an Exists, never a join). `values` gives the known values of a committee with their labels;
    `own_names` says that these are names the committee gave, which a report repeats. A value may stand for several
    of the column's (`groups`), or be one of a list that the column holds (`holds` says how a row is known to have it).
    """

    name: str
    path: str
    label: Words
    values: Callable[[Committee], Mapping[str, Words]]
    many: bool = False
    own_names: bool = False
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds: Callable[[str], Q] | None = None

    def condition(self, values: Iterable[str]) -> Q:
        """Which rows have one of the values."""
        if self.holds:
            found = Q(pk__in=[])
            for value in values:
                found |= self.holds(value)
            return found
        return Q(**{f"{self.path}__in": [one for value in values for one in self.groups.get(value, (value,))]})

    def key(self) -> F | Case:
        """The value of a row, to group by."""
        if not self.groups:
            return F(self.path)
        cases = [When(**{f"{self.path}__in": many}, then=Value(value)) for value, many in self.groups.items()]
        return Case(*cases, output_field=CharField())


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """What all figures have. `of` is the table, `when` the date column that puts a row into a period.

    `behind` are the columns of other tables that its condition asks in an `Exists`, as paths from the row.
    `told` is False of a figure that only serves others as a denominator and that no report tells.
    """

    kind: ClassVar[str]
    reaches_back: ClassVar[bool] = False  # rows dated before the period may belong to it
    adds_up: ClassVar[bool] = True  # the numbers of several groups of rows add up to that of all of them
    counts_rows: ClassVar[bool] = False  # its value is the number of its rows

    name: str = field(kw_only=False)
    of: type[Model]
    when: str
    unit: Words
    label: Words
    meaning: Words
    source: Words = ""
    where: Condition = field(default_factory=Q)
    by: tuple[Dimension, ...] = ()
    shows: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    places: int = 0
    told: bool = True

    @property
    def is_percent(self) -> bool:
        """Whether it has a part and a whole, and is shown with its places."""
        return isinstance(self, Share | Ratio)

    @property
    def adds_up_by_day(self) -> bool:
        """Whether the numbers of its days add up to that of a period: no row counts differently by the period's end."""
        depends = callable(self.where) or isinstance(self, Share) or self.reaches_back
        return self.adds_up and not depends

    @property
    def summed(self) -> str:
        """The column whose sum answers it, if any."""
        return ""

    @property
    def room(self) -> str:
        """The app label of the room that declares it, which is also the register that a consent names."""
        return self.of._meta.app_label

    def dimension(self, name: str) -> Dimension | None:
        return next((d for d in self.by if d.name == name), None)

    def condition(self, as_of: date) -> Q:
        """Its own condition, on the rows as they stood on that day."""
        return self.where(as_of) if callable(self.where) else self.where

    def dated(self, start: date, end: date) -> Q:
        """Which rows belong to the days from `start` to `end`."""
        return Q(**{f"{self.when}__range": (start, end)})

    def value(self, only: Q) -> Aggregate:
        """The aggregate that answers it over the rows that fulfil `only`."""
        return CountOf("pk", filter=only)

    def formula(self) -> str:
        return self.kind


class Count(Figure):
    """How many rows."""

    kind = "count"
    counts_rows = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Sum(Figure):
    """The sum of one column over the rows."""

    kind: ClassVar[str] = "sum"
    column: str

    @property
    def summed(self) -> str:
        return self.column

    def value(self, only: Q) -> Aggregate:
        return SumOf(self.column, filter=only, default=0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Distinct(Figure):
    """How many different values one column has over the rows: persons, however often each took part."""

    kind: ClassVar[str] = "distinct"
    adds_up: ClassVar[bool] = False
    column: str

    def value(self, only: Q) -> Aggregate:
        return CountOf(self.column, filter=only, distinct=True)


@dataclass(frozen=True, eq=False, kw_only=True)
class Doers(Distinct):
    """How many different values one column has over the rows that did something in the period: members who proposed.

    `did` says, from the first to the last day, of which rows that is true; `when` is only the day from which on a row is there.
    """

    reaches_back: ClassVar[bool] = True
    did: Callable[[date, date], Q]

    def dated(self, start: date, end: date) -> Q:
        return Q(**{f"{self.when}__lte": end}) & self.did(start, end)


@dataclass(frozen=True, eq=False, kw_only=True)
class Stock(Figure):
    """How many rows are open at the end of the period: opened by then and not closed. Reads dates, never a state."""

    kind: ClassVar[str] = "stock"
    reaches_back: ClassVar[bool] = True
    counts_rows: ClassVar[bool] = True
    closed: str

    def dated(self, start: date, end: date) -> Q:
        still_open = Q(**{f"{self.closed}__isnull": True}) | Q(**{f"{self.closed}__gt": end})
        return Q(**{f"{self.when}__lte": end}) & still_open


@dataclass(frozen=True, eq=False, kw_only=True)
class Share(Figure):
    """The percentage of the rows of `whole` that are also rows of `part` by the as-of date.

    The part is counted inside the rows of its whole, so that it never exceeds 100. Built with `share`.
    """

    kind: ClassVar[str] = "share"
    counts_rows: ClassVar[bool] = True
    part: Figure
    whole: Figure

    def dated(self, start: date, end: date) -> Q:
        return self.whole.dated(start, end)

    def condition(self, as_of: date) -> Q:
        return self.whole.condition(as_of)

    def part_condition(self, as_of: date) -> Q:
        """What makes a row of the whole a row of the part by that day."""
        fact = Q(**{f"{self.part.when}__lte": as_of}) if self.part.when != self.whole.when else Q()
        return self.part.condition(as_of) & fact


def _once(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(columns))


def share(
    name: str,
    *,
    part: Figure,
    whole: Figure,
    label: Words,
    meaning: Words,
    source: Words = "",
    places: int = 0,
    told: bool = True,
) -> Share:
    """A share of two figures over one table; it takes the dimensions and columns of its whole."""
    return Share(
        name, of=whole.of, when=whole.when, unit="%", label=label, meaning=meaning, source=source,
        by=whole.by, shows=_once((*whole.shows, part.when)), behind=_once((*whole.behind, *part.behind)), places=places, told=told, part=part, whole=whole,
    )  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True)
class Ratio(Figure):
    """The value of `part` as a percentage of the value of `whole`, where the two are counted in different tables.

    Each is a figure of its own and opens onto its own rows; nothing keeps the part inside the whole. Built with `ratio`.
    """

    kind: ClassVar[str] = "ratio"
    part: Figure
    whole: Figure

    @property
    def reaches_back(self) -> bool:  # type: ignore[override]
        return self.whole.reaches_back

    def dated(self, start: date, end: date) -> Q:
        return self.whole.dated(start, end)

    def condition(self, as_of: date) -> Q:
        return self.whole.condition(as_of)


def ratio(
    name: str, *, part: Figure, whole: Figure, label: Words, meaning: Words, source: Words = "", places: int = 0
) -> Ratio:
    """A ratio of two figures; it is narrowed by the dimensions that both have, and lists the rows of its whole."""
    both = tuple(dimension for dimension in whole.by if part.dimension(dimension.name))
    return Ratio(
        name, of=whole.of, when=whole.when, unit="%", label=label, meaning=meaning, source=source,
        by=both, shows=whole.shows, places=places, part=part, whole=whole,
    )  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True)
class Reported(Figure):
    """A fact taken over with its source, not computed: the work of others that a report tells.

    `facts` gives a committee's rows by their subject, where each has a unit and a story of its own.
    """

    kind: ClassVar[str] = "reported"
    facts: Callable[[Committee], Mapping[str, list[Any]]] | None = None

    @property
    def summed(self) -> str:
        return "value"

    def value(self, only: Q) -> Aggregate:
        return SumOf("value", filter=only)
