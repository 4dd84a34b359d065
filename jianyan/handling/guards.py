"""What must hold before a step of handling is taken; each refusal says what to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision
from jianyan.committees.reckoning import months_after
from jianyan.flows.asking import day_done
from jianyan.flows.refusals import StepRefused
from jianyan.handling import clocks
from jianyan.handling.choices import GONE, AssignmentState, UnitRole
from jianyan.look import phrases
from jianyan.organisation.choices import Hub
from jianyan.proposals.choices import Rating


def ask_in_being(unit: Any) -> None:
    """Refuses a unit that was dissolved, naming the one that took over."""
    if unit.dissolved_on and unit.dissolved_on <= day_done():
        words = {"unit": unit, "day": phrases.date_text(unit.dissolved_on), "next": unit.successor or phrases.NONE}
        raise StepRefused(_("%(unit)s已于%(day)s撤并，不能承办。承接单位：%(next)s。") % words)


def unit_exists(assignment: Any) -> None:
    ask_in_being(assignment.unit)


def _others(assignment: Any) -> Any:
    rows = (
        type(assignment).objects.of(assignment.committee).filter(proposal=assignment.proposal).exclude(state__in=GONE)
    )
    return rows.exclude(pk=assignment.pk)


def fits_the_others(assignment: Any) -> None:
    """One lead or one sole unit; a unit once; split among several."""
    others = list(_others(assignment).select_related("unit"))
    if any(other.unit_id == assignment.unit_id for other in others):
        raise StepRefused(_("%(unit)s已在办理这件提案，不用再交。") % {"unit": assignment.unit})
    roles = {other.role for other in others}
    if assignment.role in (UnitRole.SOLE, UnitRole.LEAD) and roles & {UnitRole.SOLE, UnitRole.LEAD, UnitRole.SPLIT}:
        raise StepRefused(_("这件提案已有主办（独办、分办）单位。请先调整，或改为会办。"))
    if assignment.role == UnitRole.SPLIT and roles & {UnitRole.SOLE, UnitRole.LEAD}:
        raise StepRefused(_("这件提案已有主办（独办）单位，不能再分办。请先调整。"))
    if assignment.role == UnitRole.ASSIST and UnitRole.LEAD not in roles:
        raise StepRefused(_("会办单位之前，请先定主办单位。"))


def is_distributed(assignment: Any) -> None:
    if assignment.state == AssignmentState.WITH_HUB and assignment.hub != Hub.DIRECT:
        raise StepRefused(_("督查室还没有转办到单位，不能签收。如已收到纸质交办，请联系督查室。"))


def return_window_is_open(assignment: Any) -> None:
    until = assignment.return_until
    if until and until < day_done():
        words = {"day": phrases.date_text(until)}
        raise StepRefused(_("退办期限已于%(day)s届满，不再受理。请继续办理，确有困难可与督查室联系。") % words)


def has_other_unit(assignment: Any) -> None:
    unit = assignment.moved_unit
    if unit is None:
        raise StepRefused(_("请选定改由哪个单位办理。"), field="moved_unit")
    if unit.pk == assignment.unit_id:
        raise StepRefused(_("新单位与原单位相同，请另选一个。"), field="moved_unit")
    ask_in_being(unit)
    if _others(assignment).filter(unit=unit).exists():
        raise StepRefused(_("%(unit)s已在办理这件提案，请另选一个。") % {"unit": unit})


def has_opinion(assignment: Any) -> None:
    if not assignment.opinion.strip():
        raise StepRefused(_("请写会办意见。"), field="opinion")


def has_met(assignment: Any) -> None:
    """As many contacts before the reply as the rule asks, in this round; or the proposer said none is needed."""
    least = provision(assignment.committee, "contact.least")
    contacts = assignment.contacts.filter(round=assignment.round)
    if contacts.filter(way="not_needed").exists():
        return
    count = contacts.count()
    if count < least:
        words = {"least": least, "count": count}
        raise StepRefused(_("答复前须与提案人面商至少%(least)d次，现已登记%(count)d次。请先登记面商。") % words)


def has_class(assignment: Any) -> None:
    if not assignment.result_class:
        raise StepRefused(_("请选定办理结果分类。"), field="result_class")


def letter_is_complete(assignment: Any) -> None:
    """The letter of this round is signed and answers every suggestion."""
    reply = assignment.replies.filter(round=assignment.round).first()
    if reply is None:
        raise StepRefused(_("还没有写复文。请先写复文，再办理这一步。"))
    if not reply.signed_by.strip():
        raise StepRefused(_("复文须由负责人签发，请填写签发人。"))
    if assignment.proposal.matter.is_key and not reply.head_signed:
        raise StepRefused(_("重点提案的复文须由主要负责人签发，请核对签发人后勾选。"))
    unanswered = reply.unanswered()
    if unanswered:
        words = {"numbers": "、".join(map(str, unanswered))}
        raise StepRefused(_("第%(numbers)s条建议还没有答复。请逐条答复。") % words)


def assists_are_in(assignment: Any) -> None:
    if not provision(assignment.committee, "reply.waits_for_assist"):
        return
    late = (
        _others(assignment).filter(role=UnitRole.ASSIST).exclude(state=AssignmentState.OPINED).select_related("unit")
    )
    if late:
        words = {"units": "、".join(str(one.unit) for one in late)}
        raise StepRefused(_("%(units)s还没有出会办意见。请催办，或等意见到齐再答复。") % words)


def may_extend(request: Any) -> None:
    """Asked before expiry, later than the day in force, within one step, the number of times and the absolute limit."""
    assignment = request.assignment
    due, until = assignment.due_on, request.until
    if assignment.state not in (AssignmentState.HANDLING, AssignmentState.RETURNING, AssignmentState.CHECKING):
        raise StepRefused(_("只有正在办理的提案可以申请延期。"))
    if due and due < (request.asked_on or day_done()):
        raise StepRefused(
            _("答复期限%(day)s已过，延期须在期限届满前申请。请尽快答复。") % {"day": phrases.date_text(due)}
        )
    if due and until <= due:
        raise StepRefused(_("延期后的日期须晚于现在的期限%(day)s。") % {"day": phrases.date_text(due)})
    step = provision(assignment.committee, "due.extension")
    if due and until > months_after(due, step):
        words = {"months": step, "day": phrases.date_text(months_after(due, step))}
        raise StepRefused(_("每次最多延长%(months)d个月，即到%(day)s。请改填日期。") % words)
    last = clocks.latest(assignment).day
    if until > last:
        raise StepRefused(_("连同延期最迟到%(day)s，不能再延。") % {"day": phrases.date_text(last)})
    times = provision(assignment.committee, "due.extensions")
    if assignment.extensions.filter(state="granted").exclude(pk=request.pk).count() >= times:
        raise StepRefused(_("本会规定最多延期%(times)d次，已经用完。请尽快答复。") % {"times": times})


def is_rated(sheet: Any) -> None:
    if not sheet.result:
        raise StepRefused(_("请选定对办理结果是否满意。"), field="result")
    if not sheet.attitude:
        raise StepRefused(_("请选定对办理态度是否满意。"), field="attitude")
    for value in (sheet.attitude, sheet.result):
        if value not in provision(sheet.committee, "feedback.scale"):
            raise StepRefused(_("本会的满意度没有“%(value)s”这一档，请另选。") % {"value": Rating(value).label})
    if sheet.result == Rating.DISSATISFIED and not sheet.opinion.strip():
        raise StepRefused(_("不满意请写明哪里不满意，以便重新办理。"), field="opinion")


def feedback_is_late(sheet: Any) -> None:
    if sheet.due_on and sheet.due_on >= day_done():
        raise StepRefused(_("反馈期限%(day)s还没有到。请先提醒提案人。") % {"day": phrases.date_text(sheet.due_on)})


def has_proof(promise: Any) -> None:
    if not promise.proof.strip():
        raise StepRefused(_("请写明怎样核实的，如现场查看、文件文号。"), field="proof")


def in_time(promise: Any) -> None:
    if promise.by_when and promise.by_when < day_done():
        raise StepRefused(
            _("承诺的日期%(day)s已过，请办理“核实逾期兑现”。") % {"day": phrases.date_text(promise.by_when)}
        )
