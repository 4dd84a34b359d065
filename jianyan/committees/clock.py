"""One clock. Days are days in Asia/Shanghai; a demonstration may be set to a date (JIANYAN_TODAY)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("committees_clock", default=None)


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Inside, it is that moment: for a demonstration that tells what was done over months."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def now() -> datetime:
    """The moment it is, for the trail."""
    return _told.get() or timezone.now()


def today() -> date:
    """The day it is, or the day the demonstration is set to."""
    if told := _told.get():
        return timezone.localtime(told).date()
    fixed = settings.ENV["JIANYAN_TODAY"]
    return date.fromisoformat(str(fixed)) if fixed else timezone.localdate()
