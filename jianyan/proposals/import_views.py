"""Importing old proposals: choose a file, look at what it would do, do it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.requests import Request
from jianyan.look.tables import Column, Table
from jianyan.proposals import importing
from jianyan.proposals.rights import is_staff
from jianyan.registers.blanks import blank_answer
from jianyan.registers.forms import FileForm
from jianyan.registers.plans import Plan, PlanRefused
from jianyan.registers.sheets import FileRefused, uploaded


class ImportForm(FileForm):
    """The list, and how its heads are called."""

    mapping = forms.CharField(
        label=_("表头对应"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
        help_text=_("表头与模板不同时填写，一行一个，如“提案号=编号”。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        try:
            given["lines"] = uploaded(given["file"], importing.mapped(given["mapping"])).lines
        except importing.MappingRefused as refused:
            self.add_error("mapping", str(refused))
        except FileRefused as refused:
            self.add_error("file", str(refused))
        return given


def import_old(request: Request) -> HttpResponse:
    """Try a list (`do=try`) or import it; wrong rows stop the whole of it."""
    if not is_staff(request.actor, None):
        raise PermissionDenied(gettext("旧提案由提案委工作人员导入。"))
    form = ImportForm(request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and form.is_valid():
        try:
            plan = _tried(request, form)
        except PlanRefused as refused:
            plan = refused.plan
        except IntegrityError:
            form.add_error(None, gettext("与刚存入的提案冲突，一件也没有导入。请再试一次。"))
        if plan and not plan.wrong and request.POST.get("do") != "try":
            messages.success(request, gettext("已导入。%(said)s") % {"said": plan.sentence()})
            return HttpResponseRedirect(request.committee.address("proposals"))
    table = Table(COLUMNS, plan.in_order(), caption=_("逐行结果"), dense=True) if plan else None
    return render(request, "proposals/import.html", {"form": form, "plan": plan, "table": table})


COLUMNS = [
    Column("number", _("行"), kind="number", phone="inline"),
    Column("name", _("案由"), kind="title"),
    Column("state", _("结果"), kind="state", phone="inline"),
    Column("words", _("说明")),
]


def _tried(request: Request, form: ImportForm) -> Plan:
    lines = form.cleaned_data["lines"]
    if request.POST.get("do") == "try":
        return importing.plan(request.committee, lines)
    return importing.apply(request.committee, lines, by=request.actor)


def blank(request: Request) -> HttpResponse:
    """The empty list to fill in."""
    return blank_answer(importing.COLUMNS, gettext("旧提案"), "proposals")
