"""The pieces of a Word file: paragraphs, runs, tables, fields and rules as elements of its XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jianyan.paper import layout
from jianyan.paper.blocks import Cell, Row, Table, clean

TWIPS = 20  # a point
LINE = int(layout.PITCH * TWIPS)  # twips, 579: 22 of them fit into the type area
CHARACTER = layout.ADVANCE * TWIPS  # twips
AREA = int(layout.AREA[0] * layout.POINTS_A_MM * TWIPS)  # twips
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BREAKS = {"\t": "w:tab", "\n": "w:br"}
TABLE_STYLE = "PaperTable"

# The order that the format wants of a paragraph's properties.
ORDER = [
    qn(f"w:{name}")
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "autoSpaceDE", "autoSpaceDN", "snapToGrid",
        "spacing", "ind", "jc", "outlineLvl",
    )
]  # fmt: skip


def element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def fonts_of(face: str) -> Any:
    name = layout.FONTS[face][0]
    return element("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def rules(sides: dict[str, int], *, colour: str = "000000", space: int = 1) -> Any:
    """Rules above or below a paragraph; their widths are in eighths of a point, the space to the text in points."""
    made = element("w:pBdr")
    for side, width in sides.items():
        made.append(element(f"w:{side}", val="single", sz=str(width), space=str(space), color=colour))
    return made


def indents(**amounts: float) -> Any:
    """Indents in characters (`firstLine`, `left`, `right`), with the same in twips for readers that know no grid."""
    given = {f"{side}Chars": str(round(100 * amount)) for side, amount in amounts.items()}
    return element("w:ind", **given, **{side: str(round(CHARACTER * amount)) for side, amount in amounts.items()})


def paragraph(text: str, *properties: Any, style: str = "", face: str = "", size: float = 0) -> Any:
    """A paragraph; what is not given is left to its style. Tabs and line ends in the text are such. `size` is in points."""
    made = element("w:p")
    about = made.get_or_add_pPr()
    about.extend([element("w:pStyle", val=style)] if style else [])
    about.extend(properties)
    about[:] = sorted(about, key=lambda child: ORDER.index(child.tag))
    if text:
        made.append(run(text, face, size))
    return made


def aligned(align: str) -> Any:
    return element("w:jc", val="both" if align == "justify" else align)


def run(text: str, face: str = "", size: float = 0) -> Any:
    made = element("w:r")
    if face or size:
        made.append(_looks(face, size))
    for piece in re.split("([\t\n])", clean(text)):
        if piece in BREAKS:
            made.append(element(BREAKS[piece]))
        elif piece:
            made.append(_said(piece, "w:t"))
    return made


def field(code: str, face: str = "", size: float = 0) -> Iterable[Any]:
    """The runs of a field that the reader's program works out, such as PAGE; until it does it says 1."""
    mark = "w:fldChar"
    parts = (
        element(mark, fldCharType="begin"), _said(f" {code} ", "w:instrText"), element(mark, fldCharType="separate"), _said("1", "w:t"),
        element(mark, fldCharType="end"),
    )  # fmt: skip
    for part in parts:
        made = run("", face, size)
        made.append(part)
        yield made


def _looks(face: str, size: float) -> Any:
    made = element("w:rPr")
    made.extend([fonts_of(face)] if face else [])
    made.extend([element("w:sz", val=str(round(2 * size)))] if size else [])
    return made


def _said(text: str, tag: str) -> Any:
    made = element(tag)
    made.text = text
    made.set(SPACE, "preserve")
    return made


def table(block: Table, stays: bool = False) -> Any:
    """A table made row by row: asking python-docx for each cell grows with the square of the rows.

    The last row of one that `stays` stands on the page of what follows.
    """
    widths = [round(AREA * width / sum(block.widths)) for width in block.widths]
    made, about, grid = element("w:tbl"), element("w:tblPr"), element("w:tblGrid")
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    about.extend([element("w:tblW", w=str(AREA), type="dxa"), element("w:jc", val="center"), borders])
    about.append(element("w:tblLayout", type="fixed"))
    grid.extend(element("w:gridCol", w=str(width)) for width in widths)
    made.extend([about, grid])
    last = len(block.rows) - 1
    for number, row in enumerate(block.rows):
        made.append(_row(row, widths, block, number < block.head_rows, stays and number == last))
    return made


def _row(row: Row, widths: list[int], block: Table, is_head: bool, stays: bool) -> Any:
    made, about = element("w:tr"), element("w:trPr")
    about.extend([element("w:cantSplit")] if block.head_rows else [])
    if block.least:
        height = round(block.least * layout.POINTS_A_MM * TWIPS)
        about.append(element("w:trHeight", val=str(height), hRule="atLeast"))
    about.extend([element("w:tblHeader")] if is_head else [])
    made.append(about)
    column = 0
    for given in row:
        cell = given if isinstance(given, Cell) else Cell(given)
        is_label = is_head or (column in block.labels and cell.span == 1)
        made.append(_cell(cell, sum(widths[column : column + cell.span]), block.size, is_label, stays))
        column += cell.span
    return made


def _cell(cell: Cell, width: int, size: float, is_label: bool, stays: bool) -> Any:
    made, about = element("w:tc"), element("w:tcPr")
    about.append(element("w:tcW", w=str(width), type="dxa"))
    about.extend([element("w:gridSpan", val=str(cell.span))] if cell.span > 1 else [])
    about.append(element("w:vAlign", val="center"))
    made.append(about)
    place, face = ([aligned("center")], "heading") if is_label else ([], "")
    for line in cell.text.splitlines() or [""]:
        keeps = [element("w:keepNext")] if stays else []
        made.append(paragraph(line, *place, *keeps, style=TABLE_STYLE, face=face, size=size))
        place = [aligned("center")] if is_label else []
    return made
