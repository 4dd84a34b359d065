"""Working days of a committee: the announced public holidays, and before them the days it has entered itself.

The State Council announces each year's holidays and make-up working days in the autumn before. A year that nobody has
announced is computed from weekends only; whoever shows a date says so (`Calendar.announced`, `not_announced`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chinese_calendar import constants
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.choices import DayKind
from jianyan.committees.models import Committee, SpecialDay
from jianyan.committees.remembering import remembered

ONE_DAY = timedelta(days=1)
SATURDAY = 5
NAMES = {
    "New Year's Day": _("元旦"),
    "Spring Festival": _("春节"),
    "Tomb-sweeping Day": _("清明节"),
    "Labour Day": _("劳动节"),
    "Dragon Boat Festival": _("端午节"),
    "Mid-autumn Festival": _("中秋节"),
    "National Day": _("国庆节"),
    "Anti-Fascist 70th Day": _("抗战胜利纪念日"),
}


@dataclass(frozen=True)
class Special:
    """A day out of the usual order. `row` is the committee's own entry, None where the shipped table says it."""

    day: date
    kind: DayKind
    name: str | Promise
    source: str
    row: SpecialDay | None = None

    @property
    def works(self) -> bool:
        return self.kind == DayKind.WORKDAY


class Calendar:
    """Which days of a committee are working days. Holds what was entered when it was made; make one per request."""

    def __init__(self, own: Iterable[SpecialDay] = ()) -> None:
        self._own = {row.day: row for row in own}
        self._working: dict[int, list[date]] = {}

    def special(self, day: date) -> Special | None:
        """What sets the day apart: the committee's own entry, else the shipped table; None for an ordinary day."""
        if row := self._own.get(day):
            return Special(day, DayKind(row.kind), row.name, row.source, row)
        if found := shipped().get(day):
            kind, name = found
            return Special(day, kind, NAMES.get(name, name), notice_of(day))
        return None

    def specials(self, first: date, last: date) -> list[Special]:
        """All days set apart from the first to the last, both counted, in their order."""
        days = sorted(day for day in {*shipped(), *self._own} if first <= day <= last)
        return [special for day in days if (special := self.special(day))]

    def is_working(self, day: date) -> bool:
        special = self.special(day)
        return special.works if special else day.weekday() < SATURDAY

    def why(self, day: date) -> str:
        """Why the day is as it is: 元旦假期, 调休上班, 星期六; empty for an ordinary working day."""
        special = self.special(day)
        if special and special.works:
            return str(DayKind.WORKDAY.label)
        if special:
            return gettext("%(name)s假期") % {"name": special.name}
        return weekday_name(day) if day.weekday() >= SATURDAY else ""

    def announced(self, year: int) -> bool:
        """Whether the year's public holidays are known here, so that its dates are more than a guess by weekends.

        The shipped table has the year, or the committee has entered a holiday or a make-up day of it: the notice
        names all of them at once, and whoever copies it copies all. A local holiday is entered from another paper,
        often before that notice, and does not count.
        """
        national = (row.day.year == year for row in self._own.values() if row.kind != DayKind.LOCAL)
        return year in shipped_years() or any(national)

    def next_working(self, day: date) -> date:
        """The day itself if it is a working day, else the first one after it."""
        return day if self.is_working(day) else self.add(day, 1)

    def add(self, day: date, n: int) -> date:
        """The nth working day after a day, before it where n is negative; the day itself, working or not, for 0."""
        if n == 0:
            return day
        year = day.year
        place = bisect_left(self._days(year), day) + n
        if n > 0 and not self.is_working(day):
            place -= 1
        while place < 0:
            year -= 1
            place += len(self._days(year))
        while place >= len(self._days(year)):
            place -= len(self._days(year))
            year += 1
        return self._days(year)[place]

    def between(self, first: date, last: date) -> int:
        """Working days left from `first` until `last`: the days after `first`, `last` counted; for `Due.in_days`.

        When `last` is past, minus the working days from `last` until the day before `first`, and at least -1: on the
        Saturday after a Friday it is late by one day, and so it is on the Monday.
        """
        if last >= first:
            return self._count(first + ONE_DAY, last + ONE_DAY)
        return -max(self._count(last, first), 1)

    def count(self, first: date, last: date) -> int:
        """Working days from the first to the last, both counted."""
        return self._count(first, last + ONE_DAY)

    def _count(self, first: date, end: date) -> int:
        """Working days from `first` on and before `end`."""
        whole_years = sum(len(self._days(year)) for year in range(first.year, end.year))
        return whole_years - bisect_left(self._days(first.year), first) + bisect_left(self._days(end.year), end)

    def _days(self, year: int) -> list[date]:
        """All working days of a year in their order, computed once: counting is then a search in a list."""
        if year not in self._working:
            days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
            self._working[year] = [day for day in days if day.year == year and self.is_working(day)]
        return self._working[year]


def calendar_of(committee: Committee) -> Calendar:
    """The working days of a committee. One query; ask once and hand the calendar on."""
    return remembered(("calendar", committee.pk), lambda: Calendar(SpecialDay.objects.of(committee)))


@cache
def shipped() -> Mapping[date, tuple[DayKind, str]]:
    """The public holidays and make-up working days of the announced years, each with the package's English name."""
    rest = {day: (DayKind.HOLIDAY, name) for day, name in constants.holidays.items()}
    return rest | {day: (DayKind.WORKDAY, name) for day, name in constants.workdays.items()}


@cache
def shipped_years() -> frozenset[int]:
    """The years whose table Jianyan brings along."""
    return frozenset(day.year for day in shipped())


def notice_of(day: date) -> str:
    """The State Council's notice that names a day; days at the end of December stand in that of the next year."""
    year = day.year + (day.month == 12)
    return gettext("国务院办公厅关于%(year)s年部分节假日安排的通知") % {"year": year}


def not_announced(year: int) -> str:
    """The sentence for a year whose holidays are not known here."""
    return gettext("%(year)s年放假安排尚未公布或尚未录入，只按周末推算") % {"year": year}


def weekday_name(day: date) -> str:
    """星期六."""
    return str(WEEKDAYS[day.weekday()])
