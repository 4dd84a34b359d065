"""The six steps of setting up, and how far a committee has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary
from jianyan.look.parts import Station
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit, Membership, Seat, Sector


@dataclass(frozen=True)
class Step:
    """One step: its address, its word, and whether a committee has it behind itself."""

    view: str
    name: str | Promise
    is_done: Callable[[Committee], bool]


def _has_members_accounts(committee: Committee) -> bool:
    return Seat.objects.of(committee).in_force(today()).filter(role=Role.MEMBER).exists()


STEPS = (
    Step("setup-committee", _("委员会"), lambda committee: True),
    Step("setup-term", _("届次和全会"), lambda committee: Plenary.objects.of(committee).exists()),
    Step("setup-bodies", _("界别和专委会"), lambda committee: Sector.objects.of(committee).exists()),
    Step("setup-units", _("承办单位"), lambda committee: HandlingUnit.objects.of(committee).exists()),
    Step("setup-roster", _("委员名册"), lambda committee: Membership.objects.of(committee).exists()),
    Step("setup-accounts", _("账号"), _has_members_accounts),
)
DONE = "setup-done"


def number_of(view: str) -> int:
    """Which step an address is, counted from 1."""
    return [step.view for step in STEPS].index(view) + 1


def after(view: str) -> str:
    """The address of what follows a step."""
    number = number_of(view)
    return STEPS[number].view if number < len(STEPS) else DONE


def before(view: str) -> str:
    """The address of the step before; empty for the first."""
    number = number_of(view)
    return STEPS[number - 2].view if number > 1 else ""


def next_open(committee: Committee) -> str:
    """Where to go on: the first step that is not done."""
    return next((step.view for step in STEPS if not step.is_done(committee)), DONE)


def stations(committee: Committee | None, here: str) -> list[Station]:
    """The steps as stations of a line."""
    return [Station(str(step.name), state=_state(step, committee, here)) for step in STEPS]


def _state(step: Step, committee: Committee | None, here: str) -> str:
    if step.view == here:
        return "here"
    return "done" if committee and step.is_done(committee) else ""
