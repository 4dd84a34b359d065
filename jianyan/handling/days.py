"""Days that people type: none in the future of what is done, none before the hand-over, no deadline in the past."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.flows.refusals import StepRefused
from jianyan.look.phrases import date_text


def ask_done(day: date | None, first: date | None, field: str) -> None:
    """Refuses a day of what has been done that is still to come, or lies before the day it could begin."""
    if day and day > today():
        raise StepRefused(_("%(day)s还没有到。请填实际办理的日期。") % {"day": date_text(day)}, field=field)
    if day and first and day < first:
        words = {"day": date_text(day), "first": date_text(first)}
        raise StepRefused(_("%(day)s早于交办或立案的日期%(first)s，请核对。") % words, field=field)


def ask_ahead(day: date | None, field: str) -> None:
    """Refuses a deadline in the past."""
    if day and day < today():
        raise StepRefused(_("期限%(day)s已经过去，请填今天或以后的日期。") % {"day": date_text(day)}, field=field)


def of_contact(contact: Any) -> None:
    ask_done(contact.held_on, contact.assignment.handed_on, "held_on")


def of_overseeing(overseeing: Any) -> None:
    ask_done(overseeing.held_on, overseeing.proposal.filed_on, "held_on")


def of_promise(promise: Any) -> None:
    ask_ahead(promise.by_when, "by_when")


def of_extension(request: Any) -> None:
    ask_ahead(request.until, "until")


def of_check(check: Any) -> None:
    """What is still to be done on a list has its day ahead; what is done keeps the day it had."""
    if check.done_on is None and check._state.adding:
        ask_ahead(check.due_on, "due_on")
    ask_done(check.done_on, None, "done_on")
