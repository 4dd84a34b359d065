"""A report as plain values: what leaves as a file, what is frozen when it is published, what is drawn again for ever.

Nothing here asks the catalogue or the records: a document reads the same when figures, rules and records have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from jianyan.committees.periods import Period
from jianyan.figures import pages
from jianyan.figures.questions import Answer, json_ready
from jianyan.reports.grids import Filled
from jianyan.reports.living import Composed, Line, Piece

Run = str | int  # words, or the number of a figure, from 1
Runs = tuple[Run, ...]
LineKind = Literal["paragraph", "heading", "quotation", "table", "plot"]


@dataclass(frozen=True)
class Told:
    """A figure as a report tells it. `value` is exact, in base units; None where there is nothing to be a share of.

    `shown` is what the sentence shows and `display` the way of showing it, `exact` the value in words with its unit; days
    are ISO dates.
    """

    name: str
    title: str
    shown: str
    value: int | float | None
    exact: str
    unit: str
    period: str
    start: str
    until: str
    as_of: str
    meaning: str
    kind: str
    records: int
    where: Mapping[str, list[str]] = field(default_factory=dict)
    lower: bool = False
    source: str = ""
    part: int | None = None
    whole: int | None = None
    note: str = ""
    display: str = ""

    @property
    def narrowing(self) -> str:
        """The narrowing as a chip writes it."""
        return " ".join(f"{name}={','.join(values)}" for name, values in sorted(self.where.items()))

    @property
    def base(self) -> str:
        """The value for a machine; empty where there is none."""
        return "" if self.value is None else str(self.value)

    def as_data(self, number: int) -> dict[str, Any]:
        """The figure for machines: what it is, its value and unit, its period and as-of date, and what it means."""
        return {
            "@type": "Observation", "@id": f"#figure-{number}", "identifier": self.name, "name": self.title,
            "value": self.value, "unitText": self.unit, "text": self.shown, "period": self.period,
            "observationPeriod": f"{self.start}/{self.until}", "asOf": self.as_of, "where": dict(self.where),
            "lower": self.lower, "description": self.meaning, "records": self.records,
        }  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is of, and the number of a figure for each column."""

    label: str
    figures: tuple[int, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading of level 2 to 4, a quotation, or a table or plot with its `head` and `rows`."""

    kind: LineKind
    runs: Runs = ()
    level: int = 0
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A section's heading, the first level, and what stands under it."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Document:
    """A whole report. `mark` says of a demonstration that it is made up."""

    title: str
    committee: str
    period: str
    chapters: tuple[Chapter, ...]
    figures: tuple[Told, ...]
    subtitle: str = ""
    note: str = ""
    mark: str = ""

    def told(self, number: int) -> Told:
        """A figure by its number, from 1."""
        return self.figures[number - 1]

    def words(self, runs: Runs) -> str:
        """What a reader sees of it."""
        return "".join(run if isinstance(run, str) else self.told(run).shown for run in runs)

    def as_json(self) -> dict[str, Any]:
        """Its text, without the figures, as JSON keeps it."""
        kept = asdict(self)
        del kept["figures"]
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], figures: Iterable[Told]) -> Self:
        """The document that `as_json` kept, with its figures in their order."""
        chapters = tuple(Chapter(one["heading"], tuple(map(_passage, one["passages"]))) for one in kept["chapters"])
        return cls(**{**kept, "chapters": chapters, "figures": tuple(figures)})


def _passage(kept: Mapping[str, Any]) -> Passage:
    rows = tuple(Row(one["label"], tuple(one["figures"])) for one in kept["rows"])
    return Passage(**{**kept, "runs": tuple(kept["runs"]), "head": tuple(kept["head"]), "rows": rows})


# From a report computed now


@dataclass
class Gathered:
    """The figures of a text in the order in which they stand there, with the answers that they tell."""

    told: list[Told] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def add(self, answer: Answer, shown: str, display: str = "") -> int:
        self.told.append(told_of(answer, shown, display))
        self.answers.append(answer)
        return len(self.told)


def chapters_of(composed: Composed) -> tuple[tuple[Chapter, ...], Gathered]:
    """The text as plain values, with the answers behind its figures."""
    gathered = Gathered()
    chapters = tuple(Chapter(part.heading, tuple(_passages(part.paragraphs, gathered))) for part in composed.parts)
    return chapters, gathered


def _passages(lines: Iterable[Line], gathered: Gathered) -> Iterator[Passage]:
    for line in lines:
        if line.grid is not None:
            yield _table(line.grid, gathered)
        else:
            runs = tuple(_runs(line.pieces, gathered))
            kind: LineKind = "heading" if line.level else "quotation" if line.quoted else "paragraph"
            yield Passage(kind, runs, line.level)


def _runs(pieces: Iterable[Piece], gathered: Gathered) -> Iterator[Run]:
    for piece in pieces:
        if piece.answer is not None:
            yield gathered.add(piece.answer, piece.shown, piece.display)
        elif piece.shown:
            yield piece.shown


def _table(grid: Filled, gathered: Gathered) -> Passage:
    rows = tuple(
        Row(row.label, tuple(gathered.add(one, exact_words(one)) for one in row.answers)) for row in grid.rows
    )
    kind: LineKind = "plot" if grid.kind == "plot" else "table"
    return Passage(kind, head=(grid.corner, *grid.heads), rows=rows)


def told_of(answer: Answer, shown: str, display: str = "") -> Told:
    """An answer as plain values."""
    question, figure = answer.question, answer.figure
    period: Period = question.period
    return Told(
        name=figure.name, title=question.title(), shown=shown, value=json_ready(answer.value), exact=exact_words(answer),
        unit=answer.unit, period=period.code, start=str(period.start), until=str(period.end), as_of=str(question.as_of),
        meaning=str(figure.meaning), kind=figure.kind, records=answer.records, where={name: list(values) for name, values in question.where.items()},
        lower=question.lower, source=str(figure.source), part=answer.part, whole=answer.whole, display=display,
    )  # fmt: skip


def exact_words(answer: Answer) -> str:
    """The exact value with its unit, 无 where there is nothing to be a share of."""
    return pages.shown_value(answer) if answer.value is None else pages.in_words(answer)
