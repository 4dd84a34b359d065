"""The registers of proposals and of those who sign them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.matters.panels import attachments, ties
from jianyan.organisation.choices import BodyKind
from jianyan.organisation.dimensions import of_choices, sectors
from jianyan.organisation.models import Body, Membership
from jianyan.proposals import acts, telling
from jianyan.proposals.choices import Decline, State
from jianyan.proposals.conditions import FILED
from jianyan.proposals.gates import publishing
from jianyan.proposals.models import LOOKED_THROUGH, Cosigner, Proposal
from jianyan.proposals.rights import KINDS_OF_ROLE, is_staff
from jianyan.registers.declared import Register, Words, not_before


def categories(committee: Committee) -> Mapping[str, Words]:
    return {name: name for name in provision(committee, "proposals.categories")}


def reasons(committee: Committee) -> Mapping[str, Words]:
    """The grounds for not filing that this committee uses."""
    labels = dict(Decline.choices)
    return {code: labels[code] for code in provision(committee, "proposals.decline_reasons")}


def lead_cases(committee: Committee) -> QuerySet[Proposal]:
    """What a proposal may be merged into."""
    return Proposal.objects.of(committee).filter(FILED).exclude(state=State.MERGED).order_by("-filed_on", "-case_no")


def review_groups(committee: Committee) -> QuerySet[Body]:
    """Who may look at proposals a second time: groups of the plenary's review committee, or of the standing one."""
    return Body.objects.of(committee).filter(kind=BodyKind.REVIEW_GROUP).in_force(today())


def in_office(committee: Committee) -> QuerySet[Membership]:
    return Membership.objects.of(committee).in_force(today())


def may_write(actor: Any, committee: Committee) -> bool:
    return actor.role in KINDS_OF_ROLE


HIDDEN = ("situation", "analysis", "asks", "wanted_units", "matter", "entered_by_office", "title", "plenary")

REGISTERS = (
    Register(
        Proposal, _("提案的收到、立案、交办、答复、反馈和督办。"),
        ("title", "case_no", "proposer", "state", "category", "lead_unit", "received_on", "replied_on"),
        fields=("category", "time_mark", "publish_review", "intended_units", "visited_on", "supervised_by", "supervisor_level", "supervised_on"),
        filters=("plenary", "state", "proposer_kind", "category", "lead_unit", "rating", "received_on", "filed_on", "replied_on"),
        search=LOOKED_THROUGH, part_of=("matter", "lead_unit", "merged_into"), spine="matter", order=1,
        private=("contact_name", "contact_phone", "withheld_why"), may_add=False, may_add_by=may_write, added_at="proposal-write", add_label=_("写提案"),
        may_change=lambda proposal, actor: is_staff(actor, proposal), hides=HIDDEN, reads=(telling.text,), panels=(attachments, ties, publishing), lede=telling.title_line,
        stages=telling.stages, shapes=telling.SHAPES, views=telling.VIEWS, acts=acts.of_proposal,
        bulk=("pass_first", "pass_second", "file", "merge", "convert", "decline", "send_back", "close"), bulk_by=telling.takes_many,
        words={
            "sector_code": sectors, "state": of_choices(State), "category": categories, "decline_reasons": reasons,
        },
        targets={"merged_into": lead_cases, "review_group": review_groups},
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
        own_list=False, order=2, tells=True, shapes={"invited": "wait", "agreed": "done", "refused": "back", "lapsed": "back"},
        may_change=lambda invite, actor: False, may_add_by=may_write, targets={"membership": in_office}, sentences={"cosigner_once": _("这名委员已经邀请过，不用重复邀请。")},
    ),
)  # fmt: skip
