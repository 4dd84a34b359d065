"""The way in: the first administrator, the committees one administers, founding another."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from jianyan.committees.models import Account
from jianyan.committees.requests import Request
from jianyan.organisation.actors import Actor
from jianyan.setting_up import founding
from jianyan.setting_up.access import HAS_THE_KEY, administered_by, founders, may_set_up
from jianyan.setting_up.forms import CommitteeForm, FirstAdministratorForm, KeyForm
from jianyan.setting_up.pages import FOLDER, show_step
from jianyan.setting_up.steps import next_open
from jianyan.trail.models import record


@never_cache
def setup(request: Request) -> HttpResponse:
    """Ask for the key and a first administrator, or for the key alone; then list what there is to set up."""
    if may_set_up(request):
        rows = [(committee, committee.address(next_open(committee))) for committee in administered_by(request.user)]
        return render(request, f"{FOLDER}/start.html", {"rows": rows})
    known = request.user.is_authenticated
    form = (KeyForm if known else FirstAdministratorForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not known:
            login(request, _first_administrator(form.cleaned_data["login"], form.cleaned_data["password"]))
        request.session[HAS_THE_KEY] = True
        return redirect("setup-new")
    return render(request, f"{FOLDER}/key.html", {"form": form, "known": known})


def _first_administrator(name: str, password: str) -> Account:
    account = Account.objects.create_user(
        name, password, must_change_password=False, password_changed_at=timezone.now()
    )
    account.used_passwords.create(hash=account.password)
    return account


@founders
def new(request: Request) -> HttpResponse:
    """Found a committee; whoever founds it is its system administrator."""
    form = CommitteeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seat = founding.found(form.instance, request.user)
        record(seat, _("设立委员会"), by=Actor(seat.committee, seat.role, seat), after={"slug": seat.committee.slug})
        messages.success(request, _("已设立%(committee)s，您是它的系统管理员。") % {"committee": seat.committee})
        return redirect(seat.committee.address("setup-term"))
    return show_step(request, "setup-committee", {"form": form})
