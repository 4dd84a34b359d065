"""The page of facts that nobody here keeps, and the form for one of them in the editor's search."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.figures import engine
from jianyan.figures.models import ReportedFact
from jianyan.registers.trail import kept
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports import chips
from jianyan.reports.figures import NAME
from jianyan.reports.models import Report
from jianyan.reports.writers import report_of, writers_only
from jianyan.reports.writing import facts
from jianyan.trail import models as trail

IN_EDITOR = "fetch"


@keeps_typed
@writers_only
def report_facts(request: Request, report: str) -> HttpResponse:
    """The facts of a committee and a form for a new one; in the editor the form alone, then what to insert."""
    found = report_of(request, report)
    form = facts.FactForm(found, data_of(request))
    in_editor = request.headers.get("X-Requested-With") == IN_EDITOR
    if request.method == "POST" and form.is_valid():
        fact = _keep(request, form)
        if in_editor:
            return render(
                request, "reports/fact_told.html", {"said": json.dumps(_said(found, fact), ensure_ascii=False)}
            )
        messages.success(request, gettext("已录入“%(fact)s”，在正文里按事项名就能找到。") % {"fact": fact})
        return HttpResponseRedirect(request.path)
    if in_editor:
        return render(request, "reports/fact_form.html", {"form": form})
    used = facts.uses(request.committee)
    rows = [{"fact": one, "used": used.get(one.subject, [])} for one in facts.facts_of(request.committee)]
    return render(request, "reports/facts.html", {"form": form, "report": found, "rows": rows})


@keeps_typed
@writers_only
def report_fact(request: Request, report: str, pk: int) -> HttpResponse:
    """One of them, to correct it or remove it."""
    found = report_of(request, report)
    fact = get_object_or_404(facts.facts_of(request.committee), pk=pk)
    back = request.committee.address("report-facts", report=report)
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _remove(request, fact, back)
    form = facts.FactForm(found, data_of(request), instance=fact)
    if request.method == "POST" and form.is_valid():
        _keep(request, form)
        messages.success(request, gettext("已更正“%(fact)s”，用到它的报告随着改。") % {"fact": fact})
        return HttpResponseRedirect(back)
    return render(
        request, "reports/fact.html", {"form": form, "report": found, "fact": fact, "used": facts.used_in(fact)}
    )


@transaction.atomic
def _keep(request: Request, form: facts.FactForm) -> ReportedFact:
    fact: ReportedFact = form.save(commit=False)
    is_new = fact.pk is None
    before = {} if is_new else kept(facts.facts_of(request.committee).get(pk=fact.pk), form.changed_data)
    if is_new:
        fact.committee, fact.figure, fact.entered_by = request.committee, NAME, request.actor.label[:80]
    fact.save()
    trail.record(
        fact, "add" if is_new else "edit", by=request.actor, before=before, after=kept(fact, form.changed_data)
    )
    return fact


def _said(report: Report, fact: ReportedFact) -> dict[str, Any]:
    """The fact as the editor shows it."""
    question = facts.question_of(report, fact)
    said = chips.of_answer(engine.answer_one(question), "", fact.unit)
    return said | {"source": chips.written(question, "", report.period), "unit": fact.unit}


@transaction.atomic
def _remove(request: Request, fact: ReportedFact, back: str) -> HttpResponse:
    if refusal := facts.why_kept(fact):
        messages.error(request, refusal)
        return HttpResponseRedirect(request.path)
    trail.record(fact, "remove", by=request.actor, before={"value": str(fact)})
    fact.delete()
    messages.success(request, gettext("已删除这个转述数字。"))
    return HttpResponseRedirect(back)
