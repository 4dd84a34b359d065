"""A living report: text with figures in it, `立案[[proposals.filed]]件`, computed when it is read.

    [[name key=a,b period=2022 lower=1|display]]

`key` is a dimension of the figure, `display` a way of showing a number (余, 多万, 余100, 以上 ...). Only declared
figures, dimensions and periods are evaluated; anything else is a finding with its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import pages
from jianyan.figures.catalogue import UnknownFigure, find
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.look.numbers import Display
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure

CHIP = re.compile(r"\[\[(?P<name>[\w.]+)(?P<pairs>(?:\s+\w+=[^\s|\]]+)*)\s*(?:\|(?P<display>[^\]]*))?\]\]")
STRAY = re.compile(r"\[\[[^\[\]\n]*\]{0,2}")
UNITS = (
    "次(篇)", "人次", "场次", "批次", "方面", "元", "件", "次", "个", "名", "项", "条", "篇", "期", "场", "亩", "辑", "册", "对", "处", "天", "批", "人",
)  # fmt: skip
UNIT = re.compile("|".join(map(re.escape, UNITS)))
KEY_FIGURES_A_PART = 3
BLOCK = re.compile(r"(?m)^(?!# )\S.*(?:\n(?!\n).*\S.*)*")


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
    answer: Answer | None = None

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        if self.figure is not None:
            return self.figure.text
        return self.finding.quote if self.finding is not None else self.text


@dataclass(frozen=True)
class Block:
    """A heading or paragraph, and where it starts in the text."""

    start: int
    text: str

    def holds(self, places: Sequence[Chip | Finding]) -> list[Chip | Finding]:
        return [place for place in places if self.start <= place.start < self.start + len(self.text)]


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
    """All chips and findings of a text, in order. A period that many chips name is looked up once."""
    periods = {"": period}
    return [_read_one(found, text, committee, periods) for found in STRAY.finditer(text)]


def _read_one(stray: re.Match[str], text: str, committee: Committee, periods: dict[str, Period]) -> Chip | Finding:
    found = CHIP.fullmatch(stray[0])
    if found is None:
        sentence = gettext("“%(quote)s”不成写法。请写成“[[指标名 维度=值 period=期间|概数]]”，后三样可以没有。")
        return Finding(stray.start(), stray.end(), stray[0], sentence % {"quote": stray[0]})
    try:
        question = _question(found, committee, periods)
        Display.parse(found["display"] or "")
    except (UnknownFigure, UnknownNarrowing, UnknownPeriod, ValueError) as problem:
        return Finding(stray.start(), stray.end(), stray[0], str(problem))
    unit = UNIT.match(text, stray.end())
    return Chip(
        stray.start(), unit.end() if unit else stray.end(), question, found["display"] or "", unit[0] if unit else ""
    )


def _question(found: re.Match[str], committee: Committee, periods: dict[str, Period]) -> Question:
    figure = find(found["name"])
    given = dict(pair.split("=", 1) for pair in found["pairs"].split())
    code = given.pop("period", "")
    if code not in periods:
        periods[code] = parse(code, committee)
    lower = given.pop("lower", "") == "1"
    where = narrowed_by(figure, committee, [f"{name}={values}" for name, values in given.items()])
    return Question(figure, committee, periods[code], where, lower)


@dataclass(frozen=True)
class Composed:
    """A report with its figures computed: its parts, and in the order of the text the answers of its figures and what
    could not be evaluated."""

    parts: list[Part]
    answers: list[Answer]
    findings: list[Finding]


def render(text: str, committee: Committee, period: Period) -> list[Part]:
    return compose(text, committee, period).parts


def compose(text: str, committee: Committee, period: Period, *, margin: bool = True) -> Composed:
    """The report with its figures computed; the number of queries does not grow with the figures.

    Without `margin` no key figures stand beside it, and nothing is asked for their lines over time.
    """
    places = read(text, committee, period)
    blocks = [Block(found.start(), found[0]) for found in BLOCK.finditer(text)]
    keys = _keys(blocks, places) if margin else []
    answers = _answers([place for place in places if isinstance(place, Chip)], keys)
    parts: list[Part] = [Part()]
    for block in blocks:
        if block.text.startswith("## "):
            parts.append(Part(block.text[3:].strip(), f"s{len(parts)}"))
            continue
        inside = block.holds(places)
        parts[-1].paragraphs.append(list(_pieces(block, inside, answers)))
        parts[-1].keys += [pages.key_figure(*answers[place.start]) for place in inside if place in keys]
    shown = [part for part in parts if part.heading or part.paragraphs]
    findings = [place for place in places if isinstance(place, Finding)]
    return Composed(shown, [answer for answer, _lines in answers.values()], findings)


def _keys(blocks: Sequence[Block], places: Sequence[Chip | Finding]) -> list[Chip]:
    """The first figures of each part, which stand in its margin too; what was only reported does not."""
    keys: list[Chip] = []
    room = KEY_FIGURES_A_PART
    for block in blocks:
        if block.text.startswith("## "):
            room = KEY_FIGURES_A_PART
        chips = [place for place in block.holds(places) if isinstance(place, Chip)]
        chosen = [chip for chip in chips if chip.question.figure.kind != "reported"][:room]
        keys, room = keys + chosen, room - len(chosen)
    return keys


Answers = dict[int, tuple[Answer, pages.Lines]]


def _answers(chips: Sequence[Chip], keys: Collection[Chip]) -> Answers:
    """For each chip, by its place, its answer and, of those in the margin, its lines over time."""
    drawn = {position for position, chip in enumerate(chips) if chip in keys}
    found = pages.with_lines([chip.question for chip in chips], drawn)
    return dict(zip((chip.start for chip in chips), found, strict=True))


def _pieces(block: Block, inside: Sequence[Chip | Finding], answers: Answers) -> Iterator[Piece]:
    position = 0
    for place in inside:
        yield Piece(text=block.text[position : place.start - block.start])
        if isinstance(place, Finding):
            yield Piece(finding=place)
        else:
            answer, lines = answers[place.start]
            yield Piece(figure=pages.card(answer, place.display, place.unit, lines), answer=answer)
        position = place.end - block.start
    yield Piece(text=block.text[position:])
