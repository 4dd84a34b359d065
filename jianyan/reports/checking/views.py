"""The page of checking: what was found, section by section, with its mends; what is left as it is; what was in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.requests import Request
from jianyan.reports.checking import asides, mending
from jianyan.reports.checking.checker import Checked, checked
from jianyan.reports.checking.found import Found
from jianyan.reports.checking.rules import RULE_OF
from jianyan.reports.choices import Check
from jianyan.reports.models import Section
from jianyan.reports.writers import report_of, writers_only
from jianyan.reports.writing.keeping import stamp


class ReasonForm(forms.Form):
    """Why a finding is left as it is."""

    reason = forms.CharField(
        label=_("不改的理由"), max_length=200, help_text=_("如“引用中央文件原文”；这句话一改，就会重新列出"),
        error_messages={"required": _("请写一句不改的理由，别人才知道您看过。")},
    )  # fmt: skip


@writers_only
def report_check(request: Request, report: str) -> HttpResponse:
    """One report checked now; a press mends a place, all of a kind, or leaves a place as it is."""
    found = checked(report_of(request, report))
    reason = ReasonForm()
    if request.method == "POST":
        reason = ReasonForm(request.POST) if request.POST.get("do") == "aside" else reason
        act = ACTS.get(request.POST.get("do", ""))
        if act is None or act(request, found, reason):
            return HttpResponseRedirect(request.get_full_path())
    return render(request, "reports/check.html", _sheet(request, found, reason))


def _sheet(request: Request, found: Checked, reason: ReasonForm) -> dict[str, Any]:
    kept = asides.of_report(found.report)
    still_open, left = asides.split(found.found, kept)
    counts = Counter(one.kind for one in still_open)
    kind = request.GET.get("kind", "")
    kind = kind if kind in counts else ""
    shown = [one for one in still_open if not kind or one.kind == kind]
    return {
        "report": found.report, "groups": _groups(shown), "total": len(still_open), "kind": kind,
        "kinds": [(Check(one), RULE_OF[Check(one)], count) for one, count in sorted(counts.items(), key=_in_order)],
        "blocking": sum(one.blocks for one in still_open), "left": left, "seen": mark_of(found.sections),
        "unique": len(mending.only_mends(shown)) if kind else 0, "looked": found.looked, "open": counts,
        "reason": reason, "asked": request.POST.get("place", ""),
    }  # fmt: skip


def _in_order(counted: tuple[str, int]) -> int:
    return RULE_OF[Check(counted[0])].number


def _groups(found: Sequence[Found]) -> list[dict[str, Any]]:
    """The findings of each section, with the mark of what it said."""
    return [
        {"section": section, "seen": stamp(section), "found": [(one, RULE_OF[one.kind]) for one in some]}
        for section, some in groupby(found, key=lambda one: one.section)
    ]


def mark_of(sections: Sequence[Section]) -> str:
    """Changes whenever any section does."""
    return sha256("".join(map(stamp, sections)).encode()).hexdigest()[:16]


def _asked(request: Request, found: Checked) -> Found | None:
    """The finding that a form names, as long as its section stands as it was shown; else that is said."""
    one = next((one for one in found.found if one.anchor == request.POST.get("place")), None)
    if one is None or request.POST.get("seen") != stamp(one.section):
        messages.error(request, gettext("这一节刚在别处改过，已重新核对。请看过下面列出的再改。"))
        return None
    return one


def _mend(request: Request, found: Checked, _reason: ReasonForm) -> bool:
    """Mend one place."""
    one, number = _asked(request, found), request.POST.get("mend", "")
    if one is None:
        return True
    if number.isdecimal() and int(number) < len(one.mends):
        _say(request, mending.mend([(one, one.mends[int(number)])], by=request.actor))
    return True


def _mend_kind(request: Request, found: Checked, _reason: ReasonForm) -> bool:
    """Mend all open places of a kind that have one mend only."""
    if request.POST.get("seen") != mark_of(found.sections):
        messages.error(request, gettext("报告刚在别处改过，已重新核对。请看过下面列出的再改。"))
        return True
    still_open, _left = asides.split(found.found, asides.of_report(found.report))
    of_kind = [one for one in still_open if one.kind == request.POST.get("kind")]
    _say(request, mending.mend(mending.only_mends(of_kind), by=request.actor))
    return True


def _say(request: Request, done: mending.Done) -> None:
    if done.count:
        words = ngettext("已改%(count)d处，各节另存为新的一版。", "已改%(count)d处，各节另存为新的一版。", done.count)
        messages.success(request, words % {"count": done.count})
    for refusal in done.refusals:
        messages.error(request, gettext("有一节没有改：%(why)s") % {"why": refusal})


def _aside(request: Request, found: Checked, reason: ReasonForm) -> bool:
    """Leave a place as it is; what blocks cannot be left."""
    one = _asked(request, found)
    if one is None:
        return True
    if one.blocks:
        messages.error(request, gettext("这一处算不出来，不能留着不改。请改好指标，或写成文字。"))
        return True
    if not reason.is_valid():
        return False
    asides.set_aside(one, reason.cleaned_data["reason"], by=request.actor)
    messages.success(request, gettext("已记下不改的理由，列在页面下方。"))
    return True


def _undo(request: Request, found: Checked, _reason: ReasonForm) -> bool:
    """Open a place again."""
    key = request.POST.get("aside", "")
    row = next((row for row in asides.of_report(found.report) if str(row.pk) == key), None)
    if row is not None:
        asides.undo(row, by=request.actor)
        messages.success(request, gettext("已重新列出。"))
    return True


ACTS: dict[str, Callable[[Request, Checked, ReasonForm], bool]] = {
    "mend": _mend, "mend_kind": _mend_kind, "aside": _aside, "undo": _undo,
}  # fmt: skip
