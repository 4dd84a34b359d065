"""What a first page shows whoever acts: what waits and what is late, what is new, and which of his lists hold something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jianyan.flows.models import Notice
from jianyan.look.tables import Table
from jianyan.registers.catalogue import all_registers
from jianyan.registers.declared import Register, View
from jianyan.registers.named_views import ViewLink, numbers_of, views_for
from jianyan.registers.notices import notices_of, unread_of
from jianyan.registers.todo import Tally, table_of, tally_of, waiting_of

ROWS, NEWS = 8, 5


@dataclass(frozen=True)
class Lists:
    """The lists of one register that hold something for whoever asks, each with its count."""

    label: str
    links: Sequence[ViewLink]


@dataclass(frozen=True)
class Front:
    """Draw it with `registers/waiting.html`, where it is called `waiting`."""

    tally: Tally
    table: Table
    unread: int
    news: Sequence[Notice]
    lists: Sequence[Lists]


def front_of(actor: Any) -> Front | None:
    """The first of everything; nothing to a visitor. The number of queries does not depend on the rows."""
    if actor.seat is None:
        return None
    news = list(notices_of(actor).filter(read_at__isnull=True)[:NEWS])
    waiting = table_of(actor, list(waiting_of(actor)[:ROWS]))
    return Front(tally_of(actor), waiting, unread_of(actor), news, lists_of(actor))


def lists_of(actor: Any) -> list[Lists]:
    """The named lists that are on his first page and hold something, register by register; one query for all counts."""
    shown = _views(actor)
    rows = [register.of(actor.committee, actor).filter(view.only(actor)) for register, view in shown]
    found: dict[str, list[ViewLink]] = {}
    for (register, view), count in zip(shown, numbers_of(actor.committee, rows), strict=True):
        if count:
            url = f"{actor.committee.address('register', register=register.name)}?view={view.name}"
            found.setdefault(register.name, []).append(ViewLink(str(view.label), url, count))
    return [Lists(str(all_registers()[name].label), links) for name, links in found.items()]


def _views(actor: Any) -> list[tuple[Register, View]]:
    registers = [register for register in all_registers().values() if register.own_list]
    return [(one, view) for one in registers for view in views_for(one, actor) if view.front]
