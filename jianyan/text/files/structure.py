"""What stands in a Word file as an outline: paragraphs with the levels of their headings, and what was left out of it.

Read from the parts of the archive themselves, so that a file with macros is read too: nothing in it is run or fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from jianyan.text.files import word
from jianyan.text.files.answer import Refusal, Unreadable

BODY, STYLES, COMMENTS = "word/document.xml", "word/styles.xml", "word/comments.xml"
CHANGES = {qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")}
HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
VALUE = qn("w:val")
DEEPEST = 9


@dataclass(frozen=True)
class Line:
    """A paragraph or a row of a table (cells parted by tabs); `level` is that of a heading, 0 of what is none."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Structure:
    """A Word file: its lines, how many tracked changes were taken as accepted, how many comments left out, macros or none."""

    lines: tuple[Line, ...]
    changes: int = 0
    comments: int = 0
    macros: bool = False


def structure_of(data: bytes) -> Structure:
    """The outline of a Word file.

    Raises:
        Unreadable: not_docx, bomb, password.
    """
    word.refuse_bad_archive(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _part(archive, BODY).find(qn("w:body"))
        levels = _levels(_part(archive, STYLES)) if STYLES in archive.namelist() else {}
        comments = len(_part(archive, COMMENTS)) if COMMENTS in archive.namelist() else 0
    if body is None:
        raise Unreadable(Refusal.NOT_DOCX)
    changes = sum(1 for one in body.iter(*CHANGES) if one.getparent().tag != qn("w:rPr"))
    return Structure(tuple(_lines(body, levels)), changes, comments, word.has_macros(data))


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """A part of the archive; entities were refused before, and are not resolved."""
    try:
        return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, KeyError) as error:
        raise Unreadable(Refusal.NOT_DOCX) from error


def _levels(styles: Any) -> dict[str, int]:
    """The level of each style that is one of headings, by its key."""
    found = {}
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        named = HEADING.fullmatch(name.get(VALUE, "")) if name is not None else None
        level = int(named["level"]) if named else _outlined(style)
        if level:
            found[style.get(qn("w:styleId"), "")] = level
    return found


def _outlined(holder: Any) -> int:
    """The level that the properties of a style or paragraph give it; 0 of body text."""
    outline = holder.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    given = outline.get(VALUE, "") if outline is not None else ""
    return int(given) + 1 if given.isdecimal() and int(given) < DEEPEST else 0


def _lines(block: Any, levels: dict[str, int]) -> Iterator[Line]:
    for child in block.iterchildren(etree.Element):
        if child.tag == qn("w:p"):
            style = child.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            level = _outlined(child) or levels.get(style.get(VALUE, "") if style is not None else "", 0)
            yield from (Line(text, level) for text in word.lines_of(child))
        elif child.tag == qn("w:tbl"):
            yield from (Line(row) for row in word.rows_of(child))
        elif child.tag not in word.SKIPPED:
            yield from _lines(child, levels)
