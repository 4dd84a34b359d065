"""A report as a table of steps: written, reviewed, signed off, published, corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.committees.local_rules import provision
from jianyan.flows.declared import BEGIN, CORRECT, Flow, Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import nobody
from jianyan.organisation.choices import Role
from jianyan.organisation.desks import ROLE
from jianyan.reports import guards
from jianyan.reports.choices import State
from jianyan.reports.rights import is_publisher, is_signer, is_writer, signs

WRITERS = Desk(ROLE, Role.RESEARCH_OFFICE)
STANDS = _("报告已经公布，不能撤回。如有差错，请办理“更正”，写明缘由后再公布一次。")


def _desks(key: str) -> Any:
    """The desks of the roles that a local rule names."""
    return lambda report: [Desk(ROLE, role) for role in provision(report.committee, key)]


def _tells(key: str, words: Any) -> Any:
    def told(report: Any, by: Any) -> Iterable[Telling]:
        return [Telling(desk, format_lazy(words, title=report.title)) for desk in _desks(key)(report)]

    return told


def _tell_writers(words: Any) -> Any:
    return lambda report, by: [Telling(WRITERS, format_lazy(words, title=report.title))]


def _goes_out(report: Any) -> bool:
    """Signed, or written where the local rules ask for no signature."""
    return report.state == State.SIGNED or not provision(report.committee, "reports.sign_off")


REPORT = Flow(
    initial=State.WRITING,
    begins=Step(name=BEGIN.name, label=_("起草"), allowed=is_writer),
    corrects=Step(name=CORRECT.name, label=CORRECT.label, allowed=nobody, asks_note=True),
    steps=[
        Step(name="submit", label=pgettext_lazy("步骤", "送审"), sources=(State.WRITING,), target=State.IN_REVIEW, allowed=is_writer, asks_first=True,
             needs=(guards.has_text, guards.can_be_computed, guards.nobody_is_writing), stamps="submitted_on", leaves_on=_desks("reports.signers"),
             awaits=_("审阅、签发"), tells=_tells("reports.signers", _("“{title}”请您审阅签发。"))),
        Step(name="send_back", label=pgettext_lazy("步骤", "退回修改"), sources=(State.IN_REVIEW, State.SIGNED), target=State.WRITING, allowed=signs | is_publisher, asks_note=True,
             leaves_on=lambda report: WRITERS, awaits=_("修改"), tells=_tell_writers(_("“{title}”退回修改。"))),
        Step(name="call_back", label=_("收回再改"), sources=(State.IN_REVIEW,), target=State.WRITING, allowed=is_writer & ~is_signer,
             leaves_on=lambda report: WRITERS, awaits=_("修改")),
        Step(name="sign_off", label=pgettext_lazy("步骤", "签发"), sources=(State.IN_REVIEW,), target=State.SIGNED, allowed=signs, asks_first=True, takes=("signer",),
             stamps="signed_on", leaves_on=_desks("reports.publishers"), awaits=pgettext_lazy("报告", "公布"), tells=_tells("reports.publishers", _("“{title}”已签发，请公布。"))),
        Step(name="publish", label=pgettext_lazy("报告", "公布"), sources=(State.SIGNED, State.WRITING), target=State.PUBLISHED, allowed=is_publisher, asks_first=True, fits=_goes_out,
             needs=(guards.has_text, guards.can_be_computed, guards.nobody_is_writing), stamps="published_on", stands=STANDS,
             tells=_tell_writers(_("“{title}”已公布。"))),
        Step(name="reopen", label=_("更正"), sources=(State.PUBLISHED,), target=State.WRITING, allowed=is_writer | is_publisher, takes=("notice",),
             guards=(guards.says_what_was_corrected,), leaves_on=lambda report: WRITERS, awaits=_("更正后送审")),
    ],
)  # fmt: skip
