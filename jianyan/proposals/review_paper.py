"""The report on the review of a plenary's proposals (提案审查情况的报告) as a paper, written out of its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils import translation

from jianyan.committees.models import Committee, Plenary
from jianyan.committees.papers import LANGUAGE, mark_of
from jianyan.look.phrases import date_text
from jianyan.paper.blocks import Block, Gap, Heading, Paper, Paragraph, SignOff, Table, Title, numeral
from jianyan.proposals.review import ReviewRow, ReviewTable

WIDTHS = (76, 40, 40)  # mm
SIGNER = "提案审查委员会"


@translation.override(LANGUAGE)
def review_title(plenary: Plenary) -> str:
    return f"关于{plenary}提案审查情况的报告"


@translation.override(LANGUAGE)
def review_paper(committee: Committee, plenary: Plenary, table: ReviewTable) -> Paper:
    """The counts as sentences and two tables; what the committee has to say of the proposals it writes between them."""
    blocks: list[Block] = [
        Title(committee.name),
        Title(review_title(plenary)),
        Gap(),
        Paragraph("各位委员：", indent=0),
    ]
    blocks += [Paragraph(line) for line in _told(plenary, table)]
    blocks += _table(1, "按提案者", table.who, table.filed)
    blocks += _table(2, "按类别", table.categories, table.filed)
    blocks += [Paragraph(line, face="kai") for line in _notes(table)]
    blocks += [Gap(), SignOff((f"{committee.short_name}{SIGNER}",), date_text(table.as_of))]
    return Paper(review_title(plenary), tuple(blocks), mark_of(committee))


def _told(plenary: Plenary, table: ReviewTable) -> Iterable[str]:
    """What came in and what became of it; a part of nothing has no share."""
    received = table.received.count
    yield f"{plenary}期间，截至{date_text(table.as_of)}，共收到提案{received}件。"
    if received:
        parts = "，".join(f"{row.label}{row.count}件{_of(row.count, received)}" for row in table.outcomes)
        yield f"经审查，{parts}。"
    if table.filed:
        told = "，".join(f"{row.label}{row.count}件{_share(row.share)}" for row in table.who if row.count)
        yield f"立案的提案中，{told}。"
        told = "，".join(f"{row.label}{row.count}件{_share(row.share)}" for row in table.categories if row.count)
        yield f"按类别分，{told}。"


def _of(part: int, whole: int) -> str:
    return f"（占{round(Decimal(part * 100) / whole, 1):f}%）" if part else ""


def _share(share: Decimal | None) -> str:
    return f"（占{share:f}%）" if share is not None else ""


def _table(place: int, name: str, rows: Sequence[ReviewRow], filed: int) -> list[Block]:
    if not filed:
        return []
    lines = [(row.label, str(row.count), f"{row.share:f}%" if row.share is not None else "") for row in rows]
    head = (name.removeprefix("按"), "件数", "占立案")
    total = ("合计", str(filed), "100%")
    heading = Heading(f"{numeral(1, place)}{name}")
    return [heading, Table((head, *lines, total), WIDTHS, head_rows=1, least=8)]


def _notes(table: ReviewTable) -> Iterable[str]:
    """What a reader has to know of the numbers: shares moved to come to 100, and an account that does not close."""
    if table.moved:
        yield "注：各项百分比按最大余额法取整，合计为100%。"
    if table.gap:
        yield f"注：收到与各项结果相差{abs(table.gap)}件，请核对收到和审结的日期后再用。"
