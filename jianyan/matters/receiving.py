"""A room that takes matters over from another declares how: a proposal that is not filed becomes an opinion report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianyan.matters.choices import LinkKind
from jianyan.matters.models import Link, Matter, MatterModel
from jianyan.matters.sight import row_of
from jianyan.organisation.models import Body, Membership, Participant


@dataclass(frozen=True)
class Handed:
    """What is handed over of a matter, in words that every room knows. Of those who made it one at most is given."""

    matter: Matter
    title: str
    who: str
    on: date
    situation: str
    suggestions: str
    membership: Membership | None = None
    participant: Participant | None = None
    body: Body | None = None


@dataclass(frozen=True)
class Receiver:
    """How a room makes a row of its own of what it is handed, and lets go of that row when it is taken back.

    `give_back` lets StepRefused out when work on the row has begun.
    """

    take_over: Callable[[Handed, Any], MatterModel]
    give_back: Callable[[Any, Any], None]


_receivers: dict[str, Receiver] = {}


def receives(kind: str, receiver: Receiver) -> None:
    """Let a room take over what becomes a matter of its kind."""
    _receivers[kind] = receiver


def hand_over(handed: Handed, kind: str, *, by: Any) -> MatterModel:
    """The row that a matter goes on as, tied to where it came from; made once, however often it is asked for.

    Raises:
        KeyError: no room receives matters of that kind.
    """
    found = _come_of(handed.matter, kind)
    if found:
        return row_of(found.source)
    row = _receivers[kind].take_over(handed, by)
    Link.objects.create(committee=row.committee, source=row.matter, target=handed.matter, kind=LinkKind.FROM)
    return row


def take_from(matter: Matter, kind: str, *, by: Any) -> None:
    """Take back what was handed over, if it was.

    Raises:
        StepRefused: work on it has begun.
    """
    if found := _come_of(matter, kind):
        _receivers[kind].give_back(row_of(found.source), by)


def _come_of(matter: Matter, kind: str) -> Link | None:
    ties = Link.objects.of(matter.committee).filter(target=matter, kind=LinkKind.FROM, source__kind=kind)
    return ties.select_related("source__committee").first()
