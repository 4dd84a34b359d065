"""Versions of a section: kept as it is written, compared two by two, and gone back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from jianyan.committees.clock import now
from jianyan.reports.models import Report, Section, Version

Kind = Literal["same", "ins", "del"]
WORD = re.compile(r"\[\[[^\[\]\n]*\]\]|[A-Za-z0-9.%]+|\s+|.")
SENTENCE = re.compile(r"[^。；！？]*[。；！？]|[^。；！？]+")
MOST_WORDS = 1_500  # of a paragraph that is compared word by word, not sentence by sentence
ALIKE = 0.3  # of the words that two paragraphs share to be one that was changed


def of_section(section: Section) -> Any:
    """The versions of a section, the latest first."""
    return Version.objects.of(section.committee).filter(section=section)


def latest(report: Report) -> dict[int, Version]:
    """The latest version of each section of a report, by the key of the section; without its text. One query."""
    rows = Version.objects.of(report.committee).filter(section__report=report).defer("text").order_by("number")
    return {row.section_id: row for row in rows}


def begin(section: Section) -> None:
    """Keep what a section says before it is first written on; once only, and nothing of an empty one."""
    if section.text.strip() and not of_section(section).exists():
        _make(section, 1, at=section.seen_at or now())


def keep(section: Section, *, by: Any, goes_on: bool, restored: int | None = None) -> None:
    """Keep what a section says now, unless the latest version says it already. Call it inside the transaction that
    holds the section.

    `goes_on` says that the same person has been writing without a break: the version he began follows him.
    """
    last = of_section(section).first()
    if last is not None and (last.heading, last.text) == (section.heading, section.text):
        return
    if last is not None and goes_on and last.seat_id == by.seat.pk:
        last.heading, last.text, last.at = section.heading, section.text, now()
        last.save(update_fields=["heading", "text", "at"])
        return
    number = last.number + 1 if last else 1
    _make(section, number, seat=by.seat, by=by.label[:80], restored=restored)


def _make(section: Section, number: int, **about: Any) -> None:
    Version.objects.create(
        committee=section.committee,
        section=section,
        number=number,
        heading=section.heading,
        text=section.text,
        **about,
    )


@dataclass(frozen=True)
class Run:
    """Some words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Compared:
    """Two versions held against each other: paragraphs of runs, and how many characters came and went."""

    before: Version
    after: Version
    paragraphs: list[list[Run]]

    @property
    def added(self) -> int:
        return self._count("ins")

    @property
    def removed(self) -> int:
        return self._count("del")

    def _count(self, kind: Kind) -> int:
        return sum(len(run.text) for runs in self.paragraphs for run in runs if run.kind == kind)


def compare(before: Version, after: Version) -> Compared:
    """What came and what went between two versions, paragraph by paragraph, then word by word."""
    old, new = ([version.heading, *_paragraphs(version.text)] for version in (before, after))
    return Compared(before, after, [runs for runs in _paragraph_runs(old, new) if runs])


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _paragraph_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Run]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ([Run("same", text)] for text in old[a:b] if text)
        else:
            yield from _replaced(old[a:b], new[c:d])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Run]]:
    """Paragraphs that were changed stand in pairs as far as they are alike; the others went, or came."""
    pairs = list(zip(old, new, strict=False))
    for one, two in pairs:
        runs = word_runs(one, two)
        if sum(len(run.text) for run in runs if run.kind == "same") >= ALIKE * min(len(one), len(two)):
            yield runs
        else:
            yield from ([Run("del", one)], [Run("ins", two)])
    yield from ([Run("del", text)] for text in old[len(pairs) :])
    yield from ([Run("ins", text)] for text in new[len(pairs) :])


def word_runs(old: str, new: str) -> list[Run]:
    """One paragraph that became another: by characters, where a figure or a number is one; a very long one by sentences.

    A single character that stayed between two changes counts as changed, so that words are not torn.
    """
    one, two = _pieces(old, new)
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    runs: list[Run] = []
    went = came = ""
    for place, (kind, a, b, c, d) in enumerate(codes):
        torn = b - a == 1 and len(one[a]) == 1 and 0 < place < len(codes) - 1
        if kind == "equal" and not torn:
            runs += [Run("del", went), Run("ins", came), Run("same", "".join(one[a:b]))]
            went = came = ""
        else:
            went, came = went + "".join(one[a:b]), came + "".join(two[c:d])
    return [run for run in (*runs, Run("del", went), Run("ins", came)) if run.text]


def _pieces(old: str, new: str) -> tuple[list[str], list[str]]:
    words = WORD.findall(old), WORD.findall(new)
    if max(map(len, words)) <= MOST_WORDS:
        return words
    return SENTENCE.findall(old), SENTENCE.findall(new)
