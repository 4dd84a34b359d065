"""Registers of consultations and the year's plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.consultations.choices import State
from jianyan.consultations.models import Consultation, Plan, PlannedTopic
from jianyan.organisation.dimensions import of_choices
from jianyan.registers.declared import Register

REGISTERS = (
    Register(
        Consultation, _("每次协商的形式、承办机构和举行日期。"), ("title", "form", "part", "lead_body", "held_on"),
        fields=("title", "form", "part", "lead_body", "held_on"), filters=("form", "part", "lead_body", "held_on"),
        search=("title",), part_of=("matter", "lead_body"), spine="matter", order=1, words={"state": of_choices(State)},
    ),
    Register(
        Plan, _("每年一份的协商计划，连同议题。"), ("year", "approved_by", "approved_on"),
        fields=("year", "approved_by", "approved_on"), filters=("approved_on",), search=("approved_by",), order=2,
        sentences={"plan_once_a_year": _("这一年的协商计划已经登记过，请打开原有的修改。")},
    ),
    Register(
        PlannedTopic, _("计划里的一个议题，以及落实它的协商。"), ("title", "plan", "number", "form", "consultation", "dropped_on"),
        fields=("plan", "number", "title", "form", "set_on", "dropped_on", "consultation"),
        filters=("form", "set_on", "dropped_on"), search=("title",), part_of=("plan",), order=3, own_list=False,
        sentences={
            "planned_topic_once": _("这份计划已有这个序号的议题，请换一个序号。"),
            "consultation": _("这次协商已对应另一个议题，请另选一次。"),
        },
    ),
)  # fmt: skip
