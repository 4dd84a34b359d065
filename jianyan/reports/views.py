"""The reports of a committee, and one of them to read."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jianyan.committees.periods import parse
from jianyan.committees.requests import Request
from jianyan.figures import engine, pages
from jianyan.look import phrases
from jianyan.reports import living
from jianyan.reports.models import Report


def reports(request: Request) -> HttpResponse:
    """The list of reports."""
    return render(request, "reports/reports.html", {"reports": Report.objects.of(request.committee)})


def report(request: Request, report: str) -> HttpResponse:
    """One report, its figures computed now."""
    found = get_object_or_404(Report.objects.of(request.committee), slug=report)
    period = parse(found.period, request.committee)
    chips = [place for place in living.read(found.text, request.committee, period) if isinstance(place, living.Chip)]
    parts = living.render(found.text, request.committee, period)
    context = {
        "report": found, "parts": parts, "chips": len(chips), "period": period,
        "period_words": phrases.period_text(period.start, period.end), "annex": _annex(chips),
    }  # fmt: skip
    return render(request, "reports/report.html", context)


def _annex(chips: list[living.Chip]) -> list[dict[str, Any]]:
    """Every figure of the report once, with its value, meaning and count of records."""
    once = {chip.question.url(): chip.question for chip in chips}
    return [
        {"answer": found, "value": pages.shown_value(found), "url": found.question.url()}
        for found in engine.answer(list(once.values()))
    ]
