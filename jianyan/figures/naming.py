"""Naming: which values of a dimension a claim names, and which of them count together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianyan.figures.hearing import Heard, Hit
from jianyan.figures.sayings import NEAR, Several, Terms, Zone

VERB = 2  # characters: 接访下访, 视察调研
JOINT = re.compile('[、和与同及以或并暨“”"《》·/]*')
CLAUSES = frozenset({Zone.LOCAL, Zone.CLAUSE})

Named = tuple[tuple[str, ...], tuple[Hit, ...]]


def named_in(terms: Terms, heard: Heard) -> Named | None:
    """The codes of one dimension that a claim names, with their hits; None where it names none or all of them."""
    found = [
        (hit, code)
        for phrase in sorted(heard.phrases & terms.codes.keys())
        for code in terms.codes[phrase]
        for hit in heard.hits(phrase)
        if hit.zone in terms.within
    ]
    if not found:
        return None
    if len(found) > 1:
        found = [(hit, code) for hit, code in found if not any(hit.inside(other) for other, _ in found)]
    chosen = found if terms.several is Several.ALL else list(_joined(found, heard))
    if terms.several is Several.NONE:
        nearest = min(hit.zone for hit, _ in found)
        zones = NEAR if nearest in NEAR else {nearest}
        chosen = [(hit, code) for hit, code in found if hit.zone in zones]
    codes = tuple(code for code in terms.says if code and any(code == named for _, named in chosen))
    if (
        not codes
        or _says_nothing(terms, codes)
        or (terms.closed and any(_stays_open(hit, heard) for hit, _ in chosen))
    ):
        return None
    return codes, tuple(hit for hit, code in chosen if code in codes)


def _says_nothing(terms: Terms, codes: tuple[str, ...]) -> bool:
    """Whether so many values narrow nothing: several that each hold, or all there are."""
    if terms.several is Several.NONE:
        return len(codes) > 1
    return terms.several is Several.ALL and len(codes) == len(terms.says)


def _stays_open(hit: Hit, heard: Heard) -> bool:
    return heard.texts[hit.space].startswith("等", hit.end)


def _joined(found: list[tuple[Hit, str]], heard: Heard) -> Iterator[tuple[Hit, str]]:
    """The nearest value, the last of its stretch, and those named in one breath with it."""
    last = min((hit for hit, _ in found), key=lambda hit: (hit.zone, -hit.end))
    first, code = max(
        (pair for pair in found if pair[0].zone == last.zone and pair[0].covers & last.covers),
        key=lambda pair: (pair[0].size, -len(pair[0].places), pair[0].places[0][0]),
    )
    seeds = [hit for hit, named in found if named == code and (hit.zone in NEAR or hit.zone == first.zone)]
    yield first, code
    waiting, seen = seeds, set(seeds)
    while waiting:
        hit = waiting.pop()
        for other, named in found:
            if other not in seen and _in_one_breath(hit, other, heard) and _apart_nowhere(hit, other, heard):
                seen.add(other)
                waiting.append(other)
                yield other, named


def _in_one_breath(one: Hit, two: Hit, heard: Heard) -> bool:
    """Whether nothing but a joining mark stands between two phrases; side by side only short verbs do (接访下访)."""
    first, last = sorted((one, two), key=lambda hit: hit.start)
    if last.start < first.end or one.space != two.space:
        return False
    text = heard.texts[one.space]
    start = last.places[0][0] if last.places[0][0] >= first.end else last.start
    between = text[first.end : start]
    if not between:
        return first.stem == last.stem and max(len(hit.last.removesuffix("活动")) for hit in (first, last)) == VERB
    return bool(JOINT.fullmatch(between))


def _apart_nowhere(one: Hit, two: Hit, heard: Heard) -> bool:
    """Whether the clause too names the two in one breath: in 4个产业链和10个重点项目 a number parts them."""
    if one.space != Zone.WHAT:
        return True
    pairs = [
        (first, second)
        for first in heard.hits(one.phrase)
        for second in heard.hits(two.phrase)
        if first.zone in CLAUSES and second.zone in CLAUSES
    ]
    return not pairs or any(_in_one_breath(first, second, heard) for first, second in pairs)
