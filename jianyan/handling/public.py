"""The letters on a proposal that the public may read."""

from __future__ import annotations

from jianyan.handling.choices import ReplyOpenness
from jianyan.handling.models import Reply
from jianyan.proposals.models import Proposal


def open_letters(proposal: Proposal) -> list[Reply]:
    """Those that were sent and that their unit opened to the public, in the order sent."""
    rows = Reply.objects.of(proposal.committee).filter(
        assignment__proposal=proposal, openness=ReplyOpenness.OPEN, assignment__replied_on__isnull=False
    )
    return list(
        rows.select_related("assignment__unit").prefetch_related("answers__suggestion").order_by("round", "pk")
    )
