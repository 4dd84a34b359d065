"""What follows from a step in another table, in its transaction: sheets go out, a moved case goes on, a redo reopens."""

from __future__ import annotations

from typing import Any

from jianyan.committees.local_rules import provision
from jianyan.flows import steps
from jianyan.flows.asking import day_done
from jianyan.flows.declared import CORRECT, TAKE_BACK
from jianyan.flows.hooks import after_step
from jianyan.flows.steps import begin
from jianyan.handling.choices import GONE, REPLYING, AssignmentState
from jianyan.handling.models import Answer, Assignment, Reply, Sheet
from jianyan.handling.ratings import last_due
from jianyan.proposals.choices import COLLECTIVE, InviteState
from jianyan.proposals.models import Proposal

MOVES_DUE = ("move", "cancel", TAKE_BACK.name, CORRECT.name)
SENDS = ("send", "send_directly", "send_again", "send_directly_again")


def register() -> None:
    after_step(follow)


def follow(obj: Any, step: Any, by: Any) -> None:
    """Whatever else a step sets going."""
    if isinstance(obj, Assignment):
        if "reply" in step.starts or step.name in MOVES_DUE:
            keep_due(obj)
        if step.name in SENDS:
            settle_suggestions(obj)
            send_sheets(obj, by)
        elif step.name == "move":
            hand_on(obj, by)
    elif isinstance(obj, Proposal):
        if step.name == "redo":
            reopen(obj, by)
        elif step.name == "allow_withdrawal":
            cancel(obj, by)


def keep_due(assignment: Assignment) -> None:
    """A proposal handed over knows the day on which its reply is due, until it is there; a second round does not move it.

    Handing over the first time gives it that day in the step itself.
    """
    parts = Assignment.objects.of(assignment.committee).filter(proposal=assignment.proposal_id)
    waiting = Proposal.objects.of(assignment.committee).filter(
        pk=assignment.proposal_id, assigned_on__isnull=False, replied_on__isnull=True
    )
    waiting.update(reply_due_on=last_due(list(parts)))


def new_sheets(assignment: Assignment) -> list[Sheet]:
    """The sheets of a reply: for the first proposer or the collective, and for cosigners where the rule says so."""
    proposal = assignment.proposal
    raters: list[Any] = [None if proposal.proposer_kind in COLLECTIVE else proposal.lead_proposer]
    if provision(assignment.committee, "feedback.everyone"):
        raters += [one.membership for one in proposal.cosigners.filter(state=InviteState.AGREED)]
    return [
        Sheet(
            committee=assignment.committee, proposal=proposal, assignment=assignment, membership=member, round=assignment.round,
        )
        for member in raters
    ]  # fmt: skip


def send_sheets(assignment: Assignment, by: Any) -> None:
    for sheet in new_sheets(assignment):
        begin(sheet, by=by, on=day_done())


def settle_suggestions(assignment: Assignment) -> None:
    """What the letter says to each suggestion becomes its fate, dated by the reply."""
    day = assignment.rereplied_on or assignment.replied_on or day_done()
    answers = Answer.objects.of(assignment.committee).filter(
        reply__assignment=assignment, reply__round=assignment.round
    )
    for answer in answers.exclude(fate="").select_related("suggestion"):
        suggestion = answer.suggestion
        suggestion.fate, suggestion.decided_on = answer.fate, day
        suggestion.sent_to, suggestion.sent_on = str(assignment.unit)[:80], assignment.handed_on
        suggestion.save(update_fields=["fate", "decided_on", "sent_to", "sent_on"])
    letters = Reply.objects.of(assignment.committee).filter(assignment=assignment, round=assignment.round)
    letters.update(result_class=assignment.result_class)


def hand_on(assignment: Assignment, by: Any) -> None:
    """The new unit takes the place of the old, with a new clock or the old one as the rule says."""
    restarts = provision(assignment.committee, "assign.restarts")
    unit = assignment.moved_unit
    assert unit is not None  # the guard of the step
    successor = Assignment(
        committee=assignment.committee, proposal=assignment.proposal, unit=unit, role=assignment.role, part=assignment.part,
        hub=unit.hub, kept_due_on=None if restarts else assignment.due_on,
    )  # fmt: skip
    begin(successor, by=by, on=day_done())
    if assignment.role in REPLYING and assignment.proposal.lead_unit_id == assignment.unit_id:
        Proposal.objects.of(assignment.committee).filter(pk=assignment.proposal_id).update(lead_unit=unit)


def reopen(proposal: Proposal, by: Any) -> None:
    """Every unit that replied handles it once more."""
    for assignment in proposal.assignments.filter(state=AssignmentState.REPLIED).select_related("proposal", "unit"):
        steps.follow(assignment, "redo", by=by)


def cancel(proposal: Proposal, by: Any) -> None:
    open_ones = proposal.assignments.exclude(state__in=(*GONE, AssignmentState.REPLIED, AssignmentState.OPINED))
    for assignment in open_ones.select_related("proposal", "unit"):
        steps.follow(assignment, "cancel", by=by)
