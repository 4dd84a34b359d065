"""Programmes, labels, activities with all their parts, reading groups, rosters."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from jianyan.activities.models import (
    Activity,
    Attendance,
    HeadCount,
    Kind,
    Label,
    Measure,
    Programme,
    ReadingGroup,
    ReadingSeat,
    Roster,
    RosterEntry,
    SiteSeen,
)
from jianyan.demo.makers import maker
from jianyan.demo.world import World, was_in_office
from jianyan.organisation.choices import SeatKind
from jianyan.organisation.models import Membership, Person, Staff


@maker
def programmes(world: World, rows: list[list[str]]) -> None:
    """Programmes as [code, name, kind, start, end]; start and end may be missing."""
    world.keep(
        [
            Programme(
                committee=world.committee, code=code, name=name, kind=kind,
                starts_on=dates[0] if dates else None, ends_on=dates[1] if dates else None,
            )
            for code, name, kind, *dates in rows
        ]
    )  # fmt: skip


@maker
def labels(world: World, rows: list[list[str]]) -> None:
    """Labels as [code, name]."""
    world.keep([Label(committee=world.committee, code=code, name=name) for code, name in rows])


@maker
def activities(
    world: World,
    kind: str,
    count: int,
    between: list[str] | None = None,
    subjects: str = "subjects",
    title: str = "",
    titles: list[str] | None = None,
    programme: str = "",
    label: list[str] | None = None,
    host: str = "",
    matters: str = "",
    persons: dict[str, int] | None = None,
    measures: dict[str, float] | None = None,
    members: int = 0,
    standing: int = 0,
    staff: int = 0,
    skip: int = 0,
    role: str = "present",
    sites: str = "",
    by_leader: bool = False,
    number_from: int = 0,
    place: str = "",
    tag: str = "",
) -> None:
    """`count` activities of one kind.

    `persons` gives the total of each kind of person over all of them, `measures` the total of each measure;
    `members`, `standing` and `staff` how many different persons are named in attendance (`standing` besides
    `members`, who are then ordinary ones), after leaving out `skip`; `matters` and `sites` are tags; `host` a
    kind of body.
    """
    chinese = Kind.objects.get(pk=kind).chinese
    names = titles or [f"{title or chinese}：{word}" for word in world.titles(subjects, count)]
    hosts = world.bodies(host) if host else []
    hung = world.tagged[matters] if matters else []
    group = Programme.objects.of(world.committee).get(code=programme) if programme else None
    rows = [
        Activity(
            committee=world.committee, kind_id=kind, title=names[n % len(names)], held_on=day, programme=group,
            host=hosts[n % len(hosts)] if hosts else None, place=place,
            matter=_matter(hung[n % len(hung)]) if hung else None,
            number=number_from + n if number_from else None,
        )
        for n, day in enumerate(world.days(count, between))
    ]  # fmt: skip
    held = world.keep(rows, tag)
    _label(world, held, label or [])
    _count_heads(world, held, persons or {})
    _measure(world, held, measures or {})
    _attend(world, held, _choose(world, held, members, standing, skip), world.staff[:staff], role)
    _see_sites(world, held, sites, by_leader)


def _matter(row: Any) -> Any:
    return getattr(row, "matter", row)


def _label(world: World, held: list[Activity], codes: list[str]) -> None:
    through = Activity.labels.through
    rows = [
        through(activity_id=activity.pk, label_id=label.pk)
        for label in Label.objects.of(world.committee).filter(code__in=codes)
        for activity in held
    ]
    through._default_manager.bulk_create(rows)


def _count_heads(world: World, held: list[Activity], persons: dict[str, int]) -> None:
    rows = [
        HeadCount(committee=world.committee, activity=activity, held_on=activity.held_on, person_kind=kind, persons=n)
        for kind, total in persons.items()
        for activity, n in zip(held, world.parts(total, len(held)), strict=True)
    ]
    HeadCount.complete(rows)
    world.keep(rows)


def _measure(world: World, held: list[Activity], measures: dict[str, float]) -> None:
    rows = [
        Measure(committee=world.committee, activity=activity, held_on=activity.held_on, kind=kind, amount=Decimal(n))
        for kind, total in measures.items()
        for activity, n in zip(held, world.parts(int(total), len(held)), strict=True)
    ]
    world.keep(rows)


def _choose(world: World, held: list[Activity], members: int, standing: int, skip: int) -> list[Membership]:
    """Standing members, leaders last, and ordinary ones; or members of both sorts where no standing ones are asked."""
    high = {member.pk for member in world.standing}
    ordinary = [member for member in world.members if not standing or member.pk not in high]
    leaders_last = world.standing[len(world.leaders) :] + world.leaders
    return leaders_last[:standing] + _in_office(ordinary[skip:], held, members)


def _attend(world: World, held: list[Activity], chosen: list[Membership], staff: Sequence[Staff], role: str) -> None:
    """Name different persons over the activities, in turn, each at one that they were in office for."""
    named: set[tuple[int, int]] = set()
    rows: list[Attendance] = []
    high = {member.pk for member in world.standing}
    for n, member in enumerate(chosen):
        activity = next(
            a for a in _turn(held, n) if was_in_office(member, a.held_on) and (a.pk, member.pk) not in named
        )
        named.add((activity.pk, member.pk))
        rows.append(_attendance(world, activity, member, high, role))
    rows += [
        Attendance(committee=world.committee, activity=activity, held_on=activity.held_on, staff=person, role=role)
        for n, person in enumerate(staff)
        for activity in [held[n % len(held)]]
    ]
    world.keep(rows)


def _attendance(world: World, activity: Activity, member: Membership, high: set[int], role: str) -> Attendance:
    return Attendance(
        committee=world.committee, activity=activity, held_on=activity.held_on, membership=member, role=role,
        sector_code=member.sector.code, standing=SeatKind.STANDING if member.pk in high else SeatKind.ORDINARY,
    )  # fmt: skip


def _turn(held: list[Activity], n: int) -> list[Activity]:
    start = n % len(held)
    return held[start:] + held[:start]


def _in_office(pool: Sequence[Membership], held: list[Activity], count: int) -> list[Membership]:
    return [member for member in pool if any(was_in_office(member, activity.held_on) for activity in held)][:count]


def _see_sites(world: World, held: list[Activity], sites: str, by_leader: bool) -> None:
    rows = [
        SiteSeen(
            committee=world.committee, activity=held[n % len(held)], held_on=held[n % len(held)].held_on,
            site=site, by_leader=by_leader,
        )
        for n, site in enumerate(world.tagged[sites] if sites else [])
    ]  # fmt: skip
    world.keep(rows)


@maker
def reading(world: World, name: str, opened_on: str, joined: int, posts: int, counted_on: str) -> None:
    """A reading group that `joined` members in office take part in, with `posts` in all."""
    group = world.keep([ReadingGroup(committee=world.committee, name=name, opened_on=opened_on)])[0]
    members = [member for member in world.members if member.left_on is None][:joined]
    world.keep(
        [
            ReadingSeat(
                committee=world.committee, group=group, membership=member, joined_on=opened_on, posts=n,
                counted_on=counted_on,
            )
            for member, n in zip(members, world.parts(posts, len(members), 0), strict=True)
        ]
    )  # fmt: skip


@maker
def rosters(world: World, title: str, audience: str, opened_on: str, done: list[str]) -> None:
    """A roster of everybody of an audience, all of whom were reached between two days."""
    roster = world.keep([Roster(committee=world.committee, title=title, audience=audience, opened_on=opened_on)])[0]
    seats: list[Any] = world.members if audience == "members" else world.staff
    persons: list[Person] = [seat.person for seat in seats if seat.left_on is None]
    rows = zip(persons, world.days(len(persons), done), strict=True)
    world.keep([RosterEntry(committee=world.committee, roster=roster, person=p, done_on=day) for p, day in rows])
