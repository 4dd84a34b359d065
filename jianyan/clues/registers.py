"""The registers of clues and topics."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.clues.choices import State
from jianyan.clues.models import Clue, Topic
from jianyan.registers.declared import Register, View, not_before

REGISTERS = (
    Register(
        Topic, _("由线索整理、供委员选题参考。"), ("title", "category", "opened_on", "closed_on"),
        fields=("title", "about", "category", "opened_on", "closed_on"), filters=("opened_on",), search=("title", "about"), order=1,
        sentences={
            "topic_once_a_day": _("这一天已经列过同名的选题。"),
            "topic_closes_after_opening": not_before(Topic, "closed_on", "opened_on"),
        },
    ),
    Register(
        Clue, _("群众和单位提供的提案线索；线索不是提案，列入选题供委员参考。"), ("text", "giver", "name", "state", "received_on", "topic"),
        fields=("text", "giver", "name", "contact"), filters=("giver", "state", "received_on"), search=("text", "name"), part_of=("topic",), order=2,
        private=("contact", "origin"), hides=("origin",), shapes={State.RECEIVED: "wait", State.LISTED: "done", State.SET_ASIDE: "back"},
        bulk=("list", "set_aside"), may_change=lambda clue, actor: False,
        views=(View("new", _("待研究"), lambda actor: Q(state=State.RECEIVED), front=True),),
    ),
)  # fmt: skip
