"""A document as its web page draws it: passages with their figures at hand, and a card for each where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jianyan.look import phrases
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.parts import KeyFigure
from jianyan.look.plots import Bars
from jianyan.reports import grids
from jianyan.reports.composing import KEY_FIGURES_A_PART
from jianyan.reports.documents import Document, Passage, Row, Run, Told, identity_of

Cards = Mapping[int, ShownFigure]


@dataclass(frozen=True)
class DrawnRun:
    """Words, or a figure with its number and the card that accounts for it."""

    text: str = ""
    number: int = 0
    told: Told | None = None
    card: ShownFigure | None = None
    identity: str = ""


@dataclass(frozen=True)
class DrawnRow:
    label: str
    runs: list[DrawnRun]


@dataclass(frozen=True)
class DrawnPassage:
    """A passage; `bars` of a plot."""

    kind: str
    level: int
    runs: list[DrawnRun]
    head: tuple[str, ...]
    rows: list[DrawnRow]
    bars: Bars | None


@dataclass(frozen=True)
class DrawnChapter:
    heading: str
    anchor: str
    passages: list[DrawnPassage]

    @property
    def keys(self) -> list[KeyFigure]:
        """Its first figures, which stand in its margin too; what was only reported does not."""
        told = [run for passage in self.passages for run in passage.runs if run.told and run.told.kind != "reported"]
        return [_key(run) for run in told[:KEY_FIGURES_A_PART]]


def _key(run: DrawnRun) -> KeyFigure:
    told = run.told
    assert told is not None
    line = f"{told.part} ÷ {told.whole}" if told.part is not None else phrases.records_text(told.records)
    return KeyFigure(name=told.title, value=told.exact, line=line, url=run.card.url if run.card else "")


def chapters(made: Document, cards: Cards | None = None, *, address: str = "") -> list[DrawnChapter]:
    """The text of a document as its page draws it; `address` is the name under which it was published."""
    pen = _Pen(made, cards or {}, address)
    return [
        DrawnChapter(chapter.heading, f"s{number}" if chapter.heading else "", [pen.passage(one) for one in chapter.passages])
        for number, chapter in enumerate(made.chapters)
    ]  # fmt: skip


@dataclass(frozen=True)
class _Pen:
    made: Document
    cards: Cards
    address: str

    def run(self, run: Run) -> DrawnRun:
        if isinstance(run, str):
            return DrawnRun(run)
        identity = identity_of(self.address, run) if self.address else ""
        return DrawnRun("", run, self.made.told(run), self.cards.get(run), identity)

    def row(self, row: Row) -> DrawnRow:
        return DrawnRow(row.label, [self.run(number) for number in row.figures])

    def passage(self, passage: Passage) -> DrawnPassage:
        runs, rows = [self.run(run) for run in passage.runs], [self.row(row) for row in passage.rows]
        bars = self._bars(passage) if passage.kind == "plot" else None
        return DrawnPassage(passage.kind, passage.level, runs, passage.head, rows, bars)

    def _bars(self, passage: Passage) -> Bars:
        """A bar for each of its figures."""
        plot = passage.plotted
        told = [(label, self.made.told(number)) for label, number in plot.bars]
        return grids.bars(plot.title, [(label, one.value, one.exact, "") for label, one in told])
