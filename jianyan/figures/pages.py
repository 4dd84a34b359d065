"""What the pages of figures show: the answer now, by year, by a dimension, and its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, before, year
from jianyan.figures import engine
from jianyan.figures.declared import Dimension
from jianyan.figures.questions import Answer, Question, known_values, percentage
from jianyan.look import phrases
from jianyan.look.numbers import Display, plain
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure
from jianyan.look.plots import Bar, Bars, Columns, Part
from jianyan.look.plots import Column as PlotColumn

YEARS = 5
BARS = 14
SPARK = 3
A_YEAR_OR_SO = 400  # days: from one plenary to the next
A_MONTH = timedelta(days=32)
ONE_DAY = timedelta(days=1)
TEN_THOUSAND = 10_000


def shown_value(answer: Answer) -> str:
    """The exact value in digits, 无 where there is nothing to be a share of."""
    if answer.value is None:
        return gettext("无")
    return plain(answer.value, answer.figure.places if answer.figure.is_percent else None)


def shown_with_unit(answer: Answer) -> tuple[str, str]:
    """The exact value and its unit as prose has them: 12640000元 is 1264万元."""
    if answer.unit == "元" and answer.value is not None and abs(Decimal(answer.value)) >= TEN_THOUSAND:
        return plain(Decimal(answer.value) / TEN_THOUSAND), "万元"
    return shown_value(answer), answer.unit


def in_words(answer: Answer) -> str:
    """The exact value with its unit: 12640000元 is 1264万元, 98%; 无 where there is nothing to be a share of."""
    value, unit = shown_with_unit(answer)
    if answer.value is None:
        return value
    words = {"value": value, "unit": unit}
    return f"{value}%" if unit == "%" else gettext("%(value)s%(unit)s") % words


def period_words(period: Period) -> str:
    return phrases.period_text(period.start, period.end) if str(period) == period.code else str(period)


def series(question: Question) -> list[Question]:
    """The same question for the periods that a reader compares."""
    return [question.of_period(period) for period in compared(question.period, question.committee)]


def compared(period: Period, committee: Committee) -> list[Period]:
    """Earlier periods of its kind and itself, or the years it holds."""
    if not re.fullmatch(r"\d{4}|\d+\.\d+", period.code):
        return [year(number) for number in _years_in(period)]
    periods = [period]
    while len(periods) < YEARS and (earlier := before(periods[0], committee)):
        periods.insert(0, earlier)
    return periods


def months(period: Period) -> list[Period]:
    """The months of a period of about a year at most, in order; none of a longer one."""
    if (period.end - period.start).days > A_YEAR_OR_SO:
        return []
    found, first = [], period.start
    while first <= period.end:
        following = (first.replace(day=1) + A_MONTH).replace(day=1)
        found.append(Period(f"{first:%Y-%m}", first, min(following - ONE_DAY, period.end)))
        first = following
    return found


Lines = list[list[Answer]]


def with_lines(questions: Sequence[Question], drawn: Collection[int]) -> list[tuple[Answer, Lines]]:
    """The answers, all asked together; those at the positions `drawn` with their lines over time.

    A line over the periods that a reader compares comes first, then one over the months of the period.
    """
    asked: list[Question] = []
    lengths: list[list[int]] = []
    compared_with: dict[str, list[list[Period]]] = {}
    for position, question in enumerate(questions):
        period = question.period
        if position in drawn and period.code not in compared_with:
            compared_with[period.code] = [compared(period, question.committee), months(period)]
        lines = compared_with[period.code] if position in drawn else []
        lengths.append([len(line) for line in lines])
        asked += [question, *(question.of_period(one) for line in lines for one in line)]
    found = iter(engine.answer(asked))
    return [(next(found), [[next(found) for _ in range(length)] for length in line]) for line in lengths]


def _years_in(period: Period) -> range:
    return range(max(period.start.year, period.end.year - 2 * YEARS + 1), period.end.year + 1)


def by_year(answers: Sequence[Answer], title: str) -> Columns:
    last = len(answers) - 1
    columns = [
        PlotColumn(
            short_period(found.question.period), found.value or 0, ghost=found.whole, now=position == last,
            url=found.question.url(),
        )
        for position, found in enumerate(answers)
    ]  # fmt: skip
    if answers and answers[0].figure.is_percent:
        columns = [PlotColumn(c.label, c.value, now=c.now, url=c.url) for c in columns]
    return Columns(title, columns, note=answers[0].unit if answers else "", heading=False)


def short_period(period: Period) -> str:
    return period.code.replace(".", "-")


def broken_down(question: Question, dimension: Dimension) -> Bars:
    """The answer by the values of a dimension, largest first; the values beyond the list are said in the note."""
    found = engine.answer_by(question, dimension)
    labels = known_values(dimension, question.committee)
    ranked = sorted(found.items(), key=lambda pair: -(pair[1].value or 0))
    bars = [
        Bar(str(labels.get(value, value)), [Part(a.value or 0)], url=a.question.url()) for value, a in ranked[:BARS]
    ]
    rest = len(ranked) - BARS
    note = gettext("另有 %(count)d 项未列出") % {"count": rest} if rest > 0 else ""
    return Bars(str(dimension.label), bars, note=note, heading=False)


def chosen_dimension(question: Question, name: str) -> Dimension | None:
    """The dimension asked for, else the first that is not narrowed already, else the first."""
    by = question.figure.by
    free = [dimension for dimension in by if dimension.name not in question.where]
    return question.figure.dimension(name) or next(iter([*free, *by]), None)


def card(answer: Answer, display: str, unit: str, lines: Sequence[Sequence[Answer]] = ()) -> ShownFigure:
    """A figure as it stands in running text: the hedged number with its unit, and the card that accounts for it.

    `lines` are answers over time, of which the first worth drawing is drawn.

    Raises:
        ValueError: `display` is no way of showing a number.
    """
    figure, question = answer.figure, answer.question
    percent = "%" if figure.is_percent else ""
    how = Display.parse(display)
    text = shown_value(answer) if answer.value is None else how.show(_kept(answer, how.places), percent) + unit
    reported = figure.kind == "reported"
    value, of_value = shown_with_unit(answer)
    spark, spark_label = _drawn(lines)
    return ShownFigure(
        text=text, name=question.title(), value=value, unit=of_value, meaning=_meaning(answer), reported=reported,
        period=phrases.period_text(question.period.start, question.period.end), as_of=phrases.date_text(question.as_of),
        records_text=gettext("查看出处") if reported else phrases.records_text(answer.records),
        records_url=f"{question.url()}#records", url=question.url(), spark=spark, spark_label=spark_label,
        note=answer.story,
    )  # fmt: skip


def _kept(answer: Answer, places: int | None) -> Decimal | int:
    """The value to be shown; a share with so many places is taken from its part and whole, so that it is rounded once."""
    if places is None or not answer.part or not answer.whole:
        return answer.value or 0
    return percentage(answer.part, answer.whole, places) or 0


def key_figure(answer: Answer, lines: Sequence[Sequence[Answer]] = ()) -> KeyFigure:
    """A figure as it stands in a margin or on a front page, with the change against the period before.

    The first of `lines` is the series of periods that the change is taken from.
    """
    value, unit = shown_with_unit(answer)
    spark, spark_label = _drawn(lines)
    return KeyFigure(
        name=answer.question.title(), value=value, unit=unit, line=_line(answer, lines[0] if lines else ()),
        url=answer.question.url(), spark=spark, spark_label=spark_label,
    )  # fmt: skip


def _drawn(lines: Sequence[Sequence[Answer]]) -> tuple[list[float], str]:
    """The first line worth drawing, and its values in words: three points with something in them and some change."""
    for answers in lines:
        values = [float(found.value or 0) for found in answers]
        if sum(map(bool, values)) >= SPARK and len(set(values)) > 1:
            first, last = (short_period(answers[end].question.period) for end in (0, -1))
            return values, f"{first}—{last}：" + "、".join(map(shown_value, answers))
    return [], ""


def _meaning(answer: Answer) -> str:
    words = str(answer.figure.meaning)
    return f"{words}（{answer.part} ÷ {answer.whole}）" if answer.part is not None else words


def _line(answer: Answer, history: Sequence[Answer]) -> str:
    if answer.part is not None:
        return gettext("%(part)d ÷ %(whole)d") % {"part": answer.part, "whole": answer.whole}
    same_kind = len(history) > 1 and history[-1].question.period == answer.question.period
    earlier = history[-2].value if same_kind else None
    if not earlier or answer.value is None:
        return gettext("%(count)d 条记录") % {"count": answer.records}
    change = Decimal(answer.value) - Decimal(earlier)
    if change == 0:
        return gettext("与上期持平")
    words = gettext("较上期增加 %(change)s%(unit)s") if change > 0 else gettext("较上期减少 %(change)s%(unit)s")
    return words % {"change": plain(abs(change)), "unit": answer.unit}


@dataclass(frozen=True)
class Group:
    """The figures of one room, for the catalogue page."""

    title: str
    figures: list[dict[str, Any]]


def groups(answers: Sequence[Answer], told: Mapping[str, Any]) -> list[Group]:
    """The catalogue with its values, room by room.

    `told` gives, by figure, a published value that does not agree, to be marked.
    """
    rooms: dict[str, list[dict[str, Any]]] = {}
    for found in answers:
        row = {"answer": found, "value": shown_value(found), "url": found.question.url()}
        row["told"] = told.get(found.figure.name)
        rooms.setdefault(found.figure.name.partition(".")[0], []).append(row)
    return [Group(str(apps.get_app_config(room).verbose_name), rows) for room, rows in rooms.items()]
