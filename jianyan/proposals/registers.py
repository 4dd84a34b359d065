"""The registers of proposals and of those who sign them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.organisation.dimensions import of_choices, sectors
from jianyan.proposals.choices import Decline, State
from jianyan.proposals.models import Cosigner, Proposal
from jianyan.registers.declared import Register, Words, not_before

WHERE_IT_STANDS = (
    ("closed_on", State.CLOSED), ("rated_on", State.CLOSED), ("replied_on", State.REPLIED), ("assigned_on", State.HANDLING),
    ("filed_on", State.FILED),
)  # fmt: skip


def copy_sector(proposal: Proposal) -> None:
    """Write the first proposer's sector of today onto the row."""
    proposal.sector_code = proposal.lead_proposer.sector.code if proposal.lead_proposer else ""


def place(proposal: Proposal) -> None:
    """Let an old proposal that is entered with its dates stand where its last date puts it."""
    if proposal.withdrawn_on:
        proposal.state = State.WITHDRAWN
    else:
        reached = (state for name, state in WHERE_IT_STANDS if getattr(proposal, name))
        proposal.state = next(reached, State.SUBMITTED)


def categories(committee: Committee) -> Mapping[str, Words]:
    return {name: name for name in provision(committee, "proposals.categories")}


OLD = (
    "plenary", "case_no", "time_mark", "proposer_kind", "proposer", "lead_proposer", "lead_unit", "received_on", "filed_on",
    "withdrawn_on", "assigned_on", "replied_on", "rating", "rated_on",
)  # fmt: skip

REGISTERS = (
    Register(
        Proposal, _("提案的收到、立案、交办、答复、反馈和督办。"),
        ("title", "case_no", "proposer", "state", "lead_unit", "received_on", "filed_on", "replied_on"),
        fields=(*OLD, "title", "category", "visited_on", "supervised_by", "supervisor_level", "supervised_on"), once=OLD,
        filters=("plenary", "state", "proposer_kind", "lead_unit", "rating", "received_on", "filed_on", "replied_on"),
        search=("title", "case_no", "proposer", "serial_no"), part_of=("matter", "lead_unit", "merged_into"), spine="matter", order=1,
        private=("contact_name", "contact_phone", "withheld_why"),
        words={
            "sector_code": sectors, "state": of_choices(State), "category": categories, "decline_reasons": of_choices(Decline),
        },
        fills={"lead_proposer": copy_sector, "received_on": place},
        sentences={
            "proposal_number_once": _("这次全会的这个提案号已经用过，请核对提案号。"),
            "proposal_filed_after_received": not_before(Proposal, "filed_on", "received_on"),
            "proposal_replied_after_filed": not_before(Proposal, "replied_on", "filed_on"),
            "proposal_rating_is_dated": _("满意度和反馈日期要么都填，要么都空着。"),
            "proposal_state_known": _("没有这种状态，请重新选择。"),
        },
    ),
    Register(
        Cosigner, _("联名提案邀请了谁会签，各自怎样答复。"), ("membership", "state", "opinion", "answered_on", "proposal"),
        fields=("proposal", "membership"), filters=("state",), search=("proposal__title",), part_of=("proposal", "membership"),
        own_list=False, order=2, sentences={"cosigner_once": _("这名委员已经邀请过，不用重复邀请。")},
    ),
)  # fmt: skip
