"""The pages of proposals measured: what is asked, how often, and what a line says."""

import pytest

from jianyan.bench import proposal_data, proposals
from jianyan.bench.proposals import Taken
from jianyan.proposals.models import Proposal

pytestmark = pytest.mark.django_db


def rows_of(committee):
    return Proposal.objects.of(committee).order_by("pk").values_list("title", "state", "received_on")


def test_data_are_the_same_for_the_same_size():
    first = list(rows_of(proposal_data.committee_of(60, lambda words: None)))
    again = list(rows_of(proposal_data.committee_of(60, lambda words: None)))

    assert len(first) == 60
    assert first == again


def test_every_work_is_done_and_told_in_three_lines(monkeypatch):
    monkeypatch.setattr(proposals.timed, "__defaults__", (2,))
    committee = proposal_data.committee_of(60, lambda words: None)

    lines = {one.name: one for one in proposals.measure(committee, 60, {"list": Taken(9.0, 9.5, 9)}, "another")}

    assert {name.split(".")[1] for name in lines} == {"list", "narrowed", "search", "detail", "submit"}
    assert len(lines) == 15
    assert (lines["proposals.list"].beside, lines["proposals.list"].beside_what) == (9.0, "another")
    assert lines["proposals.detail"].beside is None
    assert Proposal.objects.of(committee).filter(state="submitted", title__startswith="关于测量提交").count() == 6
