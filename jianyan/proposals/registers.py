"""The register of proposals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.organisation.dimensions import of_choices, sectors
from jianyan.proposals.choices import State
from jianyan.proposals.models import Proposal
from jianyan.registers.declared import Register, not_before


def copy_sector(proposal: Proposal) -> None:
    """Write the first proposer's sector of today onto the row."""
    proposal.sector_code = proposal.lead_proposer.sector.code if proposal.lead_proposer else ""


REGISTERS = (
    Register(
        Proposal, _("提案的收到、立案、交办、答复、反馈和督办。"),
        ("title", "case_no", "proposer", "lead_unit", "received_on", "filed_on", "replied_on"),
        fields=(
            "plenary", "case_no", "title", "time_mark", "proposer_kind", "proposer", "lead_proposer", "category", "lead_unit",
            "received_on", "filed_on", "withdrawn_on", "assigned_on", "replied_on", "rating", "rated_on", "visited_on",
            "supervised_by", "supervisor_level", "supervised_on",
        ),
        filters=("plenary", "proposer_kind", "lead_unit", "rating", "received_on", "filed_on", "replied_on"),
        search=("title", "case_no", "proposer"), part_of=("matter", "lead_unit"), spine="matter", order=1,
        words={"sector_code": sectors, "state": of_choices(State)}, fills={"lead_proposer": copy_sector},
        sentences={
            "proposal_number_once": _("这次全会的这个提案号已经用过，请核对提案号。"),
            "proposal_filed_after_received": not_before(Proposal, "filed_on", "received_on"),
            "proposal_replied_after_filed": not_before(Proposal, "replied_on", "filed_on"),
            "proposal_rating_is_dated": _("满意度和反馈日期要么都填，要么都空着。"),
        },
    ),
)  # fmt: skip
