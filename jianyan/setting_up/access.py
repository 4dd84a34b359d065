"""Who may set up: whoever has the set-up key, and system administrators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from jianyan.committees.clock import today
from jianyan.committees.missing import Missing
from jianyan.committees.models import Account, Committee
from jianyan.committees.requests import Request
from jianyan.organisation.actors import Actor, seats_of
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat

HAS_THE_KEY = "has-setup-key"
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class CommandLine:
    """Who does what a command does, for the trail."""

    key: str = "command"
    label: str = "jianyan committee"


def administered_by(account: Account) -> list[Committee]:
    """The committees in which somebody is system administrator today; demonstrations do not count."""
    seats: Any = Seat.objects.across("the committees one administers").in_force(today())
    seats = seats.filter(account=account, role=Role.SYSTEM_ADMIN, committee__is_demo=False)
    return list(Committee.objects.filter(pk__in=seats.values("committee")))


def may_set_up(request: Request) -> bool:
    """Whether the reader may found committees."""
    if not request.user.is_authenticated:
        return False
    return bool(request.session.get(HAS_THE_KEY)) or bool(administered_by(request.user))


def founders(view: View) -> View:
    """A page for whoever may found committees; others are asked for the key."""

    @never_cache
    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if may_set_up(request) else redirect("setup")

    return guarded


def administrators(view: View) -> View:
    """A page of a committee for its system administrators; to others it does not exist. `request.actor` is that seat."""

    @never_cache
    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seat = next((one for one in seats_of(request, request.committee) if one.role == Role.SYSTEM_ADMIN), None)
        if seat is None:
            raise Missing(_("这一页只有本会的系统管理员能看。请用系统管理员的账号登录。"))
        request.actor = Actor(request.committee, seat.role, seat)
        return view(request, *args, **kwargs)

    return guarded
