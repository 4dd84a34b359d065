"""Figures side by side for each value of a dimension, with the share that each value has of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.figures import engine
from jianyan.figures.declared import Dimension, Words
from jianyan.figures.questions import Answer, dimension_of, in_order, known_values
from jianyan.figures.shares import shared_out


@dataclass(frozen=True)
class Line:
    """One value of the dimension: its answers in the order of the questions, and its share of the first one's total.

    `rest` is the number of rows without a value, which have no answers of their own.
    """

    label: str
    answers: Sequence[Answer]
    share: Decimal | None = None
    rest: int = 0
    value: str = ""

    @property
    def count(self) -> int:
        return self.rest or int(self.answers[0].value or 0)


@dataclass(frozen=True)
class Breakdown:
    """The lines of a dimension under the total. Of the first question the lines and the total agree, and the shares come to 100.

    `moved` says that some share differs from rounding it alone; `overlaps` that a row may stand in several lines, so
    that there are no shares.
    """

    dimension: Dimension
    total: Sequence[Answer]
    lines: Sequence[Line]
    moved: bool = False
    overlaps: bool = False


def broken_down(
    total: Sequence[Answer], dimension: str, *, order: Sequence[str] = (), ranked: bool = False, places: int = 1
) -> Breakdown:
    """The answers `total` broken down: values in `order`, or as they are known, or the largest first when `ranked`.

    A query for each table and date column of the answers.
    """
    questions = [answer.question for answer in total]
    by = dimension_of(questions[0].figure, dimension)
    labels = known_values(by, questions[0].committee)
    found = engine.answer_all_by(questions, dimension)
    values = _ranked(found) if ranked else in_order(found, order or labels)
    lines = [Line(str(labels.get(value, value)), found[value], value=value) for value in values]
    if by.holds or by.many:
        return Breakdown(by, total, lines, overlaps=True)
    rest = int(total[0].value or 0) - sum(line.count for line in lines)
    if rest > 0:
        lines.append(Line(gettext("没有注明"), (), rest=rest))
    shares = shared_out([line.count for line in lines], places)
    lines = [replace(line, share=shares.values[n] if shares.values else None) for n, line in enumerate(lines)]
    return Breakdown(by, total, lines, moved=bool(shares.moved))


def _ranked(found: Mapping[str, Sequence[Answer]]) -> list[str]:
    return sorted(found, key=lambda value: (-int(found[value][0].value or 0), value))


def base_words(breakdown: Breakdown) -> str:
    """What the shares are shares of: 占立案提案."""
    figure: Words = breakdown.total[0].figure.label
    return gettext("占%(figure)s") % {"figure": figure}
