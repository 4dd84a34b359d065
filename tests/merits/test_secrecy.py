"""One vote a seat, and nothing that tells who voted how: not the roll, not the trail, not the order of rows."""

import json

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from jianyan.committees.querysets import CommitteeModel
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import correct, last_to_take_back, take, take_back
from jianyan.merits.balloting import cast
from jianyan.merits.choices import VoterState
from jianyan.merits.models import Box, Voter
from jianyan.organisation.choices import Role
from jianyan.trail.models import Entry
from tests.flows.test_races import at_once
from tests.merits.walks import Round, filed, later
from tests.organisation.people import seat_of
from tests.proposals.walks import county, refusal, rule

pytestmark = pytest.mark.django_db


def balloting(places=2, count=4, **fields):
    walk = Round(places=places, **fields)
    walk.to_ballot(count)
    return walk


def client_of(actor):
    client = Client()
    client.force_login(actor.seat.account)
    return client


def sentences(response):
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def test_box_holds_the_papers_in_an_order_of_their_own_whoever_came_first():
    first, second = balloting(), balloting(title="另一次")
    papers = [(4,), (1, 2), (), (2, 3)]
    for actor, paper in zip(first.members, papers, strict=True):
        first.vote(actor, *paper)
    for actor, paper in zip(second.members, reversed(papers), strict=True):
        second.vote(actor, *paper)

    kept = [Box.objects.of(county()).get(selection=one.selection).papers for one in (first, second)]

    assert kept[0] == kept[1] == [[], [1, 2], [2, 3], [4]]


def test_no_row_but_the_box_changes_with_what_a_paper_says():
    """Two votes that differ only in what they say leave the same rows everywhere else."""
    walk = balloting(members=1)

    one, other = (left_by(walk, paper) for paper in ((1, 2), (3,)))

    assert {name for name in one if one[name] != other[name]} == {"merits.Box"}


def left_by(walk, paper):
    """All rows of the committee that a vote leaves behind, without their keys and moments; undone again."""
    before = rows()
    with transaction.atomic():
        walk.vote(walk.members[0], *paper)
        after = rows()
        transaction.set_rollback(True)
    return {name: _strange(before[name], after[name]) for name in after}


def rows():
    tables = [model for model in apps.get_models() if issubclass(model, CommitteeModel)]
    return {model._meta.label: list(model._base_manager.filter(committee=county()).values()) for model in tables}


def _strange(before, after):
    old = [json.dumps(one, default=str, sort_keys=True) for one in before]
    new = [one for one in after if json.dumps(one, default=str, sort_keys=True) not in old]
    return [{name: value for name, value in one.items() if name not in ("id", "at")} for one in new]


def test_trail_tells_that_somebody_voted_and_not_how():
    walk = balloting()

    walk.vote(walk.leader, 2, 3)

    entry = Entry.objects.of(county()).about(walk.voter(walk.leader)).first()
    assert (entry.step, entry.doer) == ("vote", walk.leader.key)
    assert set(entry.after) == {"state", "voted_on", "waiting"}
    assert walk.voter(walk.leader).paper == []


def test_nobody_sees_votes_before_they_are_counted():
    walk = balloting()
    walk.vote(walk.leader, 1)

    pages = [
        client_of(actor).get(walk.selection.get_absolute_url()).content.decode()
        for actor in (walk.office, walk.leader, walk.members[0])
    ]

    assert all("已投 1 人" in page for page in pages)
    assert not any("计票结果" in page for page in pages)
    assert [one.votes for one in walk.candidates()] == [None] * 4


def test_vote_once_cast_is_not_taken_back_nor_corrected():
    """A vote taken back: refused, the paper is nobody's any more."""
    walk = balloting()
    walk.vote(walk.leader, 1)
    voter = walk.voter(walk.leader)

    taken_back = refusal(lambda: take_back(voter, by=walk.leader))
    corrected = refusal(lambda: correct(voter, VoterState.ASKED, by=walk.office, reason="试"))

    assert taken_back == "票已投出，不能撤回。"
    assert last_to_take_back(voter, by=walk.leader) is None
    assert corrected == "您不能更正状态；这一步由系统（随下级事项）办理。"
    assert walk.voter(walk.leader).state == VoterState.VOTED


def test_voting_without_a_paper_is_no_vote():
    """The step of voting by its address, without a paper: refused."""
    walk = balloting()

    sentence = refusal(lambda: take(walk.voter(walk.leader), "vote", by=walk.leader))

    assert sentence == "您不能投票；这一步由投票人在投票页办理。"


def test_second_vote_is_refused_and_the_first_stays():
    """A second vote of one seat: refused with the day of the first."""
    walk = balloting()
    walk.vote(walk.leader, 1)

    sentence = refusal(lambda: walk.vote(walk.leader, 2))

    assert sentence.startswith("您已于")
    assert sentence.endswith("投过票。每个席位一票，投出后不能再改。")
    assert Box.objects.of(county()).get(selection=walk.selection).papers == [[1]]


def test_vote_after_the_last_day_is_refused_and_not_counted():
    """A vote after closing: refused with the day."""
    walk = balloting()

    with later(8):
        sentence = refusal(lambda: walk.vote(walk.leader, 1))

    assert sentence.endswith("截止，这张票没有计入。如有疑问，请联系提案委。")
    assert Box.objects.of(county()).get(selection=walk.selection).papers == []


def test_paper_that_names_too_many_is_refused_with_everything_still_marked():
    """More names than places: refused with how many to strike, the marks stay."""
    walk = balloting()
    address = county().address("vote", pk=walk.selection.pk)

    response = client_of(walk.leader).post(address, {"choice": ["1", "2", "4"]})

    assert sentences(response) == ["最多选2件，您选了3件。请去掉1件再投；您勾选的还在。"]
    assert [line.is_marked for line in response.context["lines"]] == [True, True, False, True]
    assert response.content.decode().count("checked>") == 3
    assert walk.voter(walk.leader).state == VoterState.ASKED


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "还没有选。请勾选您赞成的提案；一件也不选的，请勾“弃权”。"),
        ({"choice": ["1"], "abstain": "on"}, "选了1件，又勾了弃权。请只留一种；您勾选的还在。"),
        ({"choice": ["99"]}, "选票上有一件已不在候选之列。请按下面的名单重新勾选。"),
        ({"choice": ["一"]}, "选票上有一件已不在候选之列。请按下面的名单重新勾选。"),
        ({"choice": ["9" * 5000]}, "选票上有一件已不在候选之列。请按下面的名单重新勾选。"),
    ],
)
def test_paper_that_cannot_be_read_is_refused(typed, sentence):
    """An empty paper, a contradiction, a candidate that does not stand: a sentence each, nothing kept."""
    walk = balloting()

    response = client_of(walk.leader).post(county().address("vote", pk=walk.selection.pk), typed)

    assert sentences(response) == [sentence]
    assert Box.objects.of(county()).get(selection=walk.selection).papers == []


def test_abstention_is_a_paper_that_names_nobody():
    walk = balloting()

    client_of(walk.leader).post(county().address("vote", pk=walk.selection.pk), {"abstain": "on"})

    assert Box.objects.of(county()).get(selection=walk.selection).papers == [[]]
    assert walk.voter(walk.leader).state == VoterState.VOTED


def test_who_is_not_on_the_roll_does_not_vote():
    """Somebody who is not on the roll: a page that says whom to ask."""
    walk = balloting()
    stranger = seat_of(county(), Role.MEMBER)
    client = Client()
    client.force_login(stranger.account)

    answer = client.post(county().address("vote", pk=walk.selection.pk), {"choice": ["1"]})

    assert answer.status_code == 403
    assert "您不在这次评选的投票人名册上。" in answer.content.decode()


def test_what_was_marked_signed_out_is_not_kept_in_the_session():
    walk = balloting()
    client = Client()

    answer = client.post(county().address("vote", pk=walk.selection.pk), {"choice": ["1"]})

    assert answer.status_code == 302
    assert client.session.get("typed", {}) == {}


def test_result_is_for_offices_leaders_and_voters_until_it_is_announced():
    walk = balloting(places=1)
    member = walk.desks.of(Role.MEMBER)
    walk.to_count(*[(1,)] * 5)

    read = {
        actor.label: "计票结果" in client_of(actor).get(walk.selection.get_absolute_url()).content.decode()
        for actor in (walk.office, walk.leader, walk.members[0], member)
    }
    proposal = walk.candidates()[0].proposal
    early = client_of(member).get(proposal.get_absolute_url()).content.decode()
    walk.step("announce")

    assert list(read.values()) == [True, True, True, False]
    assert "试评选" not in early
    assert "计票结果" in client_of(member).get(walk.selection.get_absolute_url()).content.decode()
    assert "试评选" in client_of(member).get(proposal.get_absolute_url()).content.decode()


def test_open_ballot_tells_who_voted_how_once_it_is_counted():
    rule("merits.secret", False)
    walk = balloting(members=1)
    walk.vote(walk.members[0], 1, 2)
    walk.vote(walk.leader)
    early = client_of(walk.leader).get(walk.selection.get_absolute_url()).content.decode()

    walk.step("count")

    page = client_of(walk.leader).get(walk.selection.get_absolute_url()).content.decode()
    first = walk.candidates()[0].proposal.title
    assert not Box.objects.of(county()).filter(selection=walk.selection).exists()
    assert str(walk.members[0].seat) not in early
    assert str(walk.members[0].seat) in page
    assert f"{first}；" in page
    assert [one.votes for one in walk.candidates()] == [1, 1, 0, 0]


def test_rule_changed_while_votes_are_cast_changes_nothing_of_this_ballot():
    walk = balloting(members=1)
    rule("merits.secret", False)

    walk.vote(walk.members[0], 1)

    assert walk.voter(walk.members[0]).paper == []
    assert Box.objects.of(county()).get(selection=walk.selection).papers == [[1]]


def test_who_votes_finds_it_among_what_waits_and_not_after_voting():
    walk = balloting()
    client = client_of(walk.leader)
    todo = county().address("todo")
    before = client.get(todo).content.decode().count("试评选")

    client.post(county().address("vote", pk=walk.selection.pk), {"choice": ["1"]})

    assert before == 1
    assert client.get(todo).content.decode().count("试评选") == 0


def test_units_see_their_own_candidates_and_nobody_elses_recommendations():
    walk = Round()
    walk.open()
    unit = walk.desks.of(Role.UNIT)
    walk.nominate(filed()[0])
    client = client_of(unit)

    seen = [one.proposal for one in type(walk.candidates()[0]).objects.of(county()).visible_to(unit)]
    pages = client.get(county().address("register", register="nomination")).content.decode()

    assert all(one.assignments.filter(unit=unit.seat.unit_id).exists() for one in seen)
    assert "区政府办公室" not in pages
    assert not Voter.objects.of(county()).visible_to(unit).exists()


@pytest.mark.django_db(transaction=True)
def test_two_votes_of_one_seat_at_once_are_one_vote():
    walk = balloting()
    voter = walk.voter(walk.leader)

    def voting(number):
        def act(all_have_seen_it):
            seen = Voter.objects.of(county()).select_related("seat", "selection").get(pk=voter.pk)
            all_have_seen_it()
            try:
                cast(seen, [number], by=walk.leader)
            except StepRefused as refused:
                return str(refused)[-14:]
            return "voted"

        return act

    results = at_once(voting(1), voting(2))

    assert sorted(results) == sorted(["voted", "每个席位一票，投出后不能再改。"[-14:]])
    assert len(Box.objects.of(county()).get(selection=walk.selection).papers) == 1
