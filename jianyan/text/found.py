"""What reading a text finds: claims, relations between them, and what the text says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

READER_VERSION = "1"


class Bound(StrEnum):
    """How near the stated number stands to the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    APPROX = "approx"


class RelationKind(StrEnum):
    """How two or more claims of one text stand to each other."""

    SAME = "same"
    DIFFERS = "differs"
    PART_OF = "part_of"
    SUM_OK = "sum_ok"
    SUM_WRONG = "sum_wrong"
    SHARE_OK = "share_ok"
    SHARE_IMPOSSIBLE = "share_impossible"
    UNIT_MIX = "unit_mix"


@dataclass(frozen=True)
class Claim:
    """How much of what a committee, or whom it moved, did, had, found, got or gave.

    `start` and `end` are offsets into the decoded text and `quote` is that slice. `value` is in base units
    (260余万元 is 2600000), `unit` in simplified characters. `what` names the thing counted with its
    qualifiers. `clause` and `sentence` are the clean text around it, for people and for ties;
    `sentence_start` tells sentences apart, `at` is where the number stands in `sentence`; `section` is what they
    stand under: the heading, and how the paragraphs since it (or since the last run-in head) open.
    """

    start: int
    end: int
    quote: str
    value: Decimal
    unit: str
    bound: Bound
    what: str
    module: str
    period: str | None = None
    who: str | None = None
    clause: str = ""
    sentence: str = ""
    sentence_start: int = 0
    at: int = 0
    section: str = ""


@dataclass(frozen=True)
class Relation:
    """`claims` are indices into the reading's claims: part then whole, of a sum the total first."""

    kind: RelationKind
    claims: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True)
class Meta:
    """What a text says about itself; None where it does not say."""

    title: str | None = None
    committee: str | None = None
    level: str | None = None
    term: str | None = None
    period: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class PassedOver:
    """A number that is no claim, by kind: a date, an ordinal, a name, a plan, page furniture..."""

    start: int
    end: int
    quote: str
    kind: str


@dataclass(frozen=True)
class Reading:
    """One text, read. `furniture` is where the lines of its page stand that are not the article."""

    meta: Meta
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    passed_over: tuple[PassedOver, ...] = field(default=(), repr=False)
    furniture: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    version: str = READER_VERSION
