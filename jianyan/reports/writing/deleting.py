"""Deleting a report that was begun by mistake: only while it is written and nothing of it was ever published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.flows.models import Waiting
from jianyan.flows.refusals import Code, StepRefused, sentence_of
from jianyan.registers.trail import REMOVE
from jianyan.reports.guards import is_being_written
from jianyan.reports.models import Edition, Report
from jianyan.reports.writers import report_of, writers_only
from jianyan.reports.writing.keeping import held_sentence
from jianyan.trail import models as trail


@writers_only
def report_delete(request: Request, report: str) -> HttpResponse:
    """Ask, saying what goes; then delete, or say why not."""
    found = report_of(request, report)
    refused = sentence_of(may_go, found, request.actor)
    if request.method == "POST":
        try:
            delete(found, by=request.actor)
        except StepRefused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)
        messages.success(request, gettext("已删除“%(title)s”，全文留在轨迹里。") % {"title": found.title})
        return HttpResponseRedirect(request.committee.address("reports"))
    context = {"report": found, "refused": refused, "sections": found.standing()}
    return render(request, "reports/delete.html", context)


def may_go(report: Report, actor: Any) -> None:
    """Whether a report may be deleted.

    Raises:
        StepRefused: it is reviewed, signed or published, was once, is being written by another, or others began from it.
    """
    is_being_written(report)
    if Edition.objects.of(report.committee).filter(report=report).exists():
        raise StepRefused(gettext("报告公布过，各版都要留存，不能删除。"), Code.STATE)
    held = next((one for one in report.standing() if one.held_against(actor)), None)
    if held is not None:
        raise StepRefused(held_sentence(held), Code.RACE)
    later = Report.objects.of(report.committee).filter(earlier=report).first()
    if later is not None:
        words = {"later": later.title}
        raise StepRefused(gettext("“%(later)s”是照它起草的，还要与它比较，不能删除。") % words, Code.CONDITION)


@transaction.atomic
def delete(report: Report, *, by: Any) -> None:
    """Delete a report with its sections; what it said goes to the trail.

    Raises:
        StepRefused: it may not go, or somebody was first.
    """
    locked = Report.objects.of(report.committee).select_for_update().filter(pk=report.pk).first()
    if locked is None:
        raise StepRefused(gettext("这份报告刚由他人删除。"), Code.RACE)
    may_go(locked, by)
    sections = [{"heading": one.heading, "text": one.text} for one in locked.sections.order_by("place", "pk")]
    trail.record(locked, REMOVE, by=by, before={"title": locked.title, "period": locked.period, "sections": sections})
    Waiting.objects.about(locked).delete()
    locked.delete()
