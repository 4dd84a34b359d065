"""The same thing said more than once: alike, with another value, or in another unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from jianyan.text.counted import WEAK
from jianyan.text.found import Bound, Claim, Relation, RelationKind
from jianyan.text.relations.things import SLIGHT, likeness, thing

LOOKALIKES = ({"篇", "期"}, {"条", "期"}, {"人次", "人"}, {"人次", "名"})
STEM = 6  # characters that two names of one thing begin with
FEW = 4  # earlier claims of the same stem that are looked at
MANY = 30  # groups, totals and parts that are looked through, so that hostile text stays cheap


def alike(claims: list[Claim], things: list[str]) -> Iterator[Relation]:
    """The same thing with the same value, said again elsewhere."""
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        alike[claim.value, claim.unit, claim.bound].append(number)
    for numbers in alike.values():
        for group in _groups(claims, things, numbers):
            yield Relation(RelationKind.SAME, tuple(group), things[group[0]])


def _groups(claims: list[Claim], things: list[str], numbers: list[int]) -> Iterator[list[int]]:
    groups: list[list[int]] = []
    for number in numbers:
        for group in groups[-MANY:]:
            if _one_thing(claims, things, group[0], number, 0.6) and claims[group[-1]].start != claims[number].start:
                group.append(number)
                break
        else:
            groups.append([number])
    return (group for group in groups if len(group) > 1)


def _one_thing(claims: list[Claim], things: list[str], first: int, second: int, least: float) -> bool:
    """Whether two claims count the same thing in the same year and setting."""
    a, b = claims[first], claims[second]
    if a.sentence_start == b.sentence_start or (a.period and b.period and a.period != b.period):
        return False
    if likeness(things[first], things[second]) < least and not _contained(claims, things, first, second):
        return False
    return not WEAK.match(things[first]) or likeness(a.sentence, b.sentence) >= 0.5


def _contained(claims: list[Claim], things: list[str], first: int, second: int) -> bool:
    """The same large number of one line of work, the shorter name in the longer: 提案301件, 立案提案301件."""
    a, b = claims[first], claims[second]
    short, long = sorted((things[first], things[second]), key=len)
    large = a.value == b.value >= 20 and a.bound is Bound.EXACT
    return large and a.module == b.module and len(short) >= 2 and short in long


def differing(claims: list[Claim], things: list[str], repeats: list[Relation]) -> Iterator[Relation]:
    """The same words for the same thing, another value."""
    head = {number: relation.claims[0] for relation in repeats for number in relation.claims}
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.bound is Bound.EXACT and len(things[number]) >= 2 and head.get(number, number) == number:
            alike[things[number][:STEM], claim.unit].append(number)
    for numbers in alike.values():
        for place, second in enumerate(numbers):
            for first in numbers[max(0, place - FEW) : place]:
                if _differ(claims, things, first, second):
                    yield Relation(RelationKind.DIFFERS, (first, second), things[first])


def _differ(claims: list[Claim], things: list[str], first: int, second: int) -> bool:
    """One thing with two values: the same words, or the words of the one within the other and values that lie close."""
    a, b = claims[first], claims[second]
    if a.value == b.value:
        return False
    if things[first] == things[second]:
        return _one_thing(claims, things, first, second, 1.0) and _same_setting(a, b)
    short, long = sorted((things[first], things[second]), key=len)
    close = abs(a.value - b.value) * 10 <= max(a.value, b.value) and min(a.value, b.value) >= 20
    return close and len(short) >= STEM and long.startswith(short) and _one_thing(claims, things, first, second, 0.5)


def _same_setting(a: Claim, b: Claim) -> bool:
    """Nothing in the clauses (who, for whom, which campaign) that makes it another thing."""
    if thing(a) == "在任委员总数":
        return True
    if a.module != b.module or (re.search(r"个|处|元", a.unit) and len(thing(a)) <= 2):
        return False
    return likeness(_skeleton(a), _skeleton(b)) >= 0.6


def _skeleton(claim: Claim) -> str:
    """The clause without its numbers and without what only opens it."""
    return SLIGHT.sub("", re.sub(r"[^\u3400-\u9fff]|万|余", "", claim.clause))


def mixed_units(claims: list[Claim], things: list[str]) -> Iterator[Relation]:
    """The same thing and number in units that are not one another: 篇 and 期, 人次 and 人."""
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        alike[claim.value, claim.bound].append(number)
    for numbers in alike.values():
        for first, second in pairwise(numbers):
            units = {claims[first].unit, claims[second].unit}
            if units in LOOKALIKES and claims[first].value > 3 and _one_thing(claims, things, first, second, 0.8):
                yield Relation(RelationKind.UNIT_MIX, (first, second), things[first])
