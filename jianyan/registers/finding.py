"""What the address of a record names: a register, one of its rows, and where the reader came from."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.flows.declared import Flow
from jianyan.registers.catalogue import all_registers
from jianyan.registers.declared import Register


def register_named(name: str) -> Register:
    """The register an address names.

    Raises:
        Missing: there is none; the sentence offers the nearest.
    """
    known = all_registers()
    if name not in known:
        words = {"name": name, "known": nearest(name, known)}
        raise Missing(gettext("没有“%(name)s”这种记录。相近的：%(known)s。") % words)
    return known[name]


def with_steps(name: str) -> tuple[Register, Flow]:
    """The register an address names, of a model with a flow.

    Raises:
        Missing: there is none, or its rows take no steps.
    """
    register = register_named(name)
    if register.flow is None:
        raise Missing(gettext("这类记录没有办理步骤。"))
    return register, register.flow


def row_named(request: Request, register: Register, pk: str) -> Any:
    """A row of this committee that the actor may read.

    Raises:
        Http404: there is none.
    """
    try:
        key = register.model._meta.pk.to_python(pk)  # type: ignore[union-attr]
    except ValueError as wrong:
        raise Http404 from wrong
    row = register.of(request.committee, request.actor).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def known_step(flow: Flow, name: str) -> None:
    """Let an address name only steps of the flow.

    Raises:
        Missing: there is no such step; the sentence offers the nearest.
    """
    names = [step.name for step in flow.steps]
    if name not in names:
        words = {"name": name, "known": nearest(name, names)}
        raise Missing(gettext("没有“%(name)s”这一步。相近的：%(known)s。") % words)


def back(request: Request) -> str:
    """Where the reader came from, if that is an address of ours; else empty."""
    url = request.POST.get("back", "") or request.GET.get("back", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else ""


def list_url(request: Request, register: Register) -> str:
    return request.committee.address("register", register=register.name)


def url_after(request: Request, register: Register, row: Any) -> str:
    """Where to go when something was done to a row: back, to the row, or to the list when it has left the actor's sight."""
    if came_from := back(request):
        return came_from
    seen = register.of(request.committee, request.actor).filter(pk=row.pk).exists()
    return row.get_absolute_url() if seen else list_url(request, register)
