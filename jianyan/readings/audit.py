"""Holds what a report tells against the committee's records. Reads figures only; stores nothing.

The verdicts, in the order in which they are asked:

- not checkable: the number was taken over from others (a reported figure), or it is the work of another body and no
  figure of the catalogue is tied to it;
- not kept: no figure is tied, the figure or its narrowing is unknown here, the period is unknown, or the register holds
  no rows at all in it;
- agrees: the computed value lies inside the hedge (`figures.hedges`), with the committee's own records or, where lower
  committees share theirs, with those as well;
- partly: fewer than told, and the records are known not to cover all of it: the words speak of lower committees some of
  which share nothing; the committee's first record of all lies more than a month, or the register's first row more than a
  year, after the period's start; or the period is not over;
- differs: everything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Min
from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.periods import Period
from jianyan.figures import engine, hedges
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure
from jianyan.figures.hedges import Limits, Stated
from jianyan.figures.questions import Answer, Question
from jianyan.look import phrases
from jianyan.readings.asking import Asked, Put
from jianyan.readings.choices import Verdict
from jianyan.readings.told import Told
from jianyan.text.found import Meta

ASKED_AT_ONCE = 200  # questions; a database takes only so many columns in one answer
DEFAULT_LIMITS = Limits()
EARLY = 3  # a report of the first months tells of the year before
A_MONTH, A_YEAR = 31, 366  # days that a committee's records, and one register, may begin late


@dataclass(frozen=True)
class Checked:
    """A number with its verdict, the answer it was held against, and what there is to say about it."""

    told: Told
    verdict: Verdict
    answer: Answer | None = None
    note: str = ""
    limits: Limits = DEFAULT_LIMITS
    question: Question | None = None

    @property
    def stated(self) -> Stated:
        return stated(self.told)

    @property
    def computed(self) -> Decimal | int | None:
        return self.answer.value if self.answer else None

    @property
    def difference(self) -> Decimal | None:
        """Told less computed."""
        return None if self.computed is None else self.told.claim.value - Decimal(self.computed)

    @property
    def allowed(self) -> str:
        """The true values that a hedge allows; empty of an exact number."""
        if self.stated.bound == "exact":
            return ""
        return hedges.allowed(self.stated, self.limits).words(self.told.claim.unit)


def stated(told: Told) -> Stated:
    """The number with its hedge, by the words around it."""
    return hedges.of_claim(told.claim)


def period_of(meta: Meta) -> str:
    """The period a report speaks of: the one it names, else the year before an early report, else its year."""
    if meta.period or not meta.date:
        return meta.period or ""
    day = date.fromisoformat(meta.date)
    return str(day.year - 1 if day.month <= EARLY else day.year)


def audit(numbers: Sequence[Told], committee: Committee, period: str = "", own: str | None = None) -> list[Checked]:
    """Every number with its verdict, all asked together: how many queries it takes does not grow with the numbers.

    `period` is the report's; it stands in where a number names none, or names `own`, what the text itself says.
    """
    asked = Asked(committee, period, own)
    puts = [asked.put(told) for told in numbers]
    known = _answers(question for put in puts for question in put.questions)
    limits = hedges.limits_of(committee)
    starts = _Starts(committee, (put.question.figure for put in puts if put.question))
    return [_judge(put, known, limits, starts) for put in puts]


Key = tuple[str, bool, str, bool, tuple[tuple[str, tuple[str, ...]], ...]]


def _key(question: Question) -> Key:
    figure, where = question.figure, tuple(sorted(question.where.items()))
    return figure.name, FIGURES.get(figure.name) is figure, question.period.code, question.lower, where


def _answers(questions: Iterable[Question]) -> dict[Key, Answer]:
    """The answers by what was asked; the same question is asked once."""
    different = list({_key(question): question for question in questions}.values())
    parts = [different[at : at + ASKED_AT_ONCE] for at in range(0, len(different), ASKED_AT_ONCE)]
    return {_key(found.question): found for part in parts for found in engine.answer(part)}


def _judge(put: Put, known: dict[Key, Answer], limits: Limits, starts: _Starts) -> Checked:
    """The verdict on one number, by the answers to its questions."""
    own = known[_key(put.question)] if put.question else None
    if put.verdict:
        return Checked(put.told, put.verdict, own, put.note, limits, put.question)
    assert own is not None
    assert put.holdings is not None
    if not known[_key(put.holdings)].records:
        note = gettext("这一期间的登记簿里没有任何记录。")
        return Checked(put.told, Verdict.NOT_KEPT, None, note, limits, put.question)
    wider = known[_key(put.with_lower)] if put.with_lower else None
    first, second = (wider, own) if put.speaks_of_lower and wider else (own, wider)
    for found in filter(None, (first, second)):
        if hedges.holds(stated(put.told), found.value, limits):
            note = gettext("含同意共享的下级政协。") if found is wider else ""
            return Checked(put.told, Verdict.AGREES, found, note, limits, found.question)
    return _at_odds(put, first, limits, starts)


def _at_odds(put: Put, found: Answer, limits: Limits, starts: _Starts) -> Checked:
    """The verdict on a number that the records do not come to."""
    if found.value is None:
        note = gettext("期内没有可作分母的记录。")
        return Checked(put.told, Verdict.NOT_KEPT, None, note, limits, found.question)
    if note := _uncovered(put, found, starts):
        return Checked(put.told, Verdict.PARTLY, found, note, limits, found.question)
    return Checked(put.told, Verdict.DIFFERS, found, _by_how_much(put.told, found), limits, found.question)


def _uncovered(put: Put, found: Answer, starts: _Starts) -> str:
    """Why records cannot cover all that was told; empty where they can, or where they hold more than was told."""
    if found.value is None or Decimal(found.value) >= put.told.claim.value or found.figure.is_percent:
        return ""
    if put.silent:
        return gettext("说的是连同下级政协，而下级政协的数据没有全部共享。")
    period = found.question.period
    if period.end > today():
        return gettext("这一期间还没有结束。")
    start = starts.too_late(found.figure, period)
    return gettext("记录自%(day)s起，没有覆盖整个期间。") % {"day": phrases.date_text(start)} if start else ""


def _by_how_much(told: Told, found: Answer) -> str:
    assert found.value is not None
    change = told.claim.value - Decimal(found.value)
    words = {"change": hedges.apart_in_words(change, told.claim.unit)}
    if told.claim.bound != "exact":
        return gettext("记录不在这一说法的范围之内。")
    return gettext("报告多%(change)s。") % words if change > 0 else gettext("报告少%(change)s。") % words


class _Starts:
    """The first dated rows of the registers asked about, one query a register; stocks reach further back than records."""

    def __init__(self, committee: Committee, figures: Iterable[Figure]) -> None:
        self.committee = committee
        self.figures = [figure for figure in figures if not figure.reaches_back]

    def too_late(self, figure: Figure, period: Period) -> date | None:
        """The day on which records begin, when that is too late for a period."""
        registers = self._first_rows
        every, own = min(registers.values(), default=None), registers.get((figure.of, figure.when))
        if every and (every - period.start).days > A_MONTH:
            return every
        return own if own and (own - period.start).days > A_YEAR else None

    @cached_property
    def _first_rows(self) -> dict[tuple[type, str], date]:
        asked = {(figure.of, figure.when): figure for figure in self.figures}
        rows = {key: figure.of._default_manager.of(self.committee) for key, figure in asked.items()}  # type: ignore[attr-defined]
        found = {key: of.aggregate(first=Min(key[1]))["first"] for key, of in rows.items()}
        return {key: first for key, first in found.items() if first is not None}
