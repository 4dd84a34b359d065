"""What was told to an actor's desks, until somebody there has read it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from jianyan.committees.requests import Request
from jianyan.flows.desks import desks_of
from jianyan.flows.models import DeskQuerySet, Notice
from jianyan.registers.typed import to_sign_in

ROWS_A_PAGE = 30


def notices_of(actor: Any) -> DeskQuerySet:
    """What was told to the desks of an actor: the unread first, then the latest."""
    rows: DeskQuerySet = Notice.objects.of(actor.committee).on_desks(desks_of(actor))
    read = Case(When(read_at__isnull=True, then=Value(0)), default=Value(1))
    return rows.order_by(read, "-at", "-pk")


def unread_of(actor: Any) -> int:
    """How many of them nobody there has read."""
    return notices_of(actor).filter(read_at__isnull=True).count()


def notices(request: Request) -> HttpResponse:
    """What was told; by POST one notice, or all, are marked as read. What a desk shares is read for all who sit there."""
    if request.actor.seat is None:
        return to_sign_in(request, notices)
    rows = notices_of(request.actor)
    if request.method == "POST":
        key = request.POST.get("read", "")
        unread = rows.filter(read_at__isnull=True)
        (unread.filter(pk=key) if key.isdecimal() else unread).order_by().update(read_at=timezone.now())
        return HttpResponseRedirect(request.get_full_path())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "unread": unread_of(request.actor)}
    return render(request, "registers/notices.html", context)
