"""A demonstration committee while its records are made: its people, bodies and everything recipes refer to."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from jianyan.committees.models import Committee, Term
from jianyan.committees.periods import Period, parse
from jianyan.organisation.choices import BodyKind, ParticipantKind, PostKind
from jianyan.organisation.models import (
    Body,
    HandlingUnit,
    Membership,
    Participant,
    Person,
    Post,
    Sector,
    Staff,
)

WORDS = Path(__file__).with_name("data") / "words.toml"
LOCAL = frozenset({"subjects", "proposals", "opinions", "public_problems", "services"})


@cache
def words() -> dict[str, list[str]]:
    """Word lists for made-up titles and names."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@dataclass
class World:
    """What recipes draw on. All chance comes from `rng`, seeded by the committee's slug."""

    committee: Committee
    period: Period
    rng: random.Random
    tagged: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    members: list[Membership] = field(default_factory=list)
    standing: list[Membership] = field(default_factory=list)
    leaders: list[Membership] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)
    units: list[HandlingUnit] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    names: str = ""  # a word list that most names are made of, two words a name

    def keep(self, rows: Sequence[Any], tag: str | None = None) -> list[Any]:
        """Store rows of one table in bulk, and under a tag when recipes will refer to them."""
        stored = list(type(rows[0])._default_manager.bulk_create(rows, batch_size=500)) if rows else []
        if tag:
            self.tagged[tag] += stored
        return stored

    def days(self, count: int, between: Sequence[str] | None = None) -> list[date]:
        """`count` days in order, spread over the period (or between two days); working days where there is room."""
        first, last = (
            (date.fromisoformat(day) for day in between) if between else (self.period.start, self.period.end)
        )
        span = (last - first).days
        picked = sorted(first + timedelta(days=self.rng.randint(0, span)) for _ in range(count))
        return [_workday(day, first, last) for day in picked]

    def later(self, day: date, *, at_most: int, last: date | None = None) -> date:
        """A day after `day`, at most so many days later and not after `last` (the period's end)."""
        end = min(day + timedelta(days=at_most), last or self.period.end)
        return day + timedelta(days=self.rng.randint(0, max((end - day).days, 0)))

    def parts(self, total: int, count: int, least: int = 1) -> list[int]:
        """`total` split into `count` whole parts, none below `least`, none alike by design."""
        rest = total - least * count
        if rest < 0:
            raise ValueError(f"{total} cannot be split into {count} parts of at least {least}")
        weights = [self.rng.uniform(0.5, 1.5) for _ in range(count)]
        parts = [int(rest * weight / sum(weights)) for weight in weights]
        for position in range(rest - sum(parts)):
            parts[position % count] += 1
        return [part + least for part in parts]

    def pick(self, name: str) -> str:
        return self.rng.choice(words()[name])

    def titles(self, name: str, count: int) -> list[str]:
        """`count` different made-up titles out of a word list; when it runs out, a place or a number sets them apart."""
        pool = list(words()[name])
        self.rng.shuffle(pool)
        apart = _by_place if name in LOCAL else _by_number
        return [apart(pool[n % len(pool)], n // len(pool), n % len(pool)) for n in range(count)]

    def in_office(self, day: date) -> list[Membership]:
        return [member for member in self.members if was_in_office(member, day)]

    def member_in_office(self, day: date) -> Membership:
        while True:
            member = self.rng.choice(self.members)
            if was_in_office(member, day):
                return member

    def bodies(self, kind: str) -> list[Body]:
        return list(Body.objects.of(self.committee).filter(kind=kind).order_by("pk"))

    def person_name(self) -> str:
        if self.names and self.rng.random() < 0.8:
            return "".join(self.rng.sample(words()[self.names], 2))
        surname, given = self.pick("surnames"), self.pick("given")
        return surname + given + (self.pick("given") if self.rng.random() < 0.75 else "")


def was_in_office(member: Membership, day: date) -> bool:
    return member.joined_on <= day and (member.left_on is None or member.left_on > day)


def _by_number(title: str, turn: int, nth: int) -> str:
    return f"{title}（{turn + 1}）" if turn else title


def _by_place(title: str, turn: int, nth: int) -> str:
    places = words()["places"]
    return f"{places[(turn * 7 + nth) % len(places)]}{title}" if turn else title


def _workday(day: date, first: date, last: date) -> date:
    for shift in (0, -1, -2, 1, 2):
        moved = day + timedelta(days=shift)
        if moved.weekday() < 5 and first <= moved <= last:
            return moved
    return day


def new_world(committee: Committee, period_code: str) -> World:
    return World(committee, parse(period_code, committee), random.Random(committee.slug))


def found(world: World, data: dict[str, Any]) -> None:
    """Sectors, parties, units, leading bodies, people and seats, as the file's `people` table says."""
    people = data["people"]
    world.names = people.get("names", "")
    sectors = world.keep(
        [
            Sector(committee=world.committee, code=code, name=name, position=position)
            for position, (code, name) in enumerate(people["sectors"].items())
        ]
    )
    world.participants = world.keep(
        [
            Participant(committee=world.committee, kind=kind, name=name)
            for kind, name in people.get("participants", [])
        ]
    )
    world.units = world.keep(
        [
            HandlingUnit(committee=world.committee, name=name, kind="government", hub="government")
            for name in words()["units"][: people.get("units", 24)]
        ]
    )
    _seat_members(world, people, sectors)
    _staff(world, people)


def _seat_members(world: World, people: dict[str, Any], sectors: list[Sector]) -> None:
    term = Term.objects.of(world.committee).get(number=people["term"])
    persons = world.keep(
        [Person(committee=world.committee, name=world.person_name()) for _ in range(people["members"])]
    )
    parties = [participant for participant in world.participants if participant.kind == ParticipantKind.PARTY]
    weighted = [sector for sector in sectors for _ in range(people.get("weights", {}).get(sector.code, 1))]
    seats = [
        Membership(
            committee=world.committee, person=person, term=term, joined_on=term.starts_on,
            sector=sectors[n] if n < len(sectors) else world.rng.choice(weighted),
            party=world.rng.choice([None, None, *parties]),
        )
        for n, person in enumerate(persons)
    ]  # fmt: skip
    for group in people.get("changes", []):
        _change(world, seats, group)
    world.members = world.keep(seats)
    steady = [member for member in world.members if member.left_on is None and member.joined_on == term.starts_on]
    world.rng.shuffle(steady)
    world.leaders = steady[: people.get("leaders", 6)]
    world.standing = steady[: people.get("leaders", 6) + people.get("standing", 30)]
    kinds = [PostKind.CHAIR, *[PostKind.VICE_CHAIR] * (len(world.leaders) - 2), PostKind.SECRETARY_GENERAL]
    posts = [
        Post(committee=world.committee, membership=member, kind=kind, since=term.starts_on)
        for member, kind in zip(world.leaders, kinds, strict=False)
    ]
    ordinary = world.standing[len(world.leaders) :]
    posts += [
        Post(committee=world.committee, membership=member, kind=PostKind.STANDING_MEMBER, since=term.starts_on)
        for member in ordinary
    ]
    world.keep(posts)


def _change(world: World, seats: list[Membership], group: dict[str, Any]) -> None:
    """Let the last `count` unchanged seats join or leave on a day."""
    free = [seat for seat in seats if seat.left_on is None and seat.joined_on == seats[0].joined_on]
    for seat in free[-group["count"] :]:
        if "joined_on" in group:
            seat.joined_on = group["joined_on"]
        else:
            seat.left_on, seat.left_why = group["left_on"], group.get("why", "")


def _staff(world: World, people: dict[str, Any]) -> None:
    count = people.get("staff", 20)
    persons = world.keep([Person(committee=world.committee, name=world.person_name()) for _ in range(count)])
    start = world.period.start.replace(year=world.period.start.year - 3)
    world.staff = world.keep(
        [Staff(committee=world.committee, person=p, how_joined="transfer", joined_on=start) for p in persons]
    )


LEADING = (
    (BodyKind.STANDING_COMMITTEE, "常务委员会"),
    (BodyKind.CHAIRS_MEETING, "主席会议"),
    (BodyKind.PARTY_GROUP, "政协党组"),
    (BodyKind.OFFICE, "办公室"),
)


def lead(world: World) -> None:
    """The bodies every committee has."""
    opened = world.period.start.replace(year=world.period.start.year - 5)
    world.keep([Body(committee=world.committee, kind=kind, name=name, opened_on=opened) for kind, name in LEADING])
