"""Pages of records: all registers, one list, one record, and the form that adds or changes one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.committees.columns import field_at
from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.look.tables import Table, to_csv
from jianyan.registers.catalogue import all_registers
from jianyan.registers.declared import Register
from jianyan.registers.forms import RecordForm, form_for
from jianyan.registers.lists import Listing
from jianyan.registers.pages import facts, parts
from jianyan.registers.trail import ADD, CHANGE, changes, kept, story
from jianyan.trail import models as trail

ROWS_A_PAGE = 30


def index(request: Request) -> HttpResponse:
    """All registers with a list of their own, room by room."""
    listed = [register for register in all_registers().values() if register.own_list]
    rooms = [
        (apps.get_app_config(room).verbose_name, list(registers))
        for room, registers in groupby(listed, lambda register: register.room)
    ]
    return render(request, "registers/records.html", {"rooms": rooms})


def listing(request: Request, register: str) -> HttpResponse:
    """One register: its rows as the address asks for them."""
    asked = Listing(_register(register), request)
    page = Paginator(asked.rows(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    table = Table(asked.columns, page.object_list, caption=asked.register.label, sort=asked.sort)
    context = {
        "register": asked.register, "listing": asked, "page": page, "table": table, "chips": list(asked.chips()),
        "tally": asked.tally(page.paginator.count), "add_url": _add_url(request, asked),
    }  # fmt: skip
    return render(request, "registers/register.html", context)


def listing_csv(request: Request, register: str) -> StreamingHttpResponse:
    """The same rows as the list, all of them, as CSV."""
    asked = Listing(_register(register), request)
    lines = to_csv(asked.columns, asked.rows().iterator(chunk_size=2000))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.committee.file_prefix}{register}.csv"'
    return response


def record(request: Request, register: str, pk: str) -> HttpResponse:
    """One record: its facts, what hangs on it, who did what when."""
    declared = _register(register)
    row = _row(request, declared, pk)
    context = {
        "register": declared, "row": row, "facts": list(facts(declared, row, request.actor)),
        "parts": list(parts(declared, row, request.actor)),
        "story": story(declared, row, request.actor),
        "may_change": request.actor.is_office and bool(declared.fields),
    }  # fmt: skip
    return render(request, "registers/record.html", context)


def new(request: Request, register: str) -> HttpResponse:
    """Add a row. Links that the address names (`?activity=12`) are settled and not asked."""
    declared = _register(register)
    if not declared.adds:
        raise Missing(gettext("这类记录不在这里添加。"))
    _offices_only(request, declared)
    fixed = _fixed(request, declared)
    row = declared.model(committee=request.committee, **fixed)
    initial = {name: request.GET[name] for name in declared.fields if name in request.GET}
    return _entry(request, declared, row, fixed, initial)


def change(request: Request, register: str, pk: str) -> HttpResponse:
    """Change a row. What a part hangs on stays as it is."""
    declared = _register(register)
    row = _row(request, declared, pk)
    if not declared.fields:
        raise Missing(gettext("这类记录不在这里修改。"))
    _offices_only(request, declared)
    links = () if declared.own_list else declared.part_of[:1]
    fixed = {link: getattr(row, link) for link in links if getattr(row, link) is not None}
    return _entry(request, declared, row, fixed, None)


def _entry(request: Request, register: Register, row: Any, fixed: dict[str, Any], initial: Any) -> HttpResponse:
    """Ask, store and go where the row can be seen."""
    before = {} if row._state.adding else kept(row, register.fields)
    name = "" if row._state.adding else str(row)
    form = form_for(register, row, request.committee, fixed=fixed, data=request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _stored(request, register, form, before):
        messages.success(request, _done(register, form.instance, before))
        return HttpResponseRedirect(_back(request) or form.instance.get_absolute_url())
    settled = [(field_at(register.model, link).verbose_name, holder) for link, holder in fixed.items()]
    context = {
        "register": register, "form": form, "name": name, "settled": settled,
        "back": _back(request) or (row.get_absolute_url() if name else _list_url(request, register)),
    }  # fmt: skip
    return render(request, "registers/entry.html", context)


def _stored(request: Request, register: Register, form: RecordForm, before: dict[str, Any]) -> bool:
    """Store the row and the entry of the trail together; False when somebody else stored the same first."""
    try:
        with transaction.atomic():
            row = form.save()
            after = kept(row, register.fields)
            step = CHANGE if before else ADD
            old, new_values = changes(before, after)
            if new_values:
                trail.record(row, step, by=request.actor, before=old if before else {}, after=new_values)
    except IntegrityError:
        form.add_error(None, gettext("刚有人存入了同样的记录。您写的内容还在，请核对后再保存。"))
        return False
    return True


def _done(register: Register, row: Any, before: dict[str, Any]) -> str:
    words = {"what": register.label, "name": row}
    return gettext("已修改%(what)s“%(name)s”。") % words if before else gettext("已添加%(what)s“%(name)s”。") % words


def _register(name: str) -> Register:
    """The register an address names.

    Raises:
        Missing: there is none; the sentence offers the nearest.
    """
    known = all_registers()
    if name not in known:
        words = {"name": name, "known": nearest(name, known)}
        raise Missing(gettext("没有“%(name)s”这种记录。相近的：%(known)s。") % words)
    return known[name]


def _row(request: Request, register: Register, pk: str) -> Any:
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


def _fixed(request: Request, register: Register) -> dict[str, Any]:
    """The rows of this committee that the address settles links to.

    Raises:
        Http404: a link leads to no row of this committee.
    """
    found = {}
    for link in register.part_of:
        key = request.GET.get(link, "")
        if link in register.fields and key:
            found[link] = register.target(link, request.committee).filter(pk=key if key.isdecimal() else None).first()
    if None in found.values():
        raise Http404
    return found


def _offices_only(request: Request, register: Register) -> None:
    if not request.actor.is_office:
        words = {"what": register.label}
        raise PermissionDenied(
            gettext("%(what)s由机关各办公室录入和修改。如需补充或更正，请联系委员会办公室。") % words
        )


def _add_url(request: Request, asked: Listing) -> str:
    """Where offices add a row to this list; empty for others and where rows come from elsewhere."""
    register = asked.register
    if not request.actor.is_office:
        return ""
    if register.added_at:
        return request.committee.address(register.added_at)
    return request.committee.address("record-new", register=register.name) if register.adds else ""


def _list_url(request: Request, register: Register) -> str:
    return request.committee.address("register", register=register.name)


def _back(request: Request) -> str:
    """Where the form was opened from, if that is an address of ours."""
    url = request.GET.get("back", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else ""
