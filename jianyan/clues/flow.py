"""A clue is put on the list of topics or kept. It is never a proposal: a member writes that."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jianyan.clues.choices import State
from jianyan.flows.declared import BEGIN, Flow, Step
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import anybody, in_role
from jianyan.flows.refusals import StepRefused
from jianyan.organisation.choices import Role
from jianyan.organisation.desks import ROLE

is_staff = in_role(Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, label=_("提案委工作人员"))


def has_topic(clue: Any) -> None:
    if clue.topic is None:
        raise StepRefused(gettext("请选定列入哪个选题；没有合适的，先添加一个选题。"), field="topic")


CLUE = Flow(
    initial=State.RECEIVED,
    begins=Step(name=BEGIN.name, label=_("收到线索"), allowed=anybody, stamps="received_on",
                leaves_on=lambda clue: Desk(ROLE, Role.PROPOSAL_STAFF), awaits=_("研究线索")),
    steps=[
        Step(name="list", label=pgettext_lazy("步骤", "列入选题"), sources=(State.RECEIVED, State.SET_ASIDE), target=State.LISTED, allowed=is_staff,
             takes=("topic",), guards=(has_topic,), stamps="settled_on"),
        Step(name="set_aside", label=pgettext_lazy("步骤", "留存"), sources=(State.RECEIVED,), target=State.SET_ASIDE, allowed=is_staff, asks_note=True,
             stamps="settled_on"),
    ],
)  # fmt: skip
