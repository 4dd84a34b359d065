"""The reports of a committee, and one of them to read: as it was published, or as it is being written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from jianyan.committees.downloads import kept_as
from jianyan.committees.missing import Missing
from jianyan.committees.papers import LANGUAGE, NotDrawn, answer, paper_view
from jianyan.committees.periods import parse
from jianyan.committees.requests import Request
from jianyan.figures import pages
from jianyan.figures.questions import Answer
from jianyan.look import phrases
from jianyan.registers.states import state_of
from jianyan.reports import annex, building, composing, outline
from jianyan.reports.models import Report
from jianyan.reports.publishing.views import edition_page
from jianyan.reports.registers import REGISTERS
from jianyan.reports.rights import is_writer, reads_drafts


def reports(request: Request) -> HttpResponse:
    """The list of reports."""
    rows = Report.objects.of(request.committee).visible_to(request.actor)
    drafts = reads_drafts(request.actor, None)
    listed = [(row, state_of(REGISTERS[0], row) if drafts else None) for row in rows]
    return render(request, "reports/reports.html", {"reports": listed, "writes": is_writer(request.actor, None)})


def report(request: Request, report: str) -> HttpResponse:
    """One report as it was published last; before that as it is being written."""
    found = seen(request, report)
    edition = found.latest()
    return edition_page(request, edition) if edition else _live(request, found)


def live(request: Request, report: str) -> HttpResponse:
    """One report as it is being written, its figures computed now."""
    return _live(request, in_writing(request, report))


def seen(request: Request, slug: str) -> Report:
    """The report of that address, for those who may read it."""
    return get_object_or_404(Report.objects.of(request.committee).visible_to(request.actor), slug=slug)


def in_writing(request: Request, slug: str) -> Report:
    """The report of that address, for those who may read what is not published yet.

    Raises:
        Missing: only what was published is open to whoever asks.
    """
    found = seen(request, slug)
    if not (found.is_open or reads_drafts(request.actor, found)):
        raise Missing(gettext("这份报告正在修改。请看已公布的那一份。"))
    return found


def _live(request: Request, found: Report) -> HttpResponse:
    period = parse(found.period, request.committee)
    composed = composing.compose(
        outline.joined(found.standing()).text, request.committee, period, adds_years=found.adds_years
    )
    context = {
        "report": found, "parts": composed.parts, "chips": len(composed.answers), "period": period,
        "period_words": phrases.period_text(period.start, period.end), "annex": _annex(composed.answers),
        "writes": is_writer(request.actor, found), "drafts": reads_drafts(request.actor, found),
        "state": state_of(REGISTERS[0], found),
    }  # fmt: skip
    return render(request, "reports/report.html", context)


@paper_view
def report_paper(request: Request, report: str, ending: str) -> HttpResponseBase:
    """One report as an official paper, its figures computed now."""
    found = in_writing(request, report)
    paper = building.paper_of(building.computed(found)[0])
    return answer(request.committee, paper, ending, title=found.title, plain=f"report-{found.slug}")


@require_safe
def report_annex(request: Request, report: str) -> HttpResponse:
    """The figures of one report as an Excel book, computed now."""
    found = in_writing(request, report)
    try:
        made = building.computed(found)[0]
    except NotDrawn as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.committee.address("report-live", report=found.slug))
    with translation.override(LANGUAGE):
        book = annex.workbook_of(made)
    plain = f"report-{found.slug}-annex"
    return kept_as(HttpResponse(book), plain, "xlsx", committee=request.committee, title=found.title)


def _annex(answers: list[Answer]) -> list[dict[str, Any]]:
    """Every figure of the report once, with its value, meaning and count of records."""
    once = {answer.question.url(): answer for answer in answers}
    return [{"answer": answer, "value": pages.shown_value(answer), "url": url} for url, answer in once.items()]
