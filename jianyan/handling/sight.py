"""Units and hubs see the proposals that were handed to them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from jianyan.handling.choices import GONE
from jianyan.handling.models import Assignment
from jianyan.handling.rights import HUB_ROLES
from jianyan.organisation.choices import Role
from jianyan.proposals.sight import sees


def handed_to(actor: Any) -> Q | None:
    """The proposals of a unit or a hub; nothing of this rule for other roles."""
    rows = Assignment.objects.of(actor.committee).filter(proposal=OuterRef("pk")).exclude(state__in=GONE)
    if actor.role == Role.UNIT:
        return Q(Exists(rows.filter(unit=actor.seat.unit_id)))
    hub = next((hub for hub, role in HUB_ROLES.items() if role == actor.role), None)
    return Q(Exists(rows.filter(hub=hub))) if hub else None


def register() -> None:
    sees(handed_to)
