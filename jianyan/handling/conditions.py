"""Conditions over the rows of handling that figures share. What a proposal has several of is asked for as an Exists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from jianyan.handling.choices import GONE, REPLYING, AssignmentState, ContactWay, PromiseState
from jianyan.handling.models import Contact
from jianyan.proposals.conditions import replied_by

IN_HAND = ~Q(state__in=GONE) & Q(proposal__withdrawn_on__isnull=True)
KEPT_PROMISE = Q(state=PromiseState.KEPT)
LATE_PROMISE = Q(state=PromiseState.LATE)
DROPPED_PROMISE = Q(state=PromiseState.DROPPED)


def contacts_before_reply(**only: Any) -> Any:
    """The times a proposal's units met its proposer before the reply; “no visit needed” is an answer, not a meeting."""
    found = Contact._base_manager.filter(
        assignment__proposal=OuterRef("pk"), held_on__lte=OuterRef("replied_on"), **only
    )
    return found.exclude(way=ContactWay.NOT_NEEDED)


def not_met() -> Q:
    """Parts of the first round whose unit is to reply and has not met the proposer since it signed."""
    own = Contact._base_manager.filter(assignment=OuterRef("pk"))
    return Q(state=AssignmentState.HANDLING, role__in=REPLYING, signed_on__isnull=False) & ~Q(Exists(own))


def met(as_of: date) -> Q:
    return replied_by(as_of) & Q(Exists(contacts_before_reply()))


def met_twice(as_of: date) -> Q:
    return replied_by(as_of) & Q(Exists(contacts_before_reply()[1:2]))


def called_on(as_of: date) -> Q:
    """Met at the proposer's own place."""
    return replied_by(as_of) & Q(Exists(contacts_before_reply(way=ContactWay.VISIT)))
