"""A factory that brings proposals to their states by walking the flow, in the demonstration's county committee."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jianyan.committees.models import Committee, Provision
from jianyan.demo.desks import Desks
from jianyan.demo.live import Walk
from jianyan.demo.world import World, new_world
from jianyan.flows.models import Notice, Waiting
from jianyan.flows.refusals import StepRefused
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit, Membership, Participant
from jianyan.trail.models import Entry

EVERY_ROLE = (
    Role.MEMBER, Role.COLLECTIVE, Role.CONVENER, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.GOVERNMENT_HUB, Role.PARTY_HUB,
    Role.UNIT, Role.LEADER, Role.OFFICE, Role.RESEARCH_OFFICE,
)  # fmt: skip


def county() -> Committee:
    return Committee.objects.get(slug="shangzhou")


def world_of(committee: Committee) -> World:
    world = new_world(committee, "2022")
    world.members = list(Membership.objects.of(committee).select_related("person", "sector", "party"))
    world.units = list(HandlingUnit.objects.of(committee).order_by("pk"))
    world.participants = list(Participant.objects.of(committee).order_by("pk"))
    world.leaders = world.members[:1]
    return world


def start(number: int = 1, ago: int = 40) -> Walk:
    """A draft; odd numbers are the demonstration member's own, those of five its party's."""
    committee = county()
    return Walk(world_of(committee), Desks(committee), number, ago)


def rule(key: str, value: Any) -> None:
    """Let a local rule hold from long ago."""
    Provision.objects.create(committee=county(), key=key, value=value, valid_from=date(2000, 1, 1), source="试")


def refusal(step: Any) -> str:
    """The sentence with which a step is refused."""
    with pytest.raises(StepRefused) as refused:
        step()
    return str(refused.value)


def waits(row: Any) -> list[tuple[str, str]]:
    return sorted((str(one.desk), one.label) for one in Waiting.objects.about(row))


def told(row: Any) -> list[str]:
    """What was told about a row, oldest first."""
    return [one.words for one in Notice.objects.about(row).order_by("pk")]


def steps(row: Any) -> list[str]:
    return [one.step for one in Entry.objects.of(row.committee).about(row).order_by("pk")]
