"""How long until a deadline, in working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.working_days import ONE_DAY, Calendar, calendar_of
from jianyan.flows.models import Waiting
from jianyan.look import phrases
from jianyan.look.parts import SOON_DAYS, Due
from jianyan.look.tables import Column
from jianyan.registers.declared import Register


def due(calendar: Calendar, day: date) -> Due:
    """A deadline in words. A list asks for its calendar once."""
    return Due.in_days(calendar.between(today(), day))


def with_clocks(register: Register, columns: Sequence[Column], rows: Sequence[Any]) -> list[Column]:
    """The columns of a list; a deadline's date becomes the time left in rows whose clock runs. Two queries."""
    names = {deadline.field: deadline.name for deadline in register.flow.deadlines} if register.flow else {}
    if not rows or not names.keys() & {column.name for column in columns}:
        return list(columns)
    committee, calendar = rows[0].committee, calendar_of(rows[0].committee)
    waiting = Waiting.objects.of(committee).filter(kind=register.name, row__in=[row.pk for row in rows])
    running = {(one.row, name) for one in waiting for name in one.deadlines}

    def clocked(column: Column) -> Column:
        def left(row: Any) -> Due | None:
            day = getattr(row, column.name)
            if day is None:
                return None
            return due(calendar, day) if (row.pk, names[column.name]) in running else Due(phrases.date_text(day))

        return replace(column, kind="due", get=left)

    return [clocked(column) if column.name in names else column for column in columns]


def soon_until(committee: Committee) -> date:
    """The last day of which a deadline is called soon."""
    calendar = calendar_of(committee)
    return calendar.add(today(), SOON_DAYS + 1) - ONE_DAY
