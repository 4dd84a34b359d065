"""The registers of handling: who handles what, how they met, what they answered and promised, how it was rated."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.handling import telling
from jianyan.handling.models import (
    Answer,
    Assignment,
    Contact,
    Extension,
    Overseeing,
    Promise,
    Reminder,
    Reply,
    Sheet,
)
from jianyan.handling.rights import HUB_ROLES, unit_does
from jianyan.organisation.choices import Role
from jianyan.registers.declared import Register


def units_too(actor: Any, committee: Committee) -> bool:
    """The offices, and units for what they handle."""
    return bool(actor.is_office or actor.role == Role.UNIT)


def works_on_many(actor: Any) -> bool:
    """Hubs distribute and check many at once, units sign for many."""
    return bool(actor.is_office or actor.role in (Role.UNIT, *HUB_ROLES.values()))


def never(row: Any, actor: Any) -> bool:
    return False


def of_own_unit(row: Any, actor: Any) -> bool:
    return unit_does(actor, row.assignment)


def copy_round(contact: Contact) -> None:
    """A contact belongs to the round in which its unit handles the proposal now."""
    contact.round = contact.assignment.round


READS = {"proposal": (telling.letters_of,)}
PANELS = {"proposal": (telling.units_of, telling.promises_of, telling.papers_on)}
LIST_ACTS = {"proposal": (telling.acts_on_list,)}
ACTS = {"proposal": (telling.acts_on_proposal,)}
REGISTERS = (
    Register(
        Assignment, _("每个承办单位的一份：怎样办、何时到期、办到哪一步。"),
        ("proposal", "unit", "role", "state", "handed_on", "due_on", "replied_on"), fields=("proposal", "unit", "role", "hub", "part"),
        filters=("unit", "role", "state", "hub", "due_on", "handed_on", "replied_on"), search=("proposal__title", "unit__name"),
        part_of=("proposal", "unit"), order=1, may_add=False, may_change=never, tells=True, shapes=telling.SHAPES, lede=telling.line, elsewhere=("proposal",),
        stages=telling.stages, reads=(telling.proposal_of, telling.own_letter), views=telling.VIEWS, acts=telling.acts_on_assignment,
        bulk=("distribute", "sign", "send"), bulk_by=works_on_many, hides=("kept_due_on", "proposal"),
        sentences={
            "assignment_unit_once": _("这个单位已在办理这件提案，不用再交。"),
            "assignment_state_known": _("没有这种状态，请重新选择。"),
        },
    ),
    Register(
        Contact, _("承办单位怎样与提案人面商。"), ("summary", "way", "stage", "held_on", "ours", "theirs", "assignment"),
        fields=("assignment", "held_on", "way", "stage", "ours", "theirs", "summary"), filters=("way", "stage", "held_on"),
        search=("summary",), part_of=("assignment",), order=2, may_add_by=units_too, may_change=of_own_unit, may_enter=of_own_unit,
        fills={"assignment": copy_round}, tells=True,
    ),
    Register(
        Extension, _("延期申请和批复。"), ("assignment", "until", "reason", "state", "asked_on", "decided_on"),
        fields=("assignment", "until", "reason"), filters=("state", "asked_on"), part_of=("assignment",), order=3, may_add_by=units_too,
        may_change=never, tells=True, shapes={"asked": "wait", "granted": "done", "refused": "back"},
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
        shapes={"open": "work", "kept": "done", "late": "done", "dropped": "back"},
    ),
    Register(
        Overseeing, _("重点提案怎样督办：领衔、现场、联合、网上、跟踪、带案视察、民主评议、回头看。"),
        ("form", "proposal", "leader", "level", "held_on", "found", "result"),
        fields=("proposal", "form", "leader", "level", "held_on", "activity", "found", "result"), filters=("form", "level", "held_on"),
        search=("leader", "proposal__title", "found"), part_of=("proposal", "activity"), order=8,
    ),
    Register(
        Reminder, _("什么时候、用什么方式催办过谁。"), ("level", "assignment", "sheet", "way", "to", "sent_on", "sent_by"),
        fields=("assignment", "sheet", "level", "way", "to", "text", "sent_on"), filters=("way", "sent_on"), search=("to", "text"),
        part_of=("assignment", "sheet"), order=9, may_add=False, may_change=never,
        sentences={"reminder_is_about_one": _("一次催办只对一件承办或一张征询意见表。")},
    ),
)  # fmt: skip
