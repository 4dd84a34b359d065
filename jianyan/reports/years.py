"""A figure of several years as the sum of what was published of each, and where a year was restated since.

Adoptions and replies arrive late, so a year's figure grows after its report. A five-year report adds what the yearly ones
told, and says which of them the records tell otherwise now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.committees.models import Committee, Plenary
from jianyan.committees.periods import Period, parse
from jianyan.figures import engine
from jianyan.figures.published import digest_of
from jianyan.figures.questions import Answer, Question
from jianyan.reports.edition_models import Edition, FrozenFigure

ADDITIVE = ("count", "sum")
YEARS = re.compile(r"(\d{4})-(\d{4})")
TERM = re.compile(r"term:(\d+)")
Key = tuple[str, str, bool, str]


@dataclass(frozen=True)
class Year:
    """What was published of one year, and the same as known now."""

    told: int | float
    now: Answer

    @property
    def restated(self) -> bool:
        return Decimal(str(self.told)) != Decimal(self.now.value or 0)

    @property
    def words(self) -> str:
        """2021：公布216，现为217."""
        words = {
            "year": self.now.question.period,
            "told": f"{Decimal(str(self.told)).normalize():f}",
            "now": self.now.value,
        }
        return gettext("%(year)s公布%(told)s、现为%(now)s") % words


@dataclass(frozen=True)
class Added:
    """The years of a period with what was published of each, in order; `missing` are those of which nothing was."""

    years: tuple[Year, ...]
    missing: tuple[Period, ...] = ()

    @property
    def total(self) -> Decimal | int:
        total = sum((Decimal(str(year.told)) for year in self.years), Decimal(0))
        return int(total) if total == total.to_integral_value() else total

    @property
    def note(self) -> str:
        """How the number came about, and where records tell otherwise now."""
        if self.missing:
            words = {"years": "、".join(map(str, self.missing))}
            return gettext("没有%(years)s的公布数，按现在的记录计算") % words
        restated = "；".join(year.words for year in self.years if year.restated)
        counted = {"years": len(self.years), "restated": restated}
        if restated:
            return gettext("由%(years)d年的公布数相加；后来有更正：%(restated)s") % counted
        return gettext("由%(years)d年的公布数相加") % counted


def told_of_years(answers: Sequence[Answer]) -> list[tuple[Answer, str]]:
    """The answers as a report of several years tells them, each with its note.

    Two statements more, and those of one question to the engine, however many figures. Distinct persons, stocks and
    shares are never added.
    """
    added = _added([answer.question for answer in answers])
    found = [(answer, added.get(position)) for position, answer in enumerate(answers)]
    return [_told(answer, one) for answer, one in found]


def _told(answer: Answer, added: Added | None) -> tuple[Answer, str]:
    if added is None:
        return answer, ""
    return (answer if added.missing else replace(answer, value=added.total)), added.note


def _added(questions: Sequence[Question]) -> dict[int, Added]:
    """By the position of the question: those of several years of which at least one was published."""
    parts = {place: _years_of(one) for place, one in enumerate(questions) if one.figure.kind in ADDITIVE}
    parts = {place: years for place, years in parts.items() if len(years) > 1}
    if not parts:
        return {}
    frozen = _frozen(questions[0].committee, {questions[place].figure.name for place in parts})
    wanted = [year for years in parts.values() for year in years if _key(year) in frozen]
    now = {_key(answer.question): answer for answer in engine.answer(wanted)}
    found = {}
    for place, years in parts.items():
        there = tuple(Year(frozen[_key(one)], now[_key(one)]) for one in years if _key(one) in frozen)
        if there:
            found[place] = Added(there, tuple(one.period for one in years if _key(one) not in frozen))
    return found


def _frozen(committee: Committee, names: set[str]) -> dict[Key, int | float]:
    """What the latest edition of each report told of these figures."""
    latest: dict[int, int] = {}
    for pk, report in Edition.objects.of(committee).order_by("number").values_list("pk", "report"):
        latest[report] = pk
    rows = FrozenFigure.objects.of(committee).filter(edition__in=latest.values(), name__in=names)
    found: dict[Key, int | float] = {}
    for told in rows.order_by("pk").values_list("told", flat=True):
        if told["value"] is not None:
            where = {name: tuple(values) for name, values in told["where"].items()}
            found[told["name"], digest_of(where), told["lower"], told["period"]] = told["value"]
    return found


def _key(question: Question) -> Key:
    return question.figure.name, digest_of(question.where), question.lower, question.period.code


def _years_of(question: Question) -> list[Question]:
    """The same question for each year of its period: calendar years, or the plenaries of a term."""
    return [question.of_period(period) for period in years_of(question.period, question.committee)]


def years_of(period: Period, committee: Committee) -> list[Period]:
    """The years that make up a period; none of one that is no row of years. Read once for each committee at hand."""
    kept: dict[str, list[Period]] = committee.__dict__.setdefault("_years_of_periods", {})
    if period.code not in kept:
        kept[period.code] = [parse(code, committee) for code in _codes(period, committee)]
    return kept[period.code]


def _codes(period: Period, committee: Committee) -> list[str]:
    if years := YEARS.fullmatch(period.code):
        return [str(year) for year in range(int(years[1]), int(years[2]) + 1)]
    if term := TERM.fullmatch(period.code):
        rows = Plenary.objects.of(committee).filter(term__number=int(term[1])).order_by("number")
        return [f"{term[1]}.{number}" for number in rows.values_list("number", flat=True)]
    return []
