"""How long until a deadline, in working days."""

from __future__ import annotations

from datetime import date, timedelta

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.look.parts import Due


def due(committee: Committee, day: date) -> Due:
    """A deadline in words."""
    return Due.in_days(days_left(committee, day))


def days_left(committee: Committee, day: date) -> int:
    """Working days from today until a day: 0 on its own day, below zero once it is past. Weekends alone are free."""
    now = today()
    if day < now:
        return min(-1, -_weekdays(day, now))
    return _weekdays(now, day)


def _weekdays(start: date, end: date) -> int:
    """Mondays to Fridays after the first day, up to and with the last."""
    weeks, rest = divmod((end - start).days, 7)
    return 5 * weeks + sum((start + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
