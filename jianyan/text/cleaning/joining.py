"""Line breaks, page numbers and running heads inside a sentence: found, to be taken out."""

from __future__ import annotations

import itertools
import re
from collections import Counter

ENDS = "。！？；：…”）》!?;"
OPEN = re.compile(r"[，、（“《—]$|[的和与及了]$")
PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—–·]\s*\d{1,3}\s*[-—–·]|第\s?\d{1,3}\s?页(?:\s?[/，]?\s?共?\s?\d{0,3}\s?页?)?|\d{1,3}\s?/\s?\d{1,3}|\d{1,3})\s*$"
)
HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、．.是要]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、．.](?!\d)|第[一二三四五六七八九十]{1,3}[章节部]|[•●◆■★▲—-])"
)
UNIT = re.compile(
    r"^\s*(?:余|多)?(?:万|亿)?(?:元|字|亩|人次|人|次|场次|场|件|个|项|名|条|篇|份|期|批|户|家|所|%|余|多|万|亿)"
)

ORDINALS_GO_ON = re.compile(r"第?[一二三四五六七八九十\d]{1,3}、$")
QUANTITY = re.compile(
    r"^\s*\d+(?:\.\d+)?(?:余|多)?(?:万|亿)?(?:元|字|亩|人次|人|次|场次|场|件|个(?!月)|项|名|条|篇|份|期|批|户|家|所|%|余|多|$)"
)


def wrapped_width(lines: list[str]) -> int:
    """The width at which the lines were broken by machine, or 0 where paragraphs are whole lines."""
    lengths = [len(line.strip()) for line in lines if len(line.strip()) >= 14]
    if len(lengths) < 4:
        return 0
    width, _ = max(Counter(lengths).items(), key=lambda item: (item[1], item[0]))
    near = [length for length in lengths if abs(length - width) <= 3]
    whole = sum(line.strip()[-1:] in ENDS for line in lines if len(line.strip()) >= 14)
    return width if width <= 80 and len(near) * 2 >= len(lengths) and whole * 10 <= len(lengths) * 7 else 0


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether the sentence of a line goes on in the next one."""
    line, following = line.rstrip(), following.lstrip()
    if not line or not following or line[-1] in ENDS:
        return False
    if HEADING.match(following):
        return bool(ORDINALS_GO_ON.search(line))
    if OPEN.search(line) and (not HEADING.match(line) or ORDINALS_GO_ON.fullmatch(line)):
        return True
    if line[-1].isdigit() and (UNIT.match(following) or (following[0].isdigit() and width)):
        return True
    if QUANTITY.match(following) and not HEADING.match(line):
        return True
    return bool(width) and len(line.strip()) >= width - 3


def breaks_inside(lines: list[str], article: list[bool]) -> list[tuple[int, int]]:
    """Pairs (line, later line) between which a sentence goes on; what stands between them belongs to the page."""
    width = wrapped_width([line for line, kept in zip(lines, article, strict=True) if kept])
    heads = _running_heads(lines)
    solid = [
        n
        for n, line in enumerate(lines)
        if line.strip() and not _is_page_number(lines, n) and line.strip() not in heads
    ]
    return [
        (line, following)
        for line, following in itertools.pairwise(solid)
        if article[line] and article[following] and goes_on(lines[line], lines[following], width)
    ]


def _is_page_number(lines: list[str], number: int) -> bool:
    """A number that stands alone, unless the next line begins with its unit."""
    if not PAGE_NUMBER.match(lines[number]):
        return False
    return not (lines[number].strip().isdigit() and number + 1 < len(lines) and UNIT.match(lines[number + 1]))


def _running_heads(lines: list[str]) -> set[str]:
    """Short lines without a full stop that stand three times or more: the heads and feet of pages."""
    counted = Counter(line.strip() for line in lines)
    return {
        line
        for line, times in counted.items()
        if line and times >= 3 and len(line) <= 40 and line[-1] not in "。；，"
    }
