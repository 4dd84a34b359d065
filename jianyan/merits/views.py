"""Pages of a selection that a register does not give: recommending a proposal, and casting a vote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.flows.refusals import StepRefused
from jianyan.merits.balloting import cast, voter_of, why_not
from jianyan.merits.models import Selection, Voter
from jianyan.merits.nominating import NominationForm, open_selections
from jianyan.merits.papers import PaperForm
from jianyan.merits.rights import may_nominate
from jianyan.registers.finding import back
from jianyan.registers.forms import field_of
from jianyan.registers.typed import data_of, keeps_typed, to_sign_in


@keeps_typed
def nominate(request: Request) -> HttpResponse:
    """Recommend a proposal for the selection that the address names, or the one that is open."""
    if request.actor.seat is None:
        return to_sign_in(request, nominate)
    if not may_nominate(request.actor):
        raise PermissionDenied(gettext("您的席位不在可以推荐之列。如需推荐，请联系提案委。"))
    selection = _open_one(request)
    if selection is None:
        return render(request, "merits/nominate.html", {"form": None, "back": back(request)})
    form = NominationForm(selection, request.actor, data_of(request), request.GET.get("proposal", ""))
    if request.method == "POST" and form.is_valid() and (url := _nominated(request, form)):
        return HttpResponseRedirect(url)
    context = {"form": form, "selection": selection, "back": back(request) or selection.get_absolute_url()}
    return render(request, "merits/nominate.html", context)


def _open_one(request: Request) -> Selection | None:
    """The selection named, or the only one that is open, or the newest of them; None when there is none."""
    rows = open_selections(request.committee)
    key = request.GET.get("selection", "")
    found: Selection | None = rows.filter(pk=key).first() if key.isdecimal() else rows.first()
    return found


def _nominated(request: Request, form: NominationForm) -> str:
    """Where to go when it was kept; empty when it was refused."""
    try:
        nomination = form.keep()
    except StepRefused as refusal:
        form.add_error(field_of(form, refusal), str(refusal))
        return ""
    messages.success(request, gettext("已推荐“%(title)s”。") % {"title": nomination.candidate.proposal.title})
    return back(request) or nomination.get_absolute_url()


def vote(request: Request, pk: int) -> HttpResponse:
    """Cast one's vote. What was marked is not kept for later: it would lie beside a name."""
    selection = Selection.objects.of(request.committee).visible_to(request.actor).filter(pk=pk).first()
    if request.actor.seat is None:
        return to_sign_in(request, vote)
    if selection is None:
        raise Http404
    voter = voter_of(selection, request.actor)
    if voter is None:
        raise PermissionDenied(gettext("您不在这次评选的投票人名册上。如有疑问，请联系提案委。"))
    form = PaperForm(selection, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not why_not(selection, voter) and form.is_valid() and _cast(request, form, voter):
        messages.success(request, gettext("已投票。谢谢您。"))
        return HttpResponseRedirect(selection.get_absolute_url())
    context: dict[str, Any] = {
        "selection": selection, "form": form, "lines": form.lines(), "refusal": why_not(selection, voter),
        "back": selection.get_absolute_url(),
    }  # fmt: skip
    return render(request, "merits/vote.html", context)


def _cast(request: Request, form: PaperForm, voter: Voter) -> bool:
    try:
        cast(voter, form.numbers, by=request.actor)
    except StepRefused as refusal:
        form.add_error(field_of(form, refusal), str(refusal))
        return False
    return True
