"""Writing one section: the page with its preview, what keeps it while one types, figures to insert."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.periods import choices, parse
from jianyan.committees.requests import Request
from jianyan.flows.refusals import StepRefused
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports.models import Section
from jianyan.reports.writers import report_of, section_of, writers_only
from jianyan.reports.writing import importing, preview, splitting, unbound
from jianyan.reports.writing.chooser import WAYS, chooser
from jianyan.reports.writing.keeping import SectionForm, keep, lines, stamp, take_over, who_writes

AUTOSAVE = "X-Autosave"
KEEPS = ("save", "leave", "overwrite", "autosave")


@keeps_typed
@writers_only
def section(request: Request, report: str, pk: int) -> HttpResponse:
    """One section: the field, what it reads like, figures to insert. What is typed is kept as one types."""
    found = section_of(request, report_of(request, report), str(pk))
    do = request.POST.get("do", "")
    if do == "take_over":
        take_over(found, by=request.actor)
        messages.success(request, gettext("现在由您写这一节，原来的人会收到通知。"))
        return HttpResponseRedirect(request.get_full_path())
    form = SectionForm(found, data_of(request))
    if request.method == "POST" and do == "split" and _split(request, found, form):
        return HttpResponseRedirect(request.committee.address("report-write", report=report))
    keeps = request.method == "POST" and do in KEEPS and form.is_valid() and _kept(request, found, form)
    if keeps and do != "autosave":
        messages.success(request, gettext("已存“%(title)s”。") % {"title": found})
        outline = request.committee.address("report-write", report=report)
        return HttpResponseRedirect(outline if do == "leave" else found.get_absolute_url())
    if AUTOSAVE in request.headers:
        return _saved(request, found, form)
    return _drawn(request, found, form)


def _kept(request: Request, section: Section, form: SectionForm) -> bool:
    do, given = request.POST["do"], form.cleaned_data
    seen = "" if do == "overwrite" else request.POST.get("seen", "")
    try:
        keep(section, given["heading"], given["text"], by=request.actor, seen=seen, whole=do != "autosave")
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _split(request: Request, section: Section, form: SectionForm) -> bool:
    """Cut what is typed into sections; a text that is too long for one is what this is for."""
    form.is_valid()
    heading, text = form.cleaned_data.get("heading", ""), lines(request.POST.get("text", ""))
    try:
        count = splitting.split(section, heading, text, by=request.actor, seen=request.POST.get("seen", ""))
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, gettext("已分成%(count)d节存好。") % {"count": count})
    return True


def _saved(request: Request, section: Section, form: SectionForm) -> HttpResponse:
    """The answer to the script that keeps while one types: when it was kept or why not, and the new mark."""
    errors = [str(error) for found in form.errors.values() for error in found]
    context = {"at": timezone.localtime(), "errors": errors}
    response = render(request, "reports/saved.html", context, status=409 if errors else 200)
    response["X-Seen"] = "" if errors else stamp(section)
    return response


def _drawn(request: Request, section: Section, form: SectionForm) -> HttpResponse:
    seen = stamp(section)
    text, heading = lines(form["text"].value() or ""), form["heading"].value() or ""
    after, refused = _after_button(request, section, text)
    if after != text or refused:
        text, form = after, SectionForm(section, {"heading": heading, "text": after})
    if refused:
        form.add_error(None, refused)
    held, mine = who_writes(section, request.actor)
    context: dict[str, Any] = {
        "form": form, "section": section, "report": section.report, "seen": request.POST.get("seen", seen),
        "splits": splitting.wanted(text), "elsewhere": seen != request.POST.get("seen", seen) and not section.held_against(request.actor),
        "held": held, "mine": mine,
        **preview.found(section, request.POST), "finder_ways": WAYS,
        "periods": choices(request.committee, parse(section.report.period, request.committee)),
        **preview.preview(section, heading, text), **_chosen(section, request.POST),
    }  # fmt: skip
    return render(request, "reports/section.html", context)


def _after_button(request: Request, section: Section, text: str) -> tuple[str, str]:
    """The text after what a button without script does to it, and why it did not."""
    text += request.POST.get("insert", "")
    if request.POST.get("bind"):
        period = parse(section.report.period, request.committee)
        numbers = unbound.unbound(text, request.committee, period)
        text = unbound.bind(text, list(unbound.picked(numbers, request.POST)))
    if request.POST.get("do") != "import":
        return text, ""
    file = request.FILES.get("file")
    if file is None:
        return text, gettext("请先选择一个文件，再点“读入”。写的内容还在下面。")
    try:
        taken = importing.take(file.read(), file.name or "")
    except importing.NotTaken as refusal:
        return text, str(refusal) + gettext("写的内容还在下面。")
    for note in taken.notes:
        messages.info(request, note)
    return "\n\n".join(filter(None, (text.rstrip(), taken.text))), ""


def _chosen(section: Section, asked: QueryDict) -> dict[str, Any]:
    """The figure that is being chosen on a page without script: narrowed, or looked at again."""
    picked = asked.get("choose", "")
    return (
        {"chooser": chooser(section.report, {"source": picked} if picked else asked)}
        if picked or asked.get("figure")
        else {}
    )


@writers_only
def section_preview(request: Request, report: str, pk: int) -> HttpResponse:
    """What is typed, as it will read; opened as an address, what is stored."""
    found = section_of(request, report_of(request, report), str(pk))
    text, heading = (request.POST.get(name, getattr(found, name)) for name in ("text", "heading"))
    return render(request, "reports/preview.html", preview.preview(found, heading, text))


@writers_only
def section_figures(request: Request, report: str, pk: int) -> HttpResponse:
    """The figures that fit some words, for the page of a section, or as options for its editor."""
    found = section_of(request, report_of(request, report), str(pk))
    template = "reports/options.html" if request.GET.get("as") == "options" else "reports/found.html"
    return render(request, template, preview.found(found, request.GET))


@writers_only
def report_chip(request: Request, report: str) -> HttpResponse:
    """One figure with its fields, for the editor: what it comes to as they are now."""
    return render(request, "reports/chooser.html", {"chooser": chooser(report_of(request, report), request.GET)})
