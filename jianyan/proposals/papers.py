"""The official papers of proposals: the sheet of one (提案表) and the collection of a plenary (提案汇编)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.papers import LANGUAGE, mark_of
from jianyan.look import phrases
from jianyan.organisation.dimensions import sectors
from jianyan.paper.blocks import (
    Block,
    Cell,
    Contents,
    Gap,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    Title,
    numeral,
    paragraphs,
)
from jianyan.proposals.choices import Conversion, Decline, InviteState, State
from jianyan.proposals.models import SEES_REVIEW, Proposal
from jianyan.proposals.rights import is_author

SITUATION, ANALYSIS, ASKS = "情况与问题", "分析", "建议"
# What the sheet's tables call their cells; an imported sheet is read by the same words.
TITLE = "案由"
HEAD = (
    "提案号", "时间标识", TITLE, "提案者", "提案者类别", "界别", "类别", "联名人", "联系人", "联系电话",
)  # fmt: skip
TAIL = ("希望承办单位", "是否同意公开", "审查意见")
WIDTHS, TAIL_WIDTHS = (26, 58, 34, 38), (38, 118)  # mm
NO_CATEGORY = "未分类"


def papers_of(proposal: Proposal, actor: Any) -> list[tuple[str, str]]:
    """The papers of a proposal with their addresses, for who may see it."""
    kinds = {"docx": _("提案表（Word）"), "pdf": _("提案表（PDF）")}
    return [
        (label, proposal.committee.address("proposal-paper", pk=proposal.pk, ending=ending))
        for ending, label in kinds.items()
    ]


def sees_contact(actor: Any, proposal: Proposal) -> bool:
    """Whether a telephone number, or why something stays unpublished, may stand on a paper for whoever acts."""
    return bool(actor.is_office or is_author(actor, proposal))


@translation.override(LANGUAGE)
def sheet_paper(proposal: Proposal, actor: Any) -> Paper:
    """The proposal sheet as whoever acts may read it. Two queries: the sectors, and who signed."""
    blocks = [
        Title(proposal.committee.name), Title(f"{proposal.plenary}提案"), Gap(),
        Table(tuple(_head(proposal, actor)), WIDTHS, labels=(0, 2), least=9),
        *body(proposal),
        Gap(),
        Table(tuple(_tail(proposal, actor)), TAIL_WIDTHS, labels=(0,), least=9),
    ]  # fmt: skip
    return Paper(file_title(proposal), tuple(blocks), mark_of(proposal.committee))


@translation.override(LANGUAGE)
def collected_paper(committee: Committee, plenary: Plenary, proposals: Sequence[Proposal]) -> Paper:
    """The proposals of a plenary under their categories, with a table of contents; each begins a page.

    The categories stand in the order of the local rule, then others; no contact stands in it, whoever asks.
    """
    order = {
        name: place for place, name in enumerate(provision(committee, "proposals.categories", on=plenary.opens_on))
    }
    ranked = sorted(proposals, key=lambda one: (order.get(one.category, len(order)), one.category, one.case_no))
    blocks: list[Block] = [Title(committee.name), Title(collected_title(plenary)), Gap(), Contents(), PageBreak()]
    groups = groupby(ranked, key=lambda one: one.category)
    for number, (category, members) in enumerate(groups, 1):
        blocks.append(Heading(f"{numeral(1, number)}{category or NO_CATEGORY}", depth=1))
        blocks.append(Gap())
        for proposal in members:
            blocks += [*_collected(proposal), PageBreak()]
    return Paper(f"{committee.name}{collected_title(plenary)}", tuple(blocks[:-1]), mark_of(committee))


@translation.override(LANGUAGE)
def collected_title(plenary: Plenary) -> str:
    return f"{plenary}提案汇编"


@translation.override(LANGUAGE)
def sheets_title(plenary: Plenary) -> str:
    return f"{plenary}提案表"


def file_title(proposal: Proposal) -> str:
    """How the file of a proposal is called: its number, then its title."""
    return f"{proposal.case_no or proposal.serial_no} {proposal.title}".strip()


def body(proposal: Proposal) -> list[Block]:
    """Situation, analysis and numbered suggestions under their headings; what is empty is left out."""
    parts: list[tuple[str, list[Block]]] = [
        (SITUATION, paragraphs(proposal.situation)),
        (ANALYSIS, paragraphs(proposal.analysis)),
        (ASKS, [Numbered(tuple(proposal.asked))] if proposal.asked else []),
    ]
    said = [(name, blocks) for name, blocks in parts if blocks]
    return [
        block
        for number, (name, blocks) in enumerate(said, 1)
        for block in (Heading(f"{numeral(1, number)}{name}"), *blocks)
    ]


def _collected(proposal: Proposal) -> Iterable[Block]:
    yield Title(proposal.title, depth=2)
    number = f"第{proposal.case_no}号　" if proposal.case_no else ""
    yield Paragraph(f"{number}提案者：{signers(proposal)}", indent=0, align="center", face="kai")
    yield Gap()
    yield from body(proposal)


def signers(proposal: Proposal) -> str:
    """Who makes it: the first proposer or the collective, then the members who agreed to sign."""
    return "、".join([proposal.proposer, *cosigner_names(proposal)])


def cosigner_names(proposal: Proposal) -> list[str]:
    agreed = [one for one in proposal.cosigners.all() if one.state == InviteState.AGREED]
    return [str(one.membership) for one in agreed]


def _head(proposal: Proposal, actor: Any) -> Iterable[tuple[str | Cell, ...]]:
    sector = sectors(proposal.committee).get(proposal.sector_code, "")
    yield "提案号", proposal.case_no, "时间标识", proposal.get_time_mark_display()
    yield TITLE, Cell(proposal.title, 3)
    yield "提案者", proposal.proposer, "提案者类别", proposal.get_proposer_kind_display()
    yield "界别", str(sector), "类别", proposal.category
    yield "联名人", Cell("、".join(cosigner_names(proposal)) or "无", 3)
    if sees_contact(actor, proposal):
        yield "联系人", proposal.contact_name, "联系电话", proposal.contact_phone


def _tail(proposal: Proposal, actor: Any) -> Iterable[tuple[str, str]]:
    why = f"，理由：{proposal.withheld_why}" if proposal.withheld_why and sees_contact(actor, proposal) else ""
    yield "希望承办单位", proposal.wanted_units
    yield "是否同意公开", "同意" if proposal.may_publish else f"不同意{why}"
    yield "审查意见", "\n".join(_review(proposal, actor))


def _review(proposal: Proposal, actor: Any) -> Iterable[str]:
    """What was decided; how the review came to it only for those who review."""
    yield from filter(None, [_decision(proposal)])
    if actor.role in SEES_REVIEW:
        yield from filter(None, [proposal.review_opinion])
        if proposal.intended_units:
            yield f"拟交单位：{proposal.intended_units}"


def _decision(proposal: Proposal) -> str:
    if proposal.state == State.WITHDRAWN:
        return "已撤回"
    if proposal.filed_on:
        return f"立案，{phrases.date_text(proposal.filed_on)}"
    if proposal.merged_into and proposal.state == State.MERGED:
        return f"并入第{proposal.merged_into.case_no}号提案"
    if proposal.state == State.CONVERTED:
        return str(dict(Conversion.choices).get(proposal.converted_to, ""))
    if proposal.state == State.DECLINED:
        grounds = dict(Decline.choices)
        return "不予立案：" + "；".join(str(grounds.get(code, code)) for code in proposal.decline_reasons)
    return ""
