"""The first page of a committee: what waits, its report of the year, and how the year stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from jianyan.committees.periods import parse
from jianyan.committees.requests import Request
from jianyan.figures import pages
from jianyan.figures.catalogue import find
from jianyan.figures.questions import Question
from jianyan.figures.views import usual_period
from jianyan.registers.front import front_of
from jianyan.reports.models import Report

FRONT = (
    "proposals.filed", "opinions.received", "consultations.held", "activities.held", "organisation.members_in_office",
    "outcomes.suggestions_made",
)  # fmt: skip


def home(request: Request) -> HttpResponse:
    """What waits for whoever acts, reports, then the figures of the latest report's period, or of this year."""
    reports = list(Report.objects.of(request.committee).visible_to(request.actor))
    period = parse(reports[0].period if reports else usual_period(request), request.committee)
    questions = [Question(find(name), request.committee, period) for name in FRONT]
    keys = [pages.key_figure(answer, lines) for answer, lines in pages.with_lines(questions, range(len(questions)))]
    return render(
        request,
        "desk/home.html",
        {
            "waiting": front_of(request.actor),
            "reports": reports,
            "keys": keys,
            "words": pages.period_words(period),
            "period": period,
        },
    )
