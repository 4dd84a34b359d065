"""Many stories written at once: the same table of steps, taken in memory, stored with a few statements.

For demonstrations and imports: nobody is told anything, no hook runs and guards are not asked. States, rights, dates,
numbers, desks, clocks, lifted parents and the trail are those that `begin` and `take` would have left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jianyan.committees.models import Committee
from jianyan.flows import asking, leaving, lifting
from jianyan.flows.changes import Change
from jianyan.flows.declared import Step
from jianyan.flows.models import Counter, Waiting, begin_after
from jianyan.trail.models import Doer, Entry, key_of

BATCH = 500
FIRST_HOUR = time(9, 0)

Store = Callable[[list[Any]], Any]


@dataclass
class _Told:
    """A step that was taken: what the trail will say of it once its row has a key."""

    obj: Any
    step: Step
    by: Doer
    note: str
    at: datetime
    before: dict[str, Any]
    after: dict[str, Any]


class Chronicle:
    """The stories of new rows of one committee, oldest row first, until they are stored."""

    def __init__(self, committee: Committee):
        self.committee = committee
        self._rows: list[Any] = []
        self._desks: dict[int, list[Waiting]] = {}
        self._told: list[_Told] = []
        self._children: dict[tuple[int, type], list[Any]] = {}
        self._numbers: dict[str, int] = {}

    def begin(self, obj: Any, *, by: Doer, on: date, note: str = "") -> None:
        """As `steps.begin`; the row is stored by `write`."""
        step = obj.flow.begins
        asking.ask_right(step, by, obj)
        by = asking.in_place_of(step, by, obj)
        self._rows.append(obj)
        self._desks[id(obj)] = []
        for parent in {one.lifts.parent for one in (step, *obj.flow.steps) if one.lifts}:
            self._siblings(obj, parent).append(obj)
        change = Change(obj)
        change.set("state", str(obj.flow.initial))
        self._follow(change, step, by, note, on)

    def take(self, obj: Any, name: str, *, by: Doer, on: date, note: str = "", **data: Any) -> None:
        """As `steps.take`, without its guards.

        Raises:
            StepRefused: wrong state, or no right.
        """
        step = obj.flow.step(name)
        asking.ask_state(step, obj)
        asking.ask_right(step, by, obj)
        self._move(obj, step, asking.in_place_of(step, by, obj), note, on, data)

    def write(
        self, store: Store = lambda rows: type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    ) -> None:
        """Store everything: rows table by table in the order they began, then trail, desks and counters."""
        for model in dict.fromkeys(map(type, self._rows)):
            store([row for row in self._rows if type(row) is model])
        Entry.objects.bulk_create(map(self._entry, self._told), batch_size=BATCH)
        waiting = [self._keyed(row, one) for row in self._rows for one in self._desks[id(row)]]
        Waiting.objects.bulk_create(waiting, batch_size=BATCH)
        for series, value in self._numbers.items():
            begin_after(self.committee, series, value)

    def _move(self, obj: Any, step: Step, by: Doer, note: str, day: date, data: dict[str, Any]) -> None:
        change = Change(obj)
        for name, value in data.items():
            change.set(name, value)
        change.set("state", str(step.target or obj.state))
        self._follow(change, step, by, note, day)

    def _follow(self, change: Change, step: Step, by: Doer, note: str, day: date) -> None:
        obj = change.obj
        started = change.fill(step, day, self._next_number)
        before = self._desks[id(obj)]
        after = self._desks[id(obj)] = leaving.next_desks(obj, step, before, started, day)
        waited, waits = leaving.as_plain(_in_order(before)), leaving.as_plain(after)
        self._told.append(
            _Told(
                obj, step, by, note, self._moment(day),
                change.before(step) | {leaving.WAITING: waited}, change.after() | {leaving.WAITING: waits},
            )
        )  # fmt: skip
        self._lift(obj, step, by, day)

    def _lift(self, obj: Any, step: Step, by: Doer, day: date) -> None:
        if step.lifts is None:
            return
        parent = getattr(obj, step.lifts.parent)
        upper = parent.flow.step(step.lifts.step)
        arrived = lifting.arrived(obj, step)
        children = self._siblings(obj, step.lifts.parent)
        all_here = all(child.state in arrived for child in children)
        if parent.state in upper.sources and (all_here or step.lifts.when == "first"):
            given = step.lifts.gives(obj, children) if step.lifts.gives else {}
            self._move(parent, upper, by, "", day, dict(given))

    def _siblings(self, obj: Any, parent: str) -> list[Any]:
        return self._children.setdefault((id(getattr(obj, parent)), type(obj)), [])

    def _next_number(self, series: str) -> int:
        if series not in self._numbers:
            rows = Counter.objects.of(self.committee).filter(series=series)
            self._numbers[series] = rows.values_list("value", flat=True).first() or 0
        self._numbers[series] += 1
        return self._numbers[series]

    def _moment(self, day: date) -> datetime:
        """A moment of that day, later than all told of it before."""
        moment = timezone.make_aware(datetime.combine(day, FIRST_HOUR))
        return moment + timedelta(seconds=len(self._told) % 28800)

    def _entry(self, told: _Told) -> Entry:
        return Entry(
            committee=self.committee, doer=told.by.key, doer_name=told.by.label, kind=told.obj._meta.model_name,
            row=key_of(told.obj), title=str(told.obj)[:200], step=told.step.name, before=told.before, after=told.after,
            note=told.note, at=told.at,
        )  # fmt: skip

    def _keyed(self, row: Any, waiting: Waiting) -> Waiting:
        waiting.row = key_of(row)
        return waiting


def _in_order(desks: Sequence[Waiting]) -> list[Waiting]:
    """As the database gives them back."""
    return sorted(desks, key=lambda one: (one.desk_kind, one.desk_key))
