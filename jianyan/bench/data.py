"""Made-up data for measurements: one committee of any size, the same rows for the same size."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from jianyan.activities.models import Activity, HeadCount, Kind
from jianyan.committees.models import Committee, Plenary, Term
from jianyan.matters.models import Matter
from jianyan.outcomes.models import Money, Suggestion
from jianyan.proposals.models import Proposal

SIZES = {"small": 10_000, "county": 100_000, "province": 1_000_000}
SLUG = "bench"
FIRST = date(2019, 1, 1)
DAYS = 5 * 365
BATCH = 2_000


def committee_of(size: str, say: Callable[[str], None]) -> Committee:
    """The committee with so many activities, made if it is not there; three for each ten of them proposals."""
    found = Committee.objects.filter(slug=SLUG).first()
    return found or _make(SIZES[size], say)


@transaction.atomic
def _make(activities: int, say: Callable[[str], None]) -> Committee:
    chance = random.Random(SLUG)
    committee = Committee.objects.create(
        slug=SLUG, name="测量用政协", short_name="测量", level="city", division_code="000000"
    )
    term = Term.objects.create(committee=committee, number=1, starts_on=FIRST)
    plenary = Plenary.objects.create(committee=committee, term=term, number=1, opens_on=FIRST)
    kinds = list(Kind.objects.values_list("pk", flat=True))
    _store(_activities(committee, kinds, activities, chance), say)
    _store(_suggestions(committee, activities // 5, chance), say)
    _store(_money(committee, activities // 20, chance), say)
    _proposals(committee, plenary, activities * 3 // 10, chance, say)
    return committee


def _store(rows: Iterator[Any], say: Callable[[str], None]) -> None:
    done = count(1)
    while chunk := [row for _, row in zip(range(BATCH), rows, strict=False)]:
        stored = type(chunk[0])._base_manager.bulk_create(chunk)
        if isinstance(stored[0], Activity):
            _heads(stored)
        if (number := next(done)) % 20 == 0:
            say(f"{type(chunk[0]).__name__}: {number * BATCH}")


def _heads(held: list[Activity]) -> None:
    HeadCount._base_manager.bulk_create(
        [
            HeadCount(
                committee=activity.committee,
                activity=activity,
                kind_id=activity.kind_id,
                held_on=activity.held_on,
                person_kind=kind,
                persons=20,
            )
            for activity in held
            for kind in ("member", "public")
        ]
    )


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(DAYS))


def _activities(committee: Committee, kinds: list[str], number: int, chance: random.Random) -> Iterator[Activity]:
    for n in range(number):
        yield Activity(committee=committee, kind_id=chance.choice(kinds), title=f"活动{n}", held_on=_day(chance))


def _suggestions(committee: Committee, number: int, chance: random.Random) -> Iterator[Suggestion]:
    for n in range(number):
        yield Suggestion(committee=committee, text=f"建议{n}", source="research", made_on=_day(chance))


def _money(committee: Committee, number: int, chance: random.Random) -> Iterator[Money]:
    for _ in range(number):
        yield Money(
            committee=committee, direction="given", amount=1000, received_on=_day(chance), purpose="general",
            provider_kind="member",
        )  # fmt: skip


def _proposals(
    committee: Committee, plenary: Plenary, number: int, chance: random.Random, say: Callable[[str], None]
) -> None:
    for first in range(0, number, BATCH):
        numbers = range(first, min(first + BATCH, number))
        matters = Matter._base_manager.bulk_create(
            [Matter(committee=committee, kind="proposal", title=f"提案{n}", is_key=n % 100 == 0) for n in numbers]
        )
        Proposal._base_manager.bulk_create(
            [_proposal(committee, plenary, matter, n, chance) for n, matter in zip(numbers, matters, strict=True)]
        )
    say(f"Proposal: {number}")


def _proposal(committee: Committee, plenary: Plenary, matter: Matter, n: int, chance: random.Random) -> Proposal:
    day = _day(chance)
    return Proposal(
        committee=committee, plenary=plenary, matter=matter, title=matter.title, case_no=f"{n:07d}", time_mark="off_plenary",
        proposer_kind=chance.choice(["individual", "party", "sector"]), proposer="某某", received_on=day, filed_on=day,
        replied_on=day + timedelta(days=60), rating="satisfied", rated_on=day + timedelta(days=70), state="closed",
    )  # fmt: skip
