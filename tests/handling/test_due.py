"""The day on which a proposal's reply is due, on its own row: lifted from its units, moved with their extensions."""

from datetime import timedelta

import pytest

from jianyan.flows.steps import begin, take
from jianyan.handling.choices import UnitRole
from jianyan.handling.models import Extension
from jianyan.proposals.models import Proposal
from tests.proposals.walks import county, rule, start

pytestmark = pytest.mark.django_db


def due(walk):
    return Proposal.objects.of(county()).get(pk=walk.proposal.pk).reply_due_on


def test_a_proposal_handed_over_is_due_when_its_unit_is():
    walk = start()
    (row,) = walk.to_handling()

    assert due(walk) == row.due_on


def test_an_assisting_unit_that_is_due_earlier_does_not_count():
    walk = start(2, 60)
    lead, assist = walk.to_handling(UnitRole.LEAD, UnitRole.ASSIST)

    assert assist.due_on < lead.due_on == due(walk)


@pytest.mark.parametrize("roles", [(UnitRole.SOLE,), (UnitRole.SPLIT, UnitRole.SPLIT)])
def test_an_extension_that_was_granted_moves_it_as_the_last_one_counts(roles):
    walk = start(1, 30)
    row = walk.to_handling(*roles)[0]
    until = row.due_on + timedelta(days=20)
    asked = Extension(committee=county(), assignment=row, until=until, reason="需列预算")
    begin(asked, by=walk.desks.unit(row.unit))

    take(asked, "grant", by=walk.desks.hub(row.hub))

    assert due(walk) == until


def test_signing_moves_it_where_the_time_runs_from_receipt():
    rule("due.base", "receipt")
    walk = start(1, 30)
    walk.file()
    (row,) = walk.hand_over(UnitRole.SOLE)
    take(row, "distribute", by=walk.desks.hub(row.hub))
    before = due(walk)

    take(row, "sign", by=walk.desks.unit(row.unit))

    assert due(walk) == row.due_on > before
