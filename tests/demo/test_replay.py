"""The demonstration's proposals were written in bulk; taken again step by step they come out the same."""

import random

import pytest

from jianyan.committees.models import Committee
from jianyan.handling.models import Assignment
from jianyan.proposals.choices import State
from jianyan.proposals.models import Proposal
from tests.demo.replaying import Replay, differences

pytestmark = pytest.mark.django_db

SEED = 20221105
SOME = 50


def bulk_ones():
    """Fifty of the proposals written in bulk, of all five committees."""
    committees = list(Committee.objects.filter(is_demo=True, parent=None))
    rows = Proposal.objects.of_all(committees).exclude(title__contains="（在办").order_by("pk")
    keys = random.Random(SEED).sample(list(rows.values_list("pk", flat=True)), SOME)
    return list(rows.filter(pk__in=keys).select_related("plenary__term", "lead_proposer__sector"))


def test_fifty_bulk_proposals_taken_again_are_the_same_rows():
    proposals = bulk_ones()

    for proposal in proposals:
        replay = Replay(proposal)
        assert differences(list(replay.rows), list(replay.rows.values())) == [], proposal.title

    assert {proposal.state for proposal in proposals} >= {State.CLOSED, State.CONVERTED}
    assert len({proposal.committee_id for proposal in proposals}) >= 3


def test_three_proposals_at_least_were_taken_to_every_state():
    shangzhou = Committee.objects.get(slug="shangzhou")
    live = Proposal.objects.of(shangzhou).filter(title__contains="（在办")

    counts = {state: live.filter(state=state).count() for state in State}

    assert {state: count for state, count in counts.items() if count < 3} == {}


def test_every_state_of_an_assignment_is_there():
    shangzhou = Committee.objects.get(slug="shangzhou")

    states = set(Assignment.objects.of(shangzhou).values_list("state", flat=True))

    assert states == set(type(Assignment.flow.initial).values)
