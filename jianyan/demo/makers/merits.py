"""Selections of excellent proposals, taken step by step: one long announced, one in which votes are being cast."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jianyan.committees.clock import set_to, today
from jianyan.committees.models import Plenary
from jianyan.demo.desks import Desks
from jianyan.demo.makers import maker
from jianyan.demo.world import World
from jianyan.flows.models import Notice
from jianyan.flows.steps import begin, take
from jianyan.merits.balloting import cast
from jianyan.merits.choices import Ground
from jianyan.merits.models import Candidate, Selection, Voter
from jianyan.merits.nominating import nominate
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import State
from jianyan.proposals.models import Proposal

ON_THE_ROLL = (Role.MEMBER, Role.CONVENER, Role.COLLECTIVE, Role.PROPOSAL_HEAD, Role.OFFICE)
SETTLED = (State.REPLIED, State.RATED, State.CLOSED)
REASON = "与列入候选的提案内容相近，成效还要再看。"
TEXT = "选题来自一线调研，建议写明了谁来办、何时办成。"


class Choosing:
    """One selection on its way. Chance comes from a source of its own, so that other records stay what they are."""

    def __init__(self, world: World, day: date, plenary: Plenary, **fields: Any) -> None:
        self.world, self.desks, self.day, self.minute = world, Desks(world.committee), day, 0
        self.rng = random.Random(f"{world.committee.slug} {plenary.pk}")
        self.selection = Selection(committee=world.committee, plenary=plenary, **fields)
        with self.then():
            begin(self.selection, by=self.desks.staff)

    def then(self, days: int = 0) -> Any:
        """Some minutes later, so many days on."""
        self.day += timedelta(days=days)
        self.minute += 3
        opening = timezone.make_aware(datetime.combine(self.day, time(9)))
        return set_to(min(opening + timedelta(minutes=self.minute % 480), timezone.now()))

    def step(self, name: str, days: int = 1, **data: Any) -> None:
        self.selection.refresh_from_db()
        with self.then(days):
            take(self.selection, name, by=self.desks.staff, **data)

    def open(self, proposals: Sequence[Proposal], until: date) -> None:
        """One to three units recommend each, on paper; the unit with an account of its own recommends what it handles."""
        self.step("open_nominations", nominate_until=until)
        for place, proposal in enumerate(proposals):
            names = self.rng.sample([unit.name for unit in self.world.units[1:]], 1 + place % 3)
            with self.then(0):
                for name in names:
                    nominate(
                        self.selection,
                        proposal,
                        by=self.desks.staff,
                        grounds=self._grounds(),
                        text=TEXT,
                        recommender=name,
                    )
        self._own_unit(proposals)

    def _own_unit(self, proposals: Sequence[Proposal]) -> None:
        clerk = self.desks.of(Role.UNIT)
        assert clerk.seat is not None
        handled = [one for one in proposals if one.lead_unit_id == clerk.seat.unit_id]
        with self.then(1):
            for proposal in handled[:1]:
                nominate(self.selection, proposal, by=clerk, grounds=[str(Ground.EFFECT)], text=TEXT)

    def _grounds(self) -> list[str]:
        return sorted(self.rng.sample([str(one) for one in Ground], self.rng.randint(1, 3)))

    def sift(self, days: int, shortlisted: int) -> None:
        """The first so many are shortlisted, the others passed over; the office lists who votes besides the leaders."""
        self.step("close_nominations", days=days)
        for place, candidate in enumerate(self.candidates()):
            with self.then(0):
                if place < shortlisted:
                    take(candidate, "shortlist", by=self.desks.staff)
                else:
                    take(candidate, "pass_over", by=self.desks.staff, note=REASON)
        with self.then(0):
            for role in ON_THE_ROLL:
                seat = self.desks.of(role).seat
                begin(Voter(committee=self.world.committee, selection=self.selection, seat=seat), by=self.desks.staff)

    def candidates(self) -> list[Candidate]:
        rows = Candidate.objects.of(self.world.committee).filter(selection=self.selection)
        return list(rows.select_related("proposal", "selection").order_by("pk"))

    def vote(self, actor: Actor, numbers: Sequence[int]) -> None:
        voters = Voter.objects.of(self.world.committee).select_related("seat", "selection")
        with self.then(0):
            cast(voters.get(selection=self.selection, seat=actor.seat), numbers, by=actor)

    def date_notices(self) -> None:
        """What was told long ago was told then, and has been read."""
        moment = timezone.make_aware(datetime.combine(self.day, time(17)))
        keys = [self.selection.pk, *self.selection.voters.values_list("pk", flat=True)]
        told = Notice.objects.of(self.world.committee).filter(kind__in=("selection", "voter"), row__in=keys)
        told.update(at=moment, read_at=moment)


def _plenary(world: World, code: str) -> Plenary:
    term, number = code.split(".")
    found: Plenary = Plenary.objects.of(world.committee).get(term__number=term, number=number)
    return found


@maker
def selection(
    world: World, plenary: str, given_by: str, announced_on: str, collective: int, members: int, others: int
) -> None:
    """A selection announced on that day: the first `collective` and `members` of the tagged proposals are chosen.

    `others` more stand for election; each voter gives one of his marks to one of them, and one voter stays away.
    """
    chosen = [*world.tagged["collective"][:collective], *world.tagged["proposals"][:members]]
    more = world.tagged["proposals"][members : members + others + 2]
    day = date.fromisoformat(announced_on)
    choosing = Choosing(
        world, day - timedelta(days=60), _plenary(world, plenary), places=len(chosen), given_by=given_by
    )
    choosing.open([*chosen, *more], day - timedelta(days=40))
    choosing.sift(20, len(chosen) + others)
    choosing.step("open_ballot", days=8, ballot_until=day - timedelta(days=14))
    _vote(choosing, [row.pk for row in chosen])
    choosing.step("count", days=20)
    choosing.step("announce", days=(day - choosing.day).days)
    choosing.date_notices()


def _vote(choosing: Choosing, chosen: list[int]) -> None:
    """Everybody but the last on the roll, each with one mark for somebody else."""
    numbers = {one.proposal_id: one.number for one in choosing.candidates() if one.number}
    wanted = [numbers[key] for key in chosen]
    rest = [number for number in numbers.values() if number not in wanted]
    for place, role in enumerate((Role.LEADER, *ON_THE_ROLL[:-1])):
        spared = wanted[place % len(wanted)]
        marks = [number for number in wanted if number != spared] + [rest[place % len(rest)]]
        choosing.vote(choosing.desks.of(role), marks)


def balloting(world: World, code: str) -> None:
    """A selection in which some have voted and the leader and the member have not."""
    opened = today() - timedelta(days=30)
    rows = Proposal.objects.of(world.committee).filter(plenary=_plenary(world, code), state__in=SETTLED)
    standing = list(rows.filter(filed_on__lt=opened, withdrawn_on=None).order_by("case_no", "pk")[:8])
    choosing = Choosing(world, opened, _plenary(world, code), places=3)
    choosing.open(standing, today() - timedelta(days=9))
    choosing.sift(20, 6)
    choosing.step("open_ballot", days=5, ballot_until=today() + timedelta(days=9))
    for role, marks in ((Role.CONVENER, (1, 2, 4)), (Role.PROPOSAL_HEAD, (2, 3))):
        choosing.vote(choosing.desks.of(role), marks)
