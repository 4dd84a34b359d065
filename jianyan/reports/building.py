"""A report as it leaves the house: Word and PDF in the official layout, a web page whose figures machines can read, Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from jianyan.committees.papers import DRAWS, LANGUAGE, NotDrawn, mark_of
from jianyan.committees.periods import parse
from jianyan.paper.blocks import Block, Gap, Heading, Paper, Paragraph, Table, Title
from jianyan.paper.blocks import paragraphs as blank_free
from jianyan.reports import drawing, living, outline
from jianyan.reports.documents import Document, Gathered, Passage, Told, chapters_of
from jianyan.reports.models import Report

SECOND = re.compile("（[一二三四五六七八九十]+）")
LONGEST_HEADING = 30  # characters; what is longer is a paragraph that begins so
SAID = 3  # findings that a refusal names
LABEL_WIDTH = 2.0  # of the first column of a table, in widths of the others


def computed(report: Report) -> tuple[Document, Gathered]:
    """The report as a document with its figures computed now, in Chinese, and the answers behind them.

    Raises:
        NotDrawn: something in its text cannot be computed; the sentence says where.
    """
    text = outline.joined(report.standing()).text
    period = parse(report.period, report.committee)
    with translation.override(LANGUAGE):
        composed = living.compose(text, report.committee, period, margin=False)
        chapters, gathered = chapters_of(composed)
    if composed.findings:
        said = " ".join(f"{one.quote} {one.sentence}" for one in composed.findings[:SAID])
        words = {"count": len(composed.findings), "said": said}
        raise NotDrawn(gettext("报告里有%(count)d处算不出来，请在撰写页改好再导出：%(said)s") % words)
    made = Document(
        title=report.title, committee=report.committee.name, period=report.period, chapters=chapters, figures=tuple(gathered.told),
        subtitle=report.subtitle, note=report.note, mark=mark_of(report.committee),
    )  # fmt: skip
    return made, gathered


# Word and PDF


def paper_of(made: Document) -> Paper:
    """The report in the layout of GB/T 9704."""
    head: list[Block] = [Title(made.title), Gap()]
    if made.subtitle:
        head = [Title(made.title), Paragraph(made.subtitle, indent=0, align="center", face="kai"), Gap()]
    return Paper(made.title, (*head, *blank_free(made.note), *_blocks(made)), made.mark)


def _blocks(made: Document) -> Iterator[Block]:
    for chapter in made.chapters:
        if chapter.heading:
            yield Heading(chapter.heading, 1)
        for passage in chapter.passages:
            yield from _passage(made, passage)


def _passage(made: Document, passage: Passage) -> Iterator[Block]:
    if passage.kind in ("table", "plot"):
        yield Table(
            tuple(_cells(made, passage)), (LABEL_WIDTH, *(1.0 for _ in passage.head[1:])), head_rows=1, labels=(0,)
        )
        return
    text = made.words(passage.runs)
    if passage.kind == "heading":
        yield Heading(text.strip(), level_of(passage))
        return
    for line in text.splitlines():
        if passage.kind == "quotation":
            yield Paragraph(line.strip(), face="kai")
        else:
            yield Heading(line, 2) if is_heading(line) else Paragraph(line.strip())


def level_of(passage: Passage) -> Any:
    """The official level of a heading inside a section, 2 to 4."""
    return passage.level


def is_heading(line: str) -> bool:
    """Whether a short line by itself begins as headings of the second level do, without a sign that says so."""
    return bool(SECOND.match(line)) and len(line) <= LONGEST_HEADING and not line.endswith("。")


def _cells(made: Document, passage: Passage) -> Iterator[tuple[str, ...]]:
    yield passage.head
    for row in passage.rows:
        yield (row.label, *(made.told(number).shown for number in row.figures))


# A web page, and Markdown


def as_data(made: Document, address: str = "") -> dict[str, Any]:
    """The report for machines: a JSON-LD object with its figures; `address` is that of the published one."""
    data = {
        "@context": "https://schema.org", "@type": "Report", "name": made.title, "inLanguage": "zh-CN",
        "temporalCoverage": made.period, "publisher": {"@type": "Organization", "name": made.committee},
        "hasPart": [one.as_data(number) for number, one in enumerate(made.figures, 1)],
    }  # fmt: skip
    return {"@id": address, **data} if address else data


def html_of(made: Document, data: dict[str, Any] | None = None) -> bytes:
    """A page that stands alone: each figure with its data, one block of JSON-LD, and a list that needs no script.

    `data` is that block when the report was published.
    """
    context = {
        "made": made,
        "chapters": drawing.chapters(made),
        "figures": numbered(made),
        "data": script_safe(data or as_data(made)),
    }
    return render_to_string("reports/standalone.html", context).encode()


def numbered(made: Document) -> list[tuple[int, Told]]:
    return list(enumerate(made.figures, 1))


def markdown_of(made: Document) -> bytes:
    """The text with its figures as they read, and a table of them."""
    lines = [f"# {made.title}", made.subtitle, f"> {made.mark}" if made.mark else "", made.note]
    for chapter in made.chapters:
        lines += [
            f"## {chapter.heading}" if chapter.heading else "",
            *(_markdown(made, one) for one in chapter.passages),
        ]
    lines.append("## " + gettext("数字附表"))
    head = (gettext("数字"), gettext("数值"), gettext("期间"), gettext("截至"), gettext("口径"), gettext("记录"))
    table = _table([head, *(tuple(annex_row(one)) for one in made.figures)])
    return ("\n\n".join([line for line in lines if line] + [table]) + "\n").encode()


def _markdown(made: Document, passage: Passage) -> str:
    if passage.kind in ("table", "plot"):
        return _table(list(_cells(made, passage)))
    text = made.words(passage.runs)
    if passage.kind == "heading":
        return "#" * (passage.level + 1) + " " + text
    return "\n".join(f"> {line}" for line in text.splitlines()) if passage.kind == "quotation" else text


def _table(rows: list[tuple[str, ...]]) -> str:
    every = [rows[0], tuple("---" for _ in rows[0]), *rows[1:]]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in every)


def annex_row(one: Told) -> list[str]:
    """A figure as its row of the annex: what, value, period, as of, meaning, records."""
    return [one.title, one.exact, one.period, one.as_of, one.meaning, str(one.records)]


def script_safe(data: Any) -> str:
    """JSON that nothing in it can end the block it stands in."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _drawn(ending: str) -> Callable[[Document], bytes]:
    return lambda made: DRAWS[ending](paper_of(made))


FORMATS: dict[str, Callable[[Document], bytes]] = {
    "docx": _drawn("docx"), "pdf": _drawn("pdf"), "html": html_of, "md": markdown_of,
}  # fmt: skip


def build(report: Report, ending: str) -> bytes:
    """The report in a format of `FORMATS`, its figures computed now, in Chinese.

    Raises:
        NotDrawn: something in its text cannot be computed.
        NoChineseFont: a PDF is wanted, and no font is installed.
    """
    made, _answers = computed(report)
    with translation.override(LANGUAGE):
        return FORMATS[ending](made)
