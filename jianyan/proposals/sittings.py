"""The page on which a draft is written: what was stored from it last.

An answer can be lost on its way back to the page. Then the page sends again what it believes was not stored: that is
no conflict with somebody else, and no second draft.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from jianyan.committees.requests import Request
from jianyan.proposals.models import Proposal
from jianyan.proposals.writing import stamp

PAGE = "page"  # the form's field that names the page
KEPT = "proposals_written"  # the session's: page -> [draft, its mark when it was last stored from there]
MOST = 20


def page_of(request: Request) -> str:
    """The name of the page, which stays the same however often it is sent."""
    return request.POST.get(PAGE, "")[:32] or token_hex(8)


def remember(request: Request, proposal: Proposal) -> None:
    """Keep which draft this page stored, and how it stood."""
    pages: dict[str, Any] = request.session.get(KEPT, {})
    pages.pop(page_of(request), None)
    pages[page_of(request)] = [proposal.pk, stamp(proposal)]
    request.session[KEPT] = dict(list(pages.items())[-MOST:])


def draft_of(request: Request) -> int | None:
    """The draft that this page has stored."""
    kept = request.session.get(KEPT, {}).get(request.POST.get(PAGE, ""))
    return kept[0] if kept else None


def is_own_last(request: Request, proposal: Proposal, stored: str) -> bool:
    """Whether the draft stands as this very page stored it last."""
    return bool(request.session.get(KEPT, {}).get(request.POST.get(PAGE, "")) == [proposal.pk, stored])
