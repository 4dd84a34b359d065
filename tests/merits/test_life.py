"""From preparation to announcement, through every step and every right; written by hand, not from the table."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Plenary
from jianyan.committees.periods import parse
from jianyan.demo.desks import Desks
from jianyan.figures import catalogue, engine
from jianyan.figures.questions import Question
from jianyan.flows.models import Notice
from jianyan.flows.steps import begin, correct, take, take_back
from jianyan.merits.choices import CandidateState, SelectionState, VoterState
from jianyan.merits.models import Candidate, Nomination, Selection, Voter
from jianyan.merits.public import announced
from jianyan.merits.telling import acts_on_proposal, of_proposal
from jianyan.organisation.choices import Role
from jianyan.outcomes.models import Award
from jianyan.proposals.choices import ProposerKind
from jianyan.trail.models import Entry
from tests.merits.walks import Round, filed, later, on, plenary
from tests.proposals.walks import county, refusal, rule, start, steps, told, waits

pytestmark = pytest.mark.django_db
LEADER_TOLD = "“试评选”请您投票"


def awards(selection):
    return list(Award.objects.of(county()).filter(candidate__selection=selection).order_by("pk"))


def test_selection_takes_its_places_its_share_and_its_title_from_the_local_rules():
    fourth = Plenary.objects.of(county()).get(number=4)
    selection = Selection(committee=county(), plenary=fourth)

    begin(selection, by=Desks(county()).staff)

    assert selection.title == f"{fourth}优秀提案评选"
    assert (selection.award_title, selection.given_by) == ("优秀提案", county().name)
    assert (selection.places, selection.collective_least) == (1, 20)  # one percent, a part of one counted as one


def test_a_fixed_number_of_places_goes_before_the_share():
    rule("merits.places", 10)
    rule("merits.collective_least", 30)
    selection = Selection(committee=county(), plenary=plenary(), title="十件", collective_least=0)

    begin(selection, by=Desks(county()).staff)

    assert (selection.places, selection.collective_least) == (10, 0)


def test_the_whole_life_from_recommendation_to_award():
    walk = Round(places=2)
    assert waits(walk.selection) == [("role:proposal_staff", "开放推荐")]

    walk.open()
    assert walk.selection.nominate_until == today() + timedelta(days=30)
    assert "role:unit" in {f"{one.desk}" for one in Notice.objects.about(walk.selection)}
    first, second, third = filed()[:3]
    walk.nominate(first)
    walk.nominate(first, recommender="区残联", grounds=["effect", "pertinent"])
    walk.nominate(second)
    walk.nominate(third)
    assert [one.backers for one in walk.candidates()] == [2, 1, 1]

    walk.step("close_nominations")
    leaders = Voter.objects.of(county()).filter(selection=walk.selection)
    assert [one.seat.role for one in leaders] == [Role.LEADER]
    for one in walk.candidates()[:2]:
        take(one, "shortlist", by=walk.office)
    take(walk.candidates()[2], "pass_over", by=walk.office, note="与第一件内容相近。")
    walk.enrol()
    walk.step("open_ballot", ballot_until=None)
    assert walk.selection.is_secret is True
    assert walk.selection.ballot_until == today() + timedelta(days=7)
    voter = walk.voter(walk.leader)
    assert waits(voter) == [(f"person:{voter.seat.person_id}", "投票")]
    assert told(voter)[0].startswith(LEADER_TOLD)

    walk.to_count((1,), (1, 2), (1,), (2,), ())
    assert walk.states() == {1: CandidateState.CHOSEN, 2: CandidateState.CHOSEN, None: CandidateState.PASSED_OVER}
    assert [one.votes for one in walk.candidates()] == [3, 2, None]
    assert (walk.selection.cast_count, walk.selection.entitled_count) == (5, 5)
    assert awards(walk.selection) == []

    walk.step("announce")
    assert [(one.title, one.matter_id, one.given_on) for one in awards(walk.selection)] == [
        ("优秀提案", first.matter_id, today()), ("优秀提案", second.matter_id, today()),
    ]  # fmt: skip
    assert f"“{first.title}”被评为优秀提案。" in told(walk.selection)
    assert waits(walk.selection) == []
    assert steps(walk.selection) == [
        "begin", "open_nominations", "close_nominations", "open_ballot", "all_voted", "count", "announce",
    ]  # fmt: skip


def test_every_proposer_who_signed_is_told():
    walk = Round(places=1)
    proposal = joint()
    walk.sift([proposal])
    walk.step("open_ballot", ballot_until=None)
    walk.vote(walk.leader, 1)
    walk.step("count")

    walk.step("announce")

    signers = {str(proposal.lead_proposer.person_id)}
    signers |= {str(one.membership.person_id) for one in proposal.cosigners.filter(state="agreed")}
    desks = {one.desk_key for one in Notice.objects.about(walk.selection).filter(desk_kind="person")}
    assert len(signers) >= 2
    assert desks == signers


def joint():
    """A joint proposal that one more member signed."""
    walk = start(1, 60)
    walk.cosign("agree")
    walk.file()
    walk.proposal.refresh_from_db()
    return walk.proposal


def test_a_proposal_recommended_by_several_stands_once_and_falls_with_the_last_of_them():
    walk = Round()
    walk.open()
    proposal = filed()[0]
    one, other = walk.nominate(proposal), walk.nominate(proposal, recommender="区残联")

    take(one, "withdraw", by=walk.office)
    left = walk.candidates()[0].backers
    take(other, "withdraw", by=walk.office)
    gone = walk.candidates()[0]
    again = walk.nominate(proposal, recommender="区残联", grounds=["effect"])

    assert left == 1
    assert (gone.backers, gone.state) == (0, CandidateState.LAPSED)
    assert again.pk == other.pk
    assert (again.grounds, [(one.backers, one.state) for one in walk.candidates()]) == (
        ["effect"],
        [(1, "nominated")],
    )


def test_taking_a_withdrawn_recommendation_back_counts_it_again():
    walk = Round()
    walk.open()
    nomination = walk.nominate(filed()[0])
    take(nomination, "withdraw", by=walk.office)

    take_back(Nomination.objects.of(county()).get(pk=nomination.pk), by=walk.office)

    assert [(one.backers, one.state) for one in walk.candidates()] == [(1, CandidateState.NOMINATED)]


def test_correction_after_the_announcement_takes_the_awards_back_and_tells_the_proposers():
    walk = Round(places=1)
    walk.to_ballot(2)
    walk.to_count((1,), (1,), (1,), (2,), (2,))
    walk.step("announce")
    chosen = walk.candidates()[0]
    before = Award.objects.of(county()).filter(matter=chosen.proposal.matter_id).count()

    correct(walk.selection, SelectionState.COUNTED, by=walk.office, reason="第一件与他人提案雷同。")

    assert Award.objects.of(county()).filter(matter=chosen.proposal.matter_id).count() == before - 1
    assert [(one.award_id, one.chosen_on) for one in walk.candidates()] == [(None, None), (None, None)]
    assert walk.selection.announced_on is None
    assert f"“{chosen.proposal.title}”的优秀提案已撤下，理由见评选页面。" in told(walk.selection)
    walk.step("announce")
    assert len(awards(walk.selection)) == 1


def test_correction_leads_to_the_count_only():
    walk = Round(places=1)
    walk.to_ballot(1)
    walk.to_count((1,), (1,), (1,), (1,), (1,))
    walk.step("announce")

    sentence = refusal(lambda: correct(walk.selection, SelectionState.NOMINATING, by=walk.office, reason="试"))

    assert sentence == "公布以后只能更正为“已计票”：表彰随之撤下，改好后再公布。"
    assert len(awards(walk.selection)) == 1


def test_calling_off_needs_a_reason_and_clears_every_desk():
    walk = Round()
    walk.to_ballot()

    sentence = refusal(lambda: walk.step("call_off"))
    take(walk.selection, "call_off", by=walk.office, note="本年不再评。")

    assert sentence == "请写明终止评选的理由。"
    assert waits(walk.selection) == []
    assert waits(walk.voter(walk.leader)) == []
    assert {one.state for one in Voter.objects.of(county()).filter(selection=walk.selection)} == {VoterState.LISTED}


def test_calling_off_taken_back_calls_the_voters_again():
    walk = Round()
    walk.to_ballot()
    take(walk.selection, "call_off", by=walk.office, note="误操作。")

    take_back(walk.selection, by=walk.office)

    assert waits(walk.voter(walk.leader)) == [(f"person:{walk.leader.seat.person_id}", "投票")]


def test_a_ballot_held_again_keeps_the_first_one_and_asks_the_same_voters():
    walk = Round(places=1)
    walk.to_ballot(2)
    with later(8):
        walk.step("count")
        too_few = refusal(lambda: walk.step("announce"))
        take(walk.selection, "vote_again", by=walk.office, note="人数不够。")
        walk.step("open_ballot", ballot_until=None)
        for actor in (*walk.members, walk.leader):
            walk.vote(actor, 1)
        walk.step("count")

    assert too_few == "应投5人，实投0人，没有超过50%，投票不算数。请重新投票，或终止评选。"
    assert walk.selection.round == 2
    rounds = Voter.objects.of(county()).filter(selection=walk.selection).order_by("round", "pk")
    assert [(one.round, one.state) for one in rounds] == [(1, "absent")] * 5 + [(2, "voted")] * 5
    assert [one.votes for one in walk.candidates()] == [5, 0]


def test_figures_count_what_was_recommended_and_what_was_chosen():
    collective = filed(ProposerKind.PARTY)[0]
    others = [one for one in filed() if one.pk != collective.pk][:3]
    period = parse(f"{today():%Y}", county())
    ask = lambda name: engine.answer([Question(catalogue.find(name), county(), period)])[0].value  # noqa: E731
    names = ("merits.nominated", "merits.chosen", "merits.chosen_collective")
    before = [ask(name) for name in names]
    walk = Round(places=2)
    walk.sift([collective, *others])
    walk.enrol()
    walk.step("open_ballot", ballot_until=None)
    number = Candidate.objects.of(county()).get(selection=walk.selection, proposal=collective).number
    other = next(one.number for one in walk.candidates() if one.number != number)
    walk.to_count(*[(number, other)] * 5)

    counted = [ask(name) for name in names]
    walk.step("announce")

    assert [one - old for one, old in zip(counted, before, strict=True)] == [4, 0, 0]
    assert [ask(name) - old for name, old in zip(names, before, strict=True)] == [4, 2, 1]


def test_the_public_reads_names_of_published_proposals_only_and_the_others_as_a_number(client):
    walk = Round(places=2)
    walk.to_ballot(2)
    walk.to_count(*[(1, 2)] * 5)
    hidden, shown = (one.proposal for one in walk.candidates())
    type(shown).objects.of(county()).filter(pk=shown.pk).update(
        published_on=today(), may_publish=True, publish_review="yes"
    )
    type(shown).objects.of(county()).filter(pk=hidden.pk).update(published_on=None)
    before = client.get("/open/shangzhou/merits/").content.decode()
    walk.step("announce")

    found = next(one for one in announced(county()) if one.selection == walk.selection)
    page = client.get("/open/shangzhou/merits/").content.decode()

    assert "试评选" not in before
    assert (found.named, found.count, found.unnamed) == ([shown], 2, 1)
    assert shown.title in page
    assert hidden.title not in page
    assert "另有 1 件没有公开" in page


def test_the_page_of_a_proposal_says_that_it_is_recommended_and_chosen():
    walk = Round(places=1)
    walk.to_ballot(1)
    proposal = walk.candidates()[0].proposal
    under_way = of_proposal(proposal, walk.leader).context["rows"][0][2]
    walk.to_count(*[(1,)] * 5)
    walk.step("announce")

    assert under_way == "列入候选"
    assert of_proposal(proposal, walk.leader).context["rows"][0][2] == "入选"
    assert of_proposal(filed()[-1], walk.leader) is None


def test_a_proposal_is_offered_to_be_recommended_once_from_each_seat():
    walk = Round()
    proposal, other = filed()[:2]
    early = acts_on_proposal(proposal, walk.leader)
    walk.open()
    before = [str(act.label) for act in acts_on_proposal(proposal, walk.leader)]

    walk.nominate(proposal, by=walk.leader)

    assert (list(early), before) == ([], ["推荐为优秀提案…"])
    assert not acts_on_proposal(proposal, walk.leader)
    assert acts_on_proposal(other, walk.leader)
    assert acts_on_proposal(proposal, walk.office)


def test_days_of_the_story_are_those_on_which_things_were_done():
    day = today() - timedelta(days=90)
    with on(day):
        walk = Round()
        walk.open()

    assert walk.selection.opened_on == day
    assert Entry.objects.of(county()).about(walk.selection).count() == 2
