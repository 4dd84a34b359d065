"""A question put to a figure, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from jianyan.command import nearest
from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.periods import Period
from jianyan.committees.querysets import CommitteeQuerySet
from jianyan.figures.declared import Dimension, Figure, Ratio, Reported, Share, Words

Narrowing = Mapping[str, tuple[str, ...]]
HUNDRED = Decimal(100)


class UnknownNarrowing(ValueError):
    """A dimension the figure does not have, or a value the committee does not know."""


@dataclass(frozen=True)
class Question:
    """One figure, asked of one committee for one period.

    `lower` counts the rows of lower committees too, of those that share the register on the as-of date.
    `as_of` cuts by the date of the fact; it never lies after the period.
    """

    figure: Figure
    committee: Committee
    period: Period
    where: Narrowing = field(default_factory=dict)
    lower: bool = False
    cut: date | None = None

    @property
    def as_of(self) -> date:
        return min(self.period.end, self.cut or max(today(), self.period.start))

    def narrowed(self, dimension: str, value: str) -> Question:
        return replace(self, where={**self.where, dimension: (value,)})

    def of_period(self, period: Period) -> Question:
        return replace(self, period=period)

    def only(self) -> Q:
        """The condition of the rows that answer it, committee aside."""
        dated = self.figure.dated(self.period.start, self.as_of)
        return dated & self.figure.condition(self.as_of) & narrowing(self.figure, self.where)

    def committees(self) -> list[Committee]:
        below = self.committee.sharing_with_me(self.figure.room, self.as_of) if self.lower else []
        return [self.committee, *below]

    def rows(self) -> CommitteeQuerySet:
        """The rows behind the answer: counted, summed or told apart; of a share, the rows of its whole."""
        rows = self.figure.of._default_manager.of_all(self.committees())  # type: ignore[attr-defined]
        return rows.filter(self.only()).order_by(self.figure.when, "pk")

    def parts(self) -> list[Question]:
        """The questions whose numbers it is made of: itself; of a ratio, its part and its whole."""
        if isinstance(self.figure, Ratio):
            return [replace(self, figure=self.figure.part), replace(self, figure=self.figure.whole)]
        return [self]

    def part_rows(self) -> CommitteeQuerySet:
        """Of a share or ratio, the rows of its part."""
        if isinstance(self.figure, Ratio):
            return self.parts()[0].rows()
        assert isinstance(self.figure, Share)
        return self.rows().filter(self.figure.part_condition(self.as_of))

    def narrowing_words(self) -> list[tuple[str, str]]:
        """The narrowings as (dimension, values) in words."""
        found = []
        for name, values in self.where.items():
            dimension = dimension_of(self.figure, name)
            known = known_values(dimension, self.committee)
            found.append((str(dimension.label), "、".join(str(known.get(value, value)) for value in values)))
        return found

    def title(self) -> str:
        """The label of the figure with what it is narrowed to: 举办活动（主席会议）."""
        words = "，".join(self.words_of_narrowing())
        return f"{self.figure.label}（{words}）" if words else str(self.figure.label)

    def words_of_narrowing(self) -> list[str]:
        """Each narrowing in as few words as tell it: its values, and for yes or no the dimension too."""
        plain = {str(_("是")), str(_("否"))}
        return [f"{label}：{words}" if words in plain else words for label, words in self.narrowing_words()]

    def query(self) -> str:
        """The question as the query of an address."""
        parts: list[tuple[str, str]] = [("period", self.period.code)]
        parts += [("where", f"{name}={','.join(values)}") for name, values in sorted(self.where.items())]
        parts += [("lower", "1")] if self.lower else []
        parts += [("as_of", self.cut.isoformat())] if self.cut else []
        return urlencode(parts)

    def url(self) -> str:
        return f"{self.committee.address('figure', name=self.figure.name)}?{self.query()}"


@dataclass(frozen=True)
class Answer:
    """What a figure came to. `value` is None where a share has nothing to be a share of.

    `records` is the number of rows counted, summed or told apart; of a share or ratio, of its whole.
    """

    question: Question
    value: Decimal | int | None
    records: int
    part: int | None = None
    whole: int | None = None

    @property
    def figure(self) -> Figure:
        return self.question.figure

    @property
    def unit(self) -> str:
        fact = fact_of(self.question)
        return fact.unit if fact else str(self.figure.unit)

    @property
    def story(self) -> str:
        """Of a fact taken over, who told it and who wrote it down; empty of what is computed."""
        fact = fact_of(self.question)
        return fact.story if fact else ""

    @property
    def meaning(self) -> str:
        """What the figure means; of a fact taken over, also who told it."""
        words = {"meaning": self.figure.meaning, "story": self.story}
        return gettext("%(meaning)s（%(story)s）") % words if words["story"] else str(self.figure.meaning)

    def trace(self) -> list[tuple[str, str]]:
        """How the value came about, as (what, words), from the table to the number."""
        figure, question = self.figure, self.question
        lines = [
            (gettext("数的是"), str(figure.of._meta.verbose_name)),
            (gettext("期间"), f"{question.period.start} — {question.as_of} ({figure.when})"),
            (gettext("口径"), str(figure.meaning)),
        ]
        lines += question.narrowing_words()
        if figure.is_percent:
            lines.append((gettext("分子、分母"), f"{self.part} ÷ {self.whole}"))
        return [*lines, (gettext("记录"), str(self.records))]


def narrowing(figure: Figure, where: Narrowing) -> Q:
    """The condition of a narrowing; over a many-valued relation it is an Exists."""
    condition = Q()
    for name, values in where.items():
        dimension = dimension_of(figure, name)
        having = dimension.condition(values)
        if dimension.many:
            same = figure.of._base_manager.filter(having, pk=OuterRef("pk"))
            condition &= Q(Exists(same))
        else:
            condition &= having
    return condition


def narrowed_by(figure: Figure, committee: Committee, pairs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Read `kind=a,b` pairs.

    Raises:
        UnknownNarrowing: the sentence names the nearest dimension or value.
    """
    where: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, _, text = pair.partition("=")
        dimension = dimension_of(figure, name)
        values = tuple(value.strip() for value in text.split(",") if value.strip())
        _check_values(dimension, committee, values, pair)
        where[name] = values
    return where


def dimension_of(figure: Figure, name: str) -> Dimension:
    """The dimension of that name.

    Raises:
        UnknownNarrowing: the figure has no such dimension; those it has are named.
    """
    found = figure.dimension(name)
    if found:
        return found
    words = {"figure": figure.label, "name": name, "known": nearest(name, [d.name for d in figure.by])}
    raise UnknownNarrowing(gettext("“%(figure)s”不能按“%(name)s”收窄。可用：%(known)s。") % words)


def known_values(dimension: Dimension, committee: Committee) -> Mapping[str, Words]:
    """The values of a dimension, read once for each committee at hand, however many figures it narrows."""
    return _read_once(dimension.values, committee)


def in_order(values: Iterable[str], known: Iterable[str]) -> list[str]:
    """Values in the order in which they are known; those that are not known last."""
    places = {value: n for n, value in enumerate(known)}
    return sorted(values, key=lambda value: (places.get(value, len(places)), value))


def fact_of(question: Question) -> Any:
    """The fact that a reported figure takes over, where it is narrowed to one subject and was told in the period; else None."""
    figure, subjects = question.figure, question.where.get("subject", ())
    if not isinstance(figure, Reported) or figure.facts is None or len(subjects) != 1:
        return None
    rows = _read_once(figure.facts, question.committee).get(subjects[0], [])
    return next((row for row in reversed(rows) if row.stated_on in question.period), None)


def _read_once(read: Callable[[Committee], Mapping[str, Any]], committee: Committee) -> Mapping[str, Any]:
    kept = committee.__dict__.setdefault("_known_values", {})
    if read not in kept:
        kept[read] = read(committee)
    return kept[read]


def _check_values(dimension: Dimension, committee: Committee, values: tuple[str, ...], pair: str) -> None:
    known = known_values(dimension, committee)
    if not values:
        words = {"pair": pair, "known": nearest("", known)}
        raise UnknownNarrowing(gettext("“%(pair)s”没有写值。可写：%(known)s。") % words)
    for value in values:
        if value not in known:
            words = {"dimension": str(dimension.label), "value": value, "known": nearest(value, known)}
            raise UnknownNarrowing(gettext("%(dimension)s里没有“%(value)s”。相近的：%(known)s。") % words)


def percentage(part: int, whole: int, places: int) -> Decimal | None:
    """Rounded once, at the end; 100 only where the part is all; None of nothing."""
    if not whole:
        return None
    exact, step = HUNDRED * part / whole, Decimal(1).scaleb(-places)
    rounded = exact.quantize(step, ROUND_HALF_UP)
    return exact.quantize(step, ROUND_DOWN) if part < whole and rounded == HUNDRED else rounded


def json_ready(value: Any) -> Any:
    """A number for JSON: whole where it is whole."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
