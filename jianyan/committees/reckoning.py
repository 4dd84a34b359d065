"""How a date comes about, kept line by line, so that whoever sees the date can check it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from jianyan.committees.choices import Unit
from jianyan.committees.working_days import ONE_DAY, SATURDAY, Calendar, not_announced, weekday_name
from jianyan.look.parts import Reckoned
from jianyan.look.phrases import date_text

Words = str | Promise


@dataclass(frozen=True)
class Reckoning:
    """A date being reckoned: every step gives a new reckoning with one line more.

    `day` is where it stands, `doubtful` the years that were counted by weekends alone because nobody has announced
    their holidays. Lines are worded in the language in force when the step is taken.
    """

    calendar: Calendar
    day: date
    result: str
    steps: tuple[Reckoned, ...] = ()
    doubtful: tuple[int, ...] = ()

    @classmethod
    def begin(cls, calendar: Calendar, day: date, what: Words, *, rule: Words = "", result: Words = "") -> Reckoning:
        """Start on a day. `what` says what happened on it (交办), `result` what the date at the end is (答复期限)."""
        first = Reckoned(date_text(day), str(what), str(rule))
        return cls(calendar, day, str(result) or gettext("到期"), (first,))

    @property
    def lines(self) -> tuple[Reckoned, ...]:
        """The steps, what is not certain about them, and the date they come to."""
        doubts = (Reckoned(gettext("注意"), not_announced(year)) for year in self.doubtful)
        return (*self.steps, *doubts, Reckoned(date_text(self.day), self.result, total=True))

    def plus(self, amount: int, unit: Unit, rule: Words = "") -> Reckoning:
        """Move on by an amount, back where it is negative; a month leads to the same day number or the month's last."""
        day = _moved(self.calendar, self.day, amount, unit)
        what = self._gives(day)
        if unit == Unit.MONTH and day.day != self.day.day:
            what = gettext("%(gives)s，当月没有%(number)s日，取月末") % {"gives": what, "number": self.day.day}
        if unit == Unit.WORKDAY and (holidays := self._holidays(day)):
            what = gettext("%(gives)s，其间%(holidays)s放假不计") % {"gives": what, "holidays": holidays}
        counted = _years(self.day, day) if unit == Unit.WORKDAY else ()
        return self._step(day, _signed(amount, unit), what, rule, counted)

    def fixed(self, day: date, rule: Words = "") -> Reckoning:
        """A date that the rule itself names, whatever was reckoned before."""
        return self._step(day, gettext("固定日期"), self._gives(day), rule)

    def rolled(self) -> Reckoning:
        """Move to the next working day when it falls on a holiday; no line when it does not move."""
        day, why = self.calendar.next_working(self.day), self.calendar.why(self.day)
        if day == self.day:
            return self._doubting(_years(day, day))
        words = {"day": self._short(self.day), "why": why, "next": self._short(day)}
        what = gettext("%(day)s为%(why)s，顺延到下一工作日%(next)s") % words
        special = self.calendar.special(self.day)
        return self._step(day, gettext("顺延"), what, special.source if special else "", _years(self.day, day))

    def at_most(self, limit: date | Reckoning, rule: Words = "") -> Reckoning:
        """Not later than a limit, which cuts as it stands and is not moved; a line only where it cuts."""
        last, doubts = (limit.day, limit.doubtful) if isinstance(limit, Reckoning) else (limit, ())
        if self.day <= last:
            return self._doubting(doubts)
        words = {"day": self._short(last), "weekday": weekday_name(last)}
        return self._step(last, gettext("最迟"), gettext("不超过%(day)s（%(weekday)s）") % words, rule, doubts)

    def _step(self, day: date, when: str, what: str, rule: Words, counted: tuple[int, ...] = ()) -> Reckoning:
        line = Reckoned(when, what, str(rule))
        return replace(self, day=day, steps=(*self.steps, line))._doubting(counted)

    def _doubting(self, years: tuple[int, ...]) -> Reckoning:
        """The same, with those of the years that are not announced."""
        doubtful = {*self.doubtful, *(year for year in years if not self.calendar.announced(year))}
        return replace(self, doubtful=tuple(sorted(doubtful)))

    def _gives(self, day: date) -> str:
        return gettext("得 %(day)s（%(weekday)s）") % {"day": self._short(day), "weekday": weekday_name(day)}

    def _short(self, day: date) -> str:
        """A date without its year while that is the year reached."""
        return date_text(day, short=day.year == self.day.year)

    def _holidays(self, day: date) -> str:
        """The names of the holidays between here and a day that took away working days."""
        earlier, later = sorted((self.day, day))
        between = self.calendar.specials(earlier + ONE_DAY, later - ONE_DAY)
        names = (str(one.name) for one in between if not one.works and one.day.weekday() < SATURDAY)
        return gettext("、").join(dict.fromkeys(names))


def amount_words(amount: int, unit: Unit) -> str:
    """3个月, 15个工作日, 30天."""
    words = {
        Unit.WORKDAY: ngettext("%(amount)d个工作日", "%(amount)d个工作日", amount),
        Unit.DAY: ngettext("%(amount)d天", "%(amount)d天", amount),
        Unit.MONTH: ngettext("%(amount)d个月", "%(amount)d个月", amount),
    }
    return words[unit] % {"amount": amount}


def _signed(amount: int, unit: Unit) -> str:
    sign = "−" if amount < 0 else "+"
    return f"{sign} {amount_words(abs(amount), unit)}"


def _moved(calendar: Calendar, day: date, amount: int, unit: Unit) -> date:
    if unit == Unit.WORKDAY:
        return calendar.add(day, amount)
    return day + timedelta(days=amount) if unit == Unit.DAY else months_after(day, amount)


def months_after(day: date, months: int) -> date:
    """The same day number so many months later or earlier; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _years(one: date, other: date) -> tuple[int, ...]:
    return tuple(range(min(one, other).year, max(one, other).year + 1))
