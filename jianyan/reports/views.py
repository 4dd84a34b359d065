"""The reports of a committee, and one of them to read."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jianyan.committees.papers import answer, paper_view
from jianyan.committees.periods import parse
from jianyan.committees.requests import Request
from jianyan.figures import pages
from jianyan.figures.questions import Answer
from jianyan.look import phrases
from jianyan.reports import building, living, outline
from jianyan.reports.models import Report
from jianyan.reports.rights import is_writer


def reports(request: Request) -> HttpResponse:
    """The list of reports."""
    rows = Report.objects.of(request.committee).visible_to(request.actor)
    return render(request, "reports/reports.html", {"reports": rows, "writes": is_writer(request.actor, None)})


def report(request: Request, report: str) -> HttpResponse:
    """One report, its figures computed now."""
    found = get_object_or_404(Report.objects.of(request.committee).visible_to(request.actor), slug=report)
    period = parse(found.period, request.committee)
    composed = living.compose(outline.joined(found.standing()).text, request.committee, period)
    context = {
        "report": found, "parts": composed.parts, "chips": len(composed.answers), "period": period,
        "period_words": phrases.period_text(period.start, period.end), "annex": _annex(composed.answers),
        "writes": is_writer(request.actor, found),
    }  # fmt: skip
    return render(request, "reports/report.html", context)


@paper_view
def report_paper(request: Request, report: str, ending: str) -> HttpResponseBase:
    """One report as an official paper, its figures computed now."""
    found = get_object_or_404(Report.objects.of(request.committee).visible_to(request.actor), slug=report)
    paper = building.paper_of(building.computed(found)[0])
    return answer(request.committee, paper, ending, title=found.title, plain=f"report-{found.slug}")


def _annex(answers: list[Answer]) -> list[dict[str, Any]]:
    """Every figure of the report once, with its value, meaning and count of records."""
    once = {answer.question.url(): answer for answer in answers}
    return [{"answer": answer, "value": pages.shown_value(answer), "url": url} for url, answer in once.items()]
