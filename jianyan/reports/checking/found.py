"""What checking finds: plain values that a page can show and a form can name again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jianyan.figures.declared import Words
from jianyan.reports.choices import Check
from jianyan.reports.models import Section

if TYPE_CHECKING:
    from jianyan.reports.checking.draft import Draft

HEADING = -1  # as a position: in the heading of the section, not in its text


@dataclass(frozen=True)
class Mend:
    """What the quoted text is replaced by, and the words of the button that does it."""

    label: str
    replacement: str


@dataclass(frozen=True)
class Found:
    """One thing to look at, at `start` to `end` of the stored text of its section (both `HEADING` in its heading).

    `sentence` says what is wrong and what to do, `passage` is the stored sentence it stands in, `reads` how that reads:
    before the place, at it and behind it. `blocks` says that the report cannot be published while it stands: something cannot be computed.
    """

    kind: Check
    section: Section
    start: int
    end: int
    quote: str
    sentence: str
    mends: tuple[Mend, ...] = ()
    blocks: bool = False
    passage: str = ""
    reads: tuple[str, str, str] = ("", "", "")

    @property
    def in_heading(self) -> bool:
        return self.start == HEADING

    @property
    def mark(self) -> str:
        """Tells it from others of its section, and changes when the sentence does that it stands in."""
        return sha256(repr((str(self.kind), self.quote, self.passage)).encode()).hexdigest()[:16]

    @property
    def anchor(self) -> str:
        """Its place on the page of findings."""
        return f"f{self.section.pk}-{self.kind}-{self.start}-{self.mark}"

    def get_absolute_url(self) -> str:
        """The page of its section, where the place is marked; positions count characters of the stored text."""
        if self.in_heading:
            return self.section.get_absolute_url()
        place = {"from": self.start, "to": self.end}
        return f"{self.section.get_absolute_url()}?{urlencode(place)}"


@dataclass(frozen=True)
class Result:
    """What a rule found among so many places it looked at."""

    looked_at: int
    found: Sequence[Found] = ()


@dataclass(frozen=True)
class Rule:
    """One rule of checking: what it asks, why, where that is laid down, and the function that looks."""

    number: int
    kind: Check
    explanation: Words
    source: Words
    find: Callable[[Draft], Result]

    @property
    def label(self) -> str:
        return str(self.kind.label)
