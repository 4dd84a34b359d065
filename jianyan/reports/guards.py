"""What must hold before a report takes a step: each raises StepRefused with what to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.periods import parse
from jianyan.flows.refusals import Code, StepRefused
from jianyan.reports import living, outline
from jianyan.reports.choices import State


def is_being_written(report: Any) -> None:
    """Its text changes only while it is written: what is read for signing is what is signed."""
    if report.state == State.WRITING:
        return
    sentences = {
        State.IN_REVIEW: _("报告正在送审，不能改。请先请签发人退回修改；您写的还在。"),
        State.SIGNED: _("报告已经签发，不能改。请先请签发人退回修改；您写的还在。"),
        State.PUBLISHED: _("报告已经公布，不能直接改。请先办理“更正”，写明缘由；您写的还在。"),
    }
    raise StepRefused(sentences[State(report.state)], Code.STATE)


def has_text(report: Any) -> None:
    if not any(section.text.strip() for section in report.standing()):
        raise StepRefused(_("报告还没有正文。请先撰写，再办理这一步。"))


def can_be_computed(report: Any) -> None:
    """Everything in `[[...]]` is a declared figure, dimension and period."""
    period = parse(report.period, report.committee)
    places = living.read(outline.joined(report.standing()).text, report.committee, period)
    wrong = [place for place in places if isinstance(place, living.Finding)]
    if wrong:
        raise StepRefused(_("报告里有%(count)d处算不出来，请先在撰写页改好：%(said)s") % living.words_of(wrong))


def nobody_is_writing(report: Any) -> None:
    held = [section for section in report.standing() if section.held_until]
    if held:
        words = {"section": held[0].heading or _("开头一节"), "who": held[0].writer.holder}
        raise StepRefused(
            _("%(who)s还在写“%(section)s”。请等其存好返回，或到那一节接着写并存好，再办理这一步。") % words
        )


def says_what_was_corrected(report: Any) -> None:
    if not report.notice.strip():
        raise StepRefused(_("请写明更正什么、为什么，公布时随报告一并说明。"), field="notice")
