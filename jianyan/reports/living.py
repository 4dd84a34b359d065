"""A living report: text with figures in it, `立案[[proposals.filed]]件`, computed when it is read.

    [[name key=a,b period=2022 lower=1|display]]

`key` is a dimension of the figure, `display` a way of showing a number (余, 多万, 余100, 以上 ...). Only declared
figures, dimensions and periods are evaluated; anything else is a finding with its place.

A blank line parts paragraphs. `### ` begins a heading of the second level, `#### ` and `##### ` of the third and fourth
(the first is the section's own); `> ` begins a quotation; tables and plots of figures are in `grids`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import pages
from jianyan.figures.catalogue import UnknownFigure, find
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.look.numbers import Display
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure
from jianyan.reports import grids, years
from jianyan.reports.grids import Filled, Grid

CHIP = re.compile(r"\[\[(?P<name>[\w.]+)(?P<pairs>(?:\s+\w+=[^\s|\]]+)*)\s*(?:\|(?P<display>[^\]]*))?\]\]")
STRAY = re.compile(r"\[\[[^\[\]\n]*\]{0,2}")
UNITS = (
    "次(篇)", "人次", "场次", "批次", "方面", "元", "件", "次", "个", "名", "项", "条", "篇", "期", "场", "亩", "辑", "册", "对", "处", "天", "批", "人",
)  # fmt: skip
UNIT = re.compile("|".join(map(re.escape, UNITS)))
KEY_FIGURES_A_PART = 3
FINDINGS_SAID = 3  # in a refusal
BLOCK = re.compile(r"(?m)^#{2,5} .*|^(?!#{1,5} )\S.*(?:\n(?!#{2,5} ).*\S.*)*")
FIRST_LEVEL = "## "
SIGN = re.compile(r"(?P<levels>#{3,5}) +|(?P<quoted>> ?)")
QUOTED = re.compile(r"(?m)^> ?")
WORD = re.compile(r"[A-Za-z0-9]+(?:[.,:'-][A-Za-z0-9]+)*%?|\S")


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


def words_of(findings: Sequence[Finding]) -> dict[str, Any]:
    """What a refusal says of findings: their `count`, and what is `said` of the first."""
    said = " ".join(f"{one.quote} {one.sentence}" for one in findings[:FINDINGS_SAID])
    return {"count": len(findings), "said": said}


@dataclass(frozen=True)
class Piece:
    """A run of plain text, a figure, or something that could not be evaluated.

    `answer` is what the records come to; `said` what the report tells, which a report of several years may add up from
    what was published of each (`note` says so).
    """

    text: str = ""
    figure: ShownFigure | None = None
    finding: Finding | None = None
    answer: Answer | None = None
    display: str = ""
    said: Answer | None = None
    note: str = ""

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        if self.figure is not None:
            return self.figure.text
        return self.finding.quote if self.finding is not None else self.text


Place = Chip | Finding | Grid


@dataclass(frozen=True)
class Block:
    """A heading or paragraph, and where it starts in the text."""

    start: int
    text: str

    def holds(self, places: Sequence[Place]) -> list[Place]:
        return [place for place in places if self.start <= place.start < self.start + len(self.text)]

    @property
    def sign(self) -> str:
        """What it begins with to say that it is a heading or quotation."""
        found = SIGN.match(self.text)
        return found[0] if found else ""

    @property
    def level(self) -> int:
        """2 to 4 of a heading inside a section, else 0."""
        return self.sign.count("#") - 1 if "#" in self.sign else 0


@dataclass(frozen=True)
class Line:
    """A paragraph of a report: text with figures in it, a heading of level 2 to 4, a quotation, or a table."""

    pieces: tuple[Piece, ...] = ()
    level: int = 0
    quoted: bool = False
    grid: Filled | None = None


@dataclass
class Part:
    """A heading with its paragraphs, and the key figures beside them."""

    heading: str = ""
    anchor: str = ""
    paragraphs: list[Line] = field(default_factory=list)
    keys: list[KeyFigure] = field(default_factory=list)


def count(text: str) -> int:
    """How many figures stand in a text."""
    return len(CHIP.findall(text))


def length(text: str) -> int:
    """How long a text reads, as word processors count 字数: a Han character or mark is one, and so is a number or Latin word.

    A figure is a number; tables and plots are not counted.
    """
    words = STRAY.sub("0", grids.GRID.sub("", text))
    return sum(len(WORD.findall(SIGN.sub("", line, count=1))) for line in words.splitlines())


def read(text: str, committee: Committee, period: Period) -> list[Place]:
    """All chips, tables and findings of a text, in order. A period that many chips name is looked up once."""
    periods = {"": period}
    return [_read_one(found, text, committee, periods) for found in STRAY.finditer(text)]


def _read_one(stray: re.Match[str], text: str, committee: Committee, periods: dict[str, Period]) -> Place:
    if grid := grids.GRID.fullmatch(stray[0]):
        return _read_grid(grid, stray, text, committee, periods[""])
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


def _read_grid(
    grid: re.Match[str], stray: re.Match[str], text: str, committee: Committee, period: Period
) -> Grid | Finding:
    before, after = text[: stray.start()], text[stray.end() :]
    try:
        if not (re.search(r"(\A|\n)\s*\Z", before) and re.match(r"\s*(\n\s*\n|\Z)", after + "\n\n")):
            raise ValueError(gettext("表和图要单独成一段：前后各空一行，这一段里不写别的字。"))
        return grids.read_grid(grid, stray.start(), committee, period)
    except (UnknownFigure, UnknownNarrowing, UnknownPeriod, ValueError) as problem:
        return Finding(stray.start(), stray.end(), stray[0], str(problem))


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
    """A report with its figures computed: its parts, and in the order of the text everything that stands in `[[...]]` and
    the answers of its figures, those of tables behind the others."""

    parts: list[Part]
    places: list[Place]
    answers: list[Answer]

    @property
    def findings(self) -> list[Finding]:
        """What could not be evaluated."""
        return [place for place in self.places if isinstance(place, Finding)]


def render(text: str, committee: Committee, period: Period) -> list[Part]:
    return compose(text, committee, period).parts


def compose(
    text: str, committee: Committee, period: Period, *, margin: bool = True, adds_years: bool = False
) -> Composed:
    """The report with its figures computed; the number of queries does not grow with the figures.

    Without `margin` no key figures stand beside it, and nothing is asked for their lines over time. With `adds_years` a
    figure of several years is told as the sum of what was published of each.
    """
    places = read(text, committee, period)
    blocks = [Block(found.start(), found[0]) for found in BLOCK.finditer(text)]
    keys = _keys(blocks, places) if margin else []
    chips = [place for place in places if isinstance(place, Chip)]
    answers = _answers(chips, keys)
    told = years.told_of_years([answers[chip.start][0] for chip in chips]) if adds_years else []
    said = dict(zip((chip.start for chip in chips), told, strict=False))
    tables = [place for place in places if isinstance(place, Grid)]
    drawn = dict(zip((one.start for one in tables), grids.filled(tables), strict=True))
    parts: list[Part] = [Part()]
    for block in blocks:
        if block.text.startswith(FIRST_LEVEL):
            parts.append(Part(block.text.removeprefix(FIRST_LEVEL).strip(), f"s{len(parts)}"))
            continue
        inside = block.holds(places)
        parts[-1].paragraphs.append(_line(block, inside, Reckoned(answers, said, drawn)))
        parts[-1].keys += [pages.key_figure(*answers[place.start]) for place in inside if place in keys]
    shown = [part for part in parts if part.heading or part.paragraphs]
    every = [answers[chip.start][0] for chip in chips]
    return Composed(shown, places, every + [answer for grid in drawn.values() for answer in grid.answers])


def _line(block: Block, inside: Sequence[Place], reckoned: Reckoned) -> Line:
    table = next((reckoned.tables[place.start] for place in inside if isinstance(place, Grid)), None)
    if table is not None:
        return Line(grid=table)
    return Line(tuple(_pieces(block, inside, reckoned)), block.level, block.sign.startswith(">"))


def _keys(blocks: Sequence[Block], places: Sequence[Place]) -> list[Chip]:
    """The first figures of each part, which stand in its margin too; what was only reported does not."""
    keys: list[Chip] = []
    room = KEY_FIGURES_A_PART
    for block in blocks:
        if block.text.startswith(FIRST_LEVEL):
            room = KEY_FIGURES_A_PART
        chips = [place for place in block.holds(places) if isinstance(place, Chip)]
        chosen = [chip for chip in chips if chip.question.figure.kind != "reported"][:room]
        keys, room = keys + chosen, room - len(chosen)
    return keys


Answers = dict[int, tuple[Answer, pages.Lines]]


@dataclass(frozen=True)
class Reckoned:
    """By their places in the text: the answers of the chips, how those of several years are told, the filled tables."""

    answers: Answers
    said: dict[int, tuple[Answer, str]]
    tables: dict[int, Filled]

    def piece(self, chip: Chip) -> Piece:
        answer, lines = self.answers[chip.start]
        said, note = self.said.get(chip.start, (answer, ""))
        card = replace(pages.card(said, chip.display, chip.unit, lines), note=note)
        return Piece(figure=card, answer=answer, display=chip.display, said=said, note=note)


def _answers(chips: Sequence[Chip], keys: Collection[Chip]) -> Answers:
    """For each chip, by its place, its answer and, of those in the margin, its lines over time."""
    drawn = {position for position, chip in enumerate(chips) if chip in keys}
    found = pages.with_lines([chip.question for chip in chips], drawn)
    return dict(zip((chip.start for chip in chips), found, strict=True))


def _pieces(block: Block, inside: Sequence[Place], reckoned: Reckoned) -> Iterator[Piece]:
    position = len(block.sign)
    for place in inside:
        yield _words(block, position, place.start - block.start)
        if isinstance(place, Finding):
            yield Piece(finding=place)
        elif isinstance(place, Chip):
            yield reckoned.piece(place)
        position = place.end - block.start
    yield _words(block, position, len(block.text))


def _words(block: Block, start: int, end: int) -> Piece:
    """Plain text of a block; the lines of a quotation without their sign."""
    text = block.text[start:end]
    return Piece(text=QUOTED.sub("", text) if block.sign.startswith(">") else text)
