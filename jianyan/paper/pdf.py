"""A paper as PDF. The fonts of the machine come first, then an open one that is installed beside this program."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

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

TEMPLATE = Path(__file__).with_name("paper.typ")
BOLDER = 0.3  # points around the letters of a title: the open fonts have no 小标宋


NO_FONT = (
    "没有找到中文字体，不能生成 PDF。请安装 fonts-noto-cjk（Debian、Ubuntu：apt install fonts-noto-cjk），"
    "或改为下载 Word 文件。"
)


class NoChineseFont(RuntimeError):
    """This machine has no font that can write Chinese; the text says which package has one."""


def pdf_of(paper: Paper) -> bytes:
    """The paper as the bytes of a PDF/A-2b file.

    Raises:
        NoChineseFont: none is installed, neither with this program nor on the machine.
    """
    given = {"title": clean(paper.title), "mark": clean(paper.mark), "blocks": list(_drawn(paper.blocks))}
    inputs = {"paper": json.dumps(given, ensure_ascii=False), "layout": _measures()}
    made = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", font_paths=_fonts(), sys_inputs=inputs, pdf_standards="a-2b"
    )
    assert isinstance(made, bytes)
    return made


def ask_fonts() -> None:
    """Ask whether this machine can write Chinese, before anything is drawn.

    Raises:
        NoChineseFont: it cannot.
    """
    _measures()


def chinese_families(installed: Iterable[str]) -> dict[str, list[str]]:
    """For each face the families to take, the best first, of those that are installed.

    Raises:
        NoChineseFont: a face would have none.
    """
    known = set(installed)
    chosen = {}
    for face, own in layout.FAMILIES.items():
        wanted = dict.fromkeys((*own, *layout.OPEN[face], *layout.OPEN_SERIF, *layout.OPEN_SANS))
        chosen[face] = [family for family in wanted if family in known]
        if not chosen[face]:
            raise NoChineseFont(NO_FONT)
    return chosen


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[pylopdf_fonts_zh_cn.serif_path().parent])


@cache
def _measures() -> str:
    measures: dict[str, Any] = {
        name.lower(): value for name, value in vars(layout).items() if isinstance(value, int | float | tuple)
    }
    measures |= {"fonts": chinese_families(_fonts().families()), "bolder": BOLDER, "red": f"#{layout.RED}"}
    return json.dumps(measures)


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
