"""A roster: which row is whom, what would change, and the change itself, all or nothing.

A person is recognised by name and phone; without a phone by name and employer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jianyan.committees.models import Committee, Term
from jianyan.organisation.choices import BodyKind
from jianyan.organisation.models import BodyMember, Membership, Person
from jianyan.registers.plans import Outcome, Plan, PlannedRow, PlanRefused
from jianyan.registers.sheets import Line
from jianyan.setting_up import terms
from jianyan.setting_up.roster_rows import COLUMNS, Entry, Known, read_entry
from jianyan.setting_up.roster_writing import write
from jianyan.trail.models import Doer, record

__all__ = ["COLUMNS", "Match", "apply", "plan"]


@dataclass
class Match:
    """A row with the person and the membership of this term it belongs to, where there are any."""

    entry: Entry
    person: Person | None = None
    membership: Membership | None = None
    body_member: BodyMember | None = None
    posts: frozenset[str] = frozenset()


def plan(committee: Committee, lines: Sequence[Line]) -> Plan:
    """What importing these rows into the newest term would do. Changes nothing."""
    term = terms.newest(committee)
    known = Known.of(committee, term)
    entries = [read_entry(line, known) for line in lines]
    rows = [PlannedRow(entry.line.number, entry.name, Outcome.SAME, data=Match(entry)) for entry in entries]
    for row in rows:
        for reason in row.data.entry.wrongs:
            row.refuse(reason)
    _refuse_doubles(rows)
    _recognise(rows, committee, term)
    return Plan(rows)


@transaction.atomic
def apply(committee: Committee, lines: Sequence[Line], *, by: Doer) -> Plan:
    """Import the rows into the newest term, and end the seats of those who were not elected again.

    Raises:
        PlanRefused: a row is wrong; nothing has been changed.
    """
    term = terms.newest(committee)
    planned = plan(committee, lines)
    if planned.wrong:
        raise PlanRefused(planned)
    write(committee, term, [row for row in planned.rows if row.outcome is not Outcome.SAME])
    ended = terms.end_seats(term)
    record(term, _("导入委员名册"), by=by, after={**planned.counts, "seats_ended": ended}, note=planned.sentence())
    return planned


def _refuse_doubles(rows: Iterable[PlannedRow]) -> None:
    """The same person twice in one file, or two of one name that nothing tells apart."""
    named: dict[str, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.name:
            named[row.name].append(row)
    for alike in named.values():
        for row in alike:
            _refuse_double(row, [other for other in alike if other is not row])


def _refuse_double(row: PlannedRow, others: Sequence[PlannedRow]) -> None:
    mine: Entry = row.data.entry
    same = [other for other in others if _is_same(mine, other.data.entry)]
    if same:
        numbers = _numbers([row, *same])
        row.refuse(_("同一人在文件里出现了两次：第%(rows)s行。请只留一行。") % {"rows": numbers})
    elif others and not mine.phone:
        words = {"rows": _numbers([row, *others])}
        row.refuse(_("第%(rows)s行同名，没有手机分不清是谁。请都填上手机。") % words)


def _is_same(one: Entry, other: Entry) -> bool:
    if one.phone or other.phone:
        return one.phone == other.phone
    return one.employer == other.employer


def _numbers(rows: Iterable[PlannedRow]) -> str:
    return "、".join(str(number) for number in sorted(row.number for row in rows))


def _recognise(rows: Sequence[PlannedRow], committee: Committee, term: Term) -> None:
    """Find each row's person and say what would change."""
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.of(committee).filter(name__in={row.name for row in rows}):
        people[person.name].append(person)
    for row in rows:
        if row.outcome is not Outcome.WRONG:
            _find_person(row, people[row.name])
    _refuse_shared_persons(rows)
    _load(rows, committee, term)
    for row in rows:
        if row.outcome is not Outcome.WRONG:
            _compare(row)


def _find_person(row: PlannedRow, alike: Sequence[Person]) -> None:
    entry: Entry = row.data.entry
    fitting = [person for person in alike if _fits(entry, person)]
    exact = [person for person in fitting if entry.phone and person.phone == entry.phone]
    fitting = exact or fitting
    if len(fitting) > 1:
        row.refuse(_("本会已有%(count)d位同名的人，分不清是哪一位。请填手机。") % {"count": len(fitting)})
    elif fitting:
        row.data.person = fitting[0]
    elif changed := [person for person in alike if entry.employer and person.employer == entry.employer]:
        words = {"phone": changed[0].phone}
        row.refuse(
            _("本会已有同名同单位的人，手机是%(phone)s。是同一人，请先改他的手机；不是，请把单位写得不同。") % words
        )


def _fits(entry: Entry, person: Person) -> bool:
    """Whether the row may mean the person."""
    if entry.phone and person.phone:
        return entry.phone == person.phone
    if entry.employer and person.employer:
        return entry.employer == person.employer
    if entry.phone or entry.employer:
        return not person.phone and not person.employer
    return True


def _refuse_shared_persons(rows: Sequence[PlannedRow]) -> None:
    """Two rows that would both be one known person."""
    by_person: dict[int, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.data.person is not None:
            by_person[row.data.person.pk].append(row)
    for sharing in by_person.values():
        if len(sharing) > 1:
            for row in sharing:
                row.refuse(_("第%(rows)s行都像是本会已有的同一人。请填手机分清。") % {"rows": _numbers(sharing)})


def _load(rows: Sequence[PlannedRow], committee: Committee, term: Term) -> None:
    """Membership, posts and special committee of everybody recognised, in three queries."""
    persons = [row.data.person for row in rows if row.data.person is not None]
    held = Membership.objects.of(committee).filter(term=term, person__in=persons)
    memberships = {m.person_id: m for m in held.select_related("sector", "party").prefetch_related("posts")}
    bodies = BodyMember.objects.of(committee).filter(
        person__in=persons, body__kind=BodyKind.SPECIAL_COMMITTEE, left_on__isnull=True
    )
    placed = {member.person_id: member for member in bodies.select_related("body")}
    for row in rows:
        if row.data.person is not None:
            row.data.membership = memberships.get(row.data.person.pk)
            row.data.body_member = placed.get(row.data.person.pk)
        if row.data.membership is not None:
            row.data.posts = frozenset(post.kind for post in row.data.membership.posts.all() if post.until is None)


def _compare(row: PlannedRow) -> None:
    match: Match = row.data
    if match.membership is None:
        row.outcome = Outcome.NEW
        row.notes = [_("本会已有此人，沿用原有资料和账号。")] if match.person else []
        return
    row.notes = [
        _("%(label)s：%(before)s → %(after)s") % {"label": label, "before": before or _("无"), "after": after}
        for label, before, after in _differences(match)
    ]
    row.outcome = Outcome.CHANGED if row.notes else Outcome.SAME


def _differences(match: Match) -> list[tuple[str, object, object]]:
    """What the row says otherwise than the records; an empty cell says nothing."""
    entry, person, membership = match.entry, match.person, match.membership
    assert person is not None
    assert membership is not None
    asked: list[tuple[str, object, object]] = [
        (_("性别"), person.sex, entry.sex),
        (_("单位"), person.employer, entry.employer),
        (_("职务"), person.title, entry.title),
        (_("手机"), person.phone, entry.phone),
        (_("界别"), membership.sector, entry.sector),
        (_("党派"), membership.party and membership.party.name, entry.party),
        (_("专委会"), match.body_member and match.body_member.body, entry.body),
        (_("任职日期"), membership.joined_on, entry.joined_on),
    ]
    changed = [(label, before, after) for label, before, after in asked if after and before != after]
    added = [kind for kind in entry.posts if kind not in match.posts]
    return changed + [(_("政协职务"), "", kind.label) for kind in added]
