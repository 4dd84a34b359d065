"""Totals and their parts, right and wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from jianyan.text.found import Bound, Claim, Relation, RelationKind

MANY = 30  # groups, totals and parts that are looked through, so that hostile text stays cheap
OUTCOME = re.compile(r"(?:已|被|获|其中)?[^，；]{0,8}(?:销号|解决|办结|办复|采用|采纳|刊发|刊登|整改|化解|落实|转化)")
APART = re.compile(
    r"女|少数民族|非中共|党外|常委|采用|采纳|批示|刊发|刊登|获奖|转化|落实|获得|得到|参加|列入|办复|办结|重点|优秀|表彰|解决|督办|联名"
)


def right(claims: list[Claim], sentence: list[int], following: list[list[int]]) -> Iterator[Relation]:
    """Totals of a sentence with the runs of numbers behind them that add up to them."""
    for position, total in enumerate(sentence[:MANY]):
        whole = claims[total]
        if whole.bound is not Bound.EXACT or whole.unit == "%" or whole.value < 2:
            continue
        listed = _after_colon(claims, total, sentence[position + 1 :])
        if listed and sum(claims[part].value for part in listed) == whole.value:
            yield Relation(RelationKind.SUM_OK, (total, *listed))
            continue
        for rest in (sentence[position + 1 :], *following):
            yield from _broken_down(claims, total, rest)


def far(claims: list[Claim], within: list[Relation]) -> Iterator[Relation]:
    """Three or more kinds in one clause that add up to a total of their line of work told elsewhere: 各类协商26次."""
    known = {relation.claims[1:] for relation in within if relation.kind is RelationKind.SUM_OK}
    totals = {(claim.value, claim.unit, claim.module): number for number, claim in reversed(list(enumerate(claims)))}
    for _, group in groupby(
        range(len(claims)), key=lambda n: (claims[n].sentence_start, claims[n].clause, claims[n].unit)
    ):
        parts = tuple(group)
        if len(parts) < 3 or parts in known or claims[parts[0]].unit == "%":
            continue
        value = sum((claims[part].value for part in parts), Decimal(0))
        total = totals.get((value, claims[parts[0]].unit, claims[parts[0]].module))
        if total is not None and total not in parts and all(claims[part].bound is Bound.EXACT for part in parts):
            yield Relation(RelationKind.SUM_OK, (total, *parts))


def _after_colon(claims: list[Claim], total: int, rest: list[int]) -> list[int]:
    """The first number of each part of a list behind a colon: 10个议题：2次…；8次…."""
    words, at = claims[total].sentence, claims[total].at
    if not re.match(r"[^，。；：]{0,24}：", words[at:]):
        return []
    parts = [number for number in rest if re.search(r"[：；]\s*$", words[: claims[number].at])]
    return parts if len(parts) >= 2 else []


def _broken_down(claims: list[Claim], total: int, rest: list[int]) -> Iterator[Relation]:
    """Runs of numbers in the unit of the total that add up to it, those within a part (其中) left out or not."""
    whole = claims[total]
    same = [
        number for number in rest[:MANY] if claims[number].unit == whole.unit and claims[number].bound is Bound.EXACT
    ]
    own = [number for number in same if not _nested(whole, claims[number])]
    seen: set[tuple[int, ...]] = set()
    for numbers in (same, own):
        start = 0
        while start < len(numbers) - 1:
            stop = _adding_up(claims, numbers, start, whole.value)
            run = tuple(numbers[start:stop])
            if stop and run not in seen and (start == 0 or whole.value >= 10):
                seen.add(run)
                yield Relation(RelationKind.SUM_OK, (total, *run))
            start = stop or start + 1


def _nested(whole: Claim, part: Claim) -> bool:
    """Behind a 其中 that speaks of another number than the whole."""
    start = max(part.sentence.rfind("；", 0, part.at), part.sentence.rfind("。", 0, part.at), -1)
    at = part.sentence.rfind("其中", start + 1, part.at)
    return at >= 0 and (whole.sentence_start != part.sentence_start or whole.at < start)


def _adding_up(claims: list[Claim], numbers: list[int], start: int, value: Decimal) -> int:
    """Where the run from `start` ends that adds up to the value; 0 where none does."""
    total = Decimal(0)
    for position in range(start, len(numbers)):
        total += claims[numbers[position]].value
        if total == value and position > start:
            return position + 1
        if total >= value:
            return 0
    return 0


def outcomes(claims: list[Claim], sentence: list[int]) -> Iterator[Relation]:
    """What came of the number just before: 检视问题10项，整改销号8项; 信息64篇，其中被省级媒体刊发21篇."""
    for whole, part in pairwise(sentence):
        a, b = claims[whole], claims[part]
        if a.unit != b.unit or a.unit in ("%", "元") or a.value < b.value or Bound.APPROX in (a.bound, b.bound):
            continue
        if OUTCOME.match(b.clause) and not OUTCOME.match(a.clause):
            yield Relation(RelationKind.PART_OF, (part, whole))


CUE = re.compile(r"其中|属于|（(?=\d)")


def wrong(claims: list[Claim], sentence: list[int]) -> Iterator[Relation]:
    """Parts that are announced as the whole (其中, 属于, in brackets), that exclude each other, and that do not come to it."""
    words = claims[sentence[0]].sentence
    start = 0
    while cue := CUE.search(words, start):
        end = min((at for mark in "；。" if (at := words.find(mark, cue.end())) >= 0), default=len(words))
        yield from _one_wrong(claims, sentence, words, cue, end)
        start = end


def _one_wrong(
    claims: list[Claim], sentence: list[int], words: str, cue: re.Match[str], end: int
) -> Iterator[Relation]:
    exact = [n for n in sentence if claims[n].bound is Bound.EXACT and claims[n].unit != "%"]
    before = [n for n in exact if claims[n].at < cue.start()]
    if not before or APART.search(words[cue.start() : end]) or words.count("其中", cue.start(), end) > 1:
        return
    whole = claims[before[-1]]
    parts = [n for n in exact if cue.start() < claims[n].at < end and claims[n].unit == whole.unit]
    if cue.group() == "（":
        parts = [n for n in parts if words[: claims[n].at].endswith("（")]
    added = sum((claims[part].value for part in parts), Decimal(0))
    if len(parts) < 2 or any(claims[part].value >= whole.value for part in parts) or added == whole.value:
        return
    if added > whole.value or added * 10 >= whole.value * 8:
        yield Relation(RelationKind.SUM_WRONG, (before[-1], *parts), f"{added}")
