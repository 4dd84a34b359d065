"""How long until a deadline, in working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.flows.models import Waiting
from jianyan.look import phrases
from jianyan.look.parts import SOON_DAYS, Due
from jianyan.look.tables import Column
from jianyan.registers.declared import Register


def due(committee: Committee, day: date) -> Due:
    """A deadline in words."""
    return Due.in_days(days_left(committee, day))


def with_clocks(register: Register, columns: Sequence[Column], rows: Sequence[Any]) -> list[Column]:
    """The columns of a list; a deadline's date becomes the time left in rows whose clock runs. One query."""
    names = {deadline.field: deadline.name for deadline in register.flow.deadlines} if register.flow else {}
    if not rows or not names.keys() & {column.name for column in columns}:
        return list(columns)
    committee = rows[0].committee
    waiting = Waiting.objects.of(committee).filter(kind=register.name, row__in=[row.pk for row in rows])
    running = {(one.row, name) for one in waiting for name in one.deadlines}

    def clocked(column: Column) -> Column:
        def left(row: Any) -> Due | None:
            day = getattr(row, column.name)
            if day is None:
                return None
            return due(committee, day) if (row.pk, names[column.name]) in running else Due(phrases.date_text(day))

        return replace(column, kind="due", get=left)

    return [clocked(column) if column.name in names else column for column in columns]


def soon_until(committee: Committee) -> date:
    """The last day of which a deadline is called soon."""
    day = today()
    while days_left(committee, day + timedelta(days=1)) <= SOON_DAYS:
        day += timedelta(days=1)
    return day


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
