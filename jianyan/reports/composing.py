"""A living report composed: its text in parts and paragraphs, with its figures computed and its tables filled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period
from jianyan.figures import pages
from jianyan.figures.questions import Answer
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure
from jianyan.reports import grids, years
from jianyan.reports.grids import Filled, Grid
from jianyan.reports.living import BLOCK, FIRST_LEVEL, Block, Chip, Finding, Place, read

KEY_FIGURES_A_PART = 3
QUOTED = re.compile(r"(?m)^> ?")


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
    tables = [place for place in places if isinstance(place, Grid)]
    answers = _answers(chips, keys)
    told = years.told_of_years([answers[chip.start][0] for chip in chips]) if adds_years else []
    said = dict(zip((chip.start for chip in chips), told, strict=False))
    drawn = dict(zip((one.start for one in tables), grids.filled(tables), strict=True))
    parts = _parts(blocks, places, keys, Reckoned(answers, said, drawn))
    every = [answers[chip.start][0] for chip in chips]
    return Composed(parts, places, every + [answer for grid in drawn.values() for answer in grid.answers])


def _parts(
    blocks: Sequence[Block], places: Sequence[Place], keys: Collection[Chip], reckoned: Reckoned
) -> list[Part]:
    """A part for each heading of the first level, and one for what stands before the first."""
    parts: list[Part] = [Part()]
    for block in blocks:
        if block.text.startswith(FIRST_LEVEL):
            parts.append(Part(block.text.removeprefix(FIRST_LEVEL).strip(), f"s{len(parts)}"))
            continue
        inside = block.holds(places)
        parts[-1].paragraphs.append(_line(block, inside, reckoned))
        parts[-1].keys += [pages.key_figure(*reckoned.answers[place.start]) for place in inside if place in keys]
    return [part for part in parts if part.heading or part.paragraphs]


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
