"""Hearing phrases in a claim: which stand where, found once for all sayings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from jianyan.figures.sayings import GAP, Zone
from jianyan.text.found import Claim

STOPS = ";；。!！?？\n"
COMMAS = STOPS + ",，:："
MARKS = COMMAS + "、"
BREAK = re.compile(f"[{COMMAS}]")
NUMBER = re.compile(r"[0-9][0-9,.]*|[零〇一二两三四五六七八九十百千]+")
ASIDE = re.compile(r"[（(][^（）()]{6,}[）)]")
# What a word is not when another follows: 委员 in 委员会, 常委 in 常委会. 委员会客室 is the one that reads on.
NOT_BEFORE = {"委员": "会", "常委": "会", "主席": "会团", "提案": "委", "文史": "委"}


@dataclass(frozen=True)
class Hit:
    """A phrase where it stands: its zone, whether in what is counted (not in the sentence), and its pieces' places."""

    phrase: str
    zone: Zone
    places: tuple[tuple[int, int], ...]

    @property
    def space(self) -> Zone:
        """The text it stands in: what is counted, the section, or the sentence (told by CLAUSE)."""
        return self.zone if self.zone in (Zone.WHAT, Zone.SECTION) else Zone.CLAUSE

    @property
    def start(self) -> int:
        return self.places[-1][0]

    @property
    def end(self) -> int:
        return self.places[-1][1]

    @property
    def last(self) -> str:
        """The last piece, in words."""
        return self.phrase.strip("^$").rpartition("…")[2]

    @property
    def stem(self) -> tuple[tuple[int, int], ...]:
        return self.places[:-1]

    @cached_property
    def covers(self) -> frozenset[int]:
        return frozenset(place for start, end in self.places for place in range(start, end))

    def inside(self, other: Hit) -> bool:
        """Whether the other phrase says all that this one says, and more."""
        return self.space == other.space and self.covers < other.covers


class Vocabulary:
    """All phrases of all sayings, found in one walk over a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._pieces: dict[str, list[str]] = {}
        self._ending: dict[str, list[tuple[str, tuple[str, ...], bool, bool]]] = {}
        for phrase in dict.fromkeys(phrases):
            pieces = tuple(phrase.strip("^$").split("…"))
            self._ending.setdefault(pieces[-1], []).append((phrase, pieces, phrase[0] == "^", phrase[-1] == "$"))
            for piece in pieces:
                known = self._pieces.setdefault(piece[:2], [])
                if piece not in known:
                    known.append(piece)
        self.pieces_in = lru_cache(maxsize=1024)(self._pieces_in)

    def _pieces_in(self, text: str) -> dict[str, list[int]]:
        """Where each piece begins."""
        found: dict[str, list[int]] = {}
        known = self._pieces
        for place in range(len(text)):
            for piece in known.get(text[place : place + 2], ()):
                if text.startswith(piece, place) and not _reads_on(text, piece, place):
                    found.setdefault(piece, []).append(place)
            if text[place] in known:
                found.setdefault(text[place], []).append(place)
        return found

    def places(self, text: str, before: int = -1, after: int = -1) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
        """Every phrase in the text with the places of its pieces, of a number from `before` to `after`."""
        pieces_in = self.pieces_in(text)
        for last, starts in pieces_in.items():
            for phrase, pieces, first, final in self._ending.get(last, ()):
                for start in starts:
                    end = start + len(last)
                    if final and end != before and end != len(text):
                        continue
                    if first and start != after:
                        continue
                    places = ((start, end),) if len(pieces) == 1 else _chain(text, pieces, start, pieces_in)
                    if places:
                        yield phrase, places


def _blank(aside: re.Match[str]) -> str:
    """As long as what it stands for; a remark in brackets says nothing of what is counted."""
    return "（" + " " * (len(aside[0]) - 2) + "）"


def _reads_on(text: str, piece: str, place: int) -> bool:
    follows = NOT_BEFORE.get(piece)
    if not follows:
        return False
    after = text[place + len(piece) : place + len(piece) + 2]
    return bool(after) and after[0] in follows and not after.startswith("会客")


def _chain(
    text: str, pieces: tuple[str, ...], start: int, pieces_in: Mapping[str, list[int]]
) -> tuple[tuple[int, int], ...]:
    """The nearest earlier pieces of a phrase whose last piece begins at `start`; empty when one is missing."""
    places = [(start, start + len(pieces[-1]))]
    for piece in reversed(pieces[:-1]):
        reach = places[0][0]
        ends = [at + len(piece) for at in pieces_in.get(piece, ()) if at + len(piece) <= reach]
        if not ends or reach - ends[-1] > GAP or BREAK.search(text, ends[-1], reach):
            return ()
        places.insert(0, (ends[-1] - len(piece), ends[-1]))
    return tuple(places)


class Heard:
    """A claim as the sayings hear it: phrase to hits."""

    def __init__(self, claim: Claim, vocabulary: Vocabulary) -> None:
        self.claim = claim
        self.text = ASIDE.sub(_blank, claim.sentence or claim.clause)
        self.texts = {Zone.WHAT: ASIDE.sub(_blank, claim.what), Zone.CLAUSE: self.text, Zone.SECTION: ASIDE.sub(_blank, claim.section)}
        self.hits: dict[str, list[Hit]] = {}
        number = place_of_number(claim, self.text)
        zones = Zones(self.text, number)
        for phrase, places in vocabulary.places(self.texts[Zone.WHAT]):
            self._add(Hit(phrase, Zone.WHAT, places))
        for phrase, places in vocabulary.places(self.text, *number):
            self._add(Hit(phrase, zones.of(places), places))
        for phrase, places in vocabulary.places(self.texts[Zone.SECTION]):
            if not _shared(self.texts[Zone.SECTION], places):
                self._add(Hit(phrase, Zone.SECTION, places))

    def _add(self, hit: Hit) -> None:
        self.hits.setdefault(hit.phrase, []).append(hit)

    def best(self, phrases: Iterable[str], within: frozenset[Zone]) -> Hit | None:
        """The nearest hit of any of the phrases; of equally near ones the longest."""
        found = [hit for phrase in phrases for hit in self.hits.get(phrase, ()) if hit.zone in within]
        return min(found, key=lambda hit: (hit.zone, -len(hit.covers)), default=None)


def _shared(section: str, places: tuple[tuple[int, int], ...]) -> bool:
    """Whether a section names something else beside it: 理论武装与主题教育 is not all about the campaign."""
    return section[places[0][0] - 1 : places[0][0]] in set("与和及、") or section[places[-1][1] :][:1] in set("与和及、")


class Zones:
    """Where in a sentence the words around a number stand."""

    def __init__(self, text: str, number: tuple[int, int]) -> None:
        start, end = number
        self._number = number
        self._local = _between(text, start, end, MARKS)
        self._clause = _between(text, start, end, COMMAS)
        self._segment = _between(text, start, end, STOPS)

    def of(self, places: tuple[tuple[int, int], ...]) -> Zone:
        start, end = places[0][0], places[-1][1]
        if self._local[0] <= start and end <= self._local[1]:
            return Zone.LOCAL
        if self._clause[0] <= start and end <= self._clause[1]:
            return Zone.CLAUSE
        if end > self._number[0]:
            return Zone.AFTER
        return Zone.BEFORE if self._segment[0] <= start else Zone.SENTENCE


def _between(text: str, start: int, end: int, marks: str) -> tuple[int, int]:
    """The stretch around a place between the nearest marks."""
    left = max((text.rfind(mark, 0, start) for mark in marks), default=-1) + 1
    right = min((at for mark in marks if (at := text.find(mark, end)) >= 0), default=len(text))
    return left, right


def place_of_number(claim: Claim, text: str) -> tuple[int, int]:
    """Where the number stands in its sentence; at the end when it cannot be told."""
    base = max(text.find(claim.clause), 0) if claim.clause else 0
    at = text.find(claim.quote, base)
    if at >= 0 and not (text[at - 1 : at].isdigit() and claim.quote[:1].isdigit()):
        return at, at + len(claim.quote)
    digits = NUMBER.search(claim.quote)
    if digits:
        unit = re.escape(claim.unit)
        found = re.compile(rf"(?<![0-9.]){re.escape(digits[0])}(?![0-9])(?:[余多几]?[万亿]?[余多几]?{unit})?").search(text, base)
        if found:
            return found.span()
    return len(text), len(text)
