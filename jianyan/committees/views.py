"""Signing in and out, the new password, and how a reader wants pages drawn."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jianyan.committees.choices import Language, Theme
from jianyan.committees.drawing import COOKIE, Pages
from jianyan.committees.requests import Request
from jianyan.committees.sign_in import NewPasswordForm, SignInForm

A_YEAR = 365 * 24 * 3600
SWITCHES: dict[str, tuple[str, dict[str, Any]]] = {
    "type": ("large_type", {"large": True, "normal": False}),
    "density": ("dense", {"dense": True, "loose": False}),
    "language": ("language", {code: code for code in Language.values}),
    "theme": ("theme", {"system": "", **{name: name for name in Theme.values if name}}),
}


class SignIn(LoginView):
    template_name = "committees/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@login_required
def new_password(request: Request) -> HttpResponse:
    """Set a new password; the sign-in stays."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.save()
        update_session_auth_hash(request, account)
        return redirect("front")
    return render(request, "committees/new_password.html", {"form": form})


@require_POST
def switches(request: Request) -> HttpResponse:
    """Keep one switch of the mast (name, value) for the account, or in a cookie, and go back."""
    field, values = SWITCHES.get(request.POST.get("name", ""), ("", {}))
    if request.POST.get("value") not in values:
        return HttpResponseBadRequest(gettext("没有这个开关。请返回上一页再试。"))
    pages = replace(request.pages, **{field: values[request.POST["value"]]})
    response = HttpResponseRedirect(_back(request))
    if request.user.is_authenticated:
        _keep(request, pages)
    response.set_cookie(COOKIE, pages.as_cookie(), max_age=A_YEAR, httponly=True, samesite="Lax")
    return response


def _keep(request: Request, pages: Pages) -> None:
    for field, value in asdict(pages).items():
        setattr(request.user, field, value)
    request.user.save(update_fields=list(asdict(pages)))


def _back(request: Request) -> str:
    """Where the reader was, if that is an address of ours."""
    url = request.POST.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else "/"
