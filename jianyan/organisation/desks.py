"""Who sits at which desk: persons, units, bodies and participants by their key, roles by their name."""

from __future__ import annotations

from collections.abc import Iterable

from jianyan.committees.models import Committee
from jianyan.flows.desks import Desk
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Body, HandlingUnit, Participant, Person

PERSON, UNIT, BODY, PARTICIPANT, ROLE = "person", "unit", "body", "participant", "role"
MEMBERS = "members"  # everybody who belongs to a body; BODY is the desk of whoever acts in its name
TABLES: dict[str, type[Person | HandlingUnit | Body | Participant]] = {
    PERSON: Person, UNIT: HandlingUnit, BODY: Body, PARTICIPANT: Participant, MEMBERS: Body,
}  # fmt: skip


def desks_of(actor: Actor) -> list[Desk]:
    """The desks an actor sits at: his role's, those of the person, unit, body or participant his seat is tied to, and
    those of the bodies he belongs to."""
    desks = [Desk(ROLE, actor.role), *(Desk(MEMBERS, str(key)) for key in sorted(actor.bodies))]
    if actor.seat:
        seat = actor.seat
        keys = {PERSON: seat.person_id, UNIT: seat.unit_id, BODY: seat.body_id, PARTICIPANT: seat.participant_id}
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
