"""The registers of handling: who handles what, how they met, what they answered and promised, how it was rated."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.handling import days, telling
from jianyan.handling.models import (
    Answer,
    Assignment,
    Check,
    Contact,
    Extension,
    Method,
    MethodItem,
    Outgoing,
    Overseeing,
    Promise,
    Reminder,
    Reply,
    Sheet,
)
from jianyan.handling.rights import HUB_ROLES, unit_does
from jianyan.organisation.choices import PartyKind, Role
from jianyan.organisation.models import OutsideParty
from jianyan.registers.declared import Register, not_before


def partner_committees(committee: Committee) -> QuerySet[OutsideParty]:
    """Committees of other places."""
    return OutsideParty.objects.of(committee).filter(kind=PartyKind.COMMITTEE)


def units_too(actor: Any, committee: Committee) -> bool:
    """The offices, and units for what they handle."""
    return bool(actor.is_office or actor.role == Role.UNIT)


def works_on_many(actor: Any, step: str) -> bool:
    """Hubs distribute and check many at once, units sign for many."""
    return bool(actor.is_office or actor.role in ((Role.UNIT,) if step == "sign" else HUB_ROLES.values()))


def never(row: Any, actor: Any) -> bool:
    return False


def of_own_unit(row: Any, actor: Any) -> bool:
    return unit_does(actor, row.assignment)


def for_own_unit(row: Any, actor: Any) -> str:
    return unit_does.stands_for(actor, row.assignment)


def copy_round(contact: Contact) -> None:
    """A contact belongs to the round in which its unit handles the proposal now."""
    contact.round = contact.assignment.round


READS = {"proposal": (telling.letters_of, telling.opinions_of)}
PANELS = {"proposal": (telling.units_of, telling.promises_of, telling.papers_on)}
LIST_ACTS = {"proposal": (telling.acts_on_list,)}
ACTS = {"proposal": (telling.acts_on_proposal,)}
REGISTERS = (
    Register(
        Assignment, _("每个承办单位的一份：怎样办、何时到期、办到哪一步。"),
        ("proposal", "unit", "role", "state", "handed_on", "due_on", "replied_on"), fields=("proposal", "unit", "role", "hub", "part"),
        filters=("unit", "role", "state", "hub", "due_on", "handed_on", "replied_on"), search=("proposal__title", "unit__name"),
        part_of=("proposal", "unit"), order=1, may_add=False, may_change=never, tells=True, shapes=telling.SHAPES, lede=telling.line, elsewhere=("proposal",),
        stages=telling.stages, reads=(telling.proposal_of, telling.opinions_of, telling.own_letter), panels=(telling.meeting,), views=telling.VIEWS, acts=telling.acts_on_assignment,
        bulk=("distribute", "sign", "send"), bulk_by=works_on_many, hides=("kept_due_on", "proposal", "opinion"),
        sentences={
            "assignment_unit_once": _("这个单位已在办理这件提案，不用再交。"),
            "assignment_state_known": _("没有这种状态，请重新选择。"),
        },
    ),
    Register(
        Contact, _("承办单位怎样与提案人面商。"), ("summary", "way", "stage", "held_on", "ours", "theirs", "assignment"),
        fields=("assignment", "held_on", "way", "stage", "ours", "theirs", "summary"), filters=("way", "stage", "held_on"),
        search=("summary",), part_of=("assignment",), order=2, may_add_by=units_too, may_change=of_own_unit, may_enter=of_own_unit, enters_for=for_own_unit,
        fills={"assignment": copy_round}, tells=True, guards=(days.of_contact,),
    ),
    Register(
        Extension, _("延期申请和批复。"), ("assignment", "until", "reason", "state", "asked_on", "decided_on"),
        fields=("assignment", "until", "reason"), filters=("state", "asked_on"), part_of=("assignment",), order=3, may_add_by=units_too,
        may_change=never, tells=True, shapes={"asked": "wait", "granted": "done", "refused": "back"}, guards=(days.of_extension,),
    ),
    Register(
        Reply, _("承办单位的复文。"), ("assignment", "letter_no", "result_class", "signed_by", "openness", "written_on"),
        fields=("assignment", "letter_no", "result_class", "openness", "signed_by", "head_signed", "handler", "phone", "written_on"),
        filters=("result_class", "openness", "written_on"), search=("letter_no",), part_of=("assignment",), order=4, may_change=never,
        sentences={"reply_once_a_round": _("这一次办理已有复文，请在原复文上修改。")}, may_add=False, private=("phone",),
    ),
    Register(
        Answer, _("复文对每条建议的答复。"), ("suggestion", "fate", "text", "reply"), fields=("reply", "suggestion", "fate", "text"),
        filters=("fate",), part_of=("reply", "suggestion"), own_list=False, order=5, may_add=False, may_change=never,
        sentences={"answer_once": _("这条建议已有答复，请在原答复上修改。")},
    ),
    Register(
        Sheet, _("提案人对办理的反馈。"), ("proposal", "membership", "assignment", "state", "attitude", "result", "given_on"),
        fields=("proposal",), filters=("state", "attitude", "result", "given_on", "due_on"), search=("proposal__title",),
        part_of=("proposal", "assignment"), order=6, may_add=False, may_change=never, tells=True, views=telling.SHEET_VIEWS,
        shapes={"asked": "wait", "given": "done", "lapsed": "back"}, bulk=("lapse",),
    ),
    Register(
        Promise, _("复文里答应的事，何时兑现，核实了没有。"), ("what", "who", "by_when", "state", "proof", "checked_on", "assignment"),
        fields=("proposal", "assignment", "what", "who", "by_when"), filters=("state", "by_when", "checked_on"), search=("what",),
        part_of=("proposal", "assignment"), order=7, may_add_by=units_too, may_change=never, tells=True, elsewhere=("proposal",),
        shapes={"open": "work", "kept": "done", "late": "done", "dropped": "back"}, guards=(days.of_promise,),
    ),
    Register(
        Overseeing, _("重点提案怎样督办：领衔、现场、联合、网上、跟踪、带案视察、民主评议、回头看。"),
        ("form", "proposal", "leader", "level", "held_on", "found", "result"),
        fields=("proposal", "form", "leader", "level", "held_on", "activity", "found", "result"), filters=("form", "level", "held_on"),
        search=("leader", "proposal__title", "found"), part_of=("proposal", "activity"), order=8, guards=(days.of_overseeing,),
    ),
    Register(
        Reminder, _("什么时候、用什么方式催办过谁。"), ("level", "assignment", "sheet", "way", "to", "sent_on", "sent_by"),
        fields=("assignment", "sheet", "level", "way", "to", "text", "sent_on"), filters=("way", "sent_on"), search=("to", "text"),
        part_of=("assignment", "sheet"), order=9, may_add=False, may_change=never,
        sentences={"reminder_is_about_one": _("一次催办只对一件承办或一张征询意见表。")},
    ),
    Register(
        Method, _("本会自己的办理工作法和清单。"), ("name", "about", "since", "until"), fields=("name", "about", "since", "until"),
        search=("name",), order=10,
        sentences={"method_name_once": _("已有同名的工作法。"), "method_ends_after": not_before(Method, "until", "since")},
    ),
    Register(
        MethodItem, _("工作法的逐项要求。"), ("text", "number", "method"), fields=("method", "number", "text"), part_of=("method",),
        own_list=False, order=11, sentences={"method_item_once": _("这一项的序号已经用过。")},
    ),
    Register(
        Check, _("按工作法给一件提案列的清单：谁负责、何时、做到没有。"), ("item", "person", "due_on", "done_on", "result", "proposal"),
        fields=("proposal", "item", "person", "due_on", "done_on", "result"), filters=("due_on", "done_on"), search=("person", "proposal__title"),
        part_of=("proposal", "item"), order=12, tells=True, guards=(days.of_check,), sentences={"check_once": _("这件提案的清单里已有这一项。")},
    ),
    Register(
        Outgoing, _("本会单独或与外地政协联名向上级政协提交的提案，及其列为重点、督办、采纳的情况。"),
        ("title", "upper", "submitted_on", "key_on", "adopted_by"),
        fields=("title", "upper", "partners", "proposal", "submitted_on", "number", "key_on", "supervised_by", "adopted_by", "adopted_on"),
        filters=("submitted_on", "key_on", "adopted_on"), search=("title", "upper"), part_of=("proposal",), order=13,
        targets={"partners": partner_committees},
        sentences={
            "outgoing_key_after": not_before(Outgoing, "key_on", "submitted_on"),
            "outgoing_adopted_after": not_before(Outgoing, "adopted_on", "submitted_on"),
        },
    ),
)  # fmt: skip
