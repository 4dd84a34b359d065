"""A paper as a Word file. Fonts are named in it; its grid holds 22 lines of 28 characters."""

from __future__ import annotations

import io
from functools import singledispatchmethod
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from jianyan.paper.blocks import (
    Block,
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
    balanced,
    centring,
    clean,
    item_lines,
    staying,
)
from jianyan.paper.elements import AREA, TABLE_STYLE, aligned, element, field, indents, paragraph, rules, table
from jianyan.paper.layout import TITLE_MOST
from jianyan.paper.styles import (
    COLOPHON,
    CONTENTS,
    IDS,
    MASTHEAD,
    name_alternatives,
    set_feet,
    set_heads,
    set_page,
    set_styles,
)

# Where in the settings the wish to work out fields stands: before the first of these.
AFTER_UPDATING = [qn(f"w:{name}") for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "rsids")]
LONGEST_PROPERTY = 255  # characters


def docx_of(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    document = Document()
    set_page(document)
    set_styles(document)
    name_alternatives(document)
    set_feet(document.sections[0])
    if paper.mark:
        set_heads(document.sections[0], paper.mark)
    about = document.core_properties
    about.title, about.author, about.comments = clean(paper.title)[:LONGEST_PROPERTY], "", ""
    _Writer(document, paper).write()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Writer:
    """Puts the blocks of one paper into the body of a document, one after another."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self.paper = paper
        self.end = document.element.body.sectPr
        self.settings = document.settings.element
        self.marks = 0
        self.begins_page = self.stays = False

    def write(self) -> None:
        for block, stays in staying(self.paper.blocks):
            self.stays = stays
            self.draw(block)

    def line(self, text: str, *properties: Any, style: str = "", face: str = "") -> Any:
        """Add a paragraph; after a page break it begins the page."""
        breaks = [element("w:pageBreakBefore")] if self.begins_page else []
        breaks += [element("w:keepNext")] if self.stays else []
        self.begins_page = False
        made = paragraph(text, *properties, *breaks, style=style, face=face)
        self.end.addprevious(made)
        return made

    @singledispatchmethod
    def draw(self, block: Block) -> None:
        raise TypeError(f"A paper has no block {block!r}.")

    @draw.register
    def _(self, block: Title) -> None:
        self._marked("\n".join(balanced(block.text, TITLE_MOST)), "Title", block.depth)

    @draw.register
    def _(self, block: Heading) -> None:
        self._marked(block.text, f"Heading{block.level}", block.depth)

    @draw.register
    def _(self, block: Paragraph) -> None:
        face = "" if block.face == "body" else block.face
        self.line(block.text, aligned(block.align), indents(firstLine=block.indent), face=face)

    @draw.register
    def _(self, block: Numbered) -> None:
        for line in item_lines(block.items):
            self.line(line)

    @draw.register
    def _(self, block: Gap) -> None:
        for _line in range(block.lines):
            self.line("", indents(firstLine=0))

    @draw.register
    def _(self, block: PageBreak) -> None:
        self.begins_page = True

    @draw.register
    def _(self, block: Masthead) -> None:
        if block.corner:
            self.line(block.corner, aligned("right"), indents(firstLine=0), face="heading")
        self.line(block.name, style=IDS[MASTHEAD])
        if block.number or block.signer:
            signer = f"签发人：{block.signer}" if block.signer else ""
            self.line(f"{block.number}\t{signer}", _tab("none"), indents(firstLine=0))
        self.draw(Gap())

    @draw.register
    def _(self, block: SignOff) -> None:
        for who in block.who:
            place = indents(firstLine=0, right=centring(who, block.day))
            self.line(who, aligned("right"), place, element("w:keepNext"))
        self.line(block.day, aligned("right"), indents(firstLine=0, right=4))

    @draw.register
    def _(self, block: Colophon) -> None:
        self.draw(Gap())
        for number, line in enumerate(block.lines):
            self.line(line, rules({"bottom": 6} if number else {"top": 6, "bottom": 6}), style=IDS[COLOPHON])

    @draw.register
    def _(self, block: Contents) -> None:
        self.line(block.title, style="Title")
        self.draw(Gap())
        listed = [one for one in self.paper.blocks if isinstance(one, Title | Heading) and one.depth]
        for number, one in enumerate(listed, 1):
            place = indents(firstLine=0, left=2 * (one.depth - 1))
            entry = self.line(f"{one.text}\t", _tab("dot"), place, style=IDS[CONTENTS])
            entry.extend(field(f"PAGEREF {_mark(number)} \\h"))
        if listed:
            next(self.settings.iter(*AFTER_UPDATING)).addprevious(element("w:updateFields", val="true"))

    @draw.register
    def _(self, block: Table) -> None:
        if self.begins_page:
            self.draw(Gap())
        self.end.addprevious(table(block, self.stays))
        self.line("", style=TABLE_STYLE)

    def _marked(self, text: str, style: str, depth: int) -> None:
        """A title, to which the contents lead when it has a depth."""
        if not depth:
            self.line(text, style=style)
            return
        self.marks += 1
        made = self.line(text, element("w:outlineLvl", val=str(depth - 1)), style=style)
        made.pPr.addnext(element("w:bookmarkStart", id=str(self.marks), name=_mark(self.marks)))
        made.append(element("w:bookmarkEnd", id=str(self.marks)))


def _mark(number: int) -> str:
    return f"_title{number}"


def _tab(leader: str) -> Any:
    tabs = element("w:tabs")
    tabs.append(element("w:tab", val="right", leader=leader, pos=str(AREA)))
    return tabs
