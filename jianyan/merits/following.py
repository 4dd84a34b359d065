"""What follows from a step of a selection in its other tables, in its transaction: the roll, the count, the awards."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.local_rules import provision
from jianyan.flows import telling
from jianyan.flows.asking import day_done
from jianyan.flows.declared import CORRECT, TAKE_BACK, Telling
from jianyan.flows.hooks import after_step
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import begin, follow
from jianyan.merits import balloting
from jianyan.merits.choices import DECIDED, ENTITLED, RESULTS, CandidateState, SelectionState, VoterState
from jianyan.merits.models import Candidate, Nomination, Selection, Voter
from jianyan.merits.nominating import recount
from jianyan.organisation.models import Seat
from jianyan.outcomes.models import Award
from jianyan.proposals.flow import everyone_who_signed
from jianyan.registers.trail import ADD, REMOVE
from jianyan.trail import models as trail

S = SelectionState


def register() -> None:
    after_step(after)


def after(obj: Any, step: Any, by: Any) -> None:
    """Whatever else a step sets going, or may not undo."""
    if isinstance(obj, Selection):
        _ask_undoing(obj, step)
        _keep_roll(obj, by)
        _keep_results(obj, step, by)
    elif isinstance(obj, Nomination):
        recount(obj.candidate, by)
    elif isinstance(obj, Candidate):
        _after_candidate(obj, step, by)


def _ask_undoing(selection: Selection, step: Any) -> None:
    """Refuses to undo what others have built upon.

    Raises:
        StepRefused: recommendations or votes would be left behind; or a correction leads elsewhere than to the count.
    """
    if step.name == CORRECT.name and selection.state != S.COUNTED:
        raise StepRefused(_("公布以后只能更正为“已计票”：表彰随之撤下，改好后再公布。"))
    if step.name != TAKE_BACK.name:
        return
    if selection.state == S.PREPARING and selection.candidates.exists():
        raise StepRefused(_("已经有人推荐，不能撤回“开放推荐”。如不再评选，请办理“终止评选”。"))
    voted = selection.voters.filter(round=selection.round, state=VoterState.VOTED)
    if selection.state == S.SHORTLISTING and voted.exists():
        raise StepRefused(_("已经有人投票，不能撤回“开始投票”。如不再评选，请办理“终止评选”。"))


def _keep_roll(selection: Selection, by: Any) -> None:
    """The roll is drawn up with the first selection; whoever is on it is called, and stood down, with the ballot."""
    if selection.state == S.SHORTLISTING:
        _draw_up(selection, by)
    if selection.state == S.BALLOTING:
        balloting.open_box(selection)
        _move(selection, VoterState.LISTED, "call", by)
    else:
        _move(selection, VoterState.ASKED, "miss" if selection.state in DECIDED else "stand_down", by)


def _move(selection: Selection, state: str, name: str, by: Any) -> None:
    rows = Voter.objects.of(selection.committee).filter(selection=selection, round=selection.round, state=state)
    for voter in rows.select_related("seat"):
        voter.selection = selection
        follow(voter, name, by=by)


def _draw_up(selection: Selection, by: Any) -> None:
    """The seats of the roles that vote; where the ballot is held again, those of the last one."""
    seats = Seat.objects.of(selection.committee).in_force(day_done()).select_related("person", "account")
    earlier = selection.voters.filter(round=selection.round - 1, state__in=ENTITLED)
    if earlier.exists():
        seats = seats.filter(pk__in=earlier.values("seat"))
    else:
        seats = seats.filter(role__in=provision(selection.committee, "merits.voters", on=day_done()))
    here = list(selection.voters.filter(round=selection.round).values_list("seat", "seat__person"))
    listed, persons = {seat for seat, _person in here}, {person for _seat, person in here if person}
    for seat in seats.order_by("pk"):
        if seat.pk in listed or seat.person_id in persons:
            continue
        begin(
            Voter(committee=selection.committee, selection=selection, seat=seat, round=selection.round),
            by=by,
            on=day_done(),
        )
        persons |= {seat.person_id} if seat.person_id else set()


def _keep_results(selection: Selection, step: Any, by: Any) -> None:
    """Votes with the count, none before it; awards while it is announced, none otherwise."""
    if step.name == "count":
        balloting.count(selection, by)
    elif selection.state == S.SHORTLISTING:
        for candidate in selection.candidates.filter(state__in=RESULTS):
            follow(candidate, "put_back", by=by, votes=None)
    if selection.state == S.ANNOUNCED:
        _award(selection, by)
    elif selection.candidates.filter(award__isnull=False).exists():
        _take_awards_back(selection, step, by)


def _award(selection: Selection, by: Any) -> None:
    """One honour for each chosen proposal, on its matter, of the day of the announcement."""
    for candidate in selection.candidates.filter(state=CandidateState.CHOSEN).select_related("proposal__matter"):
        award = Award.objects.of(selection.committee).create(
            committee=selection.committee, title=selection.award_title, given_by=selection.given_by,
            given_on=day_done(), matter=candidate.proposal.matter,
        )  # fmt: skip
        trail.record(award, ADD, by=by)
        Candidate.objects.of(selection.committee).filter(pk=candidate.pk).update(award=award, chosen_on=day_done())


def _take_awards_back(selection: Selection, step: Any, by: Any) -> None:
    """The honours go, and everyone who signed is told."""
    words = gettext_lazy("“{title}”的{award}已撤下，理由见评选页面。")
    tellings = []
    for candidate in selection.candidates.filter(award__isnull=False).select_related(
        "proposal__lead_proposer", "award"
    ):
        award = candidate.award
        assert award is not None  # the filter above
        Candidate.objects.of(selection.committee).filter(pk=candidate.pk).update(award=None, chosen_on=None)
        trail.record(award, REMOVE, by=by)
        award.delete()
        said = format_lazy(words, title=candidate.proposal.title, award=selection.award_title)
        tellings += [Telling(desk, said) for desk in everyone_who_signed(candidate.proposal)]
    telling.tell(selection, step, tellings)


def _after_candidate(candidate: Candidate, step: Any, by: Any) -> None:
    """With the last place given the others of a tie are not chosen; what was sifted is not undone once there is a ballot."""
    selection = candidate.selection
    if step.name == TAKE_BACK.name and selection.state not in (S.NOMINATING, S.SHORTLISTING):
        raise StepRefused(_("投票已经开始，这一步不能撤回。如有差错，请在计票后办理“重新投票”。"))
    if step.name == "prefer" and selection.places_left == 0:
        for other in selection.candidates.filter(state=CandidateState.TIED):
            follow(other, "lose", by=by)
