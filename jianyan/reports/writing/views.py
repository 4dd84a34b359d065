"""Writing reports: beginning one, its sections in order, one section with its preview and the search for figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.clock import now
from jianyan.committees.periods import choices, parse
from jianyan.committees.requests import Request
from jianyan.flows.refusals import StepRefused, sentence_of
from jianyan.registers.trail import kept
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports import living
from jianyan.reports.forms import DrawForm, HeadForm, HeadingForm, NewForm
from jianyan.reports.guards import is_being_written
from jianyan.reports.models import Report, Section
from jianyan.reports.rights import is_writer
from jianyan.reports.statistical import DRAWS
from jianyan.reports.writing import importing, preview, splitting, unbound
from jianyan.reports.writing.chooser import WAYS, chooser
from jianyan.reports.writing.keeping import SectionForm, held_sentence, keep, lines, stamp, take_over
from jianyan.reports.writing.outlined import outlined
from jianyan.trail import models as trail

AUTOSAVE = "X-Autosave"
KEEPS = ("save", "leave", "overwrite", "autosave")
View = Callable[..., HttpResponse]


def writers_only(view: View) -> View:
    """A page of those who write reports."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.seat is None or not is_writer(request.actor, None):
            raise PermissionDenied(gettext("报告由研究室和办公室撰写。如有修改意见，请告诉研究室。"))
        return view(request, *args, **kwargs)

    return guarded


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
    section = of_report(request, report, request.POST.get("section", ""))
    if section.held_against(request.actor):
        messages.error(request, held_sentence(section))
        return
    section.removed_at = now()
    section.save(update_fields=["removed_at"])
    trail.record(section, "remove", by=request.actor)
    messages.success(request, gettext("已移出“%(title)s”，可在页面下方恢复。") % {"title": section})


def _bring_back(request: Request, report: Report) -> None:
    section = of_report(request, report, request.POST.get("section", ""))
    section.removed_at = None
    section.save(update_fields=["removed_at"])
    trail.record(section, "restore", by=request.actor)
    messages.success(request, gettext("已恢复“%(title)s”。") % {"title": section})


ACTS = {"up": _moves(-1), "down": _moves(1), "remove": _take_out, "restore": _bring_back}


@keeps_typed
@writers_only
def section(request: Request, report: str, pk: int) -> HttpResponse:
    """One section: the field, what it reads like, figures to insert. What is typed is kept as one types."""
    found = of_report(request, report_of(request, report), str(pk))
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
    context: dict[str, Any] = {
        "form": form, "section": section, "report": section.report, "seen": request.POST.get("seen", seen),
        "splits": splitting.wanted(text), "elsewhere": seen != request.POST.get("seen", seen) and not section.held_against(request.actor),
        "held": held_sentence(section) if section.held_against(request.actor) else "",
        "mine": section.held_until is not None and not section.held_against(request.actor),
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
    found = of_report(request, report_of(request, report), str(pk))
    text, heading = (request.POST.get(name, getattr(found, name)) for name in ("text", "heading"))
    return render(request, "reports/preview.html", preview.preview(found, heading, text))


@writers_only
def section_figures(request: Request, report: str, pk: int) -> HttpResponse:
    """The figures that fit some words, for the page of a section, or as options for its editor."""
    found = of_report(request, report_of(request, report), str(pk))
    template = "reports/options.html" if request.GET.get("as") == "options" else "reports/found.html"
    return render(request, template, preview.found(found, request.GET))


@writers_only
def report_chip(request: Request, report: str) -> HttpResponse:
    """One figure with its fields, for the editor: what it comes to as they are now."""
    return render(request, "reports/chooser.html", chooser(report_of(request, report), request.GET))


def report_of(request: Request, slug: str) -> Report:
    """The report of that address, with the one it was begun from."""
    return get_object_or_404(Report.objects.of(request.committee).select_related("earlier"), slug=slug)


def of_report(request: Request, report: Report, key: str) -> Section:
    """A section of a report, with that report.

    Raises:
        Http404: the report has none of this key.
    """
    rows = Section.objects.of(request.committee).select_related(
        "report__earlier", "writer__person", "writer__account"
    )
    found = rows.filter(report=report, pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404
    return found
