"""A text that remembers where each of its characters stood before it was mended."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Mapped:
    """`text[i]` came from `raw[starts[i]:ends[i]]`."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, raw: str) -> Mapped:
        """A text that nothing was done to yet."""
        return cls(raw, array("I", range(len(raw))), array("I", range(1, len(raw) + 1)))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def translated(self, table: dict[int, str]) -> Mapped:
        """Each character replaced by the one of the table; the table gives one character for one."""
        return Mapped(self.text.translate(table), self.starts, self.ends)

    def replaced(self, pattern: re.Pattern[str], by: Replacement, *, absorb: bool = False) -> Mapped:
        """Each match replaced. What is written for a match stands for all of its raw characters.

        `absorb` gives the raw characters of a dropped match to the character before it: 個(gè) stays one.
        """
        pieces, starts, ends, kept = [], array("I"), array("I"), 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            if start == end:
                continue
            pieces.append(self.text[kept:start])
            starts.extend(self.starts[kept:start])
            ends.extend(self.ends[kept:start])
            kept = end
            written = by if isinstance(by, str) else by(match)
            pieces.append(written)
            starts.extend([self.starts[start]] * len(written))
            ends.extend([self.ends[end - 1]] * len(written))
            if absorb and not written and ends:
                ends[-1] = self.ends[end - 1]
        if not kept:
            return self
        pieces.append(self.text[kept:])
        starts.extend(self.starts[kept:])
        ends.extend(self.ends[kept:])
        return Mapped("".join(pieces), starts, ends)

    def without(self, spans: list[tuple[int, int]]) -> Mapped:
        """The text without some spans, which are sorted and do not overlap."""
        pieces, starts, ends, kept = [], array("I"), array("I"), 0
        for start, end in [*spans, (len(self.text), len(self.text))]:
            pieces.append(self.text[kept:start])
            starts.extend(self.starts[kept:start])
            ends.extend(self.ends[kept:start])
            kept = end
        return Mapped("".join(pieces), starts, ends)
