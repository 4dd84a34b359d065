"""When a reply, an opinion, a signature and a feedback are due, each with the account of its day (domain: 办理期限)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.choices import Unit
from jianyan.committees.local_rules import provision
from jianyan.committees.reckoning import Reckoning
from jianyan.committees.working_days import calendar_of
from jianyan.handling.choices import Base, UnitRole
from jianyan.proposals.choices import TimeMark

FIRST_ROUND = 1


def reply_due(assignment: Any, day: date) -> date:
    """When the unit's reply, or its opinion to the lead unit, is due."""
    return reckon_reply(assignment, day).day


def reply_reckoned(assignment: Any) -> Reckoning | None:
    """The account of the stored day; None before anything was handed over."""
    return reckon_reply(assignment, assignment.handed_on) if assignment.handed_on else None


def reckon_reply(assignment: Any, day: date) -> Reckoning:
    if assignment.round > FIRST_ROUND:
        return _again(assignment)
    if assignment.kept_due_on:
        return _begin(assignment, assignment.handed_on or day, _("调整承办单位")).fixed(
            assignment.kept_due_on, _("沿用原单位的期限")
        )
    reckoned = _opinion(assignment, day) if assignment.role == UnitRole.ASSIST else _reply(assignment, day)
    if assignment.extended_to:
        reckoned = reckoned.fixed(assignment.extended_to, _("批准延期"))
    return reckoned


def latest(assignment: Any, day: date | None = None) -> Reckoning:
    """The last day that a reply and any extension may reach; `day` is that of the hand-over while it is being made."""
    handed = _handed(assignment, day)
    most = provision(assignment.committee, "due.most", on=handed)
    return _begin(assignment, handed, _("交办")).plus(most, Unit.MONTH, _("地方规定“连同延期最长”"))


def _handed(assignment: Any, day: date | None = None) -> date:
    handed: date | None = assignment.handed_on or day
    assert handed is not None  # asked for only once a day is known
    return handed


def _begin(assignment: Any, day: date, what: str) -> Reckoning:
    result = _("会办意见期限") if assignment.role == UnitRole.ASSIST else _("答复期限")
    return Reckoning.begin(calendar_of(assignment.committee), day, what, result=result)


def _start(assignment: Any, day: date) -> Reckoning:
    """Handed over, or signed for where the rule counts from there."""
    handed = _handed(assignment, day)
    if provision(assignment.committee, "due.base", on=handed) == Base.RECEIPT and assignment.signed_on:
        return _begin(assignment, assignment.signed_on, _("签收"))
    return _begin(assignment, handed, _("交办"))


def _reply(assignment: Any, day: date) -> Reckoning:
    committee, handed = assignment.committee, _handed(assignment, day)
    start = _start(assignment, day)
    fixed = _fixed_day(assignment, handed)
    if fixed:
        return start.fixed(*fixed)
    amount, rule = provision(committee, "due.reply", on=handed), _("地方规定“答复期限”")
    key_amount = provision(committee, "due.key_reply", on=handed)
    if key_amount and assignment.proposal.matter.is_key:
        amount, rule = key_amount, _("地方规定“重点提案答复期限”")
    unit = Unit(provision(committee, "due.reply_unit", on=handed))
    return start.plus(amount, unit, rule).rolled().at_most(latest(assignment, handed), _("地方规定“连同延期最长”"))


def _fixed_day(assignment: Any, handed: date) -> tuple[date, str] | None:
    """The one day of the year by which proposals of the plenary are answered, where the rule names one."""
    proposal, committee = assignment.proposal, assignment.committee
    if proposal.time_mark != TimeMark.PLENARY:
        return None
    early = proposal.proposer_kind in provision(committee, "due.early_types", on=handed)
    for key, applies, rule in (
        ("due.early_fixed", early, _("地方规定“提前答复日”")),
        ("due.fixed", True, _("地方规定“会议提案统一答复日”")),
    ):
        said = provision(committee, key, on=handed) if applies else ""
        if said:
            month, number = map(int, said.split("-"))
            day = date(handed.year, month, number)
            if day > handed:
                return day, rule
    return None


def _opinion(assignment: Any, day: date) -> Reckoning:
    committee, handed = assignment.committee, _handed(assignment, day)
    before = provision(committee, "due.assist_before", on=handed)
    if before:
        return _reply(assignment, day).plus(-before, Unit.DAY, _("地方规定“会办意见早于主办答复”"))
    unit = Unit(provision(committee, "due.assist_unit", on=handed))
    amount = provision(committee, "due.assist", on=handed)
    begun = _begin(assignment, assignment.signed_on or handed, _("签收") if assignment.signed_on else _("交办"))
    return begun.plus(amount, unit, _("地方规定“会办意见期限”")).rolled()


def _again(assignment: Any) -> Reckoning:
    days = provision(assignment.committee, "feedback.redo_days", on=assignment.redone_on)
    return (
        _begin(assignment, assignment.redone_on, _("启动重新办理"))
        .plus(days, Unit.DAY, _("地方规定“重新办理期限”"))
        .rolled()
    )


def _working(row: Any, day: date, what: str, key: str, rule: str, result: str) -> Reckoning:
    start = Reckoning.begin(calendar_of(row.committee), day, what, result=result)
    return start.plus(provision(row.committee, key, on=day), Unit.WORKDAY, rule)


def sign_due(assignment: Any, day: date) -> date:
    return _sign(assignment, day).day


def sign_reckoned(assignment: Any) -> Reckoning | None:
    day = assignment.distributed_on or assignment.handed_on
    return _sign(assignment, day) if day else None


def _sign(assignment: Any, day: date) -> Reckoning:
    return _working(assignment, day, _("交办"), "due.sign_days", _("地方规定“几个工作日内签收”"), _("签收期限"))


def meeting_reckoned(assignment: Any) -> Reckoning | None:
    """Until when a unit that replies first meets the proposer; None before it has signed."""
    day = assignment.signed_on
    rule, result = _("地方规定“首次面商在签收后”"), _("首次面商期限")
    return _working(assignment, day, _("签收"), "contact.first_days", rule, result) if day else None


def return_until(assignment: Any, day: date) -> date:
    """The last day on which the unit may ask to hand it back, counted from its receipt."""
    unit = Unit(provision(assignment.committee, "assign.return_unit", on=day))
    amount = provision(assignment.committee, "assign.return_days", on=day)
    return Reckoning.begin(calendar_of(assignment.committee), day, _("签收")).plus(amount, unit).day


def feedback_due(sheet: Any, day: date) -> date:
    return _feedback(sheet, day).day


def feedback_reckoned(sheet: Any) -> Reckoning | None:
    return _feedback(sheet, sheet.asked_on) if sheet.asked_on else None


def _feedback(sheet: Any, day: date) -> Reckoning:
    return _working(sheet, day, _("寄送征询意见表"), "feedback.days", _("地方规定“反馈期限”"), _("反馈期限"))
