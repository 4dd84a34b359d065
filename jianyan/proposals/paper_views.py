"""Papers of proposals as downloads."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from jianyan.committees.papers import answer, archive, paper_view
from jianyan.committees.requests import Request
from jianyan.proposals.choosing import ask_signed_in, chosen, plenary_of
from jianyan.proposals.models import SEES_REVIEW, Proposal
from jianyan.proposals.papers import collected_paper, collected_title, file_title, sheet_paper, sheets_title
from jianyan.proposals.review import review_table
from jianyan.proposals.review_paper import review_paper, review_title


@paper_view
def sheet(request: Request, pk: int, ending: str) -> HttpResponseBase:
    """One proposal sheet (提案表)."""
    rows = Proposal.objects.of(request.committee).visible_to(request.actor)
    proposal = get_object_or_404(rows.select_related("plenary__term", "lead_proposer", "merged_into"), pk=pk)
    paper = sheet_paper(proposal, request.actor)
    return answer(request.committee, paper, ending, title=file_title(proposal), plain=f"proposal-{pk}")


@paper_view
def collected(request: Request, ending: str) -> HttpResponseBase:
    """The filed proposals of a plenary in one paper (提案汇编): `?plenary=15.1`, narrowed by `category` or `pk`."""
    ask_signed_in(request)
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    rows = chosen(request, plenary, filed_on__isnull=False, withdrawn_on__isnull=True)
    paper = collected_paper(request.committee, plenary, list(rows))
    plain = f"proposals-{plenary.term.number}-{plenary.number}"
    return answer(request.committee, paper, ending, title=collected_title(plenary), plain=plain)


@paper_view
def review(request: Request, ending: str) -> HttpResponseBase:
    """The report on the review of a plenary's proposals (审查情况的报告): `?plenary=15.1`."""
    ask_signed_in(request)
    if request.actor.role not in SEES_REVIEW:
        raise PermissionDenied(_("审查情况报告由提案委起草，通过前只供机关查看。通过后请看会议文件。"))
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    paper = review_paper(request.committee, plenary, review_table(plenary))
    plain = f"review-{plenary.term.number}-{plenary.number}"
    return answer(request.committee, paper, ending, title=review_title(plenary), plain=plain)


@paper_view
def sheets(request: Request, ending: str) -> HttpResponseBase:
    """Many proposal sheets, a file each, in one archive; chosen as for the collection, filed or not."""
    ask_signed_in(request)
    plenary = plenary_of(request.committee, request.GET.get("plenary", ""))
    rows = chosen(request, plenary)
    papers = ((file_title(one), sheet_paper(one, request.actor)) for one in rows.iterator(chunk_size=50))
    title, plain = sheets_title(plenary), f"sheets-{plenary.term.number}-{plenary.number}"
    return archive(request.committee, papers, ending, title=title, plain=plain)
