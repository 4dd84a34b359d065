"""Ties: which figure of the catalogue, narrowed how, a claim of a report speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, product

from django.utils.translation import gettext

from jianyan.figures import sayings
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.hearing import Heard, Hit, Vocabulary
from jianyan.figures.naming import Named, named_in
from jianyan.figures.questions import Narrowing
from jianyan.figures.sayings import NEAR, SENTENCE, Saying, Zone
from jianyan.text.found import Claim

WEIGHTS = {
    Zone.WHAT: 3.0, Zone.LOCAL: 2.0, Zone.CLAUSE: 1.2, Zone.BEFORE: 0.4, Zone.AFTER: 0.3, Zone.SENTENCE: 0.2,
    Zone.SECTION: 0.1,
}  # fmt: skip
ANYWHERE = SENTENCE | {Zone.AFTER}
CLOSE = frozenset({Zone.WHAT, Zone.LOCAL})
UNASKED = 0.2
CONDITION = 1.5
OF_ITS_MODULE = 2.0
MARGIN = 1.0


@dataclass(frozen=True)
class Tie:
    """A figure by name with its narrowing; `how` says in words, line by line, what led to it."""

    figure: str
    where: Narrowing = field(default_factory=dict)
    how: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A saying heard in a claim: the hits that spoke for it, and the codes heard of each dimension."""

    saying: Saying
    hits: tuple[Hit, ...]
    named: dict[str, Named]
    of_its_module: bool

    @property
    def where(self) -> Narrowing:
        heard = {dimension: codes for dimension, (codes, _) in self.named.items()}
        return heard | dict(self.saying.where)

    @property
    def asked(self) -> tuple[Hit, ...]:
        """The hits that the saying demanded: its words, and the dimensions it needs."""
        return (*self.hits, *(hit for name in self.saying.needs for hit in self.named[name][1]))

    @property
    def covered(self) -> frozenset[tuple[Zone, int]]:
        """The characters of the texts that speak for it."""
        return frozenset((hit.space, place) for hit in self.asked for place in hit.covers)

    @cached_property
    def score(self) -> float:
        """How much of what stands near the number the saying accounts for, in weighted characters.

        What it narrows without having to counts little, each condition met beyond the first counts for itself.
        """
        asked = self.asked
        heard = [(WEIGHTS[hit.zone], hit) for hit in asked]
        heard += [
            (WEIGHTS[hit.zone] * UNASKED, hit) for _, hits in self.named.values() for hit in hits if hit not in asked
        ]
        total, counted = 0.0, dict[Zone, frozenset[int]]()
        for weight, hit in sorted(heard, key=lambda pair: -pair[0]):
            before = counted.get(hit.space, frozenset())
            counted[hit.space] = before | hit.covers
            total += weight * (len(counted[hit.space]) - len(before))
        conditions = len(self.hits) + len(self.saying.needs) - 1
        return total + CONDITION * conditions + (OF_ITS_MODULE if self.of_its_module else 0)


def tie(claim: Claim) -> Tie | None:
    """The figure a claim speaks of by the sayings that the rooms declare; None where none fits or two fit alike."""
    best = choose(matches(claim))
    return Tie(best.saying.figure, best.where, tuple(_how(best))) if best else None


def matches(claim: Claim) -> list[Match]:
    """Every saying heard in a claim."""
    index = _index(len(sayings.SAYINGS))
    heard = Heard(claim, index.vocabulary, index.of_sections)
    asked = {position for phrase in heard.phrases for position in index.anchored.get((phrase, claim.unit), ())}
    found = (_match(sayings.SAYINGS[position], heard) for position in sorted(asked))
    return [match for match in found if match]


def match(saying: Saying, claim: Claim) -> Match | None:
    """Whether one saying, alone, is heard in a claim."""
    alone = Vocabulary(saying.phrases())
    return _match(saying, Heard(claim, alone, alone)) if claim.unit in saying.units else None


def choose(found: Sequence[Match]) -> Match | None:
    """The saying that accounts for most; None when another that says something else accounts for as much.

    A difference below `MARGIN` (weighted characters) is none, except over one that heard only a part of the same
    words: an ambiguous claim stays untied rather than wrong.
    """
    ranked = sorted(found, key=lambda match: -match.score)
    for other in ranked[1:]:
        if ranked[0].score - other.score >= MARGIN:
            break
        if not _alike(ranked[0], other) and not other.covered < ranked[0].covered:
            return None
    return ranked[0] if ranked else None


def _alike(one: Match, two: Match) -> bool:
    return (one.saying.figure, one.where) == (two.saying.figure, two.where)


@dataclass(frozen=True)
class Index:
    """The catalogue of sayings, ready to be heard: by phrase and unit, which of them come into question."""

    vocabulary: Vocabulary
    of_sections: Vocabulary
    anchored: dict[tuple[str, str], list[int]]


@lru_cache(maxsize=2)
def _index(size: int) -> Index:
    anchored: dict[tuple[str, str], list[int]] = {}
    for position, saying in enumerate(sayings.SAYINGS):
        for key in product(dict.fromkeys(saying.anchors()), saying.units):
            anchored.setdefault(key, []).append(position)
    every = [phrase for saying in sayings.SAYINGS for phrase in saying.phrases()]
    return Index(Vocabulary(every), Vocabulary(_of_sections()), anchored)


def _of_sections() -> Iterator[str]:
    """The phrases that are listened for in what a section is about."""
    for saying in sayings.SAYINGS:
        for terms in saying.by:
            if Zone.SECTION in terms.within:
                yield from chain.from_iterable(terms.says.values())


def _match(saying: Saying, heard: Heard) -> Match | None:
    hits = _demanded(saying, heard)
    if hits is None or heard.has(saying.never, CLOSE) or heard.has(saying.nowhere, SENTENCE):
        return None
    named = {terms.dimension: found for terms in saying.by if (found := named_in(terms, heard))}
    named = _without_section(saying, named)
    if not all(dimension in named for dimension in saying.needs):
        return None
    match = Match(saying, hits, named, heard.claim.module in saying.modules)
    return match if any(hit.zone in CLOSE for hit in match.asked) else None


def _demanded(saying: Saying, heard: Heard) -> tuple[Hit, ...] | None:
    """The nearest phrase of each group that the saying demands; None where a group has none."""
    groups = (
        *((group, NEAR) for group in saying.words), *((group, ANYWHERE) for group in saying.context),
        *((group, SENTENCE) for group in saying.earlier),
    )  # fmt: skip
    hits = []
    for group, within in groups:
        hit = heard.best(group, within)
        if hit is None:
            return None
        hits.append(hit)
    return tuple(hits)


def _without_section(saying: Saying, named: dict[str, Named]) -> dict[str, Named]:
    """What the section is about does not narrow a series of its own."""
    apart = any(set(named[terms.dimension][0]) & terms.apart for terms in saying.by if terms.dimension in named)
    if not apart:
        return named
    return {name: pair for name, pair in named.items() if all(hit.zone is not Zone.SECTION for hit in pair[1])}


def _how(match: Match) -> Iterator[str]:
    """In words, what led to the tie: the phrases met, and what each narrowed."""
    figure = FIGURES[match.saying.figure]
    met = "、".join(dict.fromkeys(_shown(hit) for hit in match.asked))
    yield gettext("“%(words)s”说的是“%(figure)s”。") % {"words": met, "figure": figure.label}
    for name in match.where:
        dimension = figure.dimension(name)
        pair = match.named.get(name)
        words = "、".join(dict.fromkeys(_shown(hit) for hit in pair[1])) if pair else met
        label = dimension.label if dimension else name
        yield gettext("“%(words)s”指明%(dimension)s。") % {"words": words, "dimension": label}


def _shown(hit: Hit) -> str:
    return hit.phrase.removesuffix("$")
