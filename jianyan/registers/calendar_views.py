"""The working days of a year: who may look, and how offices import, change and remove their own days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import SpecialDay
from jianyan.committees.requests import Request
from jianyan.committees.working_days import calendar_of
from jianyan.look.tables import Column, Table
from jianyan.registers import calendar_pages, day_imports
from jianyan.registers.blanks import blank_answer
from jianyan.registers.forms import FileForm
from jianyan.registers.plans import Plan, PlanRefused
from jianyan.registers.sheets import FileRefused, Line, uploaded
from jianyan.registers.trail import REMOVE, kept
from jianyan.trail import models as trail

FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_TYPED = 20_000


class DaysForm(FileForm):
    """Days off and make-up days: lines, or a file."""

    lines = forms.CharField(
        label=_("逐行填写或粘贴"), required=False, max_length=MOST_TYPED, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一行一条：日期 安排 名称。如“2027-01-01 放假 元旦”“2027-02-20 调休上班 春节”；连着几天的写“2027-10-01至2027-10-07 放假 国庆节”。"),
    )  # fmt: skip
    field_order = ("lines", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two ways; `read` holds the rows."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        if bool(given["lines"]) == (given["file"] is not None):
            raise forms.ValidationError(gettext("请逐行填写，或者选择一个文件；两样只用一样。"))
        try:
            given["read"] = self._read(given)
        except FileRefused as refused:
            self.add_error("file", str(refused))
        return given

    def _read(self, given: dict[str, Any]) -> list[Line]:
        if given["lines"]:
            return day_imports.lines_of(given["lines"])
        return uploaded(given["file"], day_imports.COLUMNS).lines


def working_days(request: Request) -> HttpResponse:
    """A year month by month, and the committee's own days; offices import and remove here."""
    year = _year(request)
    if request.method != "POST":
        return _show(request, year, DaysForm())
    if not request.actor.is_office:
        raise PermissionDenied(gettext("工作日历由委员会办公室维护。如需更改，请联系办公室。"))
    if "remove" in request.POST:
        return _remove(request, year)
    return _import(request, year)


def blank(request: Request) -> HttpResponse:
    """The empty table to fill in."""
    return blank_answer(day_imports.COLUMNS, gettext("放假安排"), "working-days")


def _import(request: Request, year: int) -> HttpResponse:
    form = DaysForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, year, form)
    try:
        planned = day_imports.apply(request.committee, form.cleaned_data["read"], by=request.actor)
    except PlanRefused as refused:
        return _show(request, year, form, refused.plan)
    except IntegrityError:
        form.add_error(None, gettext("刚有人登记了其中的日子，一天也没有导入。您写的内容还在，请再导入一次。"))
        return _show(request, year, form)
    messages.success(request, calendar_pages.imported_sentence(planned.counts))
    return _back(request, planned.rows[0].data[0].day.year)


@transaction.atomic
def _remove(request: Request, year: int) -> HttpResponse:
    """Take back one of the committee's own days, with its entry in the trail."""
    key = request.POST["remove"]
    row = SpecialDay.objects.of(request.committee).filter(pk=int(key) if key.isdecimal() else 0).first()
    if row is None:
        messages.info(request, gettext("这一天已经不在清单里，也许刚由他人删除。"))
        return _back(request, year)
    trail.record(row, REMOVE, by=request.actor, before=kept(row, day_imports.FIELDS))
    row.delete()
    messages.success(request, calendar_pages.removed_sentence(row))
    return _back(request, year)


def _show(request: Request, year: int, form: DaysForm, refused: Plan | None = None) -> HttpResponse:
    calendar = calendar_of(request.committee)
    months = calendar_pages.months(calendar, year)
    context = {
        "year": year, "years": range(year - 2, year + 3), "months": months,
        "all_days": sum(month.count for month in months), "own": calendar_pages.own_days(calendar, year),
        "source": calendar_pages.source_of(calendar, year), "announced": calendar.announced(year),
        "form": form if request.actor.is_office else None, "refused": refused and _refusals(refused),
        "wrong": len(refused.wrong) if refused else 0,
    }  # fmt: skip
    return render(request, "registers/working_days.html", context)


def _refusals(plan: Plan) -> Table:
    columns = [
        Column("number", _("行"), kind="number", phone="inline"),
        Column("name", _("日期"), kind="title"),
        Column("words", _("哪里不对，怎样改")),
    ]
    return Table(columns, plan.wrong, caption=_("有误的行"), dense=True)


def _year(request: Request) -> int:
    """The year the address asks for; this year where it asks for none or for one without sense."""
    asked = request.GET.get("year", "")
    if asked.isdecimal() and FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return int(asked)
    return today().year


def _back(request: Request, year: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{request.committee.address('working-days')}?year={year}")
