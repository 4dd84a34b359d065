"""The steps that take a list: units and the roster. A file is read, its plan shown, and only then imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.look.tables import Column as Shown
from jianyan.look.tables import Table
from jianyan.organisation.models import HandlingUnit, Membership
from jianyan.registers import sheets
from jianyan.registers.blanks import blank_answer
from jianyan.registers.forms import FileForm
from jianyan.registers.plans import Plan, PlanRefused
from jianyan.registers.sheets import FileRefused, Line
from jianyan.setting_up import roster, units
from jianyan.setting_up.access import administrators
from jianyan.setting_up.forms import UnitLinesForm
from jianyan.setting_up.pages import show_step
from jianyan.setting_up.steps import after
from jianyan.setting_up.terms import NoTerm

MOST_SHOWN = 1000


@dataclass(frozen=True)
class Kind:
    """One kind of list: its columns, its plan, its import, and how many rows there are already."""

    view: str
    title: str | Promise
    columns: tuple[sheets.Column, ...]
    plan: Callable[[Committee, Sequence[Line]], Plan]
    apply: Callable[..., Plan]
    held: Callable[[Committee], int]


UNITS = Kind(
    "setup-units", gettext_lazy("承办单位"), units.COLUMNS, units.plan, units.apply,
    lambda committee: HandlingUnit.objects.of(committee).count(),
)  # fmt: skip
ROSTER = Kind(
    "setup-roster", gettext_lazy("委员名册"), roster.COLUMNS, roster.plan, roster.apply,
    lambda committee: Membership.objects.of(committee).filter(left_on__isnull=True).count(),
)  # fmt: skip
KINDS = {"units": UNITS, "roster": ROSTER}


@administrators
def units_step(request: Request) -> HttpResponse:
    """Units, typed or from a file."""
    if request.POST.get("action") == "lines":
        return _typed_units(request)
    return _list_step(request, UNITS, {"lines_form": UnitLinesForm()})


@administrators
def roster_step(request: Request) -> HttpResponse:
    """The roster, from a file."""
    return _list_step(request, ROSTER, {})


@administrators
def template(request: Request, kind: str) -> HttpResponse:
    """The empty list to fill in."""
    if kind not in KINDS:
        raise Http404
    return blank_answer(KINDS[kind].columns, str(KINDS[kind].title), kind)


def _typed_units(request: Request) -> HttpResponse:
    form = UnitLinesForm(request.POST)
    if form.is_valid():
        try:
            planned = units.apply(request.committee, units.lines_of(form.cleaned_data["units"]), by=request.actor)
        except PlanRefused as refused:
            form.add_error(
                "units", [_("第%(number)d行：%(words)s。") % _row_words(row) for row in refused.plan.wrong]
            )
        else:
            messages.success(request, planned.sentence())
            return redirect(request.committee.address(after(UNITS.view)))
    return _show(request, UNITS, {"lines_form": form, "form": FileForm()})


def _row_words(row: Any) -> dict[str, Any]:
    return {"number": row.number, "words": row.words}


def _list_step(request: Request, kind: Kind, context: dict[str, Any]) -> HttpResponse:
    """Upload, look at the plan, import or take another file."""
    action = request.POST.get("action")
    if action == "confirm":
        return _confirm(request, kind)
    if action == "discard":
        _pending(request).pop(_place(request, kind), None)
        request.session.modified = True
        return redirect(request.committee.address(kind.view))
    form = FileForm(request.POST, request.FILES) if action == "upload" else FileForm()
    if action == "upload" and form.is_valid() and _read(request, kind, form):
        return redirect(request.committee.address(kind.view))
    return _show(request, kind, {"form": form, **context})


def _read(request: Request, kind: Kind, form: FileForm) -> bool:
    """Read the file and keep its rows with the sign-in until they are confirmed."""
    file = form.cleaned_data["file"]
    try:
        sheet = sheets.uploaded(file, kind.columns)
        kind.plan(request.committee, sheet.lines)
    except (FileRefused, NoTerm) as refusal:
        form.add_error("file", str(refusal))
        return False
    _pending(request)[_place(request, kind)] = {"name": file.name, **asdict(sheet)}
    request.session.modified = True
    return True


def _confirm(request: Request, kind: Kind) -> HttpResponse:
    kept = _pending(request).get(_place(request, kind))
    if kept is None:
        messages.error(request, _("没有等待导入的文件，也许已经导入过了。请看下面的数目，需要时重新选择文件。"))
        return redirect(request.committee.address(kind.view))
    try:
        planned = kind.apply(request.committee, _lines(kept), by=request.actor)
    except PlanRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.committee.address(kind.view))
    del _pending(request)[_place(request, kind)]
    request.session.modified = True
    messages.success(request, _("已导入。%(plan)s") % {"plan": planned.sentence()})
    return redirect(request.committee.address(after(kind.view)))


def _show(request: Request, kind: Kind, context: dict[str, Any]) -> HttpResponse:
    kept = _pending(request).get(_place(request, kind))
    shown: dict[str, Any] = {"held": kind.held(request.committee), "kind": kind.view.removeprefix("setup-")}
    if kept:
        planned = kind.plan(request.committee, _lines(kept))
        shown |= {"plan": planned, "file_name": kept["name"], "unknown": "、".join(kept["unknown"])}
        shown |= {"table": _table(planned), "more": max(len(planned.rows) - MOST_SHOWN, 0)}
    return show_step(request, kind.view, {**shown, **context})


def _table(planned: Plan) -> Table:
    columns = [
        Shown("number", _("行"), kind="number", phone="inline"),
        Shown("name", _("名称"), kind="title"),
        Shown("state", _("结果"), kind="state", phone="inline"),
        Shown("words", _("说明")),
    ]
    return Table(columns, planned.in_order()[:MOST_SHOWN], caption=_("逐行结果"), dense=True)


def _lines(kept: dict[str, Any]) -> list[Line]:
    return [Line(**line) for line in kept["lines"]]


def _pending(request: Request) -> dict[str, Any]:
    pending: dict[str, Any] = request.session.setdefault("setup-files", {})
    return pending


def _place(request: Request, kind: Kind) -> str:
    return f"{request.committee.pk}:{kind.view}"
