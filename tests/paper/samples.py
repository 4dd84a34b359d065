"""A paper with every block, and readers of what was drawn."""

import io

import pypdfium2
from docx import Document

from jianyan.paper.blocks import (
    Cell,
    Colophon,
    Contents,
    Gap,
    Heading,
    Masthead,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from jianyan.paper.pdf import pdf_of
from jianyan.paper.word import docx_of

MARK = "演示数据：数字取自公开报告，背后的记录和人名均为虚构。"
WHOLE = Paper(
    "关于老旧小区改造的提案",
    (
        Contents(),
        PageBreak(),
        Masthead("市教育局", "教函〔2026〕12号", "王某", "A"),
        Title("关于老旧小区改造的提案", depth=1),
        Gap(),
        Paragraph("张某委员：", indent=0),
        Heading("一、情况", 1, depth=2),
        Paragraph("仍有238个小区没有列入计划。"),
        Heading("（一）基本情况", 2),
        Heading("1.东城", 3),
        Numbered(("列入计划", "落实资金\n分三年安排")),
        Table((("号", "案由", "单位"), ("1", Cell("两列合一", 2))), (1, 4, 2), head_rows=1, labels=(0,), size=12),
        SignOff(("市教育局",), "2026年3月5日"),
        Colophon(("抄送：市政府督查室。", "市教育局办公室印发")),
    ),
    MARK,
)
LETTERS = "国"


def word(paper: Paper):
    """The paper as Word, opened again."""
    return Document(io.BytesIO(docx_of(paper)))


def pages(paper: Paper) -> list[str]:
    """What each page of the PDF says."""
    with pypdfium2.PdfDocument(pdf_of(paper)) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def full(lines: int) -> Paper:
    """A paper of one paragraph that fills so many lines."""
    return Paper("满页", (Paragraph(LETTERS * 28 * lines, indent=0),))
