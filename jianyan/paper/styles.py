"""The page of a Word file and its styles, in place of the template's: an office may change them in Word."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from jianyan.paper import layout
from jianyan.paper.elements import (
    LINE,
    ORDER,
    TABLE_STYLE,
    aligned,
    element,
    field,
    fonts_of,
    indents,
    paragraph,
    rules,
    run,
)

SPACING = (
    int((layout.ADVANCE - layout.BODY) * 4096) - 1
)  # what the grid takes from a character, in 4096ths of a point
# The same taken by the letters themselves, in twentieths of a point: a character of 16 points does not fit a cell of 15.79, and
# LibreOffice then gives it two. The lines hold by their exact height, so no paragraph is snapped to the grid.
KERNING = -6
TABLE, CONTENTS, MASTHEAD, COLOPHON = "公文表格", "公文目录", "发文机关标志", "公文版记"
IDS = {TABLE: TABLE_STYLE, CONTENTS: "PaperContents", MASTHEAD: "PaperMasthead", COLOPHON: "PaperColophon"}
TALLER = 1.3  # the height of a line of text to its size
HEAD_FROM_EDGE = 20  # mm


def set_page(document: Any) -> None:
    """A4 with the margins of the standard and the grid; heads and feet differ between odd and even pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.PAGE[0]), Mm(layout.PAGE[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    half_a_line = layout.PAGE_NUMBER * TALLER / 2 / layout.POINTS_A_MM
    section.footer_distance = Mm(layout.BOTTOM - layout.NUMBER_BELOW - half_a_line)
    section.header_distance = Mm(HEAD_FROM_EDGE)
    about = section._sectPr
    for grid in about.findall(qn("w:docGrid")):
        about.remove(grid)
    about.append(element("w:docGrid", type="linesAndChars", linePitch=str(LINE), charSpace=str(SPACING)))
    document.settings.odd_and_even_pages_header_footer = True


def set_styles(document: Any) -> None:
    """Body, title, headings, table, contents, masthead and colophon."""
    styles = document.styles
    _set_defaults(styles.element)
    _dress(styles["Normal"], "body", layout.BODY, aligned("justify"), indents(firstLine=2))
    _dress(styles["Title"], "title", layout.TITLE, aligned("center"), indents(firstLine=0), element("w:keepNext"))
    for level, face in layout.HEADING_FACES.items():
        outline = element("w:outlineLvl", val=str(level - 1))
        about = (aligned("justify"), indents(firstLine=2), element("w:keepNext"), outline)
        _dress(styles[f"Heading {level}"], face, layout.BODY, *about)
    _dress(_new(styles, CONTENTS), "body", layout.CONTENTS, aligned("left"), indents(firstLine=0))
    _dress(_new(styles, COLOPHON), "body", layout.COLOPHON, aligned("left"), indents(firstLine=0, left=1, right=1))
    _dress(_new(styles, TABLE), "body", layout.PAGE_NUMBER, aligned("left"), indents(firstLine=0), on_grid=False)
    red = rules({"bottom": 18}, colour=layout.RED, space=6)
    _dress(
        _new(styles, MASTHEAD), "title", layout.MASTHEAD, aligned("center"), indents(firstLine=0), red, on_grid=False
    )
    styles[MASTHEAD].font.color.rgb = RGBColor.from_string(layout.RED)


def _set_defaults(styles: Any) -> None:
    """What holds where no style says otherwise: the body's font and size, Chinese, no space around paragraphs."""
    size = str(2 * layout.BODY)
    run_looks, place = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), styles.find(f".//{qn('w:pPrDefault')}")
    language = element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    run_looks[:] = [fonts_of("body"), element("w:sz", val=size), element("w:szCs", val=size), language]
    place[:] = [element("w:pPr")]


def _new(styles: Any, name: str) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.element.set(qn("w:styleId"), IDS[name])
    return style


def _dress(style: Any, face: str, size: float, *properties: Any, on_grid: bool = True) -> None:
    """Give a style its font and its place, and take from it what the template gave."""
    for tag in ("w:rPr", "w:pPr", "w:link"):  # a linked style would bring the template's looks back
        for old in style.element.findall(qn(tag)):
            style.element.remove(old)
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.element.rPr.insert(0, fonts_of(face))
    if on_grid and size == layout.BODY:
        style.element.rPr.append(element("w:spacing", val=str(KERNING)))
    about = style.element.get_or_add_pPr()
    line = {"line": str(LINE), "lineRule": "exact"} if on_grid else {"line": "240", "lineRule": "auto"}
    about.extend([*properties, element("w:spacing", before="0", after="0", **line)])
    about.extend(
        element(f"w:{name}", val="0") for name in ("widowControl", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    )
    about[:] = sorted(about, key=lambda child: ORDER.index(child.tag))


def set_feet(section: Any) -> None:
    """— 1 — on the outer side, one character in."""
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = paragraph("", aligned(side), indents(firstLine=0, **{side: 1}))
        size = layout.PAGE_NUMBER
        line.extend([run("— ", "song", size), *field("PAGE", "song", size), run(" —", "song", size)])
        _put(foot, line)


def set_heads(section: Any, mark: str) -> None:
    """The mark in small letters over every page."""
    for head in (section.header, section.even_page_header):
        _put(head, paragraph(mark, aligned("center"), indents(firstLine=0), face="song", size=layout.MARK))


def _put(part: Any, line: Any) -> None:
    part.is_linked_to_previous = False
    part._element[:] = [line]


def name_alternatives(document: Any) -> None:
    """Say in the font table what to take where a font is missing; else Word guesses."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in layout.FONTS.values()
    )
    whole = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = whole.encode()
