"""Pages of steps: take one, take it back, put a state right."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.requests import Request
from jianyan.flows.asking import refusal_of
from jianyan.flows.declared import Flow, Step
from jianyan.flows.refusals import Code, StepRefused
from jianyan.flows.steps import correct, last_to_take_back, take, take_back
from jianyan.look import phrases
from jianyan.registers.declared import Register
from jianyan.registers.finding import back, known_step, row_named, url_after, with_steps
from jianyan.registers.forms import field_of
from jianyan.registers.states import state_of
from jianyan.registers.step_forms import StepForm, entered_for, note_field, will_happen
from jianyan.registers.stories import step_label
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.trail.models import Entry


@keeps_typed
def step(request: Request, register: str, pk: str, step: str) -> HttpResponse:
    """What a step will do and what it asks; taken by POST, or refused with everything typed still there."""
    declared, flow = with_steps(register)
    known_step(flow, step)
    row = row_named(request, declared, pk)
    _seated(request)
    wanted = flow.step(step)
    form = StepForm(declared, wanted, request.committee, row=row, data=data_of(request))
    if request.method == "POST" and form.is_valid() and taken(request, form, row):
        _say_done(request, declared, wanted, row)
        return HttpResponseRedirect(url_after(request, declared, row))
    refusal = refusal_of(wanted, request.actor, row) if request.method != "POST" else None
    return _asked(request, declared, wanted, row, form, refusal)


def _asked(
    request: Request, register: Register, step: Step, row: Any, form: StepForm, refusal: StepRefused | None
) -> HttpResponse:
    flow: Any = register.flow
    says = will_happen(flow, step, row) if row.state in step.sources else []
    context = {
        "register": register, "row": row, "step": step, "form": form, "refusal": refusal,
        "state": state_of(register, row), "says": [*says, *entered_for(step, request.actor, row)],
        "came_from": back(request), "back": back(request) or row.get_absolute_url(),
    }  # fmt: skip
    return render(request, "registers/step.html", context)


def taken(request: Request, form: StepForm, row: Any) -> bool:
    """Take the form's step; a refusal becomes an error of the form."""
    name, note = form.step.name, form.cleaned_data["note"]
    try:
        take(row, name, by=request.actor, note=note, **form.data_of_step())
    except StepRefused as refusal:
        form.add_error(field_of(form, refusal), str(refusal))
        if refusal.code in (Code.STATE, Code.RACE) and (last := _last_done(form.register, row)):
            form.add_error(None, last)
        return False
    except IntegrityError:
        form.add_error(None, no_room(form.step))
        return False
    return True


def no_room(step: Step) -> str:
    """The sentence for what the database alone refuses."""
    return gettext("这些内容与已有的记录冲突，没有%(step)s。请核对日期和编号后再试。") % {"step": step.label}


def _last_done(register: Register, row: Any) -> str:
    """Who did what to the row last."""
    entry = Entry.objects.of(row.committee).about(row).first()
    if entry is None:
        return ""
    words = {"who": entry.doer_name, "step": step_label(register, entry.step), "at": phrases.moment_text(entry.at)}
    return gettext("最近一步是%(who)s在%(at)s办理的“%(step)s”。您写的内容还在。") % words


def _say_done(request: Request, register: Register, step: Step, row: Any) -> None:
    """What was done, with the way to take it back where there is one."""
    undo = ""
    if last_to_take_back(row, by=request.actor):
        address = request.committee.address("record-undo", register=register.name, pk=row.pk)
        undo = f"{address}?{urlencode({'back': back(request)})}" if back(request) else address
    words = {"step": step.label, "title": row}
    messages.success(request, gettext("已办理“%(step)s”：%(title)s") % words, extra_tags=undo)


@keeps_typed
def undo(request: Request, register: str, pk: str) -> HttpResponse:
    """Take back the last step of a row by POST, or say why not."""
    declared, _flow = with_steps(register)
    row = row_named(request, declared, pk)
    if request.method != "POST":
        return HttpResponseRedirect(row.get_absolute_url())
    _seated(request)
    try:
        take_back(row, by=request.actor)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("已撤回上一步：%(title)s") % {"title": row})
    return HttpResponseRedirect(url_after(request, declared, row))


class CorrectionForm(forms.Form):
    """Into which state, and why."""

    def __init__(self, flow: Flow, now: str, data: Any = None):
        super().__init__(data)
        states = [(state, flow.label_of(state)) for state in flow.paths() if state != now]
        self.fields["state"] = forms.ChoiceField(label=_("更正为"), choices=states)
        self.fields["note"] = note_field(required=True)


@keeps_typed
def correction(request: Request, register: str, pk: str) -> HttpResponse:
    """Put a row into another state by hand, with a reason."""
    declared, flow = with_steps(register)
    row = row_named(request, declared, pk)
    _seated(request)
    if not flow.corrects.allowed(request.actor, row):
        words = {"who": flow.corrects.allowed.label}
        raise PermissionDenied(gettext("状态由%(who)s更正。如需更正，请与其联系。") % words)
    form = CorrectionForm(flow, row.state, data_of(request))
    if request.method == "POST" and form.is_valid() and _corrected(request, form, row):
        messages.success(request, gettext("已更正状态：%(title)s") % {"title": row})
        return HttpResponseRedirect(url_after(request, declared, row))
    context = {
        "register": declared, "row": row, "form": form, "state": state_of(declared, row),
        "came_from": back(request), "back": back(request) or row.get_absolute_url(),
    }  # fmt: skip
    return render(request, "registers/correction.html", context)


def _corrected(request: Request, form: CorrectionForm, row: Any) -> bool:
    try:
        correct(row, form.cleaned_data["state"], by=request.actor, reason=form.cleaned_data["note"])
    except StepRefused as refusal:
        form.add_error(field_of(form, refusal), str(refusal))
        return False
    return True


def _seated(request: Request) -> None:
    """Only who acts in a seat takes steps, whatever a step's predicate says of visitors."""
    if request.actor.seat is None:
        raise PermissionDenied(gettext("您在本会没有席位，不能办理。请先登录，或联系委员会办公室。"))
