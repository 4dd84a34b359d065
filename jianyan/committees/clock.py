"""One clock. Days are days in Asia/Shanghai; a demonstration may be set to a date (JIANYAN_TODAY)."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day it is, or the day the demonstration is set to."""
    fixed = settings.ENV["JIANYAN_TODAY"]
    return date.fromisoformat(str(fixed)) if fixed else timezone.localdate()
