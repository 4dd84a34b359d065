"""Registers of opinion reports and the issues that carry them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.matters.panels import attachments, ties
from jianyan.opinions.choices import State
from jianyan.opinions.models import Issue, OpinionReport, Sending
from jianyan.organisation.dimensions import of_choices
from jianyan.registers.declared import Panel, Register, not_before


def text(report: OpinionReport, actor: Any) -> Panel | None:
    """The report as it came."""
    if not (report.situation or report.suggestions):
        return None
    return Panel(_("正文"), "opinions/text.html", {"report": report})


REGISTERS = (
    Register(
        OpinionReport, _("一件事一篇：谁反映的，何时收到、编报、报送。"),
        ("title", "reporter_kind", "reporter", "received_on", "compiled_on", "sent_on"),
        fields=("title", "reporter_kind", "reporter", "membership", "situation", "suggestions", "received_on", "compiled_on", "sent_on"),
        filters=("reporter_kind", "received_on", "compiled_on", "sent_on"), search=("title", "reporter"),
        part_of=("matter", "membership"), spine="matter", order=1,
        reads=(text,), hides=("situation", "suggestions"), panels=(attachments, ties),
        words={"state": of_choices(State)},
        sentences={
            "opinion_compiled_after": not_before(OpinionReport, "compiled_on", "received_on"),
            "opinion_sent_after_received": not_before(OpinionReport, "sent_on", "received_on"),
        },
    ),
    Register(
        Issue, _("按期编号的刊物，一期可载一篇或几篇信息。"), ("title", "publication", "year", "number", "signed_on", "sent_on"),
        fields=("publication", "year", "number", "title", "signed_on", "sent_on", "reports"),
        filters=("publication", "signed_on", "sent_on"), search=("title",), order=2,
        sentences={
            "issue_number_once": _("这份刊物这一年的这个期号已经用过，请核对期号。"),
            "issue_sent_after_signed": not_before(Issue, "sent_on", "signed_on"),
        },
    ),
    Register(
        Sending, _("信息或期刊报送给谁；报送几处仍只计一次。"), ("recipient", "report", "issue", "sent_on"),
        fields=("report", "issue", "recipient", "sent_on"), filters=("recipient", "sent_on"),
        search=("report__title", "issue__title"), part_of=("report", "issue"), order=3, own_list=False,
        hints={"report": _("信息、期刊只填一个。")},
        sentences={
            "sending_report_once": _("这篇信息已登记过报送给这一对象。"),
            "sending_issue_once": _("这一期已登记过报送给这一对象。"),
            "sending_of_one_thing": _("请在信息和期刊中选一个，不能都填，也不能都空着。"),
        },
    ),
)  # fmt: skip
