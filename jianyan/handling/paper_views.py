"""Papers of handling as downloads."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from jianyan.committees.papers import answer, archive, paper_view
from jianyan.committees.requests import Request
from jianyan.handling.choices import GONE
from jianyan.handling.models import Assignment
from jianyan.handling.papers import (
    feedback_paper,
    feedback_title,
    handover_paper,
    handover_title,
    opinion_paper,
    opinion_title,
    rater,
    replies_title,
    reply_paper,
    reply_title,
)
from jianyan.handling.rights import own_hub
from jianyan.handling.sight import opinions_seen_by, replies_seen_by, sheets_seen_by
from jianyan.organisation.choices import Role
from jianyan.proposals.choosing import MOST, ask_count, ask_signed_in, plenary_of
from jianyan.proposals.models import Proposal

MOST_LINES = 3000  # of a hand-over list
OF_A_LETTER = ("assignment__unit", "assignment__proposal__plenary__term", "assignment__proposal__lead_proposer")
OF_A_SHEET = ("assignment__unit", "proposal__plenary__term", "membership__person")


@paper_view
def reply(request: Request, pk: int, ending: str) -> HttpResponseBase:
    """A unit's letter to the proposer (复函)."""
    found = get_object_or_404(replies_seen_by(request.actor).select_related(*OF_A_LETTER), pk=pk)
    paper = reply_paper(found, request.actor)
    return answer(request.committee, paper, ending, title=reply_title(found), plain=f"reply-{pk}")


@paper_view
def opinion(request: Request, pk: int, ending: str) -> HttpResponseBase:
    """An assisting unit's opinion for the one that leads (会办意见)."""
    rows = opinions_seen_by(request.actor).select_related("unit", "proposal__plenary__term", "proposal__lead_unit")
    found = get_object_or_404(rows, pk=pk)
    title = opinion_title(found)
    return answer(request.committee, opinion_paper(found), ending, title=title, plain=f"opinion-{pk}")


@paper_view
def sheet(request: Request, pk: int, ending: str) -> HttpResponseBase:
    """A feedback sheet (征询意见表), blank until it was given."""
    found = get_object_or_404(sheets_seen_by(request.actor).select_related(*OF_A_SHEET), pk=pk)
    title = f"{feedback_title()} {found.proposal.case_no} {rater(found)}"
    return answer(request.committee, feedback_paper(found), ending, title=title, plain=f"feedback-{pk}")


@paper_view
def replies(request: Request, ending: str) -> HttpResponseBase:
    """All letters of a plenary that whoever acts may read, a file each, in one archive: `?plenary=15.1`."""
    ask_signed_in(request)
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    rows = replies_seen_by(request.actor).filter(assignment__proposal__plenary=plenary)
    ask_count(rows.count(), MOST)
    letters = (
        rows.select_related(*OF_A_LETTER).order_by("assignment__proposal__case_no", "pk").iterator(chunk_size=50)
    )
    papers = (
        (f"{one.assignment.proposal.case_no} {one.assignment.unit}", reply_paper(one, request.actor))
        for one in letters
    )
    plain = f"replies-{plenary.term.number}-{plenary.number}"
    return archive(request.committee, papers, ending, title=replies_title(plenary), plain=plain)


@paper_view
def sheets(request: Request, ending: str) -> HttpResponseBase:
    """All feedback sheets of a plenary that whoever acts may read, a file each, in one archive: `?plenary=15.1`."""
    ask_signed_in(request)
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    rows = sheets_seen_by(request.actor).filter(proposal__plenary=plenary)
    ask_count(rows.count(), MOST)
    found = rows.select_related(*OF_A_SHEET).order_by("proposal__case_no", "pk").iterator(chunk_size=50)
    papers = ((f"{one.proposal.case_no} {rater(one)} {one.assignment.unit}", feedback_paper(one)) for one in found)
    plain = f"feedback-{plenary.term.number}-{plenary.number}"
    return archive(request.committee, papers, ending, title=f"{plenary}{feedback_title()}", plain=plain)


@paper_view
def handover(request: Request, ending: str) -> HttpResponseBase:
    """The hand-over list (交办清单) of a plenary: `?plenary=15.1`, narrowed by `hub`; units and hubs get their own."""
    ask_signed_in(request)
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    proposals = Proposal.objects.of(request.committee).visible_to(request.actor).filter(plenary=plenary)
    rows = Assignment.objects.of(request.committee).filter(_own(request.actor), proposal__in=proposals)
    rows = rows.exclude(state__in=GONE)
    if request.GET.get("hub"):
        rows = rows.filter(hub=request.GET["hub"])
    ask_count(rows.count(), MOST_LINES)
    paper = handover_paper(request.committee, plenary, list(rows.select_related("unit", "proposal")))
    plain = f"handover-{plenary.term.number}-{plenary.number}"
    return answer(request.committee, paper, ending, title=handover_title(plenary), plain=plain)


def _own(actor: Any) -> Q:
    """What is handed to the unit or the hub that asks; everything for others."""
    if actor.role == Role.UNIT:
        return Q(unit=actor.seat.unit_id)
    hub = own_hub(actor)
    return Q(hub=hub) if hub else Q()
