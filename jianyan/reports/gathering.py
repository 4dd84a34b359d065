"""A report computed now as a document: its text as plain values, and beside it the answers behind its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jianyan.committees.periods import Period
from jianyan.figures import pages
from jianyan.figures.questions import Answer, json_ready
from jianyan.reports.composing import Composed, Line, Piece
from jianyan.reports.documents import Chapter, LineKind, Passage, Row, Run, Told
from jianyan.reports.grids import Filled


@dataclass
class Gathered:
    """The figures of a text in the order in which they stand there, with the answers that they tell."""

    told: list[Told] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def add(self, answer: Answer, told: Told) -> int:
        self.told.append(told)
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
            told = told_of(piece.said or piece.answer, piece.shown, piece.display)
            yield gathered.add(piece.answer, replace(told, note=piece.note))
        elif piece.shown:
            yield piece.shown


def _table(grid: Filled, gathered: Gathered) -> Passage:
    rows = tuple(
        Row(row.label, tuple(gathered.add(one, told_of(one, pages.in_words(one))) for one in row.answers))
        for row in grid.rows
    )
    kind: LineKind = "plot" if grid.kind == "plot" else "table"
    return Passage(kind, head=(grid.corner, *grid.heads), rows=rows)


def told_of(answer: Answer, shown: str, display: str = "") -> Told:
    """An answer as plain values."""
    question, figure = answer.question, answer.figure
    period: Period = question.period
    return Told(
        name=figure.name, title=question.title(), shown=shown, value=json_ready(answer.value), exact=pages.in_words(answer),
        unit=answer.unit, period=period.code, start=str(period.start), until=str(period.end), as_of=str(question.as_of),
        meaning=answer.meaning, kind=figure.kind, records=answer.records, where={name: list(values) for name, values in question.where.items()},
        lower=question.lower, source=str(figure.source), part=answer.part, whole=answer.whole, display=display,
    )  # fmt: skip
