"""What must hold before a step of a selection is taken; each refusal says what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision
from jianyan.flows.asking import day_done
from jianyan.flows.refusals import StepRefused
from jianyan.look import phrases
from jianyan.merits.choices import BEFORE_BALLOT, CandidateState, NominationState, SelectionState, VoterState
from jianyan.merits.intake import title_of
from jianyan.organisation.actors import Actor
from jianyan.proposals.choices import InviteState
from jianyan.proposals.rights import is_author


def title_is_free(selection: Any) -> None:
    title = title_of(selection)
    rows = type(selection).objects.of(selection.committee).filter(plenary=selection.plenary, title=title)
    if rows.exists():
        words = {"plenary": selection.plenary, "title": title}
        raise StepRefused(_("%(plenary)s已有名为“%(title)s”的评选，请另起一个名称。") % words, field="title")


def _ahead(day: date | None, field: str) -> None:
    if day and day <= day_done():
        words = {"day": phrases.date_text(day)}
        raise StepRefused(_("截止日%(day)s须晚于今天，请改填日期；空着按地方规定算。") % words, field=field)


def nominations_end_later(selection: Any) -> None:
    _ahead(selection.nominate_until, "nominate_until")


def ballot_ends_later(selection: Any) -> None:
    _ahead(selection.ballot_until, "ballot_until")


def has_candidates(selection: Any) -> None:
    if not selection.candidates.exclude(state=CandidateState.LAPSED).exists():
        raise StepRefused(_("还没有推荐的提案，不能截止。请等候推荐，或终止评选。"))


def all_are_sifted(selection: Any) -> None:
    left = selection.candidates.filter(state=CandidateState.NOMINATED).count()
    if left:
        raise StepRefused(_("还有%(left)d件没有初选。请逐件或成批列入候选，或写明理由不列入。") % {"left": left})


def enough_are_shortlisted(selection: Any) -> None:
    count = selection.candidates.filter(state=CandidateState.SHORTLISTED).count()
    if count < selection.places:
        words = {"count": count, "places": selection.places}
        raise StepRefused(_("候选%(count)d件，少于名额%(places)d件。请再列入几件，或修改名额。") % words)


def shortlisted_still_stand(selection: Any) -> None:
    gone = selection.candidates.filter(
        state=CandidateState.SHORTLISTED, proposal__withdrawn_on__isnull=False
    ).select_related("proposal")
    if gone:
        words = {"titles": "”“".join(one.proposal.title for one in gone)}
        raise StepRefused(_("“%(titles)s”已撤案，请先不列入候选。") % words)


def somebody_votes(selection: Any) -> None:
    if not selection.voters.filter(round=selection.round, state=VoterState.LISTED).exists():
        raise StepRefused(_("投票人名册还是空的。请先把参加投票的席位列入名册。"))


def ballot_is_over(selection: Any) -> None:
    """The last day has passed, or everybody has voted."""
    left = selection.voters.filter(round=selection.round, state=VoterState.ASKED).count()
    if left and selection.ballot_until and selection.ballot_until >= day_done():
        words = {"day": phrases.date_text(selection.ballot_until), "left": left}
        raise StepRefused(_("投票到%(day)s截止，还有%(left)d人没有投。请到期后计票，或等全部投完。") % words)


def turnout_is_enough(selection: Any) -> None:
    turnout = selection.turnout
    if not turnout.is_exceeded:
        words = {"cast": turnout.part, "entitled": turnout.whole, "least": turnout.least}
        sentence = _("应投%(entitled)d人，实投%(cast)d人，没有超过%(least)d%%，投票不算数。请重新投票，或终止评选。")
        raise StepRefused(sentence % words)


def no_tie_is_left(selection: Any) -> None:
    tied = selection.candidates.filter(state=CandidateState.TIED).count()
    if tied:
        words = {"tied": tied, "left": selection.places_left}
        raise StepRefused(
            _("末位有%(tied)d件票数相同，只剩%(left)d个名额。请打开候选提案，写明理由定为入选。") % words
        )


def somebody_is_chosen(selection: Any) -> None:
    if not selection.candidates.filter(state=CandidateState.CHOSEN).exists():
        raise StepRefused(_("没有一件得票，没有可公布的。请重新投票，或终止评选。"))


def chosen_still_stand(selection: Any) -> None:
    gone = selection.candidates.filter(
        state=CandidateState.CHOSEN, proposal__withdrawn_on__isnull=False
    ).select_related("proposal")
    if gone:
        words = {"titles": "”“".join(one.proposal.title for one in gone)}
        raise StepRefused(_("“%(titles)s”已撤案。请打开候选提案，取消入选后再公布。") % words)


# A candidate


def is_of_the_plenary(candidate: Any) -> None:
    """Filed at the selection's plenary and not taken back."""
    proposal, plenary = candidate.proposal, candidate.selection.plenary
    words = {"title": proposal.title, "plenary": plenary}
    if proposal.plenary_id != plenary.pk:
        raise StepRefused(_("“%(title)s”不是%(plenary)s的提案，请另选一件。") % words, field="proposal")
    if proposal.filed_on is None:
        raise StepRefused(_("“%(title)s”没有立案，不能推荐。请另选一件。") % words, field="proposal")
    if proposal.withdrawn_on is not None:
        raise StepRefused(_("“%(title)s”已撤案，不能参评。请另选一件。") % words, field="proposal")


def is_being_sifted(candidate: Any) -> None:
    state = candidate.selection.state
    if state == SelectionState.NOMINATING:
        raise StepRefused(_("推荐还没有截止。请先在评选页面办理“截止推荐”，再初选。"))
    if state != SelectionState.SHORTLISTING:
        raise StepRefused(_("初选已经结束，候选不能再改。"))


def is_counted(candidate: Any) -> None:
    if candidate.selection.state != SelectionState.COUNTED:
        raise StepRefused(_("计票以后、公布以前才能办理这一步。"))


def a_place_is_left(candidate: Any) -> None:
    if candidate.selection.places_left < 1:
        raise StepRefused(_("名额已满，不能再定。"))


def is_taken_back(candidate: Any) -> None:
    if candidate.proposal.withdrawn_on is None:
        raise StepRefused(_("提案没有撤案，不能取消入选。对计票有异议的，请重新投票。"))


# A nomination


def nominations_are_open(nomination: Any) -> None:
    selection = nomination.candidate.selection
    if selection.state != SelectionState.NOMINATING:
        words = {"title": selection.title, "now": selection.flow.label_of(selection.state)}
        raise StepRefused(_("“%(title)s”现为“%(now)s”，不在推荐期间。如有疑问，请联系提案委。") % words)
    if selection.nominate_until and selection.nominate_until < day_done():
        words = {"day": phrases.date_text(selection.nominate_until)}
        raise StepRefused(_("推荐已于%(day)s截止。如需补充推荐，请联系提案委延长。") % words)


def proposal_may_stand(nomination: Any) -> None:
    is_of_the_plenary(nomination.candidate)


def has_grounds(nomination: Any) -> None:
    if not nomination.grounds:
        raise StepRefused(_("请至少选一条推荐理由。"), field="grounds")


def is_not_recommended_twice(nomination: Any) -> None:
    """Once in one name; two persons of the same name, each from a seat of his own, are two."""
    name, person = nomination.recommender, nomination.seat.person_id
    given = nomination.candidate.nominations.filter(state=NominationState.GIVEN, recommender=name)
    if person and name == str(nomination.seat.holder):
        given = given.exclude(~Q(seat__person=person), seat__person__name=name)
    if given.exclude(pk=nomination.pk).exists():
        words = {"who": name, "title": nomination.candidate.proposal.title}
        raise StepRefused(_("%(who)s已推荐过“%(title)s”，不用重复推荐。") % words, field="proposal")


def is_not_of_ones_own(nomination: Any) -> None:
    if provision(nomination.committee, "merits.own", on=day_done()):
        return
    if _signed(nomination) or nomination.recommender == nomination.candidate.proposal.proposer:
        raise StepRefused(_("不能推荐自己的提案。请推荐别人的，或请别的单位推荐。"), field="proposal")


def _signed(nomination: Any) -> bool:
    """Whether the seat is the first proposer's, the collective's, or that of a member who agreed to sign."""
    seat, proposal = nomination.seat, nomination.candidate.proposal
    if is_author(Actor(nomination.committee, seat.role, seat), proposal):
        return True
    signers = proposal.cosigners.filter(state=InviteState.AGREED, membership__person=seat.person_id)
    return bool(seat.person_id and signers.exists())


# A voter


def roll_is_open(voter: Any) -> None:
    if voter.selection.state not in BEFORE_BALLOT:
        raise StepRefused(_("投票已经开始，名册不能再改。"))


def seat_is_in_force(voter: Any) -> None:
    seat = voter.seat
    if seat.since > day_done() or (seat.until and seat.until <= day_done()):
        raise StepRefused(_("这个席位现在没有人，请另选一个。"), field="seat")


def person_is_listed_once(voter: Any) -> None:
    """One seat once; a person with several seats once."""
    others = voter.selection.voters.filter(round=voter.round).exclude(pk=voter.pk).select_related("seat__person")
    same = others.filter(seat=voter.seat_id) | (
        others.filter(seat__person=voter.seat.person_id) if voter.seat.person_id else others.none()
    )
    if found := same.first():
        raise StepRefused(_("%(seat)s已在名册上，一人只列一次。") % {"seat": found.seat}, field="seat")
