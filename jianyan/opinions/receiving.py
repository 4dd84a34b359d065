"""An opinion report of what another room hands over: a proposal that was not filed goes on as one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jianyan.flows.refusals import StepRefused
from jianyan.matters.choices import MatterKind
from jianyan.matters.receiving import Handed, Receiver, receives
from jianyan.opinions.choices import ReporterKind, State
from jianyan.opinions.models import OpinionReport
from jianyan.registers.trail import ADD, REMOVE
from jianyan.trail import models as trail

PROPOSAL, ADVICE = "提案", "建议"  # how titles of the two kinds of paper end


def register() -> None:
    receives(MatterKind.OPINION, Receiver(take_over, give_back))


def take_over(handed: Handed, by: Any) -> OpinionReport:
    """A report waiting to be edited; its title ends as those of reports do, its text is what was handed over."""
    title = handed.title
    if title.endswith(PROPOSAL):
        title = title.removesuffix(PROPOSAL) + ADVICE
    report = OpinionReport(
        committee=handed.matter.committee, title=title, state=State.RECEIVED, received_on=handed.on, reporter=handed.who,
        reporter_kind=_kind(handed), membership=handed.membership, situation=handed.situation, suggestions=handed.suggestions,
    )  # fmt: skip
    report.save()
    trail.record(report, ADD, by=by, note=_("由“%(title)s”转来。") % {"title": handed.title[:200]})
    return report


def _kind(handed: Handed) -> str:
    if handed.participant:
        return ReporterKind.PARTY
    return ReporterKind.COMMITTEE if handed.body else ReporterKind.MEMBER


def give_back(report: OpinionReport, by: Any) -> None:
    """Let go of a report that nobody has worked on.

    Raises:
        StepRefused: it was compiled, sent or kept.
    """
    if report.state != State.RECEIVED or report.compiled_on or report.issues.exists():
        words = {"title": report.title, "state": State(report.state).label}
        raise StepRefused(_("转成的社情民意信息“%(title)s”%(state)s，不能撤回。如需更正，请先联系信息编辑。") % words)
    trail.record(report, REMOVE, by=by)
    matter = report.matter
    report.delete()
    matter.delete()
