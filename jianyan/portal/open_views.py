"""What anybody may read of a committee, and the clue anybody may give."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianyan.clues.giving import ClueForm, origin_of
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.handling.public import open_letters
from jianyan.look.paging import Pages
from jianyan.merits.public import announced
from jianyan.proposals.public import published, shown

A_PAGE = 20


def proposals(request: HttpRequest, place: str) -> HttpResponse:
    """The published proposals of a committee."""
    committee = _committee(place)
    words = request.GET.get("q", "").strip()[:60]
    page = Pages(published(committee, words), A_PAGE).get_page(request.GET.get("page"))
    context = {"place": committee, "page": page, "words": words, "takes_clues": provision(committee, "clues.open")}
    return render(request, "portal/proposals.html", context)


def proposal(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """One published proposal with the letters that are open."""
    committee = _committee(place)
    row = published(committee).defer(None).filter(pk=pk).first()
    if row is None:
        raise Http404
    context = {"place": committee, "shown": shown(row), "proposal": row, "letters": open_letters(row)}
    return render(request, "portal/proposal.html", context)


def merits(request: HttpRequest, place: str) -> HttpResponse:
    """The excellent proposals that a committee has announced."""
    committee = _committee(place)
    return render(request, "portal/merits.html", {"place": committee, "announced": announced(committee)})


def clue(request: HttpRequest, place: str) -> HttpResponse:
    """Give a clue without signing in."""
    committee = _committee(place)
    if not provision(committee, "clues.open"):
        raise Http404
    form = ClueForm(committee, origin_of(str(request.META.get("REMOTE_ADDR", ""))), request.POST or None)
    done = request.method == "POST" and form.is_valid()
    if done:
        form.keep()
    return render(request, "portal/clue.html", {"place": committee, "form": form, "done": done})


def _committee(place: str) -> Committee:
    committee = Committee.objects.filter(slug=place).first()
    if committee is None:
        raise Http404
    return committee
