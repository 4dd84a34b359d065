"""The rows behind an answer, as they are kept: their keys, what is summed or told apart of each, and a digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from itertools import groupby
from typing import Any

from jianyan.figures.declared import Distinct, Ratio, Share, Sum
from jianyan.figures.questions import Answer, Question
from jianyan.reports.edition_models import packed
from jianyan.reports.publishing.columns_read import Path, columns_read, still_there


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


def evidence_of(question: Question, read_then: Sequence[str] = ()) -> Evidence:
    """The rows that answer a question now; of a ratio those of its whole, with those of its part beside.

    The digest is over the columns `read_then`, where they are named and all still there, so that it is held against one
    of the same columns. One query for the rows, one for a share's part and one for each relation behind the rows.
    """
    figure = question.figure
    if isinstance(figure, Ratio):
        part, whole = question.parts()
        return _of_ratio(evidence_of(part), evidence_of(whole, read_then))
    paths = (still_there(figure.of, read_then) if read_then else None) or columns_read(question)
    own = [path.name for path in paths if not path.many]
    found = list(question.rows().order_by("pk").values_list("pk", *own))
    behind = _behind(question, [path for path in paths if path.many])
    return Evidence(
        [row[0] for row in found],
        _values(question, own, found),
        _part(question),
        digest_of((*row[1:], *behind.get(row[0], ())) for row in found),
        [path.name for path in paths],
    )


def _of_ratio(part: Evidence, whole: Evidence) -> Evidence:
    digest = sha256((part.digest + whole.digest).encode()).hexdigest()
    return Evidence(whole.keys, whole.values, part.keys, digest, whole.columns)


def _behind(question: Question, paths: Sequence[Path]) -> dict[Any, list[str]]:
    """By the key of a row, what stands behind it: for each relation the values of its rows, in an order of their own."""
    found: dict[Any, list[str]] = {}
    for relation, columns in groupby(paths, key=lambda path: path.relation):
        values: dict[Any, list[str]] = {}
        for key, *row in question.rows().order_by().values_list("pk", *(column.name for column in columns)):
            if any(value is not None for value in row):
                values.setdefault(key, []).append(_line(row))
        for key, lines in values.items():
            found.setdefault(key, []).append(f"{relation}\x1d" + "\x1d".join(sorted(lines)))
    return found


def digest_of(rows: Iterable[Sequence[Any]]) -> str:
    """Changes when a column of any row does, whatever the order of the rows and however they are numbered."""
    made = sha256()
    for line in sorted(map(_line, rows)):
        made.update(line.encode() + b"\x1e")
    return made.hexdigest()


def _line(row: Sequence[Any]) -> str:
    return "\x1f".join("" if value is None else str(value) for value in row)


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
