"""A selection of excellent proposals as tables of steps: the selection, a candidate, a recommendation, a voter (domain: 2.15)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.flows.declared import BEGIN, CORRECT, Deadline, Flow, Lift, Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import anybody, nobody
from jianyan.look import phrases
from jianyan.merits import clocks, guards, intake
from jianyan.merits.choices import UNDER_WAY, CandidateState, NominationState, SelectionState, VoterState
from jianyan.merits.rights import by_paper, is_announced, nominates, withdraws
from jianyan.organisation.desks import BODY, PARTICIPANT, PERSON, ROLE
from jianyan.proposals.flow import STAFF, everyone_who_signed
from jianyan.proposals.rights import is_staff

CAST = _("票已投出，不能撤回。")
OPENED = _("票已开，不能撤回计票。如有差错，请办理“重新投票”。")
FOLLOWS = _("这一步随评选推进，不能单独撤回。")
S, C, V = SelectionState, CandidateState, VoterState
NEVER_CORRECTED = Step(name=CORRECT.name, label=CORRECT.label, allowed=nobody, asks_note=True)


def _tell_nominators(selection: Any, by: Any) -> Iterable[Telling]:
    """Whoever may recommend hears that it is time."""
    day = phrases.date_text(selection.nominate_until)
    words = format_lazy(_("“{title}”开始推荐，{day}截止。"), title=selection.title, day=day)
    for role in provision(selection.committee, "merits.nominators", on=selection.opened_on):
        yield Telling(Desk(ROLE, role), words)


def _tell_signers(selection: Any, by: Any) -> Iterable[Telling]:
    """Everyone who signed a chosen proposal hears of it."""
    for one in selection.candidates.filter(state=C.CHOSEN).select_related("proposal__lead_proposer"):
        words = format_lazy(_("“{title}”被评为{award}。"), title=one.proposal.title, award=selection.award_title)
        yield from (Telling(desk, words) for desk in everyone_who_signed(one.proposal))


def _tell_staff(words: Any) -> Any:
    return lambda selection, by: [Telling(STAFF, format_lazy(words, title=selection.title))]


def _tally(selection: Any, day: date) -> dict[str, Any]:
    """Who could vote and who did, of this round."""
    voters = selection.voters.filter(round=selection.round)
    cast = voters.filter(state=V.VOTED).count()
    return {"entitled_count": cast + voters.filter(state=V.ASKED).count(), "cast_count": cast}


def _next_round(selection: Any, day: date) -> dict[str, Any]:
    return {
        "round": selection.round + 1, "ballot_until": None, "balloted_on": None, "counted_on": None, "entitled_count": None, "cast_count": None,
    }  # fmt: skip


SELECTION = Flow(
    initial=S.PREPARING,
    begins=Step(name=BEGIN.name, label=_("建立评选"), allowed=is_staff, guards=(guards.title_is_free,), sets=intake.by_the_rules, leaves_on=lambda selection: STAFF, awaits=_("开放推荐")),
    corrects=Step(name=CORRECT.name, label=CORRECT.label, allowed=is_staff & is_announced, asks_note=True),
    deadlines=[
        Deadline("nominate", _("推荐"), due=clocks.nominate_due, field="nominate_until", how=clocks.nominate_reckoned),
        Deadline("ballot", _("投票"), due=clocks.ballot_due, field="ballot_until", how=clocks.ballot_reckoned),
    ],
    steps=[
        Step(name="open_nominations", label=_("开放推荐"), sources=(S.PREPARING,), target=S.NOMINATING, allowed=is_staff, takes=("nominate_until",),
             guards=(guards.nominations_end_later,), stamps="opened_on", starts=("nominate",), leaves_on=lambda selection: STAFF,
             awaits=_("截止推荐"), tells=_tell_nominators),
        Step(name="extend", label=_("延长推荐"), sources=(S.NOMINATING,), allowed=is_staff, takes=("nominate_until",),
             guards=(guards.nominations_end_later,), starts=("nominate",), tells=_tell_nominators),
        Step(name="close_nominations", label=_("截止推荐"), sources=(S.NOMINATING,), target=S.SHORTLISTING, allowed=is_staff, asks_first=True,
             needs=(guards.has_candidates,), stamps="closed_on", stops=("nominate",), leaves_on=lambda selection: STAFF, awaits=_("初选、开始投票")),
        Step(name="open_ballot", label=_("开始投票"), sources=(S.SHORTLISTING,), target=S.BALLOTING, allowed=is_staff, takes=("ballot_until",),
             needs=(guards.all_are_sifted, guards.enough_are_shortlisted, guards.shortlisted_still_stand, guards.somebody_votes),
             guards=(guards.ballot_ends_later,), stamps="balloted_on", sets=intake.ballot_rules, starts=("ballot",),
             leaves_on=lambda selection: STAFF, awaits=_("计票")),
        Step(name="all_voted", label=_("都已投票"), stands=CAST, sources=(S.BALLOTING,), allowed=nobody, stops=("ballot",), leaves_on=lambda selection: STAFF,
             awaits=_("都已投票，请计票"), tells=_tell_staff(_("“{title}”的投票人都已投票，请计票。"))),
        Step(name="count", label=_("计票"), stands=OPENED, sources=(S.BALLOTING,), target=S.COUNTED, allowed=is_staff, asks_first=True, needs=(guards.ballot_is_over,),
             stamps="counted_on", sets=_tally, stops=("ballot",), leaves_on=lambda selection: STAFF, awaits=_("公布")),
        Step(name="announce", label=_("公布"), stands=_("已经公布，不能撤回。请用“更正状态”，写明理由更正为“已计票”。"), sources=(S.COUNTED,), target=S.ANNOUNCED, allowed=is_staff, asks_first=True,
             needs=(guards.turnout_is_enough, guards.no_tie_is_left, guards.somebody_is_chosen, guards.chosen_still_stand),
             stamps="announced_on", tells=_tell_signers),
        Step(name="vote_again", label=_("重新投票"), stands=_("已转入重新投票，不能撤回。请按新的一次投票办理。"), sources=(S.COUNTED,), target=S.SHORTLISTING, allowed=is_staff, asks_note=True, sets=_next_round,
             leaves_on=lambda selection: STAFF, awaits=_("初选、开始投票")),
        Step(name="call_off", label=_("终止评选"), sources=UNDER_WAY, target=S.CALLED_OFF, allowed=is_staff, asks_note=True, stamps="called_off_on",
             stops=("nominate", "ballot")),
    ],
)  # fmt: skip

CANDIDATE = Flow(
    initial=C.NOMINATED,
    begins=Step(name=BEGIN.name, label=_("列入推荐名单"), allowed=anybody, guards=(guards.is_of_the_plenary,), stamps="nominated_on"),
    corrects=NEVER_CORRECTED,
    steps=[
        Step(name="shortlist", label=_("列入候选"), sources=(C.NOMINATED, C.PASSED_OVER), target=C.SHORTLISTED, allowed=is_staff,
             needs=(guards.is_being_sifted, guards.is_of_the_plenary)),
        Step(name="pass_over", label=_("不列入候选"), sources=(C.NOMINATED, C.SHORTLISTED), target=C.PASSED_OVER, allowed=is_staff, asks_note=True,
             needs=(guards.is_being_sifted,)),
        Step(name="lapse", label=_("推荐都已撤回"), stands=FOLLOWS, sources=(C.NOMINATED,), target=C.LAPSED, allowed=nobody),
        Step(name="return", label=_("重新推荐"), stands=FOLLOWS, sources=(C.LAPSED,), target=C.NOMINATED, allowed=nobody, stamps="nominated_on"),
        Step(name="win", label=_("得票入选"), stands=FOLLOWS, sources=(C.SHORTLISTED,), target=C.CHOSEN, allowed=nobody, takes=("votes",)),
        Step(name="tie", label=_("票数相同"), stands=FOLLOWS, sources=(C.SHORTLISTED,), target=C.TIED, allowed=nobody, takes=("votes",)),
        Step(name="lose", label=_("没有入选"), stands=FOLLOWS, sources=(C.SHORTLISTED, C.TIED), target=C.NOT_CHOSEN, allowed=nobody, takes=("votes",)),
        Step(name="prefer", label=_("定为入选"), stands=_("已定为入选，不能撤回。如有差错，请办理“重新投票”。"), sources=(C.TIED,), target=C.CHOSEN, allowed=is_staff, asks_note=True,
             needs=(guards.is_counted, guards.a_place_is_left)),
        Step(name="strike", label=_("取消入选"), fits=lambda candidate: candidate.proposal.withdrawn_on is not None, sources=(C.CHOSEN,),
             target=C.NOT_CHOSEN, allowed=is_staff, asks_note=True, needs=(guards.is_counted, guards.is_taken_back)),
        Step(name="put_back", label=_("重新投票"), stands=FOLLOWS, sources=(C.CHOSEN, C.TIED, C.NOT_CHOSEN), target=C.SHORTLISTED, allowed=nobody, takes=("votes",)),
    ],
)  # fmt: skip

NOMINATION = Flow(
    initial=NominationState.GIVEN,
    begins=Step(name=BEGIN.name, label=_("推荐"), allowed=nominates, stamps="nominated_on",
                guards=(guards.nominations_are_open, guards.proposal_may_stand, guards.is_not_of_ones_own, guards.has_grounds,
                        guards.is_not_recommended_twice)),
    corrects=NEVER_CORRECTED,
    steps=[
        Step(name="renew", label=_("重新推荐"), sources=(NominationState.WITHDRAWN,), target=NominationState.GIVEN, allowed=withdraws,
             takes=("grounds", "text"), needs=(guards.nominations_are_open, guards.proposal_may_stand), guards=(guards.has_grounds,), stamps="nominated_on"),
        Step(name="withdraw", label=_("撤回推荐"), sources=(NominationState.GIVEN,), target=NominationState.WITHDRAWN, allowed=withdraws,
             asks_first=True, needs=(guards.nominations_are_open,), stamps="withdrawn_on"),
    ],
)  # fmt: skip


def voter_desk(voter: Any) -> Desk:
    """Where somebody who votes finds it: his own, the party's or the body's desk, else that of his office."""
    seat = voter.seat
    if seat.person_id:
        return Desk(PERSON, str(seat.person_id))
    if seat.participant_id:
        return Desk(PARTICIPANT, str(seat.participant_id))
    return Desk(BODY, str(seat.body_id)) if seat.body_id else Desk(ROLE, seat.role)


def _tell_voter(voter: Any, by: Any) -> Iterable[Telling]:
    day = phrases.date_text(voter.selection.ballot_until)
    yield Telling(
        voter_desk(voter), format_lazy(_("“{title}”请您投票，{day}截止。"), title=voter.selection.title, day=day)
    )


VOTED = Lift("selection", "all_voted", arrived=(V.VOTED, V.ABSENT, V.STRUCK))
VOTER = Flow(
    initial=V.LISTED,
    begins=Step(name=BEGIN.name, label=_("列入名册"), allowed=is_staff,
                guards=(guards.roll_is_open, guards.seat_is_in_force, guards.person_is_listed_once)),
    corrects=NEVER_CORRECTED,
    deadlines=[Deadline("ballot", _("投票"), due=clocks.voter_due, how=clocks.voter_reckoned)],
    steps=[
        Step(name="strike", label=_("不参加投票"), sources=(V.LISTED,), target=V.STRUCK, allowed=is_staff, asks_note=True, needs=(guards.roll_is_open,)),
        Step(name="list_again", label=_("重新列入"), sources=(V.STRUCK,), target=V.LISTED, allowed=is_staff, needs=(guards.roll_is_open,)),
        Step(name="call", label=_("请投票"), stands=FOLLOWS, sources=(V.LISTED,), target=V.ASKED, allowed=nobody, starts=("ballot",), leaves_on=voter_desk,
             awaits=_("投票"), tells=_tell_voter),
        Step(name="vote", label=_("投票"), stands=CAST, fits=lambda voter: False, sources=(V.ASKED,), target=V.VOTED, allowed=by_paper, stamps="voted_on",
             stops=("ballot",), lifts=VOTED),
        Step(name="miss", label=_("没有投票"), stands=FOLLOWS, sources=(V.ASKED,), target=V.ABSENT, allowed=nobody, stops=("ballot",)),
        Step(name="stand_down", label=_("不再投票"), stands=FOLLOWS, sources=(V.ASKED,), target=V.LISTED, allowed=nobody, stops=("ballot",)),
    ],
)  # fmt: skip
