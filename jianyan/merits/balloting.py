"""Casting a paper and counting the papers.

Of a secret ballot the roll keeps who has voted and the box what the papers say; nothing ties the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jianyan.flows.asking import day_done
from jianyan.flows.refusals import Code, StepRefused
from jianyan.flows.steps import follow
from jianyan.look import phrases
from jianyan.merits.choices import CandidateState, SelectionState, VoterState
from jianyan.merits.counting import Result, decide, votes_of
from jianyan.merits.models import Box, Candidate, Selection, Voter


def voter_of(selection: Selection, actor: Any) -> Voter | None:
    """The name under which whoever acts stands on the roll of the ballot that is going on, or comes."""
    rows = Voter.objects.of(selection.committee).of_actor(actor)
    found: Voter | None = rows.filter(selection=selection, round=selection.round).first()
    return found


def why_not(selection: Selection, voter: Voter) -> str:
    """What keeps somebody on the roll from voting now; empty when nothing does."""
    if voter.state == VoterState.VOTED:
        words = {"day": phrases.date_text(voter.voted_on)} if voter.voted_on else {"day": ""}
        return _("您已于%(day)s投过票。每个席位一票，投出后不能再改。") % words
    if selection.state != SelectionState.BALLOTING:
        words = {"now": selection.flow.label_of(selection.state)}
        return _("评选现为“%(now)s”，不在投票期间，这张票没有计入。如有疑问，请联系提案委。") % words
    if selection.ballot_until and selection.ballot_until < day_done():
        words = {"day": phrases.date_text(selection.ballot_until)}
        return _("投票已于%(day)s截止，这张票没有计入。如有疑问，请联系提案委。") % words
    return "" if voter.state == VoterState.ASKED else _("您不参加这次投票。如有疑问，请联系提案委。")


def cast(voter: Voter, numbers: Sequence[int], *, by: Any) -> None:
    """Put one paper into the box and mark the seat as having voted, together or not at all. No number is an abstention.

    Holds the selection: of two papers of one seat the second finds that it has voted.

    Raises:
        StepRefused: the seat has voted, the ballot is over, or the paper names too many or a candidate that does not stand.
    """
    with transaction.atomic():
        selection = Selection.objects.of(voter.committee).select_for_update().get(pk=voter.selection_id)
        voter.refresh_from_db()
        voter.selection = selection
        if sentence := why_not(selection, voter):
            raise StepRefused(sentence, Code.STATE)
        ask_paper(selection, numbers)
        follow(voter, "vote", by=by)
        _put_in(selection, voter, sorted(set(numbers)))


def ask_paper(selection: Selection, numbers: Sequence[int]) -> None:
    """Refuses a paper that names too many, or whoever does not stand."""
    named, most = set(numbers), selection.places or 0
    if len(named) > most:
        words = {"most": most, "now": len(named), "over": len(named) - most}
        raise StepRefused(
            _("最多选%(most)d件，您选了%(now)d件。请去掉%(over)d件再投；您勾选的还在。") % words, field="choice"
        )
    known = set(standing(selection).values_list("number", flat=True))
    if named - known:
        raise StepRefused(_("选票上有一件已不在候选之列。请按下面的名单重新勾选。"), field="choice")


def standing(selection: Selection) -> Any:
    """The candidates on the paper, in its order."""
    return (
        Candidate.objects.of(selection.committee)
        .filter(selection=selection, state=CandidateState.SHORTLISTED)
        .order_by("number")
    )


def _put_in(selection: Selection, voter: Voter, paper: list[int]) -> None:
    if not selection.is_secret:
        Voter.objects.of(selection.committee).filter(pk=voter.pk).update(paper=paper)
        return
    box = Box.objects.of(selection.committee).get(selection=selection, round=selection.round)
    box.papers = sorted([*box.papers, paper])
    box.save(update_fields=["papers"])


def papers_in(selection: Selection) -> list[list[int]]:
    """All papers of the ballot, in no order that says anything of who cast them."""
    if selection.is_secret:
        return list(Box.objects.of(selection.committee).get(selection=selection, round=selection.round).papers)
    voters = Voter.objects.of(selection.committee).filter(selection=selection, round=selection.round)
    return sorted(voters.filter(state=VoterState.VOTED).values_list("paper", flat=True))


def open_box(selection: Selection) -> None:
    """Number the candidates, those that have a number keep it, and set up the box."""
    rows = standing(selection).filter(number__isnull=True).order_by("proposal__case_no", "pk")
    taken = Candidate.objects.of(selection.committee).filter(selection=selection, number__isnull=False)
    for number, candidate in enumerate(rows, taken.count() + 1):
        Candidate.objects.of(selection.committee).filter(pk=candidate.pk).update(number=number)
    if selection.is_secret:
        Box.objects.of(selection.committee).get_or_create(
            committee=selection.committee, selection=selection, round=selection.round
        )


def count(selection: Selection, by: Any) -> Result:
    """Give every candidate its votes and say who is chosen, who is level at the last place, who is not."""
    rows = list(standing(selection).select_related("proposal", "selection"))
    counted = votes_of(papers_in(selection))
    able = {one.number: counted[one.number] for one in rows if one.proposal.withdrawn_on is None}
    result = decide(able, selection.places or 0)
    for one in rows:
        step = "win" if one.number in result.chosen else "tie" if one.number in result.tied else "lose"
        follow(one, step, by=by, votes=counted[one.number])
    return result
