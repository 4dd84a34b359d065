"""Choosing how a figure stands in a text: its period, its narrowing, its way of showing; or a table or plot of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import choices, parse
from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES, find
from jianyan.figures.declared import Figure
from jianyan.figures.questions import Question, known_values, narrowed_by
from jianyan.look.numbers import HEDGES, Display
from jianyan.reports import chips, grids
from jianyan.reports.models import Report
from jianyan.reports.writing.hedging import advice, doubts

NUMBER = "number"
KINDS = (NUMBER, "table", "plot")
WAYS = ("", "余", "多", "近", "约", "以上", "左右", "逾", "万", "余万", "多万", "万余", "约万", "亿")
OF_SHARES = ("", "近", "约", "以上", "0位", "1位", "2位")
STEPS = ("10", "100", "1000", "10000")
STEPPED = re.compile(rf"(?P<hedge>{'|'.join(HEDGES)})(?P<step>\d+)")
PREFIX = "where_"


@dataclass(frozen=True)
class Wish:
    """What is asked for, as words: nothing of it is known to exist. A table or plot may be of several figures."""

    figures: tuple[str, ...]
    periods: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    way: str = ""
    step: str = ""
    lower: bool = False
    kind: str = NUMBER
    by: str | None = None

    @property
    def figure(self) -> str:
        return self.figures[0] if self.figures else ""

    @classmethod
    def read(cls, asked: Any) -> Self:
        """From what stands in brackets (`source`), else from the fields of the page."""
        kind = asked.get("as", NUMBER) if asked.get("as") in KINDS else NUMBER
        if source := asked.get("source", ""):
            return cls.of_source(source, kind)
        where = {name.removeprefix(PREFIX): tuple(filter(None, asked.getlist(name))) for name in asked if name.startswith(PREFIX)}  # fmt: skip
        return cls(
            tuple(dict.fromkeys(asked.getlist("figure"))), tuple(filter(None, asked.getlist("period"))), {name: some for name, some in where.items() if some},
            asked.get("shown", ""), asked.get("step", ""), asked.get("lower") == "1", kind, asked.get("by"),
        )  # fmt: skip

    @classmethod
    def of_source(cls, source: str, kind: str) -> Self:
        inside, _bar, way = source.strip().removeprefix("[[").removesuffix("]]").partition("|")
        words = inside.split()
        if words[:1] and words[0] in KINDS:
            kind, words = words[0], words[1:]
        pairs = dict(word.split("=", 1) for word in words[1:] if "=" in word)
        periods, by = pairs.pop("period", ""), pairs.pop("by", None)
        lower = pairs.pop("lower", "") == "1"
        where = {name: tuple(values.split(",")) for name, values in pairs.items()}
        found = STEPPED.fullmatch(way)
        way, step = (found["hedge"], found["step"]) if found else (way, "")
        names = words[0].split(",") if words else []
        return cls(
            tuple(filter(None, names)), tuple(filter(None, periods.split(","))), where, way, step, lower, kind, by
        )

    @property
    def display(self) -> str:
        return self.way + self.step if self.step and self.way in HEDGES else self.way


@dataclass(frozen=True)
class Choice:
    """One value of a field, and whether it is chosen."""

    value: str
    words: str
    on: bool


@dataclass(frozen=True)
class Narrowing:
    """A dimension with its values to tick."""

    name: str
    label: str
    values: list[Choice]

    @property
    def field(self) -> str:
        return PREFIX + self.name

    @property
    def chosen(self) -> str:
        return "、".join(one.words for one in self.values if one.on)


def chooser(report: Report, asked: Any) -> dict[str, Any]:
    """What the page shows of a wish: its fields, and what it comes to or why it does not."""
    wish = Wish.read(asked)
    context: dict[str, Any] = {"wish": wish, "wrong": "", "is_number": wish.kind == NUMBER}
    try:
        figures = [find(name) for name in wish.figures or ("",)]
        context |= _fields(report, figures[0], wish)
        context["result"] = result(report, figures, wish)
    except (ValueError, KeyError) as unknown:
        context["wrong"] = str(unknown)
    return context


def _fields(report: Report, figure: Figure, wish: Wish) -> dict[str, Any]:
    committee = report.committee
    own = parse(report.period, committee)
    chosen = wish.periods or (report.period,)
    ways = OF_SHARES if figure.is_percent else WAYS
    known = choices(committee, own)
    known = [*known, *((code, code) for code in chosen if code not in dict(known))]
    return {
        "figure": figure, "title": str(figure.label), "meaning": str(figure.meaning),
        "periods": [Choice(code, words, code in chosen) for code, words in known],
        "narrowings": [_narrowing(figure, committee, name, wish) for name in (one.name for one in figure.by)],
        "ways": [Choice(one, way_words(one), one == wish.way) for one in dict.fromkeys((*ways, wish.way))],
        "steps": [Choice(one, one, one == wish.step) for one in dict.fromkeys(("", *STEPS, wish.step))],
        "beside": _beside(figure, wish),
        "bys": [Choice("", gettext("不分，各期并列"), wish.by == ""), *(Choice(one.name, str(one.label), one.name == _by(figure, wish)) for one in figure.by)],
    }  # fmt: skip


def _beside(figure: Figure, wish: Wish) -> list[Choice]:
    """The figures that fit into one table with it: of its room, with every dimension by which it goes and is narrowed."""
    by = _by(figure, wish)
    needed = {*wish.where, *([by] if by else [])}
    fitting = [
        one
        for one in FIGURES.values()
        if one.told and one is not figure and one.room == figure.room and all(map(one.dimension, needed))
    ]
    chosen = [one for name in wish.figures[1:] if (one := find(name)) not in fitting]
    return [Choice(one.name, str(one.label), one.name in wish.figures) for one in [*chosen, *fitting]]


def _narrowing(figure: Figure, committee: Committee, name: str, wish: Wish) -> Narrowing:
    dimension = next(one for one in figure.by if one.name == name)
    on = wish.where.get(name, ())
    values = [Choice(code, str(label), code in on) for code, label in known_values(dimension, committee).items()]
    return Narrowing(name, str(dimension.label), values)


def way_words(way: str) -> str:
    """A way of showing as the list of them says it."""
    if not way:
        return gettext("确数")
    return gettext("保留%(places)s位小数") % {"places": way[0]} if way.endswith("位") else way


def _by(figure: Figure, wish: Wish) -> str:
    """The dimension a table goes by: the one asked for, at first the first that there is."""
    if wish.by is not None:
        return wish.by
    return figure.by[0].name if figure.by and len(wish.periods) < 2 else ""


def result(report: Report, figures: Sequence[Figure], wish: Wish) -> dict[str, Any]:
    """What to insert, what it reads like, and what speaks against it.

    Raises:
        ValueError: a period, narrowing or way of showing that there is not, or figures that do not fit into one table.
    """
    figure = figures[0]
    committee = report.committee
    own = parse(report.period, committee)
    periods = [parse(code, committee) for code in wish.periods] or [own]
    where = narrowed_by(figure, committee, [f"{name}={','.join(values)}" for name, values in wish.where.items()])
    question = Question(figure, committee, periods[0], where, wish.lower)
    if wish.kind != NUMBER:
        return _grid(question, [one.name for one in figures], wish, [one.code for one in periods], report.period)
    Display.parse(wish.display)
    answer = engine.answer_one(question)
    unit = "" if figure.is_percent else answer.unit
    shown = chips.of_answer(answer, wish.display, unit)
    source = chips.written(question, wish.display, report.period)
    warnings = [*doubts(answer, wish.display), *advice(answer, wish.display)]
    return _result(shown | {"source": source, "unit": unit}, warnings)


def _grid(question: Question, names: Sequence[str], wish: Wish, periods: Sequence[str], own: str) -> dict[str, Any]:
    by = _by(question.figure, wish)
    source = chips.grid_written(wish.kind, names, question, by=by, periods=periods, own=own)
    found = grids.GRID.fullmatch(source)
    assert found is not None
    words = chips.grid_words(grids.read_grid(found, 0, question.committee, parse(own, question.committee)))
    return _result({"text": words, "reads": words, "grid": wish.kind, "source": source, "unit": ""}, [])


def _result(said: dict[str, Any], warnings: list[str]) -> dict[str, Any]:
    return {"said": said, "json": json.dumps(said, ensure_ascii=False), "warnings": warnings}
