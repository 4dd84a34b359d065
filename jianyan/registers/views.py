"""Pages of records: all registers, one list, one record, and the form that adds or changes one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.columns import field_at
from jianyan.committees.downloads import kept_as
from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.flows.declared import Step
from jianyan.flows.leaving import retitle
from jianyan.flows.refusals import StepRefused, somebody_was_first
from jianyan.flows.steps import begin
from jianyan.look.paging import Pages
from jianyan.look.tables import Table, to_csv
from jianyan.registers.bulk import MOST_ROWS, PICKS
from jianyan.registers.catalogue import all_registers, list_acts_of, reads_of
from jianyan.registers.declared import Register
from jianyan.registers.dues import with_clocks
from jianyan.registers.finding import back, list_url, register_named, row_named, url_after
from jianyan.registers.forms import RecordForm, field_of, form_for
from jianyan.registers.lists import Listing
from jianyan.registers.named_views import kept_query, line_of
from jianyan.registers.pages import facts, parts
from jianyan.registers.standing import drawn, standing_of
from jianyan.registers.stories import story
from jianyan.registers.trail import ADD, CHANGE, changes, kept
from jianyan.registers.typed import data_of, keeps_typed
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
    asked = Listing(register_named(register), request)
    pages = Pages(asked.rows(), ROWS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = list(page.object_list)
    bulk = _bulk_steps(request, asked.register) if rows else []
    columns = with_clocks(asked.register, asked.columns, rows)
    table = Table(columns, rows, caption=asked.register.label, sort=asked.sort, picks=PICKS if bulk else "")
    list_acts = [act for function in list_acts_of(asked.register.name) for act in function(request.actor)]
    context = {
        "register": asked.register, "listing": asked, "page": page, "table": table, "chips": list(asked.chips()),
        "tally": asked.tally(pages.total), "add_url": _add_url(request, asked), "bulk": bulk,
        "every": bulk and len(rows) < pages.count <= MOST_ROWS,
        "list_acts": list_acts, "seldom": [act for act in list_acts if act.seldom],
        "views": line_of(request, asked.register, asked.view), "query": kept_query(request),
    }  # fmt: skip
    return render(request, "registers/register.html", context)


def _bulk_steps(request: Request, register: Register) -> list[Step]:
    """The steps that may be taken on many rows at once by whoever asks."""
    flow = register.flow
    if flow is None or request.actor.seat is None:
        return []
    return [flow.step(name) for name in register.bulk if register.bulk_by(request.actor, name)]


def listing_csv(request: Request, register: str) -> StreamingHttpResponse:
    """The same rows as the list, all of them, as CSV."""
    asked = Listing(register_named(register), request)
    lines = to_csv(asked.columns, asked.rows().iterator(chunk_size=2000))
    return kept_as(StreamingHttpResponse(lines), register, "csv", committee=request.committee)


def record(request: Request, register: str, pk: str) -> HttpResponse:
    """One record: how it stands, its facts, what hangs on it, who did what when."""
    declared = register_named(register)
    row = row_named(request, declared, pk)
    texts = [panel for function in reads_of(declared.name) if (panel := function(row, request.actor))]
    hanging = list(parts(declared, row, request.actor))
    context = {
        "register": declared, "row": row, "facts": list(facts(declared, row, request.actor)),
        "parts": hanging, "more_parts": [part for part in hanging if not part.table.rows],
        "story": story(declared, row, request.actor), "standing": standing_of(declared, row, request),
        "reads": [drawn(panel, request) for panel in texts],
        "lede": declared.lede(row) if declared.lede else declared.label,
        "may_change": bool(declared.asks) and declared.may_change(row, request.actor),
    }  # fmt: skip
    return render(request, "registers/record.html", context)


@keeps_typed
def new(request: Request, register: str) -> HttpResponse:
    """Add a row. Links that the address names (`?activity=12`) are settled and not asked."""
    declared = register_named(register)
    if not declared.adds:
        raise Missing(gettext("这类记录不在这里添加。"))
    if not declared.may_add_by(request.actor, request.committee):
        raise PermissionDenied(_not_entered_by(request.actor, declared))
    fixed = _fixed(request, declared)
    row = declared.model(committee=request.committee, **fixed)
    initial = {name: request.GET[name] for name in declared.asks if name in request.GET}
    return _entry(request, declared, row, fixed, initial)


@keeps_typed
def change(request: Request, register: str, pk: str) -> HttpResponse:
    """Change a row. What a part hangs on stays as it is."""
    declared = register_named(register)
    row = row_named(request, declared, pk)
    if not declared.asks:
        raise Missing(gettext("这类记录不在这里修改。"))
    if not declared.may_change(row, request.actor):
        raise PermissionDenied(_not_entered_by(request.actor, declared))
    links = () if declared.own_list else declared.part_of[:1]
    fixed = {link: getattr(row, link) for link in links if getattr(row, link) is not None}
    return _entry(request, declared, row, fixed, None)


def _entry(request: Request, register: Register, row: Any, fixed: dict[str, Any], initial: Any) -> HttpResponse:
    """Ask, store and go where the row can be seen."""
    before = {} if row._state.adding else kept(row, register.asks)
    name = "" if row._state.adding else str(row)
    form = form_for(register, row, request.committee, fixed=fixed, data=data_of(request), initial=initial)
    if request.method == "POST" and form.is_valid() and _stored(request, register, form, before):
        messages.success(request, _done(register, form.instance, before))
        return HttpResponseRedirect(url_after(request, register, form.instance))
    settled = [(field_at(register.model, link).verbose_name, holder) for link, holder in fixed.items()]
    context = {
        "register": register, "form": form, "name": name, "settled": settled,
        "back": back(request) or (row.get_absolute_url() if name else list_url(request, register)),
    }  # fmt: skip
    return render(request, "registers/entry.html", context)


def _stored(request: Request, register: Register, form: RecordForm, before: dict[str, Any]) -> bool:
    """Store the row and the entry of the trail together; False when it is refused or somebody else was first."""
    try:
        with transaction.atomic():
            _store(request, register, form, before)
    except StepRefused as refusal:
        form.add_error(field_of(form, refusal), str(refusal))
        return False
    except IntegrityError:
        form.add_error(None, gettext("刚有人存入了同样的记录。您写的内容还在，请核对后再保存。"))
        return False
    return True


def _store(request: Request, register: Register, form: RecordForm, before: dict[str, Any]) -> None:
    """A new row with a flow begins it, which the trail tells; any other change is told field by field."""
    if not before and not register.may_enter(form.instance, request.actor):
        raise StepRefused(_not_entered_by(request.actor, register))
    for guard in register.guards:
        guard(form.instance)
    if register.flow and not before:
        begin(form.save(commit=False), by=request.actor)
        form.save_m2m()
        return
    if register.flow:
        _hold(form.instance)
    row = form.save()
    after = kept(row, register.asks)
    old, new_values = changes(before, after)
    if new_values:
        step = CHANGE if before else ADD
        by = request.actor.standing_for(register.enters_for(row, request.actor))
        trail.record(row, step, by=by, before=old if before else {}, after=new_values)
        if register.flow:
            retitle(row)


def _hold(row: Any) -> None:
    """Keep steps away while a row is changed.

    Raises:
        StepRefused: a step was taken since the row was read.
    """
    rows = type(row).objects.of(row.committee).select_for_update().filter(pk=row.pk, state=row.state)
    if not list(rows.values_list("pk")):
        raise somebody_was_first()


def _done(register: Register, row: Any, before: dict[str, Any]) -> str:
    words = {"what": register.label, "name": row}
    return gettext("已修改%(what)s“%(name)s”。") % words if before else gettext("已添加%(what)s“%(name)s”。") % words


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


def _not_entered_by(actor: Any, register: Register) -> str:
    """The sentence for who may not add or change."""
    words = {"what": register.label}
    if actor.is_office:
        return gettext("您现在不能录入或修改这条%(what)s。如需补充或更正，请联系委员会办公室。") % words
    return gettext("%(what)s由机关各办公室录入和修改。如需补充或更正，请联系委员会办公室。") % words


def _add_url(request: Request, asked: Listing) -> str:
    """Where a row is added to this list; empty for who may not and where rows come from elsewhere."""
    register = asked.register
    if not register.may_add_by(request.actor, request.committee):
        return ""
    if register.added_at:
        return request.committee.address(register.added_at)
    return request.committee.address("record-new", register=register.name) if register.adds else ""
