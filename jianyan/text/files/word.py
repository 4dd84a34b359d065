"""The text of a Word file (.docx)."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from jianyan.text.files.answer import Refusal, Unreadable

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_ENTRIES = 5_000
MOST_UNPACKED = 100 * 1024 * 1024  # bytes of all entries
MOST_XML = 40 * 1024 * 1024  # bytes of one entry that is parsed
LARGE = 1024 * 1024  # bytes from which the ratio counts
MOST_RATIO = 200  # unpacked to packed; long uniform tables reach 60
CHUNK = 64 * 1024
KINDS = "[Content_Types].xml"
MOST_KINDS = 1024 * 1024  # bytes of that entry that are looked at
ENTITIES = tuple(word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le"))
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
BOX = qn("w:txbxContent")
# Properties hold tab stops, not tabs; what was deleted is not said; a fallback says a text box a second time.
SKIPPED = {
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def is_zip(data: bytes) -> bool:
    return data.startswith(SIGNATURES)


def has_macros(data: bytes) -> bool:
    """Whether the archive carries programs or calls itself a file that may; its content is not unpacked otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            carried = any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())
            kinds = archive.open(KINDS).read(MOST_KINDS) if KINDS in archive.namelist() else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return False
    return carried or b"macroEnabled" in kinds


def text_of(data: bytes) -> str:
    """Paragraphs, tables (cells parted by tabs) and text boxes in their order, a line each; heads and feet are left out.

    Raises:
        Unreadable: not_docx, bomb, password.
    """
    refuse_bad_archive(data)
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(Refusal.NOT_DOCX) from error
    return "".join(f"{line}\n" for line in _lines(body))


def _lines(block: Any) -> Iterator[str]:
    """The lines of a body, cell, text box or content control."""
    for child in block.iterchildren(etree.Element):
        if child.tag == qn("w:p"):
            yield from lines_of(child)
        elif child.tag == qn("w:tbl"):
            yield from rows_of(child)
        elif child.tag not in SKIPPED:
            yield from _lines(child)


def lines_of(paragraph: Any) -> Iterator[str]:
    """A paragraph and the text boxes that hang on it."""
    yield _line(paragraph)
    for box in paragraph.iter(BOX):
        if not any(parent.tag in SKIPPED or parent.tag == BOX for parent in box.iterancestors()):
            yield from _lines(box)


def rows_of(table: Any) -> Iterator[str]:
    """The rows of a table, cells parted by tabs."""
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is table:
            yield "\t".join(
                "\n".join(_lines(cell)).strip("\n")
                for cell in row.iter(qn("w:tc"))
                if next(cell.iterancestors(qn("w:tr"))) is row
            )


def _line(node: Any) -> str:
    """The text of a paragraph or a part of it, without its text boxes."""
    if node.tag in SKIPPED or node.tag == BOX:
        return ""
    if node.tag == qn("w:t"):
        return node.text or ""
    return BREAKS.get(node.tag, "") + "".join(_line(child) for child in node.iterchildren(etree.Element))


def refuse_bad_archive(data: bytes) -> None:
    """Refuse what is no Word file, and what unpacks to more than it may, having unpacked no more than that."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if "word/document.xml" not in archive.namelist():
                raise Unreadable(Refusal.NOT_DOCX)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Unreadable(Refusal.PASSWORD)
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Unreadable(Refusal.BOMB)
            left = MOST_UNPACKED
            for entry in entries:
                left -= _unpacked_size(archive, entry, left)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable(Refusal.NOT_DOCX) from error


def _unpacked_size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """The bytes an entry unpacks to, counted as they come; a declared size may lie."""
    parsed = entry.filename.endswith((".xml", ".rels"))
    most = min(most, MOST_XML) if parsed else most
    size, tail = 0, b""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > most or (size > LARGE and size > MOST_RATIO * entry.compress_size):
                raise Unreadable(Refusal.BOMB)
            if parsed and any(word in tail + chunk for word in ENTITIES):
                raise Unreadable(Refusal.BOMB)
            tail = chunk[-32:]
    return size
