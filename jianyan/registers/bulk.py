"""One step taken on many rows: a page that says what will happen to each, then each by itself, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jianyan.command import nearest
from jianyan.committees.columns import with_related
from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.flows.declared import Flow, Offer, Step
from jianyan.flows.desks import labels
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import take
from jianyan.look.tables import Column, Table
from jianyan.registers.declared import Register
from jianyan.registers.finding import list_url, with_steps
from jianyan.registers.lists import Listing
from jianyan.registers.states import state_of
from jianyan.registers.step_forms import StepForm, as_if, check
from jianyan.registers.steps import no_room
from jianyan.registers.typed import keeps_typed

MOST_ROWS = 200
SHOWN_REFUSALS = 20
PICKS = "pick"


@dataclass
class Outcome:
    """How many rows took the step, and which did not, each with its sentence."""

    done: int = 0
    refused: list[tuple[Any, str]] = field(default_factory=list)


@keeps_typed
def bulk(request: Request, register: str, step: str) -> HttpResponse:
    """Say what a step will do to the rows picked; once confirmed, take it on each."""
    declared, flow = with_steps(register)
    _may(request, declared, step)
    asked = Listing(declared, request)
    rows = _picked(request, asked)
    if wrong := _wrong(request, rows):
        messages.error(request, wrong)
    if request.method != "POST" or wrong:
        return HttpResponseRedirect(_list_url(request, declared))
    data = request.POST if "confirmed" in request.POST else None
    form = StepForm(declared, flow.step(step), request.committee, data=data)
    if form.is_valid():
        _say(request, form.step, take_all(request.actor, form, rows))
        return HttpResponseRedirect(_list_url(request, declared))
    return render(request, "registers/bulk.html", _context(request, declared, flow, form, rows))


def take_all(actor: Any, form: StepForm, rows: Sequence[Any]) -> Outcome:
    """Take the form's step on each row; what is refused leaves the others alone."""
    outcome, data, note = Outcome(), form.data_of_step(), form.cleaned_data["note"]
    for row in rows:
        try:
            check(form.register, row, data)
            take(row, form.step.name, by=actor, note=note, **data)
            outcome.done += 1
        except StepRefused as refusal:
            outcome.refused.append((row, str(refusal)))
        except ValidationError as refusal:
            outcome.refused.append((row, " ".join(refusal.messages)))
        except IntegrityError:
            outcome.refused.append((row, no_room(form.step)))
    return outcome


def _say(request: Request, step: Step, outcome: Outcome) -> None:
    """How many were done; which were not, each with its sentence and the way to it."""
    words = {"step": step.label, "count": outcome.done}
    if outcome.done:
        done = ngettext("已办理“%(step)s” %(count)d 件。", "已办理“%(step)s” %(count)d 件。", outcome.done)
        messages.success(request, done % words)
    if refused := outcome.refused:
        head = ngettext("%(count)d 件没有办：", "%(count)d 件没有办：", len(refused)) % {"count": len(refused)}
        lines = format_html_join(
            "", '<li><a href="{}">{}</a>：{}</li>',
            ((row.get_absolute_url(), row, sentence) for row, sentence in refused[:SHOWN_REFUSALS]),
        )  # fmt: skip
        left = len(refused) - SHOWN_REFUSALS
        more = ngettext("另有 %(left)d 件。", "另有 %(left)d 件。", left) % {"left": left} if left > 0 else ""
        messages.warning(request, format_html("<b>{}</b><ul>{}</ul>{}", head, lines, more))


def _may(request: Request, register: Register, step: str) -> None:
    """Only steps that the register offers on many rows, and only to whom it offers them."""
    if step not in register.bulk:
        words = {"name": step, "known": nearest(step, register.bulk)}
        raise Missing(gettext("没有“%(name)s”这种批量办理。相近的：%(known)s。") % words)
    if request.actor.seat is None or not register.bulk_by(request.actor, step):
        raise PermissionDenied(gettext("您不能批量办理。请打开一条记录办理，或联系委员会办公室。"))


def _picked(request: Request, asked: Listing) -> list[Any]:
    """The rows ticked, or all that the list asks for; one more than may be, to tell that there are too many."""
    if request.POST.get("every"):
        return list(asked.rows()[: MOST_ROWS + 1])
    keys = [key for key in request.POST.getlist(PICKS) if key.isdecimal()][: MOST_ROWS + 1]
    rows = asked.register.of(request.committee, request.actor).filter(pk__in=keys)
    return list(with_related(rows, asked.register.shows))


def _wrong(request: Request, rows: Sequence[Any]) -> str:
    if request.method != "POST":
        return ""
    if not rows:
        return gettext("还没有选。请先勾选要办理的记录。")
    if len(rows) > MOST_ROWS:
        return gettext("一次最多办理%(most)d件。请筛选后分几次办理。") % {"most": MOST_ROWS}
    return ""


def _context(request: Request, register: Register, flow: Flow, form: StepForm, rows: Sequence[Any]) -> dict[str, Any]:
    offers = {row.pk: flow.offer(form.step.name, request.actor, row) for row in rows}
    able = [row for row in rows if offers[row.pk].is_open]
    unable = [row for row in rows if not offers[row.pk].is_open]
    return {
        "register": register, "step": form.step, "form": form, "picks": PICKS, "rows": rows,
        "able": Table(_able_columns(request, register, flow, form.step, able), able, caption=_("将办理的")),
        "unable": Table(_unable_columns(register, offers), unable, caption=_("不能办理的")),
        "back": _list_url(request, register),
    }  # fmt: skip


def _able_columns(request: Request, register: Register, flow: Flow, step: Step, rows: Sequence[Any]) -> list[Column]:
    desks = {row.pk: step.desks(as_if(step, row)) for row in rows} if not step.takes else {}
    names = labels(request.committee, [desk for lain in desks.values() for desk in lain])
    then: Callable[[Any], str] = lambda row: flow.label_of(step.target or row.state)  # noqa: E731
    who: Callable[[Any], str] = lambda row: "、".join(names[desk] for desk in desks.get(row.pk, ()))  # noqa: E731
    return [
        *_row_columns(register),
        Column("then", _("之后"), phone="inline", get=then),
        Column("who", _("接下来在谁处"), phone="inline", get=who),
    ]


def _unable_columns(register: Register, offers: dict[Any, Offer]) -> list[Column]:
    return [*_row_columns(register), Column("why", _("为什么不能"), get=lambda row: offers[row.pk].why)]


def _row_columns(register: Register) -> list[Column]:
    return [
        Column("title", register.label, kind="title", get=str),
        Column("state", _("现在"), kind="state", phone="inline", get=lambda row: state_of(register, row)),
    ]


def _list_url(request: Request, register: Register) -> str:
    """The list as it was when rows were picked."""
    query = request.GET.urlencode()
    return list_url(request, register) + (f"?{query}" if query else "")
