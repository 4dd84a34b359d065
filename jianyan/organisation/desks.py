"""Who sits at which desk: persons, units and bodies by their key, roles by their name."""

from __future__ import annotations

from collections.abc import Iterable

from jianyan.committees.models import Committee
from jianyan.flows.desks import Desk
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Body, HandlingUnit, Person

PERSON, UNIT, BODY, ROLE = "person", "unit", "body", "role"
TABLES: dict[str, type[Person | HandlingUnit | Body]] = {PERSON: Person, UNIT: HandlingUnit, BODY: Body}


def desks_of(actor: Actor) -> list[Desk]:
    """The desks an actor sits at: his role's, and those of the person, unit or body his seat is tied to."""
    desks = [Desk(ROLE, actor.role)]
    if actor.seat:
        keys = {PERSON: actor.seat.person_id, UNIT: actor.seat.unit_id, BODY: actor.seat.body_id}
        desks += [Desk(kind, str(key)) for kind, key in keys.items() if key]
    return desks


def name_desks(committee: Committee, desks: Iterable[Desk]) -> dict[Desk, str]:
    """What to call the desks; one query a kind."""
    wanted = list(desks)
    named = {desk: str(Role(desk.key).label) for desk in wanted if desk.kind == ROLE and desk.key in Role.values}
    for kind, table in TABLES.items():
        keys = [desk.key for desk in wanted if desk.kind == kind and desk.key.isdecimal()]
        if keys:
            rows = table.objects.of(committee).filter(pk__in=keys)
            named |= {Desk(kind, str(row.pk)): str(row) for row in rows}
    return named
