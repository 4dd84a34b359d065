"""Writing a report: beginning one, its head, its sections in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.clock import now
from jianyan.committees.requests import Request
from jianyan.flows.refusals import sentence_of
from jianyan.registers.trail import kept
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports import living
from jianyan.reports.forms import DrawForm, HeadForm, HeadingForm, NewForm
from jianyan.reports.guards import is_being_written
from jianyan.reports.models import Report, Section
from jianyan.reports.statistical import DRAWS
from jianyan.reports.writers import report_of, section_of, writers_only
from jianyan.reports.writing.keeping import held_sentence
from jianyan.reports.writing.outlined import outlined
from jianyan.trail import models as trail


@keeps_typed
@writers_only
def new(request: Request) -> HttpResponse:
    """A new report: begun by its head, or written at once by the statistics of a plenary's proposals."""
    do, data = request.POST.get("do", ""), data_of(request)
    draws = do in DRAWS
    form = NewForm(request.committee, request.actor, None if draws else data)
    drawing = DrawForm(request.committee, data if draws else None)
    if request.method == "POST" and (drawing if draws else form).is_valid():
        report = drawing.begin(do) if draws else form.begin()
        trail.record(report, "begin", by=request.actor, after={"period": report.period})
        messages.success(request, gettext("已建立“%(title)s”，请逐节撰写。") % {"title": report})
        return HttpResponseRedirect(request.committee.address("report-write", report=report.slug))
    return render(request, "reports/new.html", {"form": form, "drawing": drawing})


@keeps_typed
@writers_only
def write(request: Request, report: str) -> HttpResponse:
    """A report to be written: its sections with who writes them, what changed a lot, and its head."""
    found = report_of(request, report)
    closed = sentence_of(is_being_written, found)
    doing = ACTS.get(request.POST.get("do", "")) if request.method == "POST" else None
    if doing:
        messages.error(request, closed) if closed else doing(request, found)
        return HttpResponseRedirect(request.get_full_path())
    data = data_of(request)
    adds = data is not None and data.get("do") == "add"
    head = HeadForm(request.committee, None if adds else data, instance=found)
    adding = HeadingForm(data if adds else None)
    if request.method == "POST" and (adding if adds else head).is_valid() and not closed:
        _add(request, found, adding) if adds else _keep_head(request, found, head)
        return HttpResponseRedirect(request.get_full_path())
    context = {"head": head, "adding": adding, "closed": closed}
    return render(request, "reports/write.html", _sheet(request, found.slug) | context)


def _sheet(request: Request, slug: str) -> dict[str, Any]:
    report = report_of(request, slug)  # as stored, whatever the form was given
    rows = outlined(report, request.actor)
    gone = Section.objects.of(request.committee).filter(report=report, removed_at__isnull=False)
    return {
        "report": report,
        "rows": rows,
        "characters": sum(row.characters + living.length(row.section.heading) for row in rows),
        "figures": sum(row.figures for row in rows),
        "gone": list(gone),
        "changes": sum(len(row.changed) for row in rows),
    }


def _keep_head(request: Request, report: Report, form: HeadForm) -> None:
    before = kept(report_of(request, report.slug), form.changed_data)  # the form has changed the report at hand
    form.save()
    if before:
        trail.record(report, "edit", by=request.actor, before=before, after=kept(report, before))
    messages.success(request, gettext("报告头已存。"))


def _add(request: Request, report: Report, form: HeadingForm) -> None:
    last = Section.objects.of(request.committee).filter(report=report).order_by("place").last()
    section = Section.objects.create(
        committee=request.committee, report=report, place=last.place + 1 if last else 1, **form.cleaned_data
    )
    trail.record(section, "add", by=request.actor)
    messages.success(request, gettext("已添加“%(heading)s”。") % {"heading": section.heading})


def _moves(step: int) -> Callable[[Request, Report], None]:
    """Move a section one place up or down."""

    def move(request: Request, report: Report) -> None:
        sections = report.standing()
        place = next((n for n, one in enumerate(sections) if str(one.pk) == request.POST.get("section")), None)
        if place is None or not 0 <= place + step < len(sections):
            return
        sections.insert(place + step, sections.pop(place))
        for number, section in enumerate(sections, 1):
            section.place = number
        Section.objects.of(request.committee).bulk_update(sections, ["place"])

    return move


def _take_out(request: Request, report: Report) -> None:
    section = section_of(request, report, request.POST.get("section", ""))
    if section.held_against(request.actor):
        messages.error(request, held_sentence(section))
        return
    section.removed_at = now()
    section.save(update_fields=["removed_at"])
    trail.record(section, "remove", by=request.actor)
    messages.success(request, gettext("已移出“%(title)s”，可在页面下方恢复。") % {"title": section})


def _bring_back(request: Request, report: Report) -> None:
    section = section_of(request, report, request.POST.get("section", ""))
    section.removed_at = None
    section.save(update_fields=["removed_at"])
    trail.record(section, "restore", by=request.actor)
    messages.success(request, gettext("已恢复“%(title)s”。") % {"title": section})


ACTS = {"up": _moves(-1), "down": _moves(1), "remove": _take_out, "restore": _bring_back}
