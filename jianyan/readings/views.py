"""Pages of old reports: taking them in, one report with its numbers, and what people do about a number."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.downloads import kept_as
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.look import phrases
from jianyan.look.tables import to_csv
from jianyan.readings import checklist, corrections, leaps, pages, storing
from jianyan.readings.choices import State, Step
from jianyan.readings.forms import AddForm, NumberForm, PeriodForm, TakeInForm, initial_of
from jianyan.readings.models import Correction, OldClaim, OldReport
from jianyan.readings.pages import Sheet
from jianyan.readings.refusals import FileRefused, sentence
from jianyan.text.found import READER_VERSION
from jianyan.trail import models as trail

View = Callable[..., HttpResponse]


def offices_write(view: View) -> View:
    """A view whose POST is for the committee's offices; others read."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.actor.is_office:
            raise PermissionDenied(gettext("旧报告由机关各办公室读入和核对。如需补充或更正，请联系委员会办公室。"))
        return view(request, *args, **kwargs)

    return guarded


def acts(view: View) -> View:
    """A view that does something about a report; merely opened, such an address leads to the report."""

    @wraps(view)
    def guarded(request: Request, reading: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseRedirect(_report(request, reading).get_absolute_url())
        return view(request, reading)

    return guarded


@offices_write
def readings(request: Request) -> HttpResponse:
    """The reports read in, and the place to hand in more."""
    form = TakeInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken = _take_in(request, form)
        if taken and not form.errors:
            one = len(taken) == 1
            return HttpResponseRedirect(taken[0].get_absolute_url() if one else request.committee.address("readings"))
    context = {"form": form, "rows": _listed(request.committee), "leaps": leaps.leaps(request.committee)}
    return render(request, "readings/readings.html", context)


def _listed(committee: Committee) -> list[dict[str, Any]]:
    """The reports with how many numbers each has and how many of them are confirmed. Three queries."""
    confirmed = Correction.objects.of(committee).standing().filter(step=Step.CONFIRM)
    numbers, sure = _by_report(OldClaim.objects.of(committee)), _by_report(confirmed)
    reports = OldReport.objects.of(committee).defer("text", "relations", "furniture")
    return [{"report": one, "count": numbers.get(one.pk, 0), "confirmed": sure.get(one.pk, 0)} for one in reports]


def _by_report(rows: Any) -> dict[int, int]:
    return dict(rows.order_by().values_list("report").annotate(Count("pk")))


def _take_in(request: Request, form: TakeInForm) -> list[OldReport]:
    """Take in what was handed over; what is refused becomes an error of its field."""
    given = [(file.name or "", file) for file in form.cleaned_data["file"]]
    text = form.cleaned_data["text"]
    if not given and not text.strip():
        form.add_error(None, gettext("请选择文件，或粘贴报告的文字。"))
    taken = []
    for name, file in given:
        try:
            if (file.size or 0) > storing.MOST_BYTES:
                raise FileRefused(sentence("too_large"))
            taken.append(_taken(request, name, file.read()))
        except FileRefused as refusal:
            form.add_error("file", gettext("%(name)s：%(why)s") % {"name": name, "why": refusal})
    if text.strip():
        taken += _pasted(request, form, text)
    return taken


def _pasted(request: Request, form: TakeInForm, text: str) -> list[OldReport]:
    name = gettext("粘贴的文字 %(at)s") % {"at": phrases.moment_text(timezone.now())}
    try:
        return [_taken(request, f"{name}.txt", text.encode("utf-8", "replace"))]
    except FileRefused as refusal:
        form.add_error("text", str(refusal))
        return []


def _taken(request: Request, name: str, data: bytes) -> OldReport:
    report = storing.take_in(request.committee, name, data, by=request.actor, asked_by=request.user)
    if report.state == State.FAILED:
        messages.error(request, report.reason)
    elif report.state == State.READ:
        words = {"name": report, "count": report.claims.count()}
        messages.success(request, gettext("已读入“%(name)s”，读出 %(count)d 处数字。") % words)
    return report


def reading(request: Request, reading: int) -> HttpResponse:
    """One report: its text with every number marked, and the list beside it."""
    return _show(request, _report(request, reading))


def reading_csv(request: Request, reading: int) -> StreamingHttpResponse:
    """The check list: every number that the filter shows, in the order of the text."""
    report = _report(request, reading)
    sheet = Sheet(request, report)
    lines = list(to_csv(checklist.columns(), checklist.in_order(sheet.items)))  # while the language is the reader's
    return kept_as(StreamingHttpResponse(lines), f"reading-{report.pk}", "csv", committee=request.committee)


@offices_write
@acts
def again(request: Request, reading: int) -> HttpResponse:
    """Read the stored text once more: after a failure, or with a newer reader. Corrections stay."""
    report = _report(request, reading)
    storing.start(report, asked_by=request.user)
    if report.state == State.FAILED:
        messages.error(request, report.reason)
    elif report.state == State.READ:
        messages.success(request, gettext("已重新读过。原来的订正都还在。"))
    return HttpResponseRedirect(report.get_absolute_url())


@offices_write
@acts
def period(request: Request, reading: int) -> HttpResponse:
    """Say which period a report speaks of."""
    report = _report(request, reading)
    form = PeriodForm(request.committee, request.POST)
    if not form.is_valid():
        return _show(request, report, period_form=form)
    before, report.period = report.period, form.cleaned_data["period"]
    report.save(update_fields=["period"])
    trail.record(report, "period", by=request.actor, before={"period": before}, after={"period": report.period})
    messages.success(request, gettext("已按这一期间重新核对。"))
    return HttpResponseRedirect(report.get_absolute_url())


@offices_write
@acts
def confirm_all(request: Request, reading: int) -> HttpResponse:
    """Confirm every number that agrees."""
    report = _report(request, reading)
    count = corrections.confirm_all(report, Sheet(request, report).checked, by=request.actor)
    messages.success(request, gettext("已确认相符的 %(count)d 处，列入公布过的数值。") % {"count": count})
    return HttpResponseRedirect(report.get_absolute_url())


@offices_write
@acts
def remove(request: Request, reading: int) -> HttpResponse:
    """Take a report out again, while none of its numbers is confirmed."""
    report = _report(request, reading)
    if not corrections.remove(report, by=request.actor):
        messages.error(
            request, gettext("这份报告里有确认过的数字，列在公布过的数值里。请先撤回这些确认，再移除报告。")
        )
        return HttpResponseRedirect(report.get_absolute_url())
    messages.success(request, gettext("已移除“%(name)s”。") % {"name": report})
    return HttpResponseRedirect(request.committee.address("readings"))


@offices_write
def claim(request: Request, reading: int, claim: str) -> HttpResponse:
    """One number: a POST says what to do about it; without one, the report opens at it."""
    report = _report(request, reading)
    sheet = Sheet(request, report, claim)
    if sheet.opened is None:
        raise Http404
    if request.method == "POST":
        return _act(request, sheet, request.POST.get("action", ""))
    return _show(request, report, sheet=sheet)


def _act(request: Request, sheet: Sheet, action: str) -> HttpResponse:
    """Do one thing about the open number."""
    assert sheet.opened is not None
    told, checked = sheet.opened.told, sheet.opened.checked
    if action in ("change", "figure"):
        return _change(request, sheet, action)
    if action == "confirm" and checked:
        try:
            corrections.confirm(sheet.report, checked, by=request.actor)
        except corrections.NotConfirmed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, gettext("已确认“%(title)s”，列入公布过的数值。") % {"title": sheet.opened.title}
            )
    elif action == "dismiss" and not told.dismissed:
        corrections.dismiss(sheet.report, told, by=request.actor)
        messages.success(request, gettext("“%(title)s”不再算作数字，可以撤回。") % {"title": sheet.opened.title})
    elif action.startswith("undo-") and action.removeprefix("undo-") in Step.values:
        corrections.undo(sheet.report, told, Step(action.removeprefix("undo-")), by=request.actor)
        messages.success(request, gettext("已撤回，这一步仍留在经过里。"))
    return HttpResponseRedirect(f"{sheet.url()}#open")


def _change(request: Request, sheet: Sheet, action: str) -> HttpResponse:
    """Read a number otherwise; `figure` only offers the narrowing of another figure and stores nothing."""
    assert sheet.opened is not None
    form = NumberForm(request.committee, request.POST, initial=initial_of(sheet.opened.told))
    if action == "figure" or not form.is_valid():
        return _show(request, sheet.report, sheet=sheet, number_form=form, asked=action == "figure")
    corrections.change(sheet.report, sheet.opened.told, form.content(), by=request.actor)
    messages.success(request, gettext("已改读法。看过对应无误后，请按“确认对应”。"))
    return HttpResponseRedirect(f"{sheet.url()}#open")


@offices_write
@acts
def add(request: Request, reading: int) -> HttpResponse:
    """Mark a number that the reader missed."""
    report = _report(request, reading)
    form = AddForm(request.committee, report.text, request.POST, prefix="add")
    asked = request.POST.get("action") == "figure"
    if asked or not form.is_valid():
        return _show(request, report, add_form=form, asked=asked)
    start, quote = form.cleaned_data["place"], form.cleaned_data["quote"]
    row = corrections.add(
        report, start, start + len(quote), form.content() | {"module": "", "who": ""}, by=request.actor
    )
    messages.success(request, gettext("已补上“%(quote)s”。") % {"quote": quote})
    return HttpResponseRedirect(f"{report.get_absolute_url()}?claim={row.claim}#open")


def _report(request: Request, pk: int) -> OldReport:
    return get_object_or_404(OldReport.objects.of(request.committee), pk=pk)


def _show(request: Request, report: OldReport, *, sheet: Sheet | None = None, **forms: Any) -> HttpResponse:
    """Draw a report as it stands: being read, not read, or read."""
    if report.state != State.READ:
        work = storing.under_way(report)
        return render(request, "readings/unread.html", {"report": report, "work": work})
    sheet = sheet or Sheet(request, report)
    told = sheet.opened.told if sheet.opened else None
    office = request.actor.is_office
    number_form = forms.get("number_form")
    if told and office and number_form is None:
        number_form = NumberForm(request.committee, initial=initial_of(told))
    context = {
        "report": report, "sheet": sheet, "office": office, "number_form": number_form,
        "changing": "number_form" in forms, "asked": forms.get("asked", False),
        "add_form": forms.get("add_form") or AddForm(request.committee, report.text, prefix="add"),
        "adding": "add_form" in forms,
        "period_form": forms.get("period_form") or PeriodForm(request.committee, initial={"period": report.period}),
        "period": storing.period_of(report), "guessed": storing.period_for_check(report), "outdated": report.version != READER_VERSION,
        "facts": pages.facts(sheet.opened) if sheet.opened else [],
        "story": pages.story(told) if told else [],
    }  # fmt: skip
    return render(request, "readings/reading.html", context)
