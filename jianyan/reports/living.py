"""A living report: text with figures in it, `立案[[proposals.filed]]件`, computed when it is read.

    [[name key=a,b period=2022 lower=1|display]]

`key` is a dimension of the figure, `display` a way of showing a number (余, 多万, 余100, 以上 ...). Only declared
figures, dimensions and periods are evaluated; anything else is a finding with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, pages
from jianyan.figures.catalogue import UnknownFigure, find
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.look.numbers import Display
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure

CHIP = re.compile(r"\[\[(?P<name>[\w.]+)(?P<pairs>(?:\s+\w+=[^\s|\]]+)*)\s*(?:\|(?P<display>[^\]]*))?\]\]")
UNITS = (
    "次(篇)", "人次", "场次", "批次", "方面", "元", "件", "次", "个", "名", "项", "条", "篇", "期", "场", "亩", "辑", "册", "对", "处", "天", "批", "人",
)  # fmt: skip
UNIT = re.compile("|".join(map(re.escape, UNITS)))
KEY_FIGURES_A_PART = 3


@dataclass(frozen=True)
class Chip:
    """One figure in the text: where it stands, what it asks, how it shows."""

    start: int
    end: int
    question: Question
    display: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Finding:
    """Something in `[[...]]` that cannot be evaluated, with its place and a sentence that says why."""

    start: int
    end: int
    quote: str
    sentence: str


@dataclass(frozen=True)
class Piece:
    """A run of plain text, a figure, or something that could not be evaluated."""

    text: str = ""
    figure: ShownFigure | None = None
    finding: Finding | None = None


@dataclass
class Part:
    """A heading with its paragraphs, and the key figures beside them."""

    heading: str = ""
    anchor: str = ""
    paragraphs: list[list[Piece]] = field(default_factory=list)
    keys: list[KeyFigure] = field(default_factory=list)


def count(text: str) -> int:
    """How many figures stand in a text."""
    return len(CHIP.findall(text))


def read(text: str, committee: Committee, period: Period) -> list[Chip | Finding]:
    """All chips and findings of a text, in order."""
    return [_read_one(found, text, committee, period) for found in CHIP.finditer(text)]


def _read_one(found: re.Match[str], text: str, committee: Committee, period: Period) -> Chip | Finding:
    try:
        question = _question(found, committee, period)
        Display.parse(found["display"] or "")
    except (UnknownFigure, UnknownNarrowing, UnknownPeriod, ValueError) as problem:
        return Finding(found.start(), found.end(), found[0], str(problem))
    unit = UNIT.match(text, found.end())
    return Chip(
        found.start(), unit.end() if unit else found.end(), question, found["display"] or "", unit[0] if unit else ""
    )


def _question(found: re.Match[str], committee: Committee, period: Period) -> Question:
    figure = find(found["name"])
    given = dict(pair.split("=", 1) for pair in found["pairs"].split())
    period = parse(given.pop("period"), committee) if "period" in given else period
    lower = given.pop("lower", "") == "1"
    where = narrowed_by(figure, committee, [f"{name}={values}" for name, values in given.items()])
    return Question(figure, committee, period, where, lower)


def render(text: str, committee: Committee, period: Period) -> list[Part]:
    """The report with its figures computed; the number of queries does not grow with the figures."""
    places = read(text, committee, period)
    answers = _answers([place for place in places if isinstance(place, Chip)])
    parts: list[Part] = [Part()]
    at = 0
    for block in text.split("\n\n"):
        if block.startswith("## "):
            parts.append(Part(block[3:].strip(), f"s{len(parts)}"))
        elif block.strip() and not block.startswith("# "):
            inside = [place for place in places if at <= place.start < at + len(block)]
            parts[-1].paragraphs.append(list(_pieces(block, at, inside, answers)))
            parts[-1].keys += _keys(inside, answers)
        at += len(block) + 2
    for part in parts:
        part.keys = part.keys[:KEY_FIGURES_A_PART]
    return [part for part in parts if part.heading or part.paragraphs]


Answers = dict[int, tuple[Answer, list[Answer]]]


def _answers(chips: Sequence[Chip]) -> Answers:
    """For each chip, by its place, its answer and the answers of the periods before; asked all together."""
    questions: list[Question] = []
    spans: list[tuple[int, int, int]] = []
    for chip in chips:
        history = pages.series(chip.question)
        spans.append((chip.start, len(questions), len(history)))
        questions += [chip.question, *history]
    found = engine.answer(questions)
    return {start: (found[first], found[first + 1 : first + 1 + count]) for start, first, count in spans}


def _pieces(block: str, at: int, inside: Sequence[Chip | Finding], answers: Answers) -> Iterator[Piece]:
    position = 0
    for place in inside:
        yield Piece(text=block[position : place.start - at])
        if isinstance(place, Finding):
            yield Piece(finding=place)
        else:
            answer, history = answers[place.start]
            yield Piece(figure=pages.card(answer, place.display, place.unit, history))
        position = place.end - at
    yield Piece(text=block[position:])


def _keys(inside: Sequence[Chip | Finding], answers: Answers) -> list[KeyFigure]:
    """The first figures of a paragraph that have rows enough to be worth a margin."""
    chips = [place for place in inside if isinstance(place, Chip) and place.question.figure.kind != "reported"]
    return [pages.key_figure(*answers[chip.start]) for chip in chips]
