"""The official papers of handling: the reply letter (复函), the opinion (会办意见), the feedback sheet (征询意见表), the hand-over list (交办清单)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.papers import LANGUAGE, mark_of
from jianyan.handling.choices import GONE, Attitude, ContactWay, Pointed, UnitRole
from jianyan.handling.models import Answer, Assignment, Reply, Sheet
from jianyan.handling.sight import opinions_seen_by, reads_contact, replies_seen_by, sheets_seen_by
from jianyan.look import phrases
from jianyan.organisation.choices import Hub
from jianyan.paper.blocks import (
    Block,
    Cell,
    Colophon,
    Gap,
    Heading,
    Masthead,
    Paper,
    Paragraph,
    SignOff,
    Table,
    Title,
    numeral,
    paragraphs,
)
from jianyan.proposals import papers as proposal_papers
from jianyan.proposals.choices import COLLECTIVE, Rating
from jianyan.proposals.models import Proposal

MOST_NAMED = 3  # proposers that a letter names one by one
NO_DATE = "　　年　月　日"
CHOSEN, OPEN = "■", "□"
FORM, ANSWERS, LIST = (26, 52, 26, 52), (40, 116), (12, 16, 54, 21, 20, 33)  # mm
LIST_HEAD = ("序号", "提案号", "案由", "提案者", "办理方式", "答复期限")
KINDS = {"docx": "Word", "pdf": "PDF"}


def papers_of(proposal: Proposal, actor: Any) -> list[tuple[str, str]]:
    """All papers of a proposal that whoever acts may read, with their addresses: its sheet, letters, opinions, feedback sheets."""
    address = proposal.committee.address
    found = proposal_papers.papers_of(proposal, actor)
    for reply in replies_seen_by(actor).filter(assignment__proposal=proposal).select_related("assignment__unit"):
        words = {"unit": reply.assignment.unit}
        for ending, kind in KINDS.items():
            label = _("%(unit)s的复文（%(kind)s）") % (words | {"kind": kind})
            found.append((label, address("reply-paper", pk=reply.pk, ending=ending)))
    for part in opinions_seen_by(actor).filter(proposal=proposal).select_related("unit"):
        for ending, kind in KINDS.items():
            label = _("%(unit)s的会办意见（%(kind)s）") % {"unit": part.unit, "kind": kind}
            found.append((label, address("opinion-paper", pk=part.pk, ending=ending)))
    for sheet in sheets_seen_by(actor).filter(proposal=proposal).select_related("membership__person", "proposal"):
        for ending, kind in KINDS.items():
            label = _("%(who)s的征询意见表（%(kind)s）") % {"who": rater(sheet), "kind": kind}
            found.append((label, address("sheet-paper", pk=sheet.pk, ending=ending)))
    return found


@translation.override(LANGUAGE)
def reply_paper(reply: Reply, actor: Any) -> Paper:
    """The letter to the proposer, answering each numbered suggestion.

    The name and number of whom to call stand on it for those the letter goes to or comes from, and for the offices.
    """
    unit, day = reply.assignment.unit, reply.written_on
    blocks: list[Block] = [Masthead(unit.name, reply.letter_no, reply.signed_by, class_letter(reply))]
    blocks += [Title(reply_title(reply)), Gap(), Paragraph(f"{addressee(reply.assignment.proposal)}：", indent=0)]
    blocks += paragraphs(reply.opening) or [Paragraph(_usual_opening(reply.assignment.proposal))]
    blocks += [*_answers(reply), *paragraphs(reply.closing), Gap()]
    blocks += [SignOff((unit.name,), phrases.date_text(day) if day else NO_DATE), *_contact(reply, actor)]
    blocks.append(Colophon((f"抄送：{'，'.join(copied_to(reply.assignment))}。",)))
    return Paper(reply_title(reply), tuple(blocks), mark_of(reply.committee))


@translation.override(LANGUAGE)
def reply_title(reply: Reply) -> str:
    proposal = reply.assignment.proposal
    again = "再次" if reply.round > 1 else ""
    return f"关于{numbered(proposal)}提案的{again}答复"


@translation.override(LANGUAGE)
def opinion_paper(assignment: Assignment) -> Paper:
    """What an assisting unit writes to the one that leads (会办意见)."""
    proposal, unit, day = assignment.proposal, assignment.unit, assignment.opined_on
    lead = proposal.lead_unit
    opening = f"{numbered(proposal)}提案“{proposal.title}”收悉。现就我单位职责范围内的事项，提出会办意见如下："
    blocks: list[Block] = [Masthead(unit.name), Title(opinion_title(assignment)), Gap()]
    blocks += [Paragraph(f"{lead.name if lead else '主办单位'}：", indent=0), Paragraph(opening)]
    blocks += [*paragraphs(assignment.opinion), Gap()]
    blocks.append(SignOff((unit.name,), phrases.date_text(day) if day else NO_DATE))
    return Paper(opinion_title(assignment), tuple(blocks), mark_of(assignment.committee))


@translation.override(LANGUAGE)
def opinion_title(assignment: Assignment) -> str:
    return f"关于{numbered(assignment.proposal)}提案的会办意见"


@translation.override(LANGUAGE)
def replies_title(plenary: Plenary) -> str:
    return f"{plenary}提案复文"


def numbered(proposal: Proposal) -> str:
    """What letters call a proposal: by plenary and number, by its title before it has one."""
    return f"政协{proposal.plenary}第{proposal.case_no}号" if proposal.case_no else f"“{proposal.title}”"


def class_letter(reply: Reply) -> str:
    """The committee's own letter of what came of it; empty where no class or no letter is given."""
    code = reply.result_class or reply.assignment.result_class
    lines = provision(reply.committee, "reply.letters", on=reply.written_on)
    pairs = (line.split("=", 1) for line in lines)
    return next((letter for letter, meant in pairs if meant == code), "")


def addressee(proposal: Proposal) -> str:
    """A collective by its name, members as 某某委员, many by the first and their number."""
    if proposal.proposer_kind in COLLECTIVE:
        return proposal.proposer
    names = [proposal.proposer, *proposal_papers.cosigner_names(proposal)]
    return f"{names[0]}等{len(names)}名委员" if len(names) > MOST_NAMED else f"{'、'.join(names)}委员"


def copied_to(assignment: Assignment) -> list[str]:
    """The units that assisted, the proposal office, and the hub it came through."""
    others = assignment.proposal.assignments.filter(role=UnitRole.ASSIST).exclude(state__in=GONE)
    assisting = [other.unit.name for other in others.select_related("unit").order_by("pk")]
    hub = [str(Hub(assignment.hub).label)] if assignment.hub != Hub.DIRECT else []
    return [*assisting, f"{assignment.committee.short_name}提案委员会", *hub]


def _usual_opening(proposal: Proposal) -> str:
    whose = "贵单位" if proposal.proposer_kind in COLLECTIVE else "您"
    return f"{whose}提出的“{proposal.title}”收悉。经研究，现答复如下："


def _answers(reply: Reply) -> Iterable[Block]:
    answers: Iterable[Answer] = reply.answers.select_related("suggestion").order_by("suggestion__number", "pk")
    for place, answer in enumerate(answers, 1):
        fate = f"（{answer.get_fate_display()}）" if answer.fate else ""
        yield Heading(f"{numeral(1, place)}关于第{answer.suggestion.number or place}条建议{fate}")
        yield from (Paragraph(line, face="kai") for line in answer.suggestion.text.splitlines() if line.strip())
        yield from paragraphs(answer.text)


def _contact(reply: Reply, actor: Any) -> Iterable[Block]:
    if (reply.handler or reply.phone) and reads_contact(actor, reply.assignment):
        phone = f"　联系电话：{reply.phone}" if reply.phone else ""
        yield Paragraph(f"联系人：{reply.handler}{phone}")


@translation.override(LANGUAGE)
def feedback_paper(sheet: Sheet) -> Paper:
    """The form on which a proposer says what he thinks of the handling; what he said is marked, else it is blank."""
    committee = sheet.committee
    due = (
        f"请于{phrases.date_text(sheet.due_on)}前将本表反馈至{committee.short_name}提案委员会。"
        if sheet.due_on
        else ""
    )
    blocks: list[Block] = [
        Title(committee.name), Title(feedback_title()), Gap(),
        Table(tuple(_about(sheet)), FORM, labels=(0, 2), least=9),
        Table(tuple(_asked(sheet)), ANSWERS, labels=(0,), least=13),
        Paragraph(f"{CHOSEN}为所选。{due}"),
    ]  # fmt: skip
    return Paper(feedback_title(), tuple(blocks), mark_of(committee))


def feedback_title() -> str:
    return "提案办理情况征询意见表"


def rater(sheet: Sheet) -> str:
    return str(sheet.membership or sheet.proposal.proposer)


def _about(sheet: Sheet) -> Iterable[tuple[str | Cell, ...]]:
    proposal, assignment = sheet.proposal, sheet.assignment
    replied = assignment.rereplied_on if sheet.round > 1 else assignment.replied_on
    yield "提案号", proposal.case_no, "届次", str(proposal.plenary)
    yield "案由", Cell(proposal.title, 3)
    yield "反馈人", rater(sheet), "承办单位", assignment.unit.name
    yield "办理方式", assignment.get_role_display(), "答复日期", _day(replied)


def _asked(sheet: Sheet) -> Iterable[tuple[str, str]]:
    scale = provision(sheet.committee, "feedback.scale", on=sheet.asked_on)
    yield "走访面商", _marked(ContactWay.choices, sheet.visit)
    if sheet.proposal.proposer_kind in COLLECTIVE:
        said = "" if sheet.leader_answered is None else str(sheet.leader_answered)
        yield "分管领导答复", _marked((("True", "是"), ("False", "否")), said)
    yield "办理态度", _marked(_of_scale(scale, sheet.attitude), sheet.attitude)
    yield "答复针对性", _marked(Pointed.choices, sheet.pointed)
    yield "对办理结果", _marked(Attitude.choices, sheet.accepts)
    yield "办理结果满意度", _marked(_of_scale(scale, sheet.result), sheet.result)
    yield "意见", sheet.opinion or "\n\n\n"
    yield "反馈日期", _day(sheet.given_on) or NO_DATE


def _of_scale(scale: Sequence[str], given: str) -> list[tuple[str, Any]]:
    """The grades of the local rule, and the one that was given under an earlier rule."""
    return [(code, label) for code, label in Rating.choices if code in scale or code == given]


def _marked(options: Iterable[tuple[str, Any]], chosen: str) -> str:
    return "　".join(f"{CHOSEN if code == chosen else OPEN}{label}" for code, label in options)


def _day(day: date | None) -> str:
    return phrases.date_text(day) if day else ""


@translation.override(LANGUAGE)
def handover_paper(committee: Committee, plenary: Plenary, assignments: Sequence[Assignment]) -> Paper:
    """What is handed over, by hub and unit, each with its role and the day the reply is due."""
    ranked = sorted(assignments, key=lambda one: (Hub.values.index(one.hub), one.unit.name, one.proposal.case_no))
    units = len({one.unit_id for one in ranked})
    proposals = len({one.proposal_id for one in ranked})
    blocks: list[Block] = [Title(committee.name), Title(handover_title(plenary)), Gap()]
    blocks.append(Paragraph(f"共交办提案{proposals}件，承办单位{units}个。"))
    for number, (hub, of_hub) in enumerate(groupby(ranked, key=lambda one: one.hub), 1):
        blocks.append(Heading(f"{numeral(1, number)}{Hub(hub).label}"))
        for place, (_key, of_unit) in enumerate(groupby(of_hub, key=lambda one: one.unit_id), 1):
            blocks += _unit_list(place, list(of_unit))
    return Paper(f"{committee.name}{handover_title(plenary)}", tuple(blocks), mark_of(committee))


@translation.override(LANGUAGE)
def handover_title(plenary: Plenary) -> str:
    return f"{plenary}提案交办清单"


def _unit_list(place: int, rows: Sequence[Assignment]) -> list[Block]:
    lines = [
        (str(number), row.proposal.case_no, row.proposal.title, row.proposal.proposer, row.get_role_display(), _day(row.due_on))
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    heading = Heading(f"{numeral(2, place)}{rows[0].unit.name}（{len(rows)}件）", level=2)
    return [heading, Table((LIST_HEAD, *lines), LIST, head_rows=1, size=12)]
