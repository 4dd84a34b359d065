"""A paper as PDF/A: its blocks as plain data for the typesetter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jianyan.paper import layout
from jianyan.paper.blocks import (
    Block,
    Cell,
    Heading,
    Numbered,
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
from jianyan.paper.typesetting import typeset, typeset_apart

LARGE = 1_000  # blocks from which a paper is set by a process of its own


def pdf_of(paper: Paper) -> bytes:
    """The paper as the bytes of a PDF/A-2b file.

    A large one is set apart: the typesetter keeps about 1 MB for three pages, and a server would not get it back.

    Raises:
        NoChineseFont: none is installed, neither with this program nor on the machine.
    """
    given = {"title": clean(paper.title), "mark": clean(paper.mark), "blocks": list(_drawn(paper.blocks))}
    return (typeset_apart if len(paper.blocks) > LARGE else typeset)(given)


def _drawn(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    """The blocks as plain data for the template."""
    for block, stays in staying(tuple(blocks)):
        if isinstance(block, Numbered):
            yield from (_plain(Paragraph(line)) | {"stays": False} for line in item_lines(block.items))
        else:
            yield _plain(block) | _more(block) | {"stays": stays}


def _more(block: Block) -> dict[str, Any]:
    """What the template is told of a block besides its own values."""
    if isinstance(block, Title):
        return {"lines": balanced(clean(block.text), layout.TITLE_MOST)}
    if isinstance(block, Heading):
        return {"face": layout.HEADING_FACES[block.level]}
    if isinstance(block, Table):
        return {"rows": [[_cell(cell) for cell in row] for row in block.rows]}
    if isinstance(block, SignOff):
        return {"who": [{"text": clean(who), "right": centring(who, block.day)} for who in block.who]}
    return {}


def _plain(block: Block) -> dict[str, Any]:
    values = {name: clean(value) if isinstance(value, str) else value for name, value in vars(block).items()}
    return {"kind": type(block).__name__.lower()} | values


def _cell(given: str | Cell) -> dict[str, Any]:
    cell = given if isinstance(given, Cell) else Cell(given)
    return {"lines": clean(cell.text).splitlines() or [""], "span": cell.span}
