"""Bodies, outside parties, appointments, charges, staff."""

from __future__ import annotations

from typing import Any

from jianyan.demo.makers import maker
from jianyan.demo.world import World
from jianyan.organisation.models import Appointment, Body, BodyMember, Charge, OutsideParty, Person, Staff


@maker
def bodies(
    world: World,
    kind: str,
    names: list[str] | None = None,
    count: int = 0,
    pattern: str = "{}",
    words_from: str = "places",
    basis: str = "",
    parent: str = "",
    between: list[str] | None = None,
    standard: list[str] | None = None,
    upgraded: int = 0,
    place_members: bool = False,
    tag: str = "",
) -> None:
    """Bodies of one kind; `standard` gives the days they passed the check; `upgraded` of them were upgraded."""
    titles = names or [pattern.format(word) for word in world.titles(words_from, count)]
    parents = world.bodies(parent) if parent else []
    opened = world.days(len(titles), between)
    rows = [
        Body(
            committee=world.committee, kind=kind, basis=basis, name=title, opened_on=day,
            parent=parents[n % len(parents)] if parents else None,
        )
        for n, (title, day) in enumerate(zip(titles, opened, strict=True))
    ]  # fmt: skip
    if standard:
        for body, day in zip(rows, world.days(len(rows), standard), strict=True):
            body.standard_on = day
    for body in rows[:upgraded]:
        body.upgraded_on = world.later(world.period.start, at_most=300)
    stored = world.keep(rows, tag)
    if place_members:
        _place_members(world, stored)


def _place_members(world: World, bodies: list[Body]) -> None:
    """Every member into one of the bodies, from the day both are there."""
    world.keep(
        [
            BodyMember(
                committee=world.committee, body=body, person=member.person,
                joined_on=max(body.opened_on, member.joined_on), left_on=member.left_on,
            )
            for n, member in enumerate(world.members)
            for body in [bodies[n % len(bodies)]]
        ]
    )  # fmt: skip


@maker
def parties(
    world: World,
    kind: str,
    names: list[str] | None = None,
    count: int = 0,
    pattern: str = "{}",
    words_from: str = "places",
    parents: str = "",
    tag: str = "",
) -> None:
    """Outside parties: villages, chains, projects, firms. `parents` is the tag of what they belong to.

    Without `words_from` they are numbered.
    """
    words = world.titles(words_from, count) if words_from else range(1, count + 1)
    titles = names or [pattern.format(word) for word in words]
    above = world.tagged[parents] if parents else []
    world.keep(
        [
            OutsideParty(
                committee=world.committee, kind=kind, name=title, parent=above[n % len(above)] if above else None
            )
            for n, title in enumerate(titles)
        ],
        tag or kind,
    )


@maker
def appointments(
    world: World,
    kind: str,
    count: int,
    roles: list[str],
    hosts: list[str],
    between: list[str] | None = None,
    members: bool = True,
) -> None:
    """Persons appointed: members of the committee, or experts from outside."""
    if members:
        persons = [member.person for member in world.rng.sample(world.members, count)]
    else:
        persons = world.keep([Person(committee=world.committee, name=world.person_name()) for _ in range(count)])
    world.keep(
        [
            Appointment(
                committee=world.committee, person=person, kind=kind, since=day,
                role=roles[n % len(roles)], host=hosts[n % len(hosts)],
            )
            for n, (person, day) in enumerate(zip(persons, world.days(count, between), strict=True))
        ]
    )  # fmt: skip


@maker
def charges(
    world: World,
    kind: str,
    parties: str,
    holder: str,
    holders: int = 0,
    rule: str = "",
    between: list[str] | None = None,
    partners: str = "",
) -> None:
    """A charge over each tagged party. `holder` is a key of `pools`, `holders` how many different ones."""
    objects = world.tagged[parties]
    days = world.days(len(objects), between)
    pools: dict[str, list[tuple[str, Any]]] = {
        "leader": [("person", member.person) for member in world.leaders],
        "unit": [("unit", unit) for unit in world.units],
        "body": [("body", body) for body in world.bodies("special_committee")],
        "studio": [("body", body) for body in world.bodies("member_studio")],
        "partner": [("partner", partner) for partner in world.tagged[partners]],
    }
    pool = pools[holder][: holders or None]
    world.keep(
        [
            Charge(
                committee=world.committee, kind=kind, party=party, rule=rule, since=day, **dict([pool[n % len(pool)]])
            )
            for n, (party, day) in enumerate(zip(objects, days, strict=True))
        ]
    )


@maker
def staff_joined(world: World, how: list[str], between: list[str] | None = None) -> None:
    """One newcomer for each way of joining named."""
    persons = world.keep([Person(committee=world.committee, name=world.person_name()) for _ in how])
    rows = zip(persons, how, world.days(len(how), between), strict=True)
    world.staff += world.keep(
        [Staff(committee=world.committee, person=person, how_joined=way, joined_on=day) for person, way, day in rows]
    )
