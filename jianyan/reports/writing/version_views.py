"""The versions of a section: listed, two of them compared, one gone back to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.flows.refusals import StepRefused
from jianyan.reports.models import Section, Version
from jianyan.reports.writers import report_of, section_of, writers_only
from jianyan.reports.writing import versions
from jianyan.reports.writing.keeping import keep


@writers_only
def section_versions(request: Request, report: str, pk: int) -> HttpResponse:
    """The versions of a section, and two of them compared: those asked for, else the last two."""
    section = section_of(request, report_of(request, report), str(pk))
    rows = list(versions.of_section(section))
    if request.method == "POST":
        _go_back(request, section, _numbered(rows, request.POST.get("number", "")))
        return HttpResponseRedirect(request.path)
    context: dict[str, Any] = {"section": section, "report": section.report, "versions": rows, "compared": None}
    if len(rows) > 1 or "from" in request.GET:
        before = _numbered(rows, request.GET.get("from", str(rows[1].number) if len(rows) > 1 else ""))
        after = _numbered(rows, request.GET.get("to", str(rows[0].number) if rows else ""))
        context["compared"] = versions.compare(before, after)
    return render(request, "reports/versions.html", context)


def _numbered(rows: list[Version], number: str) -> Version:
    """The version of that number.

    Raises:
        Missing: there is none; the sentence says which there are.
    """
    found = next((row for row in rows if str(row.number) == number), None)
    if found is None:
        raise Missing(
            gettext("这一节没有第“%(number)s”版，现有%(count)d版。") % {"number": number, "count": len(rows)}
        )
    return found


def _go_back(request: Request, section: Section, version: Version) -> None:
    try:
        keep(
            section, version.heading, version.text, by=request.actor, seen="", whole=True, restored=version.number
        )  # fmt: skip
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return
    messages.success(request, gettext("已恢复第%(number)d版，另存为新的一版。") % {"number": version.number})
