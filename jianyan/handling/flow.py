"""What units do with a proposal as tables of steps: an assignment, an extension, a feedback sheet, a promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.flows.declared import BEGIN, Deadline, Flow, Lift, Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import anybody, nobody
from jianyan.handling import clocks, guards, ratings
from jianyan.handling.choices import DONE, AssignmentState, PromiseState, RequestState, SheetState
from jianyan.handling.rights import (
    HUB_ROLES,
    goes_to_hub,
    hub_answers,
    hub_does,
    is_assisting,
    is_replying,
    proposer_does,
    unit_asks,
    unit_does,
)
from jianyan.organisation.choices import Hub
from jianyan.organisation.desks import PERSON, ROLE, UNIT
from jianyan.proposals.flow import STAFF, author_desk
from jianyan.proposals.rights import corrects, is_staff

A = AssignmentState
RULES = _("提案办理办法")
TO_REPLY = Lift("proposal", "reply", arrived=DONE, gives=ratings.reply_given)
TO_REPLY_AGAIN = Lift("proposal", "reply_again", arrived=DONE, gives=ratings.result_given)


def unit_desk(assignment: Any) -> Desk:
    return Desk(UNIT, str(assignment.unit_id))


def hub_desk(assignment: Any) -> Desk:
    """The hub's; where a unit is dealt with directly, the proposal office's."""
    role = HUB_ROLES.get(assignment.hub)
    return Desk(ROLE, role) if role else STAFF


def first_desk(assignment: Any) -> Desk:
    return unit_desk(assignment) if assignment.hub == Hub.DIRECT else hub_desk(assignment)


def _tell_lead(assignment: Any, by: Any) -> Iterable[Telling]:
    """The lead unit hears that an assisting one has written to it."""
    words = format_lazy(_("{unit}已出“{title}”的会办意见。"), unit=assignment.unit, title=assignment.proposal.title)
    lead = assignment.proposal.lead_unit_id
    return [Telling(Desk(UNIT, str(lead)), words)] if lead else []


def _tell_unit(words: Any) -> Any:
    return lambda row, by: [
        Telling(unit_desk(getattr(row, "assignment", row)), format_lazy(words, title=row.proposal.title))
    ]


def _return_window(assignment: Any, day: date) -> dict[str, Any]:
    return {"return_until": clocks.return_until(assignment, day)}


def _second_round(assignment: Any, day: date) -> dict[str, Any]:
    return {"round": clocks.FIRST_ROUND + 1, "extended_to": None}


ASSIGNMENT = Flow(
    initial=A.WITH_HUB,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=pgettext_lazy("步骤", "交办"), allowed=is_staff | hub_does, guards=(guards.unit_exists, guards.fits_the_others),
                stamps="handed_on", starts=("reply",), leaves_on=first_desk, awaits=_("转办"), article=RULES,
                lifts=Lift("proposal", "assign", when="first", gives=lambda row, rows: {"lead_unit": row.unit, "reply_due_on": ratings.last_due(rows)})),
    deadlines=[
        Deadline("reply", _("答复"), due=clocks.reply_due, field="due_on", how=clocks.reply_reckoned),
        Deadline("sign", _("签收"), due=clocks.sign_due, how=clocks.sign_reckoned),
    ],
    steps=[
        Step(name="distribute", label=_("转办到单位"), sources=(A.WITH_HUB,), target=A.ASSIGNED, allowed=hub_does, stamps="distributed_on",
             starts=("sign",), leaves_on=unit_desk, awaits=_("签收"), article=RULES, tells=_tell_unit(_("“{title}”交由贵单位办理，请签收。"))),
        Step(name="sign", label=_("签收"), sources=(A.WITH_HUB, A.ASSIGNED), target=A.HANDLING, allowed=unit_does, needs=(guards.is_distributed,),
             stamps="signed_on", sets=_return_window, stops=("sign",), starts=("reply",), leaves_on=unit_desk, awaits=_("面商、答复"),
             lifts=Lift("proposal", "accept", when="first"), article=RULES),
        Step(name="ask_return", label=_("申请退办"), sources=(A.ASSIGNED, A.HANDLING), target=A.RETURNING, allowed=unit_does, asks_note=True,
             needs=(guards.return_window_is_open,), takes=("wanted_unit",), stamps="return_asked_on", stops=("sign",), leaves_on=hub_desk,
             awaits=_("审核退办申请"), article=RULES),
        Step(name="keep", label=_("不同意退办"), sources=(A.RETURNING,), target=A.HANDLING, allowed=hub_does, asks_note=True,
             leaves_on=unit_desk, awaits=_("面商、答复"), tells=_tell_unit(_("“{title}”不同意退办，仍由贵单位办理。"))),
        Step(name="move", label=_("调整承办单位"), sources=(A.WITH_HUB, A.ASSIGNED, A.HANDLING, A.RETURNING), target=A.MOVED, allowed=hub_does,
             asks_note=True, takes=("moved_unit",), guards=(guards.has_other_unit,), stamps="moved_on", stops=("reply", "sign"),
             tells=_tell_unit(_("“{title}”已调整给别的单位办理。")), article=RULES),
        Step(name="extend", label=_("延期"), sources=(A.HANDLING, A.RETURNING, A.CHECKING), allowed=nobody, takes=("extended_to",), starts=("reply",)),
        Step(name="give_opinion", label=_("出会办意见"), sources=(A.HANDLING,), target=A.OPINED, allowed=unit_does & is_assisting, takes=("opinion",),
             guards=(guards.has_opinion,), stamps="opined_on", stops=("reply",), tells=_tell_lead, lifts=TO_REPLY, article=RULES),
        Step(name="submit_reply", label=_("送审复文"), sources=(A.HANDLING,), target=A.CHECKING, allowed=unit_does & is_replying & goes_to_hub,
             needs=(guards.has_met, guards.letter_is_complete, guards.assists_are_in), guards=(guards.has_class,), stamps="submitted_on", takes=("result_class",),
             leaves_on=hub_desk, awaits=_("审核复文"), article=RULES),
        Step(name="return_reply", label=_("退回复文"), sources=(A.CHECKING,), target=A.HANDLING, allowed=hub_does, asks_note=True,
             leaves_on=unit_desk, awaits=_("修改复文"), tells=_tell_unit(_("“{title}”的复文退回修改。"))),
        Step(name="send", label=_("审核通过并答复"), sources=(A.CHECKING,), target=A.REPLIED, allowed=hub_does, stamps="replied_on",
             stops=("reply",), lifts=TO_REPLY, article=RULES),
        Step(name="send_directly", label=pgettext_lazy("步骤", "答复"), sources=(A.HANDLING,), target=A.REPLIED, allowed=unit_does & is_replying & ~goes_to_hub, takes=("result_class",),
             needs=(guards.has_met, guards.letter_is_complete, guards.assists_are_in), guards=(guards.has_class,), stamps="replied_on",
             stops=("reply",), lifts=TO_REPLY, article=RULES),
        Step(name="redo", label=_("重新办理"), sources=(A.REPLIED,), target=A.REDO, allowed=nobody, stamps="redone_on", sets=_second_round,
             starts=("reply",), leaves_on=unit_desk, awaits=_("再次面商、答复"), tells=_tell_unit(_("提案人对“{title}”的办理不满意，请重新办理。"))),
        Step(name="submit_again", label=_("再次送审复文"), sources=(A.REDO,), target=A.RECHECKING, allowed=unit_does & is_replying & goes_to_hub, takes=("result_class",),
             needs=(guards.has_met, guards.letter_is_complete), guards=(guards.has_class,), leaves_on=hub_desk, awaits=_("审核复文")),
        Step(name="return_again", label=_("再次退回复文"), sources=(A.RECHECKING,), target=A.REDO, allowed=hub_does, asks_note=True,
             leaves_on=unit_desk, awaits=_("修改复文")),
        Step(name="send_again", label=_("审核通过并再次答复"), sources=(A.RECHECKING,), target=A.REPLIED, allowed=hub_does, stamps="rereplied_on",
             stops=("reply",), lifts=TO_REPLY_AGAIN),
        Step(name="send_directly_again", label=pgettext_lazy("步骤", "再次答复"), sources=(A.REDO,), target=A.REPLIED, allowed=unit_does & is_replying & ~goes_to_hub, takes=("result_class",), stamps="rereplied_on",
             needs=(guards.has_met, guards.letter_is_complete), guards=(guards.has_class,), stops=("reply",), lifts=TO_REPLY_AGAIN),
        Step(name="cancel", label=_("终止办理"), target=A.CANCELLED, allowed=nobody, stops=("reply", "sign"),
             sources=(A.WITH_HUB, A.ASSIGNED, A.HANDLING, A.RETURNING, A.CHECKING), tells=_tell_unit(_("“{title}”已撤案，不再办理。"))),
    ],
)  # fmt: skip


def _request_hub(request: Any) -> Desk:
    return hub_desk(request.assignment)


EXTENSION = Flow(
    initial=RequestState.ASKED,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=_("申请延期"), allowed=unit_asks, guards=(guards.may_extend,), stamps="asked_on",
                leaves_on=_request_hub, awaits=_("审批延期"), article=RULES),
    steps=[
        Step(name="grant", label=pgettext_lazy("步骤", "同意延期"), sources=(RequestState.ASKED,), target=RequestState.GRANTED, allowed=hub_answers,
             guards=(guards.may_extend,), stamps="decided_on", tells=_tell_unit(_("“{title}”同意延期。")),
             lifts=Lift("assignment", "extend", when="first", gives=lambda request, requests: {"extended_to": request.until}), article=RULES),
        Step(name="refuse", label=pgettext_lazy("步骤", "不同意延期"), sources=(RequestState.ASKED,), target=RequestState.REFUSED, allowed=hub_answers,
             asks_note=True, stamps="decided_on", tells=_tell_unit(_("“{title}”不同意延期，请按原期限答复。"))),
    ],
)  # fmt: skip


def sheet_desk(sheet: Any) -> Desk:
    return Desk(PERSON, str(sheet.membership.person_id)) if sheet.membership_id else author_desk(sheet.proposal)


def _tell_rater(sheet: Any, by: Any) -> Iterable[Telling]:
    words = format_lazy(
        _("{unit}已答复“{title}”，请您反馈意见。"), unit=sheet.assignment.unit, title=sheet.proposal.title
    )
    return [Telling(sheet_desk(sheet), words)]


RATED = Lift("proposal", "rate", arrived=(SheetState.GIVEN, SheetState.LAPSED), gives=ratings.rating_given)
SHEET = Flow(
    initial=SheetState.ASKED,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=_("寄送征询意见表"), allowed=anybody, stamps="asked_on", starts=("feedback",), leaves_on=sheet_desk,
                awaits=_("反馈意见"), tells=_tell_rater),
    deadlines=[Deadline("feedback", _("反馈"), due=clocks.feedback_due, field="due_on", how=clocks.feedback_reckoned)],
    steps=[
        Step(name="give", label=pgettext_lazy("步骤", "反馈"), sources=(SheetState.ASKED,), target=SheetState.GIVEN, allowed=proposer_does,
             takes=("attitude", "result", "pointed", "accepts", "visit", "leader_answered", "opinion"), guards=(guards.is_rated,),
             stamps="given_on", stops=("feedback",), lifts=RATED, article=RULES),
        Step(name="lapse", label=_("逾期未反馈"), sources=(SheetState.ASKED,), target=SheetState.LAPSED, allowed=is_staff,
             needs=(guards.feedback_is_late,), stops=("feedback",), lifts=RATED),
    ],
)  # fmt: skip
PROMISE = Flow(
    initial=PromiseState.OPEN,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=_("记下承诺"), allowed=unit_asks, leaves_on=lambda promise: unit_desk(promise.assignment),
                starts=("promise",), awaits=_("兑现承诺")),
    deadlines=[Deadline("promise", _("兑现"), due=lambda promise, day: promise.by_when or day)],
    steps=[
        Step(name="keep", label=_("核实已兑现"), sources=(PromiseState.OPEN, PromiseState.DROPPED), target=PromiseState.KEPT, allowed=is_staff,
             takes=("proof",), needs=(guards.in_time,), guards=(guards.has_proof,), stamps="checked_on", stops=("promise",)),
        Step(name="keep_late", label=_("核实逾期兑现"), sources=(PromiseState.OPEN, PromiseState.DROPPED), target=PromiseState.LATE, allowed=is_staff,
             takes=("proof",), guards=(guards.has_proof,), stamps="checked_on", stops=("promise",)),
        Step(name="drop", label=_("核实未兑现"), sources=(PromiseState.OPEN,), target=PromiseState.DROPPED, allowed=is_staff, asks_note=True,
             stamps="checked_on", stops=("promise",)),
    ],
)  # fmt: skip
