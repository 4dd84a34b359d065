"""Which proposals an address asks for: those of a plenary, of a category of it, or some by name."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.papers import NotDrawn
from jianyan.committees.requests import Request
from jianyan.proposals.models import Proposal, ProposalQuerySet

MOST = 500  # papers in one file
LONGEST_KEY = 18  # digits


def chosen(request: Request, plenary: Plenary, **also: Any) -> ProposalQuerySet:
    """The proposals of a plenary that were handed in and that the actor may see, by number.

    `?category=` narrows them, and so does `?pk=`, which may be given many times. `also` are conditions of the paper.

    Raises:
        NotDrawn: none, or more than fit into one file.
    """
    rows = Proposal.objects.of(request.committee).visible_to(request.actor)
    rows = rows.filter(plenary=plenary, received_on__isnull=False, **also)
    if "pk" in request.GET:
        rows = rows.filter(pk__in=[int(key) for key in request.GET.getlist("pk") if is_key(key)][: MOST + 1])
    if request.GET.get("category"):
        rows = rows.filter(category=request.GET["category"])
    ask_count(rows.count(), MOST)
    with_signers = rows.select_related("plenary__term", "lead_proposer", "merged_into")
    return with_signers.prefetch_related("cosigners__membership__person").order_by("case_no", "serial_no", "pk")


def ask_count(count: int, most: int) -> None:
    """Ask whether so many go into one paper.

    Raises:
        NotDrawn: none do, or more than `most`.
    """
    if count == 0:
        raise NotDrawn(_("没有符合条件、您又可以查看的提案。请另选全会或类别。"))
    if count > most:
        words = {"most": most, "now": count}
        raise NotDrawn(_("一次最多生成%(most)d件，现有%(now)d件。请按类别或其他条件分几次下载。") % words)


def plenary_of(committee: Committee, code: str) -> Plenary:
    """The plenary a text names: 15.1 (term and number) or its key; the last one begun when it is empty.

    Raises:
        Http404: this committee has none such.
    """
    rows = Plenary.objects.of(committee).select_related("term")
    term, _dot, number = code.partition(".")
    if not code:
        found = rows.filter(opens_on__lte=today()).order_by("-opens_on").first()
    elif is_key(term) and is_key(number):
        found = rows.filter(term__number=int(term), number=int(number)).first()
    else:
        found = rows.filter(pk=int(code)).first() if is_key(code) else None
    if found is None:
        raise Http404
    return found


def is_key(text: str) -> bool:
    """Whether a text is a number that a database can hold."""
    return text.isdecimal() and len(text) <= LONGEST_KEY


def ask_signed_in(request: Request) -> None:
    """Papers of hundreds of pages are drawn for people with a seat, not for whoever comes by."""
    if request.actor.seat is None:
        raise PermissionDenied(_("成批下载须先登录。"))
