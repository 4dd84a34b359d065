"""Templates of reports: listed, made, changed, made out of a report, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports import outline
from jianyan.reports.forms import TemplateForm
from jianyan.reports.models import Report, Template
from jianyan.reports.writers import writers_only
from jianyan.trail import models as trail


@writers_only
def templates(request: Request) -> HttpResponse:
    """The templates of a committee."""
    rows = Template.objects.of(request.committee).select_related("base")
    return render(request, "reports/templates.html", {"templates": rows})


@keeps_typed
@writers_only
def template_new(request: Request) -> HttpResponse:
    """A new template; `?report=` fills it with the sections of a report."""
    source = Report.objects.of(request.committee).filter(slug=request.GET.get("report", "")).first()
    initial = {"kind": source.kind, "text": outline.joined(source.standing()).text} if source else {}
    form = TemplateForm(request.committee, data_of(request), initial=initial)
    return _kept(request, form, "begin")


@keeps_typed
@writers_only
def template(request: Request, pk: int) -> HttpResponse:
    """One template: changed, or taken away."""
    row = get_object_or_404(Template.objects.of(request.committee).select_related("base__base__base"), pk=pk)
    if request.POST.get("do") == "remove":
        return _removed(request, row)
    return _kept(request, TemplateForm(request.committee, data_of(request), instance=row), "edit")


def _kept(request: Request, form: TemplateForm, step: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        row = form.save()
        trail.record(row, step, by=request.actor)
        messages.success(request, gettext("已存模板“%(name)s”。") % {"name": row})
        return HttpResponseRedirect(request.committee.address("report-templates"))
    stored = None if form.instance._state.adding else form.instance.pk
    return render(request, "reports/template.html", {"form": form, "stored": stored})


def _removed(request: Request, row: Template) -> HttpResponse:
    """A template on which others stand stays."""
    try:
        trail.record(row, "remove", by=request.actor, before={"name": row.name, "text": row.text})
        row.delete()
    except ProtectedError:
        messages.error(request, gettext("别的模板以它为底，不能删除。请先给那些模板改选别的底。"))
        return HttpResponseRedirect(row.get_absolute_url())
    messages.success(request, gettext("已删除模板“%(name)s”，以前起草的报告不受影响。") % {"name": row.name})
    return HttpResponseRedirect(request.committee.address("report-templates"))
