"""A selection brought to its states by walking the flow, in the demonstration's county committee."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jianyan.committees.clock import set_to, today
from jianyan.committees.models import Plenary
from jianyan.demo.desks import Desks
from jianyan.flows.steps import begin, take
from jianyan.merits.balloting import cast
from jianyan.merits.models import Candidate, Nomination, Selection, Voter
from jianyan.merits.nominating import nominate
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import UNDER_WAY, ProposerKind
from jianyan.proposals.models import Proposal
from tests.organisation.people import seat_of
from tests.proposals.walks import county


def plenary() -> Plenary:
    """The one whose proposals are on their way in the demonstration."""
    found: Plenary = Plenary.objects.of(county()).get(term__number=15, number=5)
    return found


def filed(*kinds: ProposerKind) -> list[Proposal]:
    """Its filed proposals, of some kinds of proposers where they are named."""
    rows = Proposal.objects.of(county()).filter(plenary=plenary(), state__in=UNDER_WAY).order_by("case_no", "pk")
    return list(rows.filter(proposer_kind__in=kinds) if kinds else rows)


def on(day: date) -> Any:
    """Inside, it is nine o'clock of that day."""
    return set_to(timezone.make_aware(datetime.combine(day, time(9))))


def later(days: int) -> Any:
    return on(today() + timedelta(days=days))


class Round:
    """One selection on its way, with the office that runs it and the members who vote."""

    def __init__(self, places: int = 3, members: int = 4, title: str = "试评选"):
        self.committee, self.desks = county(), Desks(county())
        self.office = self.desks.staff
        self.selection = Selection(committee=self.committee, plenary=plenary(), title=title, places=places)
        begin(self.selection, by=self.office)
        self.members = [self._member() for _ in range(members)]

    def _member(self) -> Actor:
        """A convener: whoever the demonstration calls its member stays the only one."""
        seat = seat_of(self.committee, Role.CONVENER)
        return Actor(self.committee, seat.role, seat)

    def step(self, name: str, **data: Any) -> None:
        self.selection.refresh_from_db()
        take(self.selection, name, by=self.office, **data)
        self.selection.refresh_from_db()

    def open(self) -> None:
        self.step("open_nominations", nominate_until=None)

    def nominate(self, proposal: Proposal, by: Any = None, recommender: str = "", **given: Any) -> Nomination:
        given = {
            "grounds": ["topic"],
            "recommender": recommender or "" if by else recommender or "区政府办公室",
        } | given
        return nominate(self.selection, proposal, by=by or self.office, **given)

    def candidates(self) -> list[Candidate]:
        rows = Candidate.objects.of(self.committee).filter(selection=self.selection)
        return list(rows.order_by("pk").select_related("proposal", "selection"))

    def sift(self, proposals: list[Proposal]) -> None:
        """Recommended, nominations closed, all of them shortlisted."""
        self.open()
        for proposal in proposals:
            self.nominate(proposal)
        self.step("close_nominations")
        for one in self.candidates():
            take(one, "shortlist", by=self.office)

    def enrol(self) -> None:
        """The members are put on the roll; the leader, who is on it by the rule, votes too."""
        for member in self.members:
            begin(
                Voter(
                    committee=self.committee, selection=self.selection, seat=member.seat, round=self.selection.round
                ),
                by=self.office,
            )

    def to_ballot(self, count: int = 5) -> None:
        self.sift(filed()[:count])
        self.enrol()
        self.step("open_ballot", ballot_until=None)

    @property
    def leader(self) -> Actor:
        return self.desks.of(Role.LEADER)

    def voter(self, actor: Actor) -> Voter:
        found: Voter = Voter.objects.of(self.committee).select_related("selection", "seat").get(
            selection=self.selection, round=self.selection.round, seat=actor.seat
        )  # fmt: skip
        return found

    def vote(self, actor: Actor, *numbers: int) -> None:
        cast(self.voter(actor), numbers, by=actor)

    def to_count(self, *papers: tuple[int, ...]) -> None:
        """Everybody votes, the leader last; then the papers are counted."""
        for actor, paper in zip([*self.members, self.leader], papers, strict=True):
            self.vote(actor, *paper)
        self.step("count")

    def states(self) -> dict[int | None, str]:
        """Each candidate by its number on the ballot."""
        return {one.number: one.state for one in self.candidates()}
