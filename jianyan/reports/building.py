"""A report as it leaves the house: Word and PDF in the official layout, a web page whose figures machines can read, Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from jianyan.committees.papers import DRAWS, LANGUAGE, NotDrawn, mark_of
from jianyan.committees.periods import parse
from jianyan.figures import pages
from jianyan.figures.questions import Answer, json_ready
from jianyan.paper.blocks import Block, Gap, Heading, Paper, Paragraph, Title
from jianyan.paper.blocks import paragraphs as blank_free
from jianyan.reports import living, outline
from jianyan.reports.living import Composed, Piece
from jianyan.reports.models import Report

SECOND = re.compile("（[一二三四五六七八九十]+）")
LONGEST_HEADING = 30  # characters; what is longer is a paragraph that begins so
SAID = 3  # findings that a refusal names


@dataclass(frozen=True)
class Built:
    """A report with its figures computed, about to leave."""

    report: Report
    composed: Composed

    @property
    def mark(self) -> str:
        return mark_of(self.report.committee)


def built(report: Report) -> Built:
    """The report with its figures computed now, in Chinese.

    Raises:
        NotDrawn: something in its text cannot be computed; the sentence says where.
    """
    text = outline.joined(report.standing()).text
    _ask_computable(report, text)
    with translation.override(LANGUAGE):
        period = parse(report.period, report.committee)
        return Built(report, living.compose(text, report.committee, period, margin=False))


def _ask_computable(report: Report, text: str) -> None:
    places = living.read(text, report.committee, parse(report.period, report.committee))
    findings = [place for place in places if isinstance(place, living.Finding)]
    if findings:
        said = " ".join(f"{one.quote} {one.sentence}" for one in findings[:SAID])
        words = {"count": len(findings), "said": said}
        raise NotDrawn(gettext("报告里有%(count)d处算不出来，请在撰写页改好再导出：%(said)s") % words)


# Word and PDF


def paper_of(made: Built) -> Paper:
    """The report in the layout of GB/T 9704."""
    report = made.report
    head: list[Block] = [Title(report.title), Gap()]
    if report.subtitle:
        head = [Title(report.title), Paragraph(report.subtitle, indent=0, align="center", face="kai"), Gap()]
    note = blank_free(report.note)
    return Paper(report.title, (*head, *note, *_blocks(made.composed)), made.mark)


def _blocks(composed: Composed) -> Iterator[Block]:
    for part in composed.parts:
        if part.heading:
            yield Heading(part.heading, 1)
        for pieces in part.paragraphs:
            for line in _text(pieces).splitlines():
                is_heading = SECOND.match(line) and len(line) <= LONGEST_HEADING and not line.endswith("。")
                yield Heading(line, 2) if is_heading else Paragraph(line.strip())


def _text(pieces: list[Piece]) -> str:
    return "".join(piece.shown for piece in pieces)


# A web page, and Markdown


def html_of(made: Built) -> bytes:
    """A page that stands alone: each figure with its data, one block of JSON-LD, and a list that needs no script."""
    figures = [Shown(number, piece) for number, piece in enumerate(_figures(made.composed), 1)]
    numbered = {id(one.piece): one for one in figures}
    parts = [
        (part.heading, [[(piece, numbered.get(id(piece))) for piece in pieces] for pieces in part.paragraphs])
        for part in made.composed.parts
    ]
    report = made.report
    data = {
        "@context": "https://schema.org", "@type": "Report", "name": report.title, "inLanguage": "zh-CN",
        "temporalCoverage": report.period, "publisher": {"@type": "Organization", "name": report.committee.name},
        "hasPart": [one.as_data() for one in figures],
    }  # fmt: skip
    context = {"report": report, "mark": made.mark, "parts": parts, "figures": figures, "data": _script_safe(data)}
    return render_to_string("reports/standalone.html", context).encode()


def markdown_of(made: Built) -> bytes:
    """The text with its figures as they read, and a table of them."""
    report = made.report
    lines = [f"# {report.title}", report.subtitle, f"> {made.mark}" if made.mark else "", report.note]
    for part in made.composed.parts:
        lines += [f"## {part.heading}" if part.heading else "", *map(_text, part.paragraphs)]
    lines.append("## " + gettext("数字附表"))
    head = [gettext("数字"), gettext("数值"), gettext("期间"), gettext("截至"), gettext("口径"), gettext("记录")]
    rows = [head, ["---"] * len(head), *(_cells(piece.answer) for piece in _figures(made.composed) if piece.answer)]
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return ("\n\n".join([line for line in lines if line] + [table]) + "\n").encode()


def _cells(answer: Answer) -> list[str]:
    question = answer.question
    value = pages.shown_value(answer) if answer.value is None else pages.in_words(answer)
    return [
        question.title(), value, question.period.code, str(question.as_of), str(answer.figure.meaning), str(answer.records),
    ]  # fmt: skip


def _figures(composed: Composed) -> Iterator[Piece]:
    for part in composed.parts:
        for pieces in part.paragraphs:
            yield from (piece for piece in pieces if piece.answer is not None)


@dataclass(frozen=True)
class Shown:
    """One figure on the page that stands alone."""

    number: int
    piece: Piece

    @property
    def answer(self) -> Answer:
        assert self.piece.answer is not None
        return self.piece.answer

    @property
    def identity(self) -> str:
        return f"figure-{self.number}"

    @property
    def where(self) -> str:
        """The narrowing as a chip writes it."""
        return " ".join(f"{name}={','.join(values)}" for name, values in sorted(self.answer.question.where.items()))

    @property
    def value(self) -> str:
        """The exact value in base units; empty where there is nothing to be a share of."""
        found = json_ready(self.answer.value)
        return "" if found is None else str(found)

    @property
    def exact(self) -> str:
        return pages.shown_value(self.answer) if self.answer.value is None else pages.in_words(self.answer)

    def as_data(self) -> dict[str, Any]:
        """The figure for machines: what it is, its value and unit, its period and as-of date, and what it means."""
        question, figure = self.answer.question, self.answer.figure
        return {
            "@type": "Observation", "@id": f"#{self.identity}", "identifier": figure.name, "name": question.title(),
            "value": json_ready(self.answer.value), "unitText": self.answer.unit, "text": self.piece.shown,
            "period": question.period.code, "observationPeriod": f"{question.period.start}/{question.period.end}",
            "asOf": str(question.as_of), "where": {name: list(values) for name, values in question.where.items()},
            "lower": question.lower, "description": str(figure.meaning), "records": self.answer.records,
        }  # fmt: skip


def _script_safe(data: Any) -> str:
    """JSON that nothing in it can end the block it stands in."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _drawn(ending: str) -> Callable[[Built], bytes]:
    return lambda made: DRAWS[ending](paper_of(made))


FORMATS: dict[str, Callable[[Built], bytes]] = {
    "docx": _drawn("docx"), "pdf": _drawn("pdf"), "html": html_of, "md": markdown_of,
}  # fmt: skip


def build(report: Report, ending: str) -> bytes:
    """The report in a format of `FORMATS`, in Chinese.

    Raises:
        NotDrawn: something in its text cannot be computed.
        NoChineseFont: a PDF is wanted, and no font is installed.
    """
    made = built(report)
    with translation.override(LANGUAGE):
        return FORMATS[ending](made)
