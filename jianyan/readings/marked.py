"""The text of a report with its numbers marked: paragraphs of plain pieces and marks, in parts of readable length."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jianyan.readings.audit import Checked
from jianyan.readings.choices import LOOK, Verdict

PART = 30_000  # characters of text on one page
WHOLE = 14  # characters of a mark that stay on one line
HEADING = 40
NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章节部]"
)
FIRST = (Verdict.DIFFERS, Verdict.PARTLY, Verdict.NOT_KEPT, Verdict.NOT_CHECKABLE, Verdict.AGREES)


@dataclass(frozen=True)
class Mark:
    """One or several numbers on one stretch of text, marked with the verdict that needs a look first."""

    start: int
    end: int
    checked: tuple[Checked, ...]

    @property
    def first(self) -> Checked:
        return min(self.checked, key=lambda one: FIRST.index(one.verdict))

    @property
    def kind(self) -> str:
        return look_of(self.first.verdict)

    @property
    def keys(self) -> set[str]:
        return {one.told.key for one in self.checked}


@dataclass(frozen=True)
class Piece:
    """Plain text, or a mark with its words, its address, and whether it is the one that is open."""

    text: str
    mark: Mark | None = None
    url: str = ""
    current: bool = False

    @property
    def is_long(self) -> bool:
        """Whether a mark may break over lines: most stay whole."""
        return len(self.text) > WHOLE or "\n" in self.text


@dataclass(frozen=True)
class Paragraph:
    start: int
    pieces: list[Piece]
    aside: bool = False  # of the page and not of the article

    @property
    def is_heading(self) -> bool:
        """一、… and （一）…, standing alone."""
        text = "".join(piece.text for piece in self.pieces).strip()
        return (
            not self.aside
            and len(text) <= HEADING
            and bool(NUMBERED.match(text))
            and not text.endswith(("。", "；", "，"))
        )


def look_of(verdict: Verdict) -> str:
    """What the stylesheet calls a verdict."""
    return LOOK.get(verdict, str(verdict))


def marks(checked: Sequence[Checked]) -> list[Mark]:
    """The numbers in the order of the text; those that overlap share a mark."""
    found: list[Mark] = []
    for one in sorted(checked, key=lambda one: (one.told.claim.start, one.told.claim.end)):
        claim = one.told.claim
        if found and claim.start < found[-1].end:
            last = found.pop()
            found.append(Mark(last.start, max(last.end, claim.end), (*last.checked, one)))
        else:
            found.append(Mark(claim.start, claim.end, (one,)))
    return found


def parts(text: str, taken: Sequence[Mark]) -> list[tuple[int, int]]:
    """The text in parts of about `PART` characters, cut at ends of lines and never inside a mark."""
    cuts = [0]
    while len(text) - cuts[-1] > PART * 1.2:
        at = text.find("\n", cuts[-1] + PART)
        while at >= 0 and any(mark.start <= at < mark.end for mark in taken):
            at = text.find("\n", at + 1)
        if at < 0:
            break
        cuts.append(at + 1)
    return list(pairwise([*cuts, len(text)]))


def paragraphs(
    text: str,
    span: tuple[int, int],
    taken: Sequence[Mark],
    url: Callable[[Mark], str],
    current: str,
    furniture: Sequence[Sequence[int]] = (),
) -> Iterator[Paragraph]:
    """The paragraphs of a part; a mark that runs over the end of a line holds its lines together.

    `furniture` says where the lines of the page stand that are not the article.
    """
    asides = deque(furniture)
    inside = [mark for mark in taken if span[0] <= mark.start < span[1]]
    for start, end in _lines(text, span, inside):
        if text[start:end].strip("\ufeff \t\r\u3000\xa0"):
            held = [mark for mark in inside if start <= mark.start < end]
            while asides and asides[0][1] <= start:
                asides.popleft()
            aside = bool(asides) and asides[0][0] < end and not held
            yield Paragraph(start, list(_pieces(text, start, end, held, url, current)), aside)


def _lines(text: str, span: tuple[int, int], taken: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    start, waiting = span[0], list(taken)
    while start < span[1]:
        end = text.find("\n", start, span[1])
        end = span[1] if end < 0 else end
        while waiting and waiting[0].start < end:
            if waiting[0].end > end:
                end = text.find("\n", waiting[0].end, span[1])
                end = span[1] if end < 0 else end
            waiting.pop(0)
        yield start, end
        start = end + 1


def _pieces(
    text: str, start: int, end: int, held: Sequence[Mark], url: Callable[[Mark], str], current: str
) -> Iterator[Piece]:
    at = start
    for mark in held:
        if mark.start > at:
            yield Piece(text[at : mark.start])
        yield Piece(text[mark.start : mark.end], mark, url(mark), current in mark.keys)
        at = mark.end
    if at < end:
        yield Piece(text[at:end])
