"""Cleaning: what was scraped, copied or recognised becomes clean simplified text with a map back to the raw one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jianyan.text.cleaning.characters import folding, paired_quotes
from jianyan.text.cleaning.furniture import article_lines
from jianyan.text.cleaning.joining import breaks_inside
from jianyan.text.cleaning.mapped import Mapped
from jianyan.text.cleaning.repairs import repaired


@dataclass(frozen=True)
class Line:
    """One line of the clean text, from `start` to `end`; `article` tells it from the furniture of the page."""

    start: int
    end: int
    article: bool


@dataclass(frozen=True)
class Clean:
    """Clean text, its map to the raw text, and its lines. Sentences that a line break cut are whole again."""

    mapped: Mapped
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return self.mapped.text

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the raw text."""
        return self.mapped.raw_span(start, end)

    def furniture(self) -> tuple[tuple[int, int], ...]:
        """Where the lines stand in the raw text that are not the article."""
        lines = [line for line in self.lines if not line.article and line.start < line.end]
        return tuple(self.raw_span(line.start, line.end) for line in lines)

    def all_article(self) -> Clean:
        """The same of a text that stands on no page: every line is the article."""
        return replace(self, lines=tuple(replace(line, article=True) for line in self.lines))

    def article(self) -> list[str]:
        """The lines of the article."""
        return [self.text[line.start : line.end] for line in self.lines if line.article]


def clean(raw: str) -> Clean:
    """Mend a text and tell its article from the furniture of its page; nothing of the raw text is lost track of."""
    folded = Mapped.of(raw.replace("\r", "\n")).translated(folding())
    mapped = repaired(replace(folded, text=paired_quotes(folded.text)))
    texts = mapped.text.split("\n")
    article = article_lines(texts)
    spans = _spans(texts)
    cuts = breaks_inside(texts, article)
    if cuts:
        mapped = mapped.without([_cut(mapped.text, spans[line][1], spans[following][0]) for line, following in cuts])
    return Clean(mapped, tuple(_lines(texts, article, spans, dict(cuts))))


def _spans(texts: list[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for text in texts:
        spans.append((at, at + len(text)))
        at += len(text) + 1
    return spans


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The break with the blanks about it."""
    while text[start - 1] == " ":
        start -= 1
    while text[end] == " ":
        end += 1
    return start, end


def _lines(texts: list[str], article: list[bool], spans: list[tuple[int, int]], cuts: dict[int, int]) -> list[Line]:
    """The lines as they stand once the cuts are out."""
    lines, at, number, start = [], 0, 0, 0
    while number < len(texts):
        at += len(texts[number])
        if number in cuts:
            following = cuts[number]
            at -= (
                len(texts[number])
                - len(texts[number].rstrip(" "))
                + len(texts[following])
                - len(texts[following].lstrip(" "))
            )
            number = following
            continue
        lines.append(Line(start, at, article[number]))
        at += 1
        start, number = at, number + 1
    return lines
