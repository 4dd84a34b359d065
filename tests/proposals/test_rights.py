"""Who may do what in which state: two checked-in tables whose diff shows a change of rights.
A failing run prints the table to put in the file.
"""

from pathlib import Path

import pytest

from jianyan.demo import live
from jianyan.flows.drawing import matrix
from jianyan.handling.models import Assignment
from jianyan.organisation.choices import Role
from jianyan.proposals.models import Proposal
from tests.proposals.walks import EVERY_ROLE, county, start

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent.parent.parent / "docs" / "rights"


def actors():
    desks = start().desks
    return {str(role): desks.of(role) for role in EVERY_ROLE if role in desks._seats}


def own(state: str) -> Proposal:
    """The demonstration member's own proposal, walked to that state."""
    walk = start(1, 100)
    getattr(live, state)(walk)
    walk.proposal.refresh_from_db()
    return walk.proposal


def assignment_in(state: str) -> Assignment:
    rows = Assignment.objects.of(county()).filter(state=state, unit=start().world.units[0])
    found = rows.order_by("pk").first() or Assignment.objects.of(county()).filter(state=state).order_by("pk").first()
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "flow", "example"), [
    ("proposal", Proposal.flow, own), ("assignment", Assignment.flow, assignment_in),
])  # fmt: skip
def test_rights_are_those_of_the_table(name, flow, example):
    found = matrix(flow, actors(), example)
    kept = FOLDER / f"{name}.tsv"

    assert found == kept.read_text(encoding="utf-8"), f"\n{found}"


def test_every_role_of_the_table_has_a_sign_in():
    assert set(actors()) >= {
        Role.MEMBER, Role.COLLECTIVE, Role.CONVENER, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.GOVERNMENT_HUB, Role.PARTY_HUB,
        Role.UNIT, Role.LEADER,
    }  # fmt: skip
