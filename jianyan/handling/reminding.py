"""Whom to remind of what: what is due within days or late, with name, number and words ready to be sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.committees.remembering import remembering
from jianyan.committees.working_days import Calendar, calendar_of
from jianyan.handling.choices import SheetState
from jianyan.handling.clocks import meeting_reckoned
from jianyan.handling.conditions import not_met
from jianyan.handling.models import Assignment, Reminder, Sheet
from jianyan.handling.telling import RUNNING
from jianyan.look.parts import Due
from jianyan.look.phrases import date_text
from jianyan.organisation.models import UnitContact

NOT_YET_LATE, TO_MEET = "提醒", "催面商"
MEET_BEFORE = 3  # working days before the first meeting is due


@dataclass(frozen=True)
class Call:
    """One reminder that could be sent now; `key` names its row for the form."""

    row: Assignment | Sheet
    due_on: date
    level: str
    to: str
    name: str
    phone: str
    email: str
    text: str
    days: int
    last_on: date | None

    @property
    def key(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}{'-meet' if self.level == TO_MEET else ''}"

    pk = key

    @property
    def due(self) -> Due:
        return Due.in_days(self.days)

    @property
    def title(self) -> str:
        return str(self.row.proposal)

    def get_absolute_url(self) -> str:
        return str(self.row.get_absolute_url())


def calls(committee: Committee) -> list[Call]:
    """All there is to remind of today, the latest first. A fixed number of queries."""
    day = today()
    until = day + timedelta(days=max(map(int, provision(committee, "remind.days"))))
    assignments = Assignment.objects.of(committee).filter(state__in=RUNNING, due_on__lte=until)
    sheets = Sheet.objects.of(committee).filter(state=SheetState.ASKED, due_on__lte=until)
    own = Max("reminders__sent_on", filter=~Q(reminders__level=TO_MEET))
    rows: list[Assignment | Sheet] = [
        *assignments.select_related("unit", "proposal").annotate(reminded_on=own),
        *sheets.select_related("proposal", "membership__person", "assignment__unit").annotate(
            reminded_on=Max("reminders__sent_on")
        ),
    ]
    unmet = _unmet(committee)
    contacts = _contacts(committee, {row.unit_id for row in [*rows, *unmet] if isinstance(row, Assignment)})
    ladder, calendar = _ladder(committee), calendar_of(committee)
    found = [_call(row, due, calendar.between(day, due), ladder, contacts) for row in rows if (due := row.due_on)]
    with remembering():
        found += [call for row in unmet if (call := _to_meet(row, calendar, contacts)).days <= MEET_BEFORE]
    return sorted(found, key=lambda call: (call.days, call.title))


def _unmet(committee: Committee) -> list[Assignment]:
    """What units handle in time without having met the proposer; where the reply is late, that is what is asked for."""
    rows = (
        Assignment.objects.of(committee)
        .filter(not_met(), due_on__gte=today())
        .select_related("unit", "proposal", "committee")
    )
    last = Max("reminders__sent_on", filter=Q(reminders__level=TO_MEET))
    return list(rows.annotate(reminded_on=last))


def _to_meet(row: Assignment, calendar: Calendar, contacts: dict[int, UnitContact]) -> Call:
    reckoned = meeting_reckoned(row)
    assert reckoned is not None  # only what was signed is asked for
    words = {"title": row.proposal.title, "number": row.proposal.case_no, "day": date_text(reckoned.day)}
    text = _("贵单位承办的第%(number)s号提案“%(title)s”应于%(day)s前与提案人面商，请尽快联系。") % words
    return _unit_call(row, reckoned.day, TO_MEET, text, calendar.between(today(), reckoned.day), contacts)


def _unit_call(row: Any, due_on: date, level: str, text: str, days: int, contacts: dict[int, UnitContact]) -> Call:
    contact = contacts.get(row.unit_id)
    name, phone, email = (contact.name, contact.phone, contact.email) if contact else ("", "", "")
    return Call(row, due_on, level, str(row.unit), name, phone, email, text, days, row.reminded_on)


def _ladder(committee: Committee) -> list[tuple[int, str]]:
    """The levels by working days late, the highest first."""
    pairs = (line.split("=", 1) for line in provision(committee, "remind.ladder"))
    return sorted(((int(days), words) for days, words in pairs), reverse=True)


def level_of(days: int, ladder: Sequence[tuple[int, str]]) -> str:
    """How it is reminded of: the highest level that its lateness has reached."""
    late = -days
    return next((words for least, words in ladder if late > 0 and late >= least), NOT_YET_LATE)


def _contacts(committee: Committee, units: set[int]) -> dict[int, UnitContact]:
    """Who answers for each unit now: the newest contact in force."""
    day = today()
    rows = UnitContact.objects.of(committee).filter(unit__in=units, since__lte=day).order_by("since", "pk")
    return {row.unit_id: row for row in rows if row.until is None or row.until > day}


def _call(
    row: Any, due_on: date, days: int, ladder: Sequence[tuple[int, str]], contacts: dict[int, UnitContact]
) -> Call:
    level, when = level_of(days, ladder), date_text(due_on)
    words = {"title": row.proposal.title, "number": row.proposal.case_no, "day": when, "days": -days}
    if isinstance(row, Assignment):
        text = _("贵单位承办的第%(number)s号提案“%(title)s”应于%(day)s前办结，请抓紧办理。") % words
        if days < 0:
            text = (
                _("贵单位承办的第%(number)s号提案“%(title)s”应于%(day)s前办结，已逾期%(days)d个工作日，请尽快答复。")
                % words
            )
        return _unit_call(row, due_on, level, text, days, contacts)
    text = _("您的提案“%(title)s”已有答复，请于%(day)s前反馈意见。") % words
    person = row.membership.person if row.membership else None
    to = str(person or row.proposal.proposer)
    phone = person.phone if person else row.proposal.contact_phone
    email = person.email if person else ""
    return Call(row, due_on, level, to, to, phone, email, text, days, row.reminded_on)


def new_calls(committee: Committee) -> list[Call]:
    """Those that have come to a mark since they were last reminded of."""
    calendar, marks = calendar_of(committee), marks_of(committee)
    return [call for call in calls(committee) if is_new(call, calendar, marks)]


def is_new(call: Call, calendar: Calendar, marks: Sequence[int]) -> bool:
    """Whether it has come to a mark since it was last reminded of: so many days before, or a level of lateness."""
    if call.last_on is None:
        return True
    then = calendar.between(call.last_on, call.due_on)
    return mark_of(then, marks) != mark_of(call.days, marks)


def mark_of(days: int, marks: Sequence[int]) -> int:
    """The nearest mark that has been passed; marks of lateness are below zero."""
    return min((mark for mark in marks if mark >= days), default=max(marks) + 1)


def marks_of(committee: Committee) -> list[int]:
    """The marks in working days until the day due: before it as `remind.days` says, after it as the ladder says."""
    before = map(int, provision(committee, "remind.days"))
    late = (-max(days, 1) for days, _words in _ladder(committee))
    return sorted({*before, *late})


@transaction.atomic
def keep(chosen: Iterable[Call], way: str, *, by: str) -> int:
    """Note that these were sent; returns how many."""
    rows = [
        Reminder(
            committee=call.row.committee, level=call.level, way=way, to=call.to, text=call.text, sent_on=today(), sent_by=by[:80],
            **{"assignment" if isinstance(call.row, Assignment) else "sheet": call.row},
        )
        for call in chosen
    ]  # fmt: skip
    return len(Reminder.objects.bulk_create(rows))


def by_level(found: Iterable[Call]) -> dict[str, int]:
    """How many of each level."""
    counts: dict[str, int] = defaultdict(int)
    for call in found:
        counts[call.level] += 1
    return dict(counts)
