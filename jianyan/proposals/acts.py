"""What else can be done from a proposal's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from jianyan.proposals.choices import WRITING, ProposerKind, State
from jianyan.proposals.rights import writes
from jianyan.registers.declared import Act


def of_proposal(proposal: Any, actor: Any) -> Sequence[Act]:
    """Write on, invite to sign."""
    if proposal.state not in WRITING or not writes(actor, proposal):
        return ()
    committee = proposal.committee
    found = []
    if proposal.state != State.COSIGNING:
        found.append(Act(_("继续写"), committee.address("proposal-edit", pk=proposal.pk)))
    if proposal.proposer_kind == ProposerKind.JOINT:
        query = urlencode({"proposal": proposal.pk, "back": proposal.get_absolute_url()})
        found.append(Act(_("邀请委员会签…"), f"{committee.address('record-new', register='cosigner')}?{query}"))
    return found
