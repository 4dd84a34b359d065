"""Handing proposals over: one or many at a meeting, to a sole unit, a lead with assisting ones, or split among several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import begin
from jianyan.handling.choices import UnitRole
from jianyan.handling.models import Assignment
from jianyan.organisation.models import HandlingUnit
from jianyan.proposals.models import Proposal
from jianyan.registers.forms import LinkField, LinksField


class Mode(forms.Form):
    """How one proposal is handed over; without a lead unit it is left for another time."""

    lead = LinkField(HandlingUnit.objects.none(), label=_("主办单位"), required=False, empty_label=str(_("暂不交办")))
    others = LinksField(HandlingUnit.objects.none(), label=_("其他单位"), required=False)
    split = forms.BooleanField(label=_("各单位分办，各自答复"), required=False)

    def __init__(self, proposal: Proposal, units: Sequence[HandlingUnit], data: Any = None) -> None:
        super().__init__(data, prefix=f"p{proposal.pk}", initial={"lead": _intended(proposal, units)})
        self.proposal = proposal
        rows = HandlingUnit.objects.of(proposal.committee).filter(pk__in=[unit.pk for unit in units])
        pairs = [(unit.pk, str(unit)) for unit in units]
        for name in ("lead", "others"):
            field: Any = self.fields[name]
            field.queryset = rows
            field.widget.choices = [*([("", gettext("暂不交办"))] if name == "lead" else []), *pairs]

    @property
    def is_given(self) -> bool:
        return bool(self.cleaned_data.get("lead"))

    def assignments(self) -> list[Assignment]:
        """The units' parts, the lead's first."""
        given = self.cleaned_data
        lead, others = given["lead"], [unit for unit in given["others"] if unit != given["lead"]]
        if given["split"]:
            roles = [UnitRole.SPLIT] * (1 + len(others))
        else:
            roles = [UnitRole.LEAD if others else UnitRole.SOLE, *[UnitRole.ASSIST] * len(others)]
        return [
            Assignment(committee=self.proposal.committee, proposal=self.proposal, unit=unit, role=role, hub=unit.hub)
            for unit, role in zip([lead, *others], roles, strict=True)
        ]


def units_in_being(committee: Any) -> list[HandlingUnit]:
    """The units that can be handed something, in the order of their names."""
    day = today()
    rows = HandlingUnit.objects.of(committee)
    return [unit for unit in rows if unit.dissolved_on is None or unit.dissolved_on > day]


def _intended(proposal: Proposal, units: Sequence[HandlingUnit]) -> int | None:
    """The unit that the reviewer meant, else the one the proposer wished for, where its name is known."""
    for words in (proposal.intended_units, proposal.wanted_units):
        for unit in units:
            if words and (unit.name in words or (unit.short_name and unit.short_name in words)):
                return unit.pk
    return None


def hand_over(mode: Mode, by: Any) -> str:
    """Hand one proposal over, all of its units or none; returns the refusal, empty when done."""
    try:
        with transaction.atomic():
            for assignment in mode.assignments():
                begin(assignment, by=by)
    except StepRefused as refusal:
        return str(refusal)
    return ""
