"""The rows behind an answer, as they are kept: their keys, what is summed or told apart of each, and a digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from jianyan.figures.declared import Distinct, Ratio, Share, Sum
from jianyan.figures.questions import Answer, Question
from jianyan.reports.edition_models import packed
from jianyan.reports.publishing.columns_read import columns_read


@dataclass(frozen=True)
class Evidence:
    """The keys of the rows in their order; `values` of a sum or of what is told apart, one a row; `part` the keys of a share's part."""

    keys: list[Any]
    values: list[Any] = field(default_factory=list)
    part: list[Any] = field(default_factory=list)
    digest: str = ""
    columns: list[str] = field(default_factory=list)

    def packed(self) -> bytes:
        return packed({"keys": self.keys, "values": self.values, "part": self.part})


def evidence_of(question: Question) -> Evidence:
    """The rows that answer a question now; of a ratio those of its whole, with those of its part beside. Two queries at most."""
    figure = question.figure
    if isinstance(figure, Ratio):
        part, whole = (evidence_of(one) for one in question.parts())
        digest = sha256((part.digest + whole.digest).encode()).hexdigest()
        return Evidence(whole.keys, whole.values, part.keys, digest, whole.columns)
    columns = columns_read(question)
    found = list(question.rows().order_by("pk").values_list("pk", *columns))
    return Evidence(
        [row[0] for row in found],
        _values(question, columns, found),
        _part(question),
        digest_of(row[1:] for row in found),
        columns,
    )


def digest_of(rows: Iterable[tuple[Any, ...]]) -> str:
    """Changes when a column of any row does, whatever the order of the rows and however they are numbered."""
    lines = ("\x1f".join("" if value is None else str(value) for value in row) for row in rows)
    made = sha256()
    for line in sorted(lines):
        made.update(line.encode() + b"\x1e")
    return made.hexdigest()


def _values(question: Question, columns: list[str], rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    figure = question.figure
    if not isinstance(figure, Sum | Distinct):
        return []
    if figure.column not in columns:
        return list(question.rows().order_by("pk").values_list(figure.column, flat=True))
    place = columns.index(figure.column) + 1
    return [_plain(row[place]) for row in rows]


def _part(question: Question) -> list[Any]:
    if not isinstance(question.figure, Share):
        return []
    return list(question.part_rows().order_by("pk").values_list("pk", flat=True))


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | str | type(None)) else str(value)


def bears_out(evidence: Evidence, answer: Answer) -> bool:
    """Whether the rows come to the answer: nothing was entered between the two."""
    figure = answer.figure
    if figure.kind == "reported":
        return True
    if isinstance(figure, Sum):
        return sum(Decimal(str(value)) for value in evidence.values if value is not None) == Decimal(
            answer.value or 0
        )
    if isinstance(figure, Distinct):
        return len({value for value in evidence.values if value is not None}) == answer.value
    if isinstance(figure, Share):
        return (len(evidence.keys), len(evidence.part)) == (answer.whole, answer.part)
    return len(evidence.keys) == answer.records
