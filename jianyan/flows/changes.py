"""A change to one row: set in memory, compared and set in the database, told to the trail, or as if it had not been."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Field, JSONField, TextField

from jianyan.flows.refusals import somebody_was_first

if TYPE_CHECKING:
    from jianyan.flows.declared import Step


class Change:
    """The columns of a row that a step sets, with what they held before."""

    def __init__(self, obj: Any):
        self.obj = obj
        self._before: dict[str, Any] = {}

    def set(self, name: str, value: Any) -> None:
        """Set a field by its name, or a link by its column."""
        field = self._field(name)
        self._before.setdefault(field.attname, getattr(self.obj, field.attname))
        setattr(self.obj, name, value)

    def fill(self, step: Step, day: date, number: Callable[[str], int]) -> dict[str, date]:
        """Stamp the date, set what follows from it, give the number of its series, start the clocks.

        Returns when each clock strikes. A row that bears a number keeps it.
        """
        obj = self.obj
        if step.stamps:
            self.set(step.stamps, day)
        for name, value in (step.sets(obj, day) if step.sets else {}).items():
            self.set(name, value)
        if step.draws and not getattr(obj, step.draws.field):
            self.set(step.draws.field, step.draws.worded(obj, number(step.draws.series(obj))))
        return {name: self._start(name, day) for name in step.starts}

    def _start(self, name: str, day: date) -> date:
        deadline = self.obj.flow.deadline(name)
        due: date = deadline.due(self.obj, day)
        if deadline.field:
            self.set(deadline.field, due)
        return due

    def before(self, step: Step) -> dict[str, Any]:
        """What the columns held, as plain values; without a number, which stays when the step is undone."""
        kept = step.draws.field if step.draws else ""
        return {name: _plain(self._field(name), old) for name, old in self._before.items() if name != kept}

    def after(self) -> dict[str, Any]:
        """What they hold now, as plain values."""
        return {name: _plain(self._field(name), getattr(self.obj, name)) for name in self._before}

    def restore(self, values: dict[str, Any]) -> None:
        """Set columns to plain values that `before` gave."""
        for name, value in values.items():
            self.set(name, self._field(name).to_python(value))

    def write(self) -> None:
        """Change the row, provided that its columns still hold what this change began with.

        Long text and JSON are not compared: not every database can.

        Raises:
            StepRefused: somebody else was first.
        """
        expected = {name: old for name, old in self._before.items() if self._comparable(name)}
        values = {name: getattr(self.obj, name) for name in self._before}
        rows = type(self.obj).objects.of(self.obj.committee).filter(pk=self.obj.pk, **expected)
        if not rows.update(**values):
            raise somebody_was_first()

    def _comparable(self, name: str) -> bool:
        return not isinstance(self._field(name), TextField | JSONField)

    def _field(self, name: str) -> Field[Any, Any]:
        return self.obj._meta.get_field(name)


def _plain(field: Field[Any, Any], value: Any) -> Any:
    """As JSON can hold it; `field.to_python` reads it back."""
    if value is None or isinstance(value, bool | int | str | dict | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@contextmanager
def unchanged_if_refused(obj: Any) -> Iterator[None]:
    """What fails inside leaves the row in memory as it was, as the transaction does in the database."""
    values, links = dict(obj.__dict__), dict(obj._state.fields_cache)
    adding = obj._state.adding
    try:
        yield
    except BaseException:
        obj.__dict__.clear()
        obj.__dict__.update(values)
        obj._state.fields_cache = links
        obj._state.adding = adding
        raise
