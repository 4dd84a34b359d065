"""Tables and plots of figures in a report: a paragraph that is one `[[table ...]]` or `[[plot ...]]`.

    [[table proposals.filed,proposals.replied by=sector period=2021,2022]]

`by` gives a row for each value of a dimension that has records; without it each figure is a row and each period a
column. A plot draws the same cells, a bar for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, parse
from jianyan.figures import engine, pages
from jianyan.figures.catalogue import find
from jianyan.figures.declared import Dimension
from jianyan.figures.questions import Answer, Question, dimension_of, in_order, known_values, narrowed_by
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.plots import Bar, Bars, Part
from jianyan.reports.documents import plotted

GRID = re.compile(r"\[\[(?P<kind>table|plot)\s+(?P<names>[\w.,]+)(?P<pairs>(?:\s+\w+=[^\s|\]]+)*)\s*\]\]")


@dataclass(frozen=True)
class Grid:
    """A table or plot in the text: where it stands, the questions of its columns, and what its rows go by.

    With `by` there is a column for each question, else a row for each figure and a column for each period.
    """

    start: int
    end: int
    kind: str
    questions: tuple[Question, ...]
    by: Dimension | None = None

    @property
    def periods(self) -> list[Period]:
        return list(dict.fromkeys(question.period for question in self.questions))


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is of, and an answer for each column."""

    label: str
    answers: tuple[Answer, ...]

    @property
    def cards(self) -> list[ShownFigure]:
        return [pages.card(answer, "", answer.unit) for answer in self.answers]


@dataclass(frozen=True)
class Filled:
    """A table or plot with its answers."""

    kind: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def answers(self) -> list[Answer]:
        return [answer for row in self.rows for answer in row.answers]

    @property
    def bars(self) -> Bars:
        """Its answers drawn, a bar for each."""
        plot = plotted((self.corner, *self.heads), [(row.label, row.answers) for row in self.rows])
        return bars(
            plot.title, [(label, one.value, pages.in_words(one), one.question.url()) for label, one in plot.bars]
        )


def bars(title: str, rows: Iterable[tuple[str, Decimal | int | float | None, str, str]]) -> Bars:
    """A plot of (label, value, value in words, address)."""
    return Bars(title, [Bar(label, [Part(value or 0)], url=url, shown=words) for label, value, words, url in rows])


def read_grid(found: re.Match[str], start: int, committee: Committee, report: Period) -> Grid:
    """The table or plot that a text asks for.

    Raises:
        UnknownFigure, UnknownNarrowing, UnknownPeriod: with a sentence that names the nearest.
        ValueError: its figures do not fit into one table.
    """
    given = dict(pair.split("=", 1) for pair in found["pairs"].split())
    codes, name = [code for code in given.pop("period", "").split(",") if code], given.pop("by", "")
    lower = given.pop("lower", "") == "1"
    periods = [parse(code, committee) for code in codes] or [report]
    figures = [find(name) for name in found["names"].split(",") if name]
    questions = tuple(
        Question(figure, committee, period, narrowed_by(figure, committee, [f"{k}={v}" for k, v in given.items()]), lower)
        for figure in figures
        for period in periods
    )  # fmt: skip
    by = None
    for figure in figures if name else ():
        by = dimension_of(figure, name)
    if by and len(figures) > 1 and len(periods) > 1:
        raise ValueError(gettext("按“%(by)s”列表时，几个指标或几个期间只能选一样。") % {"by": by.label})
    if found["kind"] == "plot" and len({str(figure.unit) for figure in figures}) > 1:
        raise ValueError(gettext("一张图里的指标要同一个单位；单位不同的请列成表，或各画一张。"))
    return Grid(start, start + len(found[0]), found["kind"], questions, by)


def filled(grids: Iterable[Grid]) -> list[Filled]:
    """The tables with their answers: one question to the engine for all that go by periods, one for each that has `by`."""
    every = list(grids)
    plain = [question for grid in every if grid.by is None for question in grid.questions]
    answers = iter(engine.answer(plain))
    return [_by_value(grid, grid.by) if grid.by else _by_period(grid, [next(answers) for _ in grid.questions]) for grid in every]  # fmt: skip


def _by_period(grid: Grid, answers: Sequence[Answer]) -> Filled:
    width = len(grid.periods)
    rows = [answers[place : place + width] for place in range(0, len(answers), width)]
    heads = tuple(pages.period_words(period) for period in grid.periods)
    return Filled(grid.kind, gettext("项目"), heads, tuple(Row(row[0].question.title(), tuple(row)) for row in rows))


def _by_value(grid: Grid, by: Dimension) -> Filled:
    """Rows in the order of the dimension's values; those without records are left out."""
    labels = known_values(by, grid.questions[0].committee)
    found = engine.answer_all_by(grid.questions, by.name)
    rows = tuple(Row(str(labels.get(value, value)), tuple(found[value])) for value in in_order(found, labels))
    several = len(grid.periods) > 1
    heads = (pages.period_words(one.period) if several else one.title() for one in grid.questions)
    return Filled(grid.kind, str(by.label), tuple(heads), rows)
