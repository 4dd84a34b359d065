"""A published report held against the records as they are known now, and which records made a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.figures import engine, pages
from jianyan.figures.catalogue import UnknownFigure, find
from jianyan.figures.declared import Ratio
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, json_ready, narrowed_by
from jianyan.reports.documents import Told
from jianyan.reports.edition_models import Edition, FrozenFigure
from jianyan.reports.publishing.evidence import Evidence, evidence_of


@dataclass(frozen=True)
class Known:
    """A figure as reported and as known now, for the same period and the same as-of day.

    Without an `answer` this version asks it no longer; `why` says so.
    """

    frozen: FrozenFigure
    told: Told
    answer: Answer | None
    why: str = ""

    @property
    def differs(self) -> bool:
        return self.answer is not None and json_ready(self.answer.value) != self.told.value

    @property
    def now(self) -> str:
        """The value now, in words."""
        return pages.in_words(self.answer) if self.answer else ""

    @property
    def change(self) -> str:
        """By how much it is more or less now."""
        if not self.differs or self.answer is None or self.answer.value is None or self.told.value is None:
            return ""
        moved = Decimal(self.answer.value) - Decimal(str(self.told.value))
        unit = gettext("个百分点") if self.told.unit == "%" else self.told.unit
        words = {"change": f"{abs(moved.normalize()):f}", "unit": unit}
        return gettext("增加%(change)s%(unit)s") % words if moved > 0 else gettext("减少%(change)s%(unit)s") % words


def question_of(told: Told, committee: Committee) -> Question:
    """The question that a frozen figure answered, as of the day it was answered.

    Raises:
        UnknownFigure, UnknownNarrowing, UnknownPeriod: this version does not know it any more.
    """
    figure = find(told.name)
    where = narrowed_by(figure, committee, [f"{name}={','.join(values)}" for name, values in told.where.items()])
    return Question(
        figure, committee, parse(told.period, committee), where, told.lower, date.fromisoformat(told.as_of)
    )


def known_now(edition: Edition) -> list[Known]:
    """Each figure of an edition as known now, all asked together."""
    rows = FrozenFigure.objects.of(edition.committee).filter(edition=edition).defer("rows", "query")
    return known(list(rows.select_related("edition__report")))


def known(rows: Sequence[FrozenFigure]) -> list[Known]:
    """Frozen figures of one committee as known now; the number of queries does not grow with them."""
    asked: list[tuple[FrozenFigure, Told, Question | None, str]] = []
    for row in rows:
        told = row.as_told()
        try:
            asked.append((row, told, question_of(told, row.committee), ""))
        except (UnknownFigure, UnknownNarrowing, UnknownPeriod) as unknown:
            asked.append((row, told, None, str(unknown)))
    answers = iter(engine.answer([question for _row, _told, question, _why in asked if question]))
    return [Known(row, told, next(answers) if question else None, why) for row, told, question, why in asked]


@dataclass(frozen=True)
class Difference:
    """The rows behind a figure then and now."""

    question: Question
    then: Evidence
    now: Evidence

    @cached_property
    def added(self) -> list[Any]:
        """Keys of rows that count now and did not then."""
        return _missing(self.now.keys, self.then.keys)

    @cached_property
    def removed(self) -> list[Any]:
        return _missing(self.then.keys, self.now.keys)

    @cached_property
    def changed(self) -> list[Any]:
        """Keys of rows whose summed or distinguished value is another, or that entered or left the part of a share."""
        then, now = (
            dict(zip(self.then.keys, self.then.values, strict=False)),
            dict(zip(self.now.keys, self.now.values, strict=False)),
        )
        moved = [key for key, value in then.items() if key in now and now[key] != value]
        if isinstance(self.question.figure, Ratio):
            return moved
        both = set(self.then.keys) & set(self.now.keys)
        return moved + sorted(both & (set(self.then.part) ^ set(self.now.part)))

    @property
    def only_details(self) -> bool:
        """The same rows and values, but a column that the figure reads was changed."""
        moved = self.added or self.removed or self.changed
        return not moved and self.then.columns == self.now.columns and self.then.digest != self.now.digest


def _missing(keys: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    known_keys = set(other)
    return [key for key in keys if key not in known_keys]


def difference(row: FrozenFigure, question: Question) -> Difference:
    kept = row.evidence
    then = Evidence(kept["keys"], kept["values"], kept["part"], row.digest, row.columns)
    return Difference(question, then, evidence_of(question, row.columns))


def period_of(told: Told) -> str:
    return pages.phrases.period_text(date.fromisoformat(told.start), date.fromisoformat(told.until))
