"""The steps that are typed: the committee, its term and plenary, its sectors and special committees; and the end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary, Term
from jianyan.committees.requests import Request
from jianyan.organisation.choices import BodyKind
from jianyan.organisation.models import Body, HandlingUnit, Membership, Seat, Sector
from jianyan.setting_up import founding, terms
from jianyan.setting_up.access import administrators
from jianyan.setting_up.catalogue import SECTORS, SPECIAL_COMMITTEES
from jianyan.setting_up.forms import BodiesForm, CommitteeForm, NewTermForm, TermForm
from jianyan.setting_up.pages import FOLDER, show_step
from jianyan.trail.models import record


@administrators
def committee(request: Request) -> HttpResponse:
    """Change what the committee is called; its address stays."""
    form = CommitteeForm(request.POST or None, instance=Committee.objects.get(pk=request.committee.pk))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            record(request.actor.seat, _("修改委员会资料"), by=request.actor, after={"name": form.instance.name})
        return redirect(request.committee.address("setup-term"))
    return show_step(request, "setup-committee", {"form": form})


@administrators
def term(request: Request) -> HttpResponse:
    """The term and the plenary that the committee is in."""
    form = TermForm(request.POST or None, initial=_term_as_kept(request.committee))
    if request.method == "POST" and form.is_valid() and _keep_term(request, form):
        return redirect(request.committee.address("setup-bodies"))
    return show_step(request, "setup-term", {"form": form})


def _keep_term(request: Request, form: TermForm) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            kept = founding.set_term(
                request.committee, number=said["number"], starts_on=said["starts_on"], ends_on=said["ends_on"]
            )
            founding.set_plenary(kept, number=said["plenary"], opens_on=said["opens_on"], closes_on=said["closes_on"])
            record(kept, _("设定届次"), by=request.actor, after={"number": kept.number, "plenary": said["plenary"]})
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)  # type: ignore[arg-type]
        return False
    return True


def _term_as_kept(committee: Committee) -> dict[str, Any]:
    term = Term.objects.of(committee).order_by("-number").first()
    if term is None:
        return {"plenary": 1}
    plenary = Plenary.objects.of(committee).filter(term=term).order_by("-number").first()
    kept: dict[str, Any] = {"number": term.number, "starts_on": term.starts_on, "ends_on": term.ends_on}
    if plenary:
        kept |= {"plenary": plenary.number, "opens_on": plenary.opens_on, "closes_on": plenary.closes_on}
    return kept


@administrators
def bodies(request: Request) -> HttpResponse:
    """Sectors and special committees."""
    form = BodiesForm(request.POST or None, initial=_bodies_as_kept(request.committee))
    if request.method == "POST" and form.is_valid() and _keep_bodies(request, form):
        return redirect(request.committee.address("setup-units"))
    return show_step(request, "setup-bodies", {"form": form})


def _keep_bodies(request: Request, form: BodiesForm) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            founding.set_sectors(request.committee, said["sectors"], by=request.actor)
            founding.set_special_committees(request.committee, said["special_committees"], by=request.actor)
    except (ValidationError, terms.NoTerm) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        return False
    return True


def _bodies_as_kept(committee: Committee) -> dict[str, str]:
    """What is stored; before the first time the national list and the usual special committees."""
    sectors = list(Sector.objects.of(committee).values_list("code", "name"))
    names = Body.objects.of(committee).filter(kind=BodyKind.SPECIAL_COMMITTEE, closed_on__isnull=True)
    kept = list(names.order_by("pk").values_list("name", flat=True)) if sectors else SPECIAL_COMMITTEES
    return {
        "sectors": "\n".join(f"{code} {name}" for code, name in sectors or SECTORS),
        "special_committees": "\n".join(kept),
    }


@administrators
def done(request: Request) -> HttpResponse:
    """What there is now, and where to go from here."""
    here = request.committee
    counts = [
        (_("界别"), Sector.objects.of(here).count(), "setup-bodies"),
        (_("承办单位"), HandlingUnit.objects.of(here).count(), "setup-units"),
        (_("在任委员"), Membership.objects.of(here).filter(left_on__isnull=True).count(), "setup-roster"),
        (_("账号"), Seat.objects.of(here).in_force(today()).count(), "setup-accounts"),
    ]
    rows = [(label, count, here.address(view)) for label, count, view in counts]
    return render(request, f"{FOLDER}/done.html", {"rows": rows})


@administrators
def new_term(request: Request) -> HttpResponse:
    """Begin a new term: memberships of the old one end, open work goes on."""
    term = Term.objects.of(request.committee).order_by("-number").first()
    form = NewTermForm(request.POST or None, initial={"number": term.number + 1 if term else 1})
    if request.method == "POST" and form.is_valid():
        try:
            opened = terms.open_term(request.committee, **form.cleaned_data, by=request.actor)
        except (ValidationError, terms.NoTerm) as refusal:
            form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        else:
            words = {"term": opened}
            messages.success(request, _("%(term)s已开始，上一届委员已届满。请导入新一届名册。") % words)
            return redirect(request.committee.address("setup-roster"))
    return render(request, f"{FOLDER}/new_term.html", {"form": form, "term": term})
