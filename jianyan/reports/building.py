"""A report as it leaves the house: Word and PDF in the official layout, a web page whose figures machines can read, Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from jianyan.committees.papers import DRAWS, LANGUAGE, NotDrawn, mark_of
from jianyan.committees.periods import parse
from jianyan.look import phrases
from jianyan.paper.blocks import Block, Gap, Heading, Masthead, Paper, Paragraph, SignOff, Table, Title
from jianyan.paper.blocks import paragraphs as blank_free
from jianyan.reports import annex, composing, drawing, living, outline
from jianyan.reports.documents import Document, Passage, Told, identity_of
from jianyan.reports.gathering import Gathered, chapters_of
from jianyan.reports.models import Report

SECOND = re.compile("（[一二三四五六七八九十]+）")
LONGEST_HEADING = 30  # characters; what is longer is a paragraph that begins so
BAR, LONGEST_BAR = "█", 15  # characters of a bar on paper
LABEL_WIDTH = 2.0  # of the first column of a table, in widths of the others


def computed(report: Report) -> tuple[Document, Gathered]:
    """The report as a document with its figures computed now, in Chinese, and the answers behind them.

    Raises:
        NotDrawn: something in its text cannot be computed; the sentence says where.
    """
    text = outline.joined(report.standing()).text
    period = parse(report.period, report.committee)
    with translation.override(LANGUAGE):
        composed = composing.compose(text, report.committee, period, margin=False, adds_years=report.adds_years)
        chapters, gathered = chapters_of(composed)
    if composed.findings:
        words = living.words_of(composed.findings)
        raise NotDrawn(gettext("报告里有%(count)d处算不出来，请在撰写页改好再导出：%(said)s") % words)
    made = Document(
        title=report.title, committee=report.committee.name, period=report.period, chapters=chapters, figures=tuple(gathered.told),
        subtitle=report.subtitle, note=report.note, mark=mark_of(report.committee), masthead=report.masthead, number=report.paper_number,
        signer=report.signer, signature=report.signature, dated=str(report.dated_on or ""),
    )  # fmt: skip
    return made, gathered


# Word and PDF


def paper_of(made: Document) -> Paper:
    """The report in the layout of GB/T 9704, with a red head and a signature where it has them."""
    return Paper(made.title, (*_head(made), *blank_free(made.note), *_blocks(made), *_end(made)), made.mark)


def _head(made: Document) -> Iterator[Block]:
    """Under a red rule two blank lines stand above the title (GB/T 9704-2012)."""
    if made.masthead:
        yield Masthead(made.masthead, made.number, made.signer)
        yield Gap()
    yield Title(made.title)
    if made.subtitle:
        yield Paragraph(made.subtitle, indent=0, align="center", face="kai")
    yield Gap()


def _end(made: Document) -> Iterator[Block]:
    if not (made.signature or made.dated):
        return
    yield Gap(2)
    day = phrases.date_text(date.fromisoformat(made.dated)) if made.dated else ""
    yield SignOff((made.signature,) if made.signature else (), day)


def _blocks(made: Document) -> Iterator[Block]:
    for chapter in made.chapters:
        if chapter.heading:
            yield Heading(chapter.heading, 1)
        for passage in chapter.passages:
            yield from _passage(made, passage)


def _passage(made: Document, passage: Passage) -> Iterator[Block]:
    if passage.kind == "plot":
        yield _plot(made, passage)
        return
    if passage.kind == "table":
        widths = (LABEL_WIDTH, *(1.0 for _ in passage.head[1:]))
        yield Table(tuple(_cells(made, passage)), widths, head_rows=1, labels=(0,))
        return
    text = made.words(passage.runs)
    if passage.kind == "heading":
        yield Heading(text.strip(), passage.level)  # type: ignore[arg-type]  # 2 to 4
        return
    for line in text.splitlines():
        if passage.kind == "quotation":
            yield Paragraph(line.strip(), face="kai")
        else:
            yield Heading(line, 2) if is_heading(line) else Paragraph(line.strip())


def _plot(made: Document, passage: Passage) -> Table:
    """Bars with the numbers beside them: paper has no card to open."""
    plot = passage.plotted
    told = [(label, made.told(number)) for label, number in plot.bars]
    longest = max((one.value or 0 for _label, one in told), default=0)
    bars = [BAR * round(LONGEST_BAR * (one.value or 0) / longest) if longest else "" for _label, one in told]
    lines = [(label, bar, one.exact) for (label, one), bar in zip(told, bars, strict=True)]
    return Table(
        ((plot.corner, plot.title, ""), *lines), (LABEL_WIDTH, 2 * LABEL_WIDTH, 1.0), head_rows=1, labels=(0,)
    )


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
        "hasPart": [one.as_data(identity_of(address, number)) for number, one in enumerate(made.figures, 1)],
    }  # fmt: skip
    return {"@id": address, **data} if address else data


def html_of(made: Document, data: dict[str, Any] | None = None) -> bytes:
    """A page that stands alone: each figure with its data, one block of JSON-LD, and a list that needs no script.

    `data` is that block when the report was published.
    """
    found = data or as_data(made)
    chapters = drawing.chapters(made, address=found.get("@id", ""))
    context = {"made": made, "chapters": chapters, "figures": numbered(made), "data": script_safe(found)}
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
    table = _table([annex.head(), *(tuple(annex.row_of(one)) for one in made.figures)])
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


def script_safe(data: Any) -> str:
    """JSON that nothing in it can end the block it stands in."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _drawn(ending: str) -> Callable[[Document], bytes]:
    return lambda made: DRAWS[ending](paper_of(made))


FORMATS: dict[str, Callable[[Document], bytes]] = {
    "docx": _drawn("docx"), "pdf": _drawn("pdf"), "html": html_of, "md": markdown_of, "xlsx": annex.workbook_of,
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
