"""The front door: which committees can be looked at, and where to sign in."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.organisation.models import Seat
from jianyan.reports import living
from jianyan.reports.models import Report, Section


def front(request: Request) -> HttpResponse:
    """Committees with a report that visitors may read, and those the signed-in person acts in."""
    across = "the front page lists open reports"
    reports = Report.objects.across(across).filter(committee__open_to_visitors=True, is_open=True)
    texts = Prefetch("sections", Section.objects.across(across).filter(removed_at__isnull=True))
    rows = [
        {"committee": report.committee, "report": report, "figures": _figures(report)}
        for report in reports.select_related("committee").prefetch_related(texts)
    ]
    return render(request, "portal/front.html", {"rows": rows, "mine": _mine(request)})


def _figures(report: Report) -> int:
    return sum(living.count(section.text) for section in report.sections.all())


def _mine(request: Request) -> list[Committee]:
    if not request.user.is_authenticated:
        return []
    seats: Any = Seat.objects.across("one's own seats").in_force(today()).filter(account=request.user)
    return list(Committee.objects.filter(pk__in=seats.values("committee")))
