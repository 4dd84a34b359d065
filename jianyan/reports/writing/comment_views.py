"""The comments of a section beside its text, for all who read drafts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from jianyan.committees.periods import parse
from jianyan.committees.requests import Request
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.reports import composing
from jianyan.reports.comment_models import LONGEST_COMMENT, Comment
from jianyan.reports.models import Section
from jianyan.reports.rights import is_writer, reads_drafts
from jianyan.reports.writers import report_of, section_of
from jianyan.reports.writing import comments


@keeps_typed
def section_comments(request: Request, report: str, pk: int) -> HttpResponse:
    """A section as it reads, with what was said about it."""
    if request.actor.seat is None or not reads_drafts(request.actor, None):
        raise PermissionDenied(gettext("批注由机关各办公室和主席会议成员写。如有意见，请告诉研究室。"))
    section = section_of(request, report_of(request, report), str(pk))
    if request.method == "POST" and request.POST.get("do") in ACTS:
        return ACTS[request.POST["do"]](request, section)
    data = data_of(request)
    form = comments.CommentForm(data, initial={"quote": request.GET.get("quote", "")[:300]})
    if request.method == "POST" and form.is_valid():
        comments.say(section, form.cleaned_data["quote"], form.cleaned_data["text"], by=request.actor)
        messages.success(request, gettext("批注已记下，写这一节的人会收到通知。"))
        return HttpResponseRedirect(request.path)
    return render(request, "reports/comments.html", _sheet(request, section) | {"form": form})


def _sheet(request: Request, section: Section) -> dict[str, Any]:
    report = section.report
    composed = composing.compose(section.text, report.committee, parse(report.period, report.committee), margin=False)
    return {
        "section": section, "report": report, "parts": composed.parts, "writes": is_writer(request.actor, None),
        "sections": comments.sections(report), "threads": comments.threads(section, comments.passages(section.text, composed)),
    }  # fmt: skip


def _answer(request: Request, section: Section) -> HttpResponse:
    about, text = _of(request, section), request.POST.get("text", "").strip()
    if not text:
        messages.error(request, gettext("请写答复的内容。"))
    else:
        comments.say(section, "", text[:LONGEST_COMMENT], by=request.actor, about=about)
        messages.success(request, gettext("答复已记下。"))
    return HttpResponseRedirect(about.get_absolute_url())


def _settle(request: Request, section: Section) -> HttpResponse:
    about, again = _of(request, section), request.POST["do"] == "reopen"
    comments.settle(about, by=request.actor, again=again)
    messages.success(request, gettext("批注又打开了。") if again else gettext("批注已了结。"))
    return HttpResponseRedirect(about.get_absolute_url())


ACTS = {"answer": _answer, "settle": _settle, "reopen": _settle}


def _of(request: Request, section: Section) -> Comment:
    key = request.POST.get("comment", "")
    rows = Comment.objects.of(request.committee).select_related("section__report", "seat")
    return get_object_or_404(rows, section=section, about=None, pk=key if key.isdecimal() else 0)
