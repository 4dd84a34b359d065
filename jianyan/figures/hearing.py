"""Hearing phrases in a claim: which stand where, found once for all sayings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from jianyan.figures.sayings import GAP, Zone
from jianyan.text.found import Claim

STOPS = ";；。!！?？\n"
COMMAS = STOPS + ",，:："
MARKS = COMMAS + "、"
BREAK = re.compile(f"[{COMMAS}]")
LONGEST = 16  # characters from the start of a number to its unit
ASIDE = re.compile(r"[（(][^（）()]{6,}[）)]")
# What a word is not when another follows: 委员 in 委员会, 常委 in 常委会. 委员会客室 is the one that reads on.
NOT_BEFORE = {"委员": "会", "常委": "会", "主席": "会团", "提案": "委", "文史": "委"}

Places = tuple[tuple[int, int], ...]
Standing = dict[str, list[tuple[Places, bool, bool]]]


class Hit:
    """A phrase where it stands: its zone, the places of its pieces, and how many characters they hold."""

    __slots__ = ("_covers", "phrase", "places", "size", "space", "zone")

    def __init__(self, phrase: str, zone: Zone, places: Places) -> None:
        self.phrase, self.zone, self.places = phrase, zone, places
        # The text it stands in: what is counted, the section, or the sentence, which CLAUSE tells.
        self.space = zone if zone is Zone.WHAT or zone is Zone.SECTION else Zone.CLAUSE
        self.size = sum([end - start for start, end in places])
        self._covers: frozenset[int] | None = None

    @property
    def covers(self) -> frozenset[int]:
        """The characters of its text that it holds."""
        if self._covers is None:
            self._covers = frozenset([place for start, end in self.places for place in range(start, end)])
        return self._covers

    @property
    def start(self) -> int:
        return self.places[-1][0]

    @property
    def end(self) -> int:
        return self.places[-1][1]

    @property
    def stem(self) -> Places:
        return self.places[:-1]

    @property
    def last(self) -> str:
        """The last piece, in words."""
        return self.phrase.strip("^$").rpartition("…")[2]

    def inside(self, other: Hit) -> bool:
        """Whether the other phrase, as near, says all that this one says, and more."""
        near = self.size < other.size and self.space is other.space and other.zone <= self.zone
        return near and self.covers < other.covers


class Vocabulary:
    """All phrases of some sayings, found in one walk over a text."""

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
        self.standing = lru_cache(maxsize=512)(self._standing)

    def _standing(self, text: str) -> Standing:
        """The phrases of a text with their places and whether they must stand after or before the number.

        All claims of a sentence share it.
        """
        pieces_in = self._pieces_in(text)
        found: Standing = {}
        for last, starts in pieces_in.items():
            for phrase, pieces, first, final in self._ending.get(last, ()):
                for start in starts:
                    places = _chain(text, pieces, start, pieces_in)
                    if places:
                        found.setdefault(phrase, []).append((places, first, final))
        return found

    def _pieces_in(self, text: str) -> dict[str, list[int]]:
        """Where each piece begins."""
        known, found = self._pieces, dict[str, list[int]]()
        for place in range(len(text)):
            for piece in known.get(text[place : place + 2], ()):
                if text.startswith(piece, place) and not _reads_on(text, piece, place):
                    found.setdefault(piece, []).append(place)
            if text[place] in known:
                found.setdefault(text[place], []).append(place)
        return found


def _reads_on(text: str, piece: str, place: int) -> bool:
    follows = NOT_BEFORE.get(piece)
    if not follows:
        return False
    after = text[place + len(piece) : place + len(piece) + 2]
    return bool(after) and after[0] in follows and not after.startswith("会客")


def _chain(text: str, pieces: tuple[str, ...], start: int, pieces_in: Mapping[str, list[int]]) -> Places:
    """The places of a phrase whose last piece begins at `start`, the others nearest before it; empty when one is missing."""
    places = [(start, start + len(pieces[-1]))]
    for piece in reversed(pieces[:-1]):
        reach = places[0][0]
        ends = [at + len(piece) for at in pieces_in.get(piece, ()) if at + len(piece) <= reach]
        if not ends or reach - ends[-1] > GAP or BREAK.search(text, ends[-1], reach):
            return ()
        places.insert(0, (ends[-1] - len(piece), ends[-1]))
    return tuple(places)


class Heard:
    """A claim as the sayings hear it."""

    def __init__(self, claim: Claim, vocabulary: Vocabulary, of_sections: Vocabulary) -> None:
        self.claim = claim
        self.texts = {
            Zone.WHAT: without_asides(claim.what),
            Zone.CLAUSE: without_asides(claim.sentence or claim.clause),
            Zone.SECTION: without_asides(claim.section),
        }
        self._what = vocabulary.standing(self.texts[Zone.WHAT])
        self._sentence = vocabulary.standing(self.texts[Zone.CLAUSE])
        self._section = of_sections.standing(self.texts[Zone.SECTION])
        self._number = place_of_number(claim, self.texts[Zone.CLAUSE])
        self._zones = Zones(self.texts[Zone.CLAUSE], self._number)
        self._hits: dict[str, list[Hit]] = {}
        self.phrases = self._what.keys() | self._sentence.keys() | self._section.keys()

    def hits(self, phrase: str) -> list[Hit]:
        """Where a phrase stands in the claim."""
        known = self._hits.get(phrase)
        if known is None:
            known = self._hits[phrase] = list(self._found(phrase)) if phrase in self.phrases else []
        return known

    def best(self, phrases: Iterable[str], within: frozenset[Zone]) -> Hit | None:
        """The nearest hit of any of the phrases; of equally near ones the longest."""
        found = [
            hit for phrase in phrases if phrase in self.phrases for hit in self.hits(phrase) if hit.zone in within
        ]
        return min(found, key=lambda hit: (hit.zone, -hit.size)) if found else None

    def has(self, phrases: Iterable[str], within: frozenset[Zone]) -> bool:
        """Whether any of the phrases stands there."""
        return any(hit.zone in within for phrase in phrases if phrase in self.phrases for hit in self.hits(phrase))

    def _found(self, phrase: str) -> Iterator[Hit]:
        for places, first, final in self._what.get(phrase, ()):
            if not first and not (final and places[-1][1] != len(self.texts[Zone.WHAT])):
                yield Hit(phrase, Zone.WHAT, places)
        for places, first, final in self._sentence.get(phrase, ()):
            if (not final or places[-1][1] == self._number[0]) and (not first or places[0][0] == self._number[1]):
                yield Hit(phrase, self._zones.of(places), places)
        for places, _, _ in self._section.get(phrase, ()):
            if not _shared(self.texts[Zone.SECTION], places):
                yield Hit(phrase, Zone.SECTION, places)


def _shared(section: str, places: Places) -> bool:
    """Whether a section names something else beside it: 理论武装与主题教育 is not all about the campaign."""
    return section[places[0][0] - 1 : places[0][0]] in set("与和及、") or section[places[-1][1] :][:1] in set(
        "与和及、"
    )


class Zones:
    """Where in a sentence the words around a number stand."""

    def __init__(self, text: str, number: tuple[int, int]) -> None:
        self._number = number
        self._local = _between(text, *number, MARKS)
        self._clause = _between(text, *number, COMMAS)
        self._segment = _between(text, *number, STOPS)

    def of(self, places: Places) -> Zone:
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
    left = max([text.rfind(mark, 0, start) for mark in marks]) + 1
    right = min([at for mark in marks if (at := text.find(mark, end)) >= 0], default=len(text))
    return left, right


def without_asides(text: str) -> str:
    """The text with longer remarks in brackets blanked out, as long as before: they say nothing of what is counted."""
    return ASIDE.sub(lambda aside: "（" + " " * (len(aside[0]) - 2) + "）", text) if "）" in text else text


def place_of_number(claim: Claim, text: str) -> tuple[int, int]:
    """Where the number and its unit stand in the sentence."""
    end = text.find(claim.unit, claim.at, claim.at + LONGEST)
    return claim.at, end + len(claim.unit) if end >= 0 else claim.at
