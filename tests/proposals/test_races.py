"""Two officers at once, on connections of their own: no number twice, none skipped; one wins the same proposal."""

import pytest

from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import take
from jianyan.proposals.models import Proposal
from tests.flows.test_races import at_once
from tests.proposals.walks import county, start

pytestmark = pytest.mark.django_db(transaction=True)


def decided(number: int):
    walk = start(number)
    walk.submit()
    walk.review("pass_first", "pass_second")
    return walk


def filing(walk):
    """An act that sees the proposal, waits for the other, and files it; returns the number or why not."""

    def act(all_have_seen_it) -> str:
        row = Proposal.objects.of(county()).get(pk=walk.proposal.pk)
        all_have_seen_it()
        try:
            take(row, "file", by=walk.desks.head, category="社会建设", publish_review="yes")
        except StepRefused as refusal:
            return str(refusal.code)
        return str(row.case_no)

    return act


def test_two_officers_filing_at_once_never_share_or_skip_a_number():
    first = int(_last())

    numbers = at_once(*(filing(decided(number)) for number in (1, 2, 3)))

    assert sorted(map(int, numbers)) == [first + 1, first + 2, first + 3]


def test_two_officers_filing_the_same_proposal_one_succeeds_and_the_other_is_told():
    walk = decided(2)
    first = int(_last())

    results = at_once(filing(walk), filing(walk))

    assert sorted(results) == sorted([f"{first + 1:04d}", "race"])


def _last() -> str:
    rows = Proposal.objects.of(county()).filter(plenary__number=5).exclude(case_no="")
    return max(rows.values_list("case_no", flat=True))
