"""What the page of the working days shows: the year month by month, and the committee's own days in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext

from jianyan.committees.choices import DayKind
from jianyan.committees.models import SpecialDay
from jianyan.committees.working_days import ONE_DAY, Calendar, Special, not_announced, shipped_years, weekday_name
from jianyan.look import phrases


@dataclass(frozen=True)
class Span:
    """Days in words; `own` where the committee entered them itself."""

    words: str
    own: bool


@dataclass(frozen=True)
class Month:
    """A month: its working days, what is off besides weekends, what is worked on weekends."""

    name: str
    count: int
    off: list[Span]
    worked: list[Span]


@dataclass(frozen=True)
class OwnDay:
    """A day the committee entered, and what it would be without the entry."""

    row: SpecialDay
    weekday: str
    otherwise: str


def months(calendar: Calendar, year: int) -> list[Month]:
    """The twelve months of a year."""
    return [_month(calendar, date(year, number, 1)) for number in range(1, 13)]


def _month(calendar: Calendar, first: date) -> Month:
    next_month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    last = next_month - ONE_DAY
    specials = calendar.specials(first, last)
    worked = [_worked(one) for one in specials if one.works]
    off = list(_off([one for one in specials if not one.works]))
    return Month(str(MONTHS[first.month]), calendar.count(first, last), off, worked)


def _worked(one: Special) -> Span:
    words = {"day": one.day.day, "weekday": weekday_name(one.day)}
    return Span(gettext("%(day)s日（%(weekday)s）") % words, one.row is not None)


def _off(specials: list[Special]) -> Iterator[Span]:
    """Days off, those that follow each other under one name taken together."""
    while specials:
        run = 1
        while run < len(specials) and _follows(specials[run - 1], specials[run]):
            run += 1
        yield _span(specials[0], specials[run - 1])
        specials = specials[run:]


def _follows(one: Special, other: Special) -> bool:
    same = (one.name, one.kind, one.row is None) == (other.name, other.kind, other.row is None)
    return same and other.day - one.day == ONE_DAY


def _span(first: Special, last: Special) -> Span:
    words = {"first": first.day.day, "last": last.day.day, "name": first.name}
    own = first.row is not None
    if first is last:
        return Span(gettext("%(first)s日%(name)s") % words, own)
    return Span(gettext("%(first)s日—%(last)s日%(name)s") % words, own)


def own_days(calendar: Calendar, year: int) -> list[OwnDay]:
    """The committee's own days of a year, each with what the national table says of it."""
    specials = calendar.specials(date(year, 1, 1), date(year, 12, 31))
    return [
        OwnDay(one.row, weekday_name(one.day), Calendar().why(one.day) or gettext("上班"))
        for one in specials
        if one.row is not None
    ]


def source_of(calendar: Calendar, year: int) -> str:
    """Where the year's national holidays come from, in a sentence."""
    if year in shipped_years():
        notice = gettext(
            "%(year)s年的放假安排按国务院办公厅的通知，由系统自带；本会另行登记的日子，以本会登记的为准。"
        )
        return notice % {"year": year}
    if calendar.announced(year):
        return gettext("%(year)s年的放假安排由本会录入，见下面的清单。") % {"year": year}
    return gettext("%(fact)s。通知公布后，请由办公室在本页导入。") % {"fact": not_announced(year)}


def imported_sentence(counts: dict[str, int]) -> str:
    """What an import did."""
    return gettext("已导入：新增%(new)d天，改动%(changed)d天，不变%(same)d天。") % counts


def removed_sentence(row: SpecialDay) -> str:
    words = {"day": phrases.date_text(row.day), "name": row.name, "kind": DayKind(row.kind).label}
    return gettext("已删除%(day)s“%(name)s”（%(kind)s）。这一天恢复为原来的安排。") % words
