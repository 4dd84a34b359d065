"""The last step: accounts, whose first passwords stand on the page that makes them and nowhere else."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.requests import Request
from jianyan.organisation.models import Seat
from jianyan.setting_up import accounts
from jianyan.setting_up.access import administrators
from jianyan.setting_up.accounts import Slip
from jianyan.setting_up.forms import StaffForm
from jianyan.setting_up.pages import FOLDER, show_step
from jianyan.setting_up.terms import NoTerm


@administrators
def accounts_step(request: Request) -> HttpResponse:
    """Make accounts for members or for one of the office, or new first passwords; the answer is the slips."""
    action = request.POST.get("action")
    if action == "members":
        return _slips(request, accounts.make_member_accounts(request.committee, by=request.actor))
    if action == "renew":
        return _slips(request, accounts.renew_unused(request.committee, by=request.actor))
    form = StaffForm(request.POST if action == "staff" else None)
    if action == "staff" and form.is_valid():
        try:
            return _slips(
                request, [accounts.make_staff_account(request.committee, by=request.actor, **form.cleaned_data)]
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _show(request, form)


def _show(request: Request, form: StaffForm) -> HttpResponse:
    try:
        waiting = accounts.members_without_account(request.committee).count()
    except NoTerm as refusal:
        messages.warning(request, str(refusal))
        return redirect(request.committee.address("setup-term"))
    seats = Seat.objects.of(request.committee).in_force(today())
    context = {
        "form": form,
        "waiting": waiting,
        "staff": seats.exclude(role="member").select_related("account", "person").order_by("role"),
        "held": seats.filter(role="member").count(),
        "unused": seats.filter(account__must_change_password=True, account__password_changed_at__isnull=True).count(),
    }
    return show_step(request, "setup-accounts", context)


def _slips(request: Request, slips: list[Slip]) -> HttpResponse:
    """The page to print; it is not kept, here or in the browser."""
    if not slips:
        messages.success(request, _("没有需要新开的账号。"))
        return redirect(request.committee.address("setup-accounts"))
    address = request.build_absolute_uri("/")
    return render(request, f"{FOLDER}/slips.html", {"slips": slips, "address": address})
