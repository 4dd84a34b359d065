"""What waits for an actor: the rows on his desks, what is late first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.command import nearest
from jianyan.committees.clock import today
from jianyan.committees.missing import Missing
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.committees.working_days import calendar_of
from jianyan.flows.desks import desks_of, labels
from jianyan.flows.models import Waiting, WaitingQuerySet
from jianyan.look import phrases
from jianyan.look.parts import Due
from jianyan.look.tables import Column, Table
from jianyan.registers.catalogue import all_registers
from jianyan.registers.dues import due, soon_until
from jianyan.registers.named_views import ViewLink
from jianyan.registers.notices import unread_of
from jianyan.registers.typed import to_sign_in

ROWS_A_PAGE = 30
LATE, SOON = "late", "soon"


@dataclass(frozen=True)
class Tally:
    """How many rows wait, and how many of them are late, or due soon."""

    late: int
    soon: int
    every: int


def waiting_of(actor: Any) -> WaitingQuerySet:
    """The rows on an actor's desks: what is late first, then what is due, then what has no deadline.

    What lies on two of his desks, such as his office's and his own, is there once.
    """
    rows: WaitingQuerySet = Waiting.objects.of(actor.committee).on_desks(desks_of(actor))
    once = rows.order_by().values("kind", "row").annotate(first=Min("pk")).values("first")
    found: WaitingQuerySet = Waiting.objects.of(actor.committee)
    return found.filter(pk__in=once).order_by(F("due_on").asc(nulls_last=True), "since", "pk")


def number_waiting(actor: Any) -> int:
    """For the mark beside an entry of the navigation; nothing waits for a visitor."""
    return waiting_of(actor).count() if actor.seat else 0


def tally_of(actor: Any) -> Tally:
    """One query."""
    conditions = _conditions(actor.committee)
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    return Tally(**waiting_of(actor).order_by().aggregate(**counts, every=Count("pk")))


def table_of(actor: Any, rows: Sequence[Waiting]) -> Table:
    """Rows that wait, as a table; one query a kind of desk."""
    committee, calendar = actor.committee, calendar_of(actor.committee)
    names = labels(committee, [row.desk for row in rows])

    def left(row: Waiting) -> Due | None:
        return due(calendar, row.due_on) if row.due_on else None

    columns = [
        Column("title", _("事项"), kind="title", sub="label"),
        Column("kind", _("类别"), phone="inline", get=lambda row: kind_label(row.kind)),
        Column("desk", _("在谁处"), phone="skip", get=lambda row: names[row.desk]),
        Column("since", _("何时收到"), kind="date", phone="skip"),
        Column("due_on", _("期限"), kind="due", phone="inline", get=left),
    ]
    return Table(columns, rows, caption=_("待办"))


def kind_label(kind: str) -> str:
    """What a kind of record is called."""
    register = all_registers().get(kind)
    return str(register.label) if register else kind


def todo(request: Request) -> HttpResponse:
    """All that waits for whoever asks, or what is late, due soon, or of one kind."""
    actor = request.actor
    if actor.seat is None:
        return to_sign_in(request, todo)
    views, condition = _views(request)
    page = Paginator(waiting_of(actor).filter(condition), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "views": views,
        "page": page,
        "table": table_of(actor, list(page.object_list)),
        "unread": unread_of(actor),
    }
    return render(request, "registers/todo.html", context)


def _views(request: Request) -> tuple[list[ViewLink], Q]:
    """The line of views with their counts, and the condition of the one chosen.

    Raises:
        Missing: there is no such view; the sentence offers the nearest.
    """
    tally, conditions = tally_of(request.actor), _conditions(request.committee)
    kinds = waiting_of(request.actor).order_by().values("kind").annotate(number=Count("pk"))
    numbers = {row["kind"]: row["number"] for row in kinds}
    conditions |= {kind: Q(kind=kind) for kind in numbers}
    chosen = request.GET.get("view", "")
    if chosen and chosen not in conditions and chosen not in all_registers():
        words = {"name": chosen, "known": nearest(chosen, conditions)}
        raise Missing(gettext("没有“%(name)s”这个视图。相近的：%(known)s。") % words)
    named: list[tuple[str, Any, int]] = [
        ("", phrases.ALL, tally.every), (LATE, _("逾期"), tally.late), (SOON, _("快到期"), tally.soon),
        *((kind, kind_label(kind), number) for kind, number in sorted(numbers.items())),
    ]  # fmt: skip
    links = [ViewLink(str(label), f"?view={name}", number, current=name == chosen) for name, label, number in named]
    return links, conditions.get(chosen, Q(kind=chosen) if chosen else Q())


def _conditions(committee: Committee) -> dict[str, Q]:
    now = today()
    return {LATE: Q(due_on__lt=now), SOON: Q(due_on__range=(now, soon_until(committee)))}
