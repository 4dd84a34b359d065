"""Nobody enters a committee's pages without acting as somebody there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from jianyan.committees.middleware import no_such_committee
from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.organisation.actors import actor_of
from jianyan.registers.typed import to_sign_in

OPEN_WHILE_PASSWORD_IS_OLD = {"new-password", "sign-out", "switches"}


class ActorMiddleware:
    """Sets `request.actor`. A stranger gets the answer of an address that does not exist; who has not signed in, the door."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.actor = None
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        account = request.user
        if account.is_authenticated and account.needs_new_password and name not in OPEN_WHILE_PASSWORD_IS_OLD:
            return redirect("new-password")
        if request.committee is None:
            return None
        request.actor = actor_of(request, request.committee)
        if request.actor:
            return None
        if not account.is_authenticated:
            return to_sign_in(request, view)
        raise Missing(no_such_committee(request.committee.slug))
