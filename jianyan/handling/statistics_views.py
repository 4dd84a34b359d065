"""The page of the statistics of proposals and its downloads."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from jianyan.command import nearest
from jianyan.committees.downloads import kept_as
from jianyan.committees.missing import Missing
from jianyan.committees.periods import choices
from jianyan.committees.requests import Request
from jianyan.figures.pages import period_words
from jianyan.figures.views import period_of
from jianyan.handling.statistics import statistics
from jianyan.handling.workbook import as_of_words, csv_of, sheets, workbook

SHOWN = 30  # lines of a table on the page; the downloads hold all


@require_safe
def page(request: Request) -> HttpResponse:
    """The account, the rates, the years and the tables of one period; every number leads to its records."""
    found = statistics(request.committee, period_of(request))
    context = {
        "found": found, "period": found.period, "words": period_words(found.period), "as_of": as_of_words(found),
        "periods": choices(request.committee, found.period), "shown": SHOWN,
    }  # fmt: skip
    return render(request, "handling/statistics.html", context)


@require_safe
def book(request: Request) -> HttpResponse:
    """Everything as an Excel file."""
    found = statistics(request.committee, period_of(request), lines=False)
    return kept_as(HttpResponse(workbook(found)), _file(found.period.code), "xlsx", committee=request.committee)


@require_safe
def table_csv(request: Request, name: str) -> StreamingHttpResponse:
    """One table as CSV.

    Raises:
        Missing: no table of that name with lines in the period; the sentence names the nearest.
    """
    found = statistics(request.committee, period_of(request), lines=False)
    known = {sheet.name: sheet for sheet in sheets(found)}
    if name not in known:
        words = {"name": name, "known": nearest(name, known)}
        raise Missing(gettext("这一期间没有名为“%(name)s”的表。相近的：%(known)s。") % words)
    file = _file(f"{name}-{found.period.code}")
    return kept_as(StreamingHttpResponse(csv_of(known[name])), file, "csv", committee=request.committee)


def _file(name: str) -> str:
    return f"proposals-{name.replace(':', '-')}"
