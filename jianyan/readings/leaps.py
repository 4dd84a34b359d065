"""Year-on-year leaps: the same thing in the committee's reports of different periods, suddenly much more or much less."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.published import digest_of
from jianyan.figures.questions import Question
from jianyan.readings.choices import State
from jianyan.readings.models import OldReport
from jianyan.readings.storing import meta_of, period_of
from jianyan.readings.told import Told, of_reports

Thing = tuple[str, str, str]  # figure, narrowing, kind of period


@dataclass(frozen=True)
class Said:
    """What one report said of a thing."""

    report: OldReport
    told: Told
    period: Period

    @property
    def url(self) -> str:
        return f"{self.report.get_absolute_url()}?claim={self.told.key}#open"


@dataclass(frozen=True)
class Leap:
    """Two neighbouring reports that are far apart on one thing."""

    title: str
    before: Said
    after: Said


def leaps(committee: Committee) -> list[Leap]:
    """All leaps between the committee's reports, by thing and period. The queries do not grow with the numbers."""
    reports = list(OldReport.objects.of(committee).filter(state=State.READ).defer("text"))
    if len(reports) < 2:
        return []
    times = provision(committee, "readings.leap_times")
    things: dict[Thing, dict[str, Said]] = defaultdict(dict)
    for thing, said in _things(committee, reports):
        things[thing].setdefault(said.period.code, said)
    return [leap for same in things.values() for leap in _between(committee, list(same.values()), times)]


def _things(committee: Committee, reports: list[OldReport]) -> Iterator[tuple[Thing, Said]]:
    numbers = of_reports(committee, reports)
    periods: dict[str, Period | None] = {}
    for report in reports:
        usual, own = period_of(report), meta_of(report).period
        for told in numbers[report.pk]:
            code = told.claim.period if told.claim.period and told.claim.period != own else usual
            if not told.figure or told.figure not in FIGURES or told.dismissed or not code:
                continue
            period = periods.setdefault(code, _parsed(code, committee))
            if period:
                thing = (told.figure, digest_of(told.where), re.sub(r"\d+", "0", period.code))
                yield thing, Said(report, told, period)


def _between(committee: Committee, same: list[Said], times: int) -> Iterator[Leap]:
    """The leaps between neighbouring periods of one thing."""
    for before, after in pairwise(sorted(same, key=lambda said: said.period.start)):
        few, many = sorted([before.told.claim.value, after.told.claim.value])
        if before.report.pk != after.report.pk and few >= 0 and many >= few * times and many > few:
            title = Question(FIGURES[after.told.figure], committee, after.period, after.told.where).title()
            yield Leap(title, before, after)


def _parsed(code: str, committee: Committee) -> Period | None:
    try:
        return parse(code, committee)
    except UnknownPeriod:
        return None
