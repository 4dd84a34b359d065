"""What is refused, and with which sentence; the docstrings are the sentences of the list of bad input."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.demo.desks import Desks
from jianyan.flows.refusals import Code, StepRefused
from jianyan.flows.steps import begin, take, take_back
from jianyan.merits.choices import CandidateState
from jianyan.merits.counting import Part, decide, places_for, votes_of
from jianyan.merits.models import Voter
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import ProposerKind, State
from jianyan.proposals.models import Proposal
from tests.merits.walks import Round, filed, later
from tests.organisation.people import seat_of
from tests.proposals.walks import county, refusal, rule, start

pytestmark = pytest.mark.django_db


def opened(**fields):
    walk = Round(**fields)
    walk.open()
    return walk


def test_two_selections_of_a_plenary_have_different_titles():
    """A title that is taken: refused."""
    walk = Round()

    assert refusal(Round) == f"{walk.selection.plenary}已有名为“试评选”的评选，请另起一个名称。"


def test_proposal_of_another_plenary_is_not_recommended():
    """A proposal of another plenary: refused with the plenary's name."""
    walk, other = opened(), Proposal.objects.of(county()).filter(plenary__number=1, state=State.CLOSED).first()

    sentence = refusal(lambda: walk.nominate(other))

    assert sentence == f"“{other.title}”不是{walk.selection.plenary}的提案，请另选一件。"
    assert walk.candidates() == []


def test_proposal_that_was_not_filed_is_not_recommended():
    """A proposal under review: refused."""
    draft = start(1)
    draft.submit()

    sentence = refusal(lambda: opened().nominate(draft.proposal))

    assert sentence == f"“{draft.proposal.title}”没有立案，不能推荐。请另选一件。"


def test_withdrawn_proposal_is_not_recommended():
    """A proposal that was taken back: refused."""
    walk, proposal = opened(), filed()[0]
    Proposal.objects.of(county()).filter(pk=proposal.pk).update(withdrawn_on=today())
    proposal.refresh_from_db()

    assert refusal(lambda: walk.nominate(proposal)) == f"“{proposal.title}”已撤案，不能参评。请另选一件。"


def test_nobody_recommends_his_own_proposal_unless_the_rule_says_so():
    """One's own proposal: refused, until the local rule allows it."""
    walk, member = opened(), Desks(county()).of(Role.MEMBER)
    own = next(one for one in filed(ProposerKind.INDIVIDUAL) if one.lead_proposer.person_id == member.seat.person_id)

    sentence = refusal(lambda: walk.nominate(own, by=member))
    rule("merits.own", True)

    assert sentence == "不能推荐自己的提案。请推荐别人的，或请别的单位推荐。"
    assert walk.nominate(own, by=member).recommender == str(member.seat.holder)


def test_a_party_does_not_recommend_what_it_handed_in_itself():
    walk, party = opened(), Desks(county()).of(Role.COLLECTIVE)

    sentence = refusal(lambda: walk.nominate(filed(ProposerKind.PARTY)[0], by=party))

    assert sentence.startswith("不能推荐自己的提案。")


def test_recommending_twice_is_refused():
    """The same recommender twice: refused."""
    walk, proposal = opened(), filed()[0]
    walk.nominate(proposal, recommender="区残联")

    sentence = refusal(lambda: walk.nominate(proposal, recommender="区残联"))

    assert sentence == f"区残联已推荐过“{proposal.title}”，不用重复推荐。"


def test_two_members_of_one_name_are_two_recommenders():
    walk, proposal = opened(), filed()[0]
    first, second = walk.members[:2]
    type(first.seat.person).objects.of(county()).filter(pk__in=[first.seat.person_id, second.seat.person_id]).update(
        name="王伟"
    )
    for actor in (first, second):
        actor.seat.person.refresh_from_db()
        walk.nominate(proposal, by=actor)

    assert walk.candidates()[0].backers == 2
    assert refusal(lambda: walk.nominate(proposal, recommender="王伟")).startswith("王伟已推荐过")
    assert refusal(lambda: walk.nominate(proposal, by=second)).startswith("王伟已推荐过")


def test_recommending_without_grounds_is_refused():
    """No grounds: refused."""
    assert refusal(lambda: opened().nominate(filed()[0], grounds=[])) == "请至少选一条推荐理由。"


def test_recommending_after_the_last_day_is_refused():
    """After the last day: refused with the day."""
    walk = opened()

    with later(31):
        sentence = refusal(lambda: walk.nominate(filed()[0]))

    assert sentence.startswith("推荐已于")
    assert sentence.endswith("截止。如需补充推荐，请联系提案委延长。")


def test_recommending_before_it_is_open_is_refused():
    """Before nominations are open: refused with the state."""
    walk = Round()

    assert refusal(lambda: walk.nominate(filed()[0])) == "“试评选”现为“筹备”，不在推荐期间。如有疑问，请联系提案委。"


def test_roles_that_may_recommend_are_those_of_the_rule():
    """A role that may not recommend: refused."""
    rule("merits.nominators", ["unit"])
    walk, member = opened(), Desks(county()).of(Role.MEMBER)

    with pytest.raises(StepRefused) as refused:
        walk.nominate(filed()[0], by=member)

    assert refused.value.code == Code.RIGHT


def test_last_day_in_the_past_is_refused():
    """A last day that is not ahead: refused."""
    sentence = refusal(lambda: Round().step("open_nominations", nominate_until=today()))

    assert sentence.endswith("须晚于今天，请改填日期；空着按地方规定算。")


def test_ballot_waits_for_the_first_selection():
    """Candidates that nobody has sifted, then too few of them: refused with the numbers."""
    walk = opened(places=3)
    for proposal in filed()[:3]:
        walk.nominate(proposal)
    early = refusal(lambda: take(walk.candidates()[0], "shortlist", by=walk.office))
    walk.step("close_nominations")
    unsifted = refusal(lambda: walk.step("open_ballot", ballot_until=None))
    for one in walk.candidates()[:2]:
        take(one, "shortlist", by=walk.office)
    take(walk.candidates()[2], "pass_over", by=walk.office, note="内容相近。")

    assert early == "推荐还没有截止。请先在评选页面办理“截止推荐”，再初选。"
    assert unsifted == "还有3件没有初选。请逐件或成批列入候选，或写明理由不列入。"
    assert refusal(lambda: walk.step("open_ballot", ballot_until=None)) == (
        "候选2件，少于名额3件。请再列入几件，或修改名额。"
    )


def test_nominations_without_a_proposal_are_not_closed():
    """Nothing recommended: refused."""
    assert (
        refusal(lambda: opened().step("close_nominations")) == "还没有推荐的提案，不能截止。请等候推荐，或终止评选。"
    )


def test_ballot_without_voters_is_not_opened():
    """An empty roll: refused."""
    walk = Round(places=1)
    walk.sift(filed()[:1])
    take(walk.voter(walk.leader), "strike", by=walk.office, note="回避。")

    assert refusal(lambda: walk.step("open_ballot", ballot_until=None)) == (
        "投票人名册还是空的。请先把参加投票的席位列入名册。"
    )


def test_person_is_on_the_roll_once_whatever_his_seats():
    """A person with two seats: refused the second time."""
    walk = Round(places=1)
    walk.sift(filed()[:1])
    second = seat_of(county(), Role.CONVENER)
    second.person = walk.leader.seat.person
    second.save()

    sentence = refusal(
        lambda: begin(Voter(committee=county(), selection=walk.selection, seat=second), by=walk.office)
    )

    assert sentence == f"{walk.leader.seat}已在名册上，一人只列一次。"


def test_roll_is_closed_once_the_ballot_is_open():
    """A name for the roll while votes are cast: refused."""
    walk = Round()
    walk.to_ballot()
    late = Voter(committee=county(), selection=walk.selection, seat=seat_of(county(), Role.MEMBER))

    assert refusal(lambda: begin(late, by=walk.office)) == "投票已经开始，名册不能再改。"


def test_count_waits_for_the_last_day_or_the_last_vote():
    """Counting before all have voted: refused with how many are missing."""
    walk = Round()
    walk.to_ballot()
    walk.vote(walk.leader, 1)

    sentence = refusal(lambda: walk.step("count"))

    assert sentence.endswith("截止，还有4人没有投。请到期后计票，或等全部投完。")
    with later(8):
        walk.step("count")
    assert (walk.selection.cast_count, walk.selection.entitled_count) == (1, 5)


def test_turnout_that_is_exactly_half_does_not_count_by_default():
    """Half of the voters, where more than half is asked for: refused with the numbers."""
    walk = Round(places=1, members=3)
    walk.to_ballot(2)
    walk.vote(walk.leader, 1)
    walk.vote(walk.members[0], 1)
    with later(8):
        walk.step("count")
        sentence = refusal(lambda: walk.step("announce"))

    assert sentence == "应投4人，实投2人，没有超过50%，投票不算数。请重新投票，或终止评选。"


def test_tie_at_the_last_place_is_decided_by_the_office_with_a_reason():
    """Level at the last place: announcing is refused until the office has decided with a reason."""
    walk = Round(places=2)
    walk.to_ballot(4)
    walk.to_count((1, 2), (1, 3), (1, 4), (2,), (3,))
    assert walk.states() == {1: "chosen", 2: "tied", 3: "tied", 4: "not_chosen"}

    refused = refusal(lambda: walk.step("announce"))
    silent = refusal(lambda: take(walk.candidates()[1], "prefer", by=walk.office))
    take(walk.candidates()[2], "prefer", by=walk.office, note="办理成效更好。")

    assert refused == "末位有2件票数相同，只剩1个名额。请打开候选提案，写明理由定为入选。"
    assert silent == "请写明定为入选的理由。"
    assert walk.states() == {1: "chosen", 2: "not_chosen", 3: "chosen", 4: "not_chosen"}
    assert refusal(lambda: take_back(walk.candidates()[2], by=walk.office)).startswith("已定为入选，不能撤回。")
    walk.step("announce")


def test_chosen_proposal_that_was_taken_back_is_struck_before_the_announcement():
    """A chosen proposal that was taken back since: refused with its title."""
    walk = Round(places=1)
    walk.to_ballot(2)
    walk.to_count(*[(1,)] * 5)
    one = walk.candidates()[0]
    unfounded = refusal(lambda: take(one, "strike", by=walk.office, note="试"))
    Proposal.objects.of(county()).filter(pk=one.proposal_id).update(withdrawn_on=today())

    sentence = refusal(lambda: walk.step("announce"))
    take(walk.candidates()[0], "strike", by=walk.office, note="已撤案。")

    assert unfounded == "提案没有撤案，不能取消入选。对计票有异议的，请重新投票。"
    assert sentence == f"“{one.proposal.title}”已撤案。请打开候选提案，取消入选后再公布。"
    assert refusal(lambda: walk.step("announce")).startswith("没有一件得票")


@pytest.mark.parametrize(
    ("reach", "sentence"),
    [
        ("nominated", "已经有人推荐，不能撤回“开放推荐”。如不再评选，请办理“终止评选”。"),
        ("counted", "票已开，不能撤回计票。如有差错，请办理“重新投票”。"),
        ("announced", "已经公布，不能撤回。请用“更正状态”，写明理由更正为“已计票”。"),
        ("again", "已转入重新投票，不能撤回。请按新的一次投票办理。"),
    ],
)
def test_what_others_built_upon_is_not_taken_back(reach, sentence):
    """Taking back after others have acted: refused with the way that is left."""
    walk = Round(places=1)
    if reach == "nominated":
        walk.open()
        walk.nominate(filed()[0])
    else:
        walk.to_ballot(2)
        walk.to_count(*[(1,)] * 5)
    if reach == "announced":
        walk.step("announce")
    if reach == "again":
        take(walk.selection, "vote_again", by=walk.office, note="试")

    state = walk.selection.state
    assert refusal(lambda: take_back(walk.selection, by=walk.office)) == sentence
    walk.selection.refresh_from_db()
    assert walk.selection.state == state


def test_shortlisting_is_not_taken_back_once_there_is_a_ballot():
    walk = Round(places=1)
    walk.to_ballot(2)

    sentence = refusal(lambda: take_back(walk.candidates()[0], by=walk.office))

    assert sentence == "投票已经开始，这一步不能撤回。如有差错，请在计票后办理“重新投票”。"
    assert {one.state for one in walk.candidates()} == {CandidateState.SHORTLISTED}


def test_only_the_proposal_office_runs_a_selection():
    """Somebody else's step: refused by right."""
    walk = Round()
    for role in (Role.LEADER, Role.MEMBER, Role.UNIT, Role.OFFICE):
        with pytest.raises(StepRefused) as refused:
            take(walk.selection, "open_nominations", by=walk.desks.of(role), nominate_until=None)
        assert refused.value.code == Code.RIGHT


@pytest.mark.parametrize(
    ("votes", "places", "chosen", "tied", "left"),
    [
        ({1: 5, 2: 3, 3: 1}, 2, {1, 2}, set(), 0),
        ({1: 5, 2: 3, 3: 3}, 2, {1}, {2, 3}, 1),
        ({1: 3, 2: 3, 3: 3}, 2, set(), {1, 2, 3}, 2),
        ({1: 3, 2: 3, 3: 0}, 2, {1, 2}, set(), 0),
        ({1: 2, 2: 0, 3: 0}, 2, {1}, set(), 0),
        ({1: 0, 2: 0}, 1, set(), set(), 0),
        ({}, 1, set(), set(), 0),
    ],
)
def test_who_is_chosen_and_who_is_level(votes, places, chosen, tied, left):
    result = decide(votes, places)

    assert (set(result.chosen), set(result.tied), result.left) == (chosen, tied, left)


def test_votes_are_counted_once_a_paper():
    assert votes_of([[1, 2], [2, 2], []]) == {1: 1, 2: 2}


@pytest.mark.parametrize(("filed_count", "percent", "places"), [(200, 1, 2), (201, 1, 3), (60, 1, 1), (0, 1, 1)])
def test_a_part_of_a_place_is_a_place(filed_count, percent, places):
    assert places_for(filed_count, percent) == places


def test_a_share_is_reached_at_its_bound_and_a_turnout_only_above_it():
    assert (Part(2, 10, 20).is_reached, Part(1, 10, 20).is_reached, Part(0, 0, 0).is_reached) == (True, False, False)
    assert (Part(5, 10, 50).is_exceeded, Part(6, 10, 50).is_exceeded, Part(0, 0, 0).is_exceeded) == (
        False,
        True,
        False,
    )
    assert str(Part(4, 10, 20).percent) == "40.0"


def test_days_on_the_way_are_before_those_that_follow():
    walk = Round(places=1)
    walk.to_ballot(2)

    assert walk.selection.ballot_until - walk.selection.balloted_on == timedelta(days=7)
