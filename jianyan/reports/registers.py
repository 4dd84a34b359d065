"""The register of reports: their steps, their editions and their story. Written and read on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.look import phrases
from jianyan.look.parts import Station
from jianyan.registers.declared import Act, Panel, Register
from jianyan.reports.choices import State
from jianyan.reports.models import Edition, Report
from jianyan.reports.rights import is_writer, reads_drafts

ORDER = (State.WRITING, State.IN_REVIEW, State.SIGNED, State.PUBLISHED)


def stations(report: Report) -> list[Station]:
    """How far a report is: the days of what is behind it."""
    days = (None, report.submitted_on, report.signed_on, report.published_on)
    here = ORDER.index(State(report.state))
    return [
        Station(str(state.label), phrases.date_text(day) if day and place <= here else "", _kind(place, here))
        for place, (state, day) in enumerate(zip(ORDER, days, strict=True))
    ]


def _kind(place: int, here: int) -> str:
    return "here" if place == here else "done" if place < here else ""


def editions(report: Report, actor: Any) -> Panel | None:
    """What was published of it so far."""
    rows = list(Edition.objects.of(report.committee).filter(report=report).select_related("report").defer("content"))
    return Panel(_("历次公布"), "reports/editions.html", {"editions": rows}) if rows else None


def acts(report: Report, actor: Any) -> Sequence[Act]:
    found = []
    if reads_drafts(actor, report):
        found.append(Act(_("通读全文"), report.committee.address("report-live", report=report.slug)))
    if is_writer(actor, report):
        found.append(Act(_("撰写"), report.committee.address("report-write", report=report.slug)))
        found.append(Act(_("核稿"), report.committee.address("report-check", report=report.slug)))
    return found


REGISTERS = (
    Register(
        Report, _("工作报告、提案工作报告等：撰写、送审、签发、公布、更正。"), ("title", "kind", "period", "state", "published_on"),
        filters=("kind", "state", "published_on"), search=("title",), own_list=False, may_add=False, stages=stations, acts=acts,
        reads=(editions,), hides=("title", "slug"),
        shapes={State.WRITING: "work", State.IN_REVIEW: "wait", State.SIGNED: "wait", State.PUBLISHED: "done"},
        hints={"notice": _("更正什么、为什么；公布时随报告一并说明"), "signer": _("签发人姓名，可以空着")},
    ),
)  # fmt: skip
