"""What a paper is made of: plain values that say what stands there, not how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from jianyan.text.numerals import in_chinese

Align = Literal["justify", "left", "center", "right"]
Face = Literal["body", "title", "heading", "kai", "song"]


@dataclass(frozen=True)
class Title:
    """小标宋 二号, centred. `depth` above 0 enters it in the contents, indented that deep."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class Heading:
    """Level 1 黑体, 2 楷体, 3 and 4 仿宋. The number is part of the text: see `numeral`."""

    text: str
    level: Literal[1, 2, 3, 4] = 1
    depth: int = 0


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `indent` is that of its first line, in characters."""

    text: str
    indent: int = 2
    align: Align = "justify"
    face: Face = "body"


@dataclass(frozen=True)
class Numbered:
    """1. 2. 3., a paragraph an item; further lines of an item follow as paragraphs of their own."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A cell over several columns."""

    text: str
    span: int = 1


Row = tuple[str | Cell, ...]


@dataclass(frozen=True)
class Table:
    """A ruled table as wide as the type area.

    `widths` are shares of it, `labels` the columns set as heads (黑体, centred), `head_rows` repeat on every page. `size` is in
    points; `least` the least height of a row in millimetres.
    """

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    head_rows: int = 0
    labels: tuple[int, ...] = ()
    size: float = 14
    least: float = 0


@dataclass(frozen=True)
class Masthead:
    """The head of a letter: whose it is in red over a red rule; below it number and signer, at its upper right the class."""

    name: str
    number: str = ""
    signer: str = ""
    corner: str = ""


@dataclass(frozen=True)
class SignOff:
    """Who signs and the day, at the lower right; the day stands four characters in."""

    who: tuple[str, ...]
    day: str


@dataclass(frozen=True)
class Colophon:
    """版记: ruled lines after the text, such as 抄送."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """The titles and headings that have a depth, with their pages."""

    title: str = "目录"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True)
class Gap:
    """Blank lines."""

    lines: int = 1


Block = (
    Title | Heading | Paragraph | Numbered | Table | Masthead | SignOff | Colophon | Contents | PageBreak | Gap
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A paper; `mark` stands at the head of every page, such as that its data is made up."""

    title: str
    blocks: tuple[Block, ...]
    mark: str = ""


WORD_ENDS, WORD_BEGINS = "、，的和与及》”）", "第《“（"
NO_LINE_BEGINS, NO_LINE_ENDS = "、，。；：》”）", "《“（"
NEARLY = 4  # characters a line may differ for the sake of a word
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that no Word file may hold."""
    return NOT_IN_XML.sub("", text)


def paragraphs(text: str) -> list[Block]:
    """A paragraph a line; blank lines are left out."""
    return [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def numeral(level: int, number: int) -> str:
    """The number of a heading by its level: 一、 （一） 1. （1） (GB/T 9704-2012)."""
    chinese = in_chinese(number)
    return (f"{chinese}、", f"（{chinese}）", f"{number}.", f"（{number}）")[level - 1]


def item_lines(items: Iterable[str]) -> list[str]:
    """The paragraphs of numbered items: the first line of each behind its number."""
    lines = []
    for number, item in enumerate(items, 1):
        first, *more = item.strip().splitlines() or [""]
        lines += [f"{numeral(3, number)}{first.strip()}", *(line.strip() for line in more if line.strip())]
    return lines


def staying(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stays on the page of the next: no page holds signatures without text."""
    for place, block in enumerate(blocks):
        rest = (later for later in blocks[place + 1 :] if not isinstance(later, Gap))
        yield block, isinstance(block, Paragraph | Gap | Table) and isinstance(next(rest, None), SignOff)


def balanced(text: str, most: float) -> list[str]:
    """A title in as few lines as fit `most` characters each, about as long as each other, broken where a word may end.

    Source: GB/T 9704-2012, 标题回行做到词意完整、排列对称.
    """
    count = ceil(_width(text) / most)
    if count < 2:
        return [text]
    goal = _width(text) / count
    fits = [at for at in range(1, len(text)) if _width(text[:at]) <= most and not _inside_word(text, at)]
    if not fits:
        return [text]
    at = min(fits, key=lambda at: abs(_width(text[:at]) - goal) - (NEARLY if _may_end(text, at) else 0))
    return [text[:at], *balanced(text[at:], most)]


def _inside_word(text: str, at: int) -> bool:
    """Inside a number or a Latin word, or where a line may not begin or end."""
    return (
        (text[at - 1].isascii() and text[at].isascii()) or text[at] in NO_LINE_BEGINS or text[at - 1] in NO_LINE_ENDS
    )


def _may_end(text: str, at: int) -> bool:
    return text[at - 1] in WORD_ENDS or text[at] in WORD_BEGINS


def centring(who: str, day: str) -> float:
    """How many characters in a name stands, so that it is centred over the day below, which stands four in."""
    return max(0.0, 4 + (_width(day) - _width(who)) / 2)


def _width(text: str) -> float:
    """In characters; digits and Latin letters take half."""
    return sum(0.5 if char.isascii() else 1 for char in text)
