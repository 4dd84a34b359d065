"""A report as plain values: what leaves as a file, what is frozen when it is published, what is drawn again for ever.

Nothing here asks the catalogue or the records: a document reads the same when figures, rules and records have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, Literal, NamedTuple, Self, TypeVar

Run = str | int  # words, or the number of a figure, from 1
Runs = tuple[Run, ...]
Cell = TypeVar("Cell")
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

    def as_data(self, identity: str) -> dict[str, Any]:
        """The figure for machines: what it is, its value and unit, its period and as-of date, and what it means."""
        return {
            "@type": "Observation", "@id": identity, "identifier": self.name, "name": self.title,
            "value": self.value, "unitText": self.unit, "text": self.shown, "period": self.period,
            "observationPeriod": f"{self.start}/{self.until}", "asOf": self.as_of, "where": dict(self.where),
            "lower": self.lower, "description": self.meaning, "records": self.records,
        }  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is of, and the number of a figure for each column."""

    label: str
    figures: tuple[int, ...]


class Plotted(NamedTuple, Generic[Cell]):
    """What a plot draws: a title, what its labels are, and a bar for each cell of a table."""

    title: str
    corner: str
    bars: list[tuple[str, Cell]]


def plotted(head: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> Plotted[Cell]:
    """The cells of a table, row by row, each with what tells it from the others: its row, its column, or both."""
    corner, *columns = head
    cells = [(label, column, cell) for label, row in rows for column, cell in zip(columns, row, strict=True)]
    if len(columns) == 1:
        return Plotted(columns[0], corner, [(label, cell) for label, _column, cell in cells])
    if len(rows) == 1:
        return Plotted(rows[0][0], corner, [(column, cell) for _label, column, cell in cells])
    return Plotted(corner, corner, [(f"{label} · {column}", cell) for label, column, cell in cells])


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading of level 2 to 4, a quotation, or a table or plot with its `head` and `rows`."""

    kind: LineKind
    runs: Runs = ()
    level: int = 0
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def plotted(self) -> Plotted[int]:
        """Its figures by number, as a plot draws them."""
        return plotted(self.head, [(row.label, row.figures) for row in self.rows])


@dataclass(frozen=True)
class Chapter:
    """A section's heading, the first level, and what stands under it."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Document:
    """A whole report. `mark` says of a demonstration that it is made up.

    `masthead`, `number` and `signer` are the head of an official paper, `signature` and `dated` (ISO) its end; empty where it
    leaves without.
    """

    title: str
    committee: str
    period: str
    chapters: tuple[Chapter, ...]
    figures: tuple[Told, ...]
    subtitle: str = ""
    note: str = ""
    mark: str = ""
    masthead: str = ""
    number: str = ""
    signer: str = ""
    signature: str = ""
    dated: str = ""

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


def identity_of(address: str, number: int) -> str:
    """The name of a figure: within its page, or under the address at which a published report is served."""
    return f"{address}#figure-{number}"


def _passage(kept: Mapping[str, Any]) -> Passage:
    rows = tuple(Row(one["label"], tuple(one["figures"])) for one in kept["rows"])
    return Passage(**{**kept, "runs": tuple(kept["runs"]), "head": tuple(kept["head"]), "rows": rows})
