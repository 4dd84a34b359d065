"""What the pages of those who write reports begin with: whether one may, the report, the section."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.reports.models import Report, Section
from jianyan.reports.rights import is_writer

View = Callable[..., HttpResponse]


def writers_only(view: View) -> View:
    """A page of those who write reports."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.seat is None or not is_writer(request.actor, None):
            raise PermissionDenied(gettext("报告由研究室和办公室撰写。如有修改意见，请告诉研究室。"))
        return view(request, *args, **kwargs)

    return guarded


def report_of(request: Request, slug: str) -> Report:
    """The report of that address, with the one it was begun from."""
    return get_object_or_404(Report.objects.of(request.committee).select_related("earlier"), slug=slug)


def section_of(request: Request, report: Report, key: str) -> Section:
    """A section of a report, with that report.

    Raises:
        Http404: the report has none of this key.
    """
    rows = Section.objects.of(request.committee).select_related(
        "report__earlier", "writer__person", "writer__account"
    )
    found = rows.filter(report=report, pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404
    return found
