"""As whom somebody acts: one's seats in a committee, and changing to another of them."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jianyan.committees.missing import Missing
from jianyan.committees.requests import Request
from jianyan.organisation.actors import CHOSEN_SEAT, seats_of


def seats(request: Request) -> HttpResponse:
    """The seats one has here, and where to change the password."""
    context = {"seats": seats_of(request, request.committee), "current": request.actor.seat}
    return render(request, "organisation/seats.html", context)


@require_POST
def choose_seat(request: Request) -> HttpResponse:
    """Act in another of one's own seats from now on.

    Raises:
        Missing: the seat is somebody else's, or no longer in force.
    """
    wanted = request.POST.get("seat", "")
    seat = next((seat for seat in seats_of(request, request.committee) if str(seat.pk) == wanted), None)
    if seat is None:
        raise Missing(gettext("这不是您现在的席位。请返回席位页另选。"))
    request.session[CHOSEN_SEAT] = seat.pk
    return HttpResponseRedirect(request.committee.get_absolute_url())
