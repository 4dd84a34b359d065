"""What the public sees of a proposal: filed, all gates open; never a way to reach anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from jianyan.committees.columns import search
from jianyan.committees.models import Committee
from jianyan.proposals.choices import InviteState, PublishDecision
from jianyan.proposals.models import Proposal


@dataclass(frozen=True)
class Published:
    """A proposal as the public reads it."""

    number: str
    title: str
    proposers: list[str]
    situation: str
    analysis: str
    asks: list[str]
    abstract: str
    category: str
    filed_on: Any
    state: str


def published(committee: Committee, words: str = "") -> QuerySet[Proposal]:
    """The published proposals of a committee, the newest first, narrowed to those whose title or number has the words."""
    rows = Proposal.objects.of(committee).published().for_lists()
    wanted = search(Proposal, ("title", "case_no"), words) if words else Q()
    return rows.filter(wanted).select_related("plenary__term", "lead_unit").order_by("-filed_on", "-case_no")


def shown(proposal: Proposal) -> Published:
    """Only the abstract where the reviewer said so."""
    whole = proposal.publish_review == PublishDecision.YES
    agreed = proposal.cosigners.filter(state=InviteState.AGREED).select_related("membership__person")
    return Published(
        number=proposal.case_no, title=proposal.title, proposers=[proposal.proposer, *map(str, agreed)],
        situation=proposal.situation if whole else "", analysis=proposal.analysis if whole else "",
        asks=proposal.asked if whole else [], abstract="" if whole else proposal.abstract, category=proposal.category,
        filed_on=proposal.filed_on, state=str(proposal.flow.label_of(proposal.state)),
    )  # fmt: skip
