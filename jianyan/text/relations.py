"""Relations inside one text: the same thing twice, parts and sums, shares, units that do not go together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise

from jianyan.text.counted import WEAK
from jianyan.text.found import Bound, Claim, Relation, RelationKind

LOOKALIKES = ({"篇", "期"}, {"条", "期"}, {"人次", "人"}, {"人次", "名"})
SLIGHT = re.compile(
    r"的|了|共有?|全部|全年|一年来|今年|本届|目前|现有|政协(?!报)|市政协|区政协|县政协|各级|全体|先后|累计|合计|^(?:各位|广大)?委员(?=提|反映|撰)|开展|召开|举办|组织|举行|工作|情况|活动(?!组)|[中里]$"
)
MEMBERS = re.compile(
    r"(?:来自全[市区县省州旗国](?:各条战线|各界别?|各行业)?的|全体|全部|把|将|本届(?:政协)?(?:共有?)?)#(?:政协)?委员|#(?:政协)?委员(?:全员|悉数|全部|肩负|组成)|(?:共有?|现有|在任|实有|在册)(?:政协)?委员(?:共|为|达)?#|(?:委员会)?由#(?:政协)?委员组成|委员总数(?:为|达)?#"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:余|多)?万?(?:名|位|人)")
FILED = re.compile(r"^(?:[^，]{0,8}(?:审查|审定)[^，]{0,4})?立案(?:提案)?(?:全部|已|交由|$)|^提案立案$|立案交办提案$")
RATED = re.compile(r"满意|办复|答复|办结|立案率|回访|见面")


def thing(claim: Claim) -> str:
    """What a claim counts, in as few characters as tell it from other things."""
    if (
        claim.unit in ("名", "位", "人")
        and MEMBERS.search(NUMBER.sub("#", claim.clause))
        and not re.search(r"女|党员|少数民族|常委|常务|界别委员", claim.clause)
    ):
        return "在任委员总数"
    if claim.unit == "件" and FILED.search(claim.what):
        return "立案提案"
    return SLIGHT.sub("", re.sub(r"[^\u3400-\u9fffA-Za-z]", "", claim.what)) or claim.what


def likeness(first: str, second: str) -> float:
    """How much two phrases share, by pairs of characters: 0 to 1."""
    if first == second:
        return 1.0
    a, b = set(pairwise(first)), set(pairwise(second))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def relations(claims: list[Claim]) -> list[Relation]:
    """All relations between the claims of one text."""
    things = [thing(claim) for claim in claims]
    repeats = list(_repeats(claims, things))
    within = list(_of_sentences(claims))
    return [
        *repeats,
        *_differing(claims, things, repeats),
        *_mixed_units(claims, things),
        *within,
        *_far_sums(claims, within),
    ]


def _repeats(claims: list[Claim], things: list[str]) -> Iterator[Relation]:
    """The same thing with the same value, said again elsewhere."""
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        alike[claim.value, claim.unit, claim.bound].append(number)
    for numbers in alike.values():
        for group in _groups(claims, things, numbers):
            yield Relation(RelationKind.SAME, tuple(group), things[group[0]])


WINDOW = 5  # sentences with numbers in which the parts of a total are looked for
MANY = 30  # groups, totals and parts that are looked through, so that hostile text stays cheap


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


def _differing(claims: list[Claim], things: list[str], repeats: list[Relation]) -> Iterator[Relation]:
    """The same words for the same thing, another value."""
    head = {number: relation.claims[0] for relation in repeats for number in relation.claims}
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.bound is Bound.EXACT and len(things[number]) >= 2 and head.get(number, number) == number:
            alike[things[number], claim.unit].append(number)
    for numbers in alike.values():
        for first, second in pairwise(numbers):
            a, b = claims[first], claims[second]
            if a.value != b.value and _one_thing(claims, things, first, second, 1.0) and _same_setting(a, b):
                yield Relation(RelationKind.DIFFERS, (first, second), things[first])


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


def _mixed_units(claims: list[Claim], things: list[str]) -> Iterator[Relation]:
    """The same thing and number in units that are not one another: 篇 and 期, 人次 and 人."""
    alike = defaultdict(list)
    for number, claim in enumerate(claims):
        alike[claim.value, claim.bound].append(number)
    for numbers in alike.values():
        for first, second in pairwise(numbers):
            units = {claims[first].unit, claims[second].unit}
            if units in LOOKALIKES and claims[first].value > 3 and _one_thing(claims, things, first, second, 0.8):
                yield Relation(RelationKind.UNIT_MIX, (first, second), things[first])


def _of_sentences(claims: list[Claim]) -> Iterator[Relation]:
    """Sums, parts and shares, each within a sentence and the two that follow it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_sentence[claim.sentence_start].append(number)
    sentences = list(by_sentence.values())
    whole_of: dict[int, int] = {}
    for position, sentence in enumerate(sentences):
        sums = list(_sums(claims, sentence, sentences[position + 1 : position + 1 + WINDOW]))
        for relation in sums:
            whole_of |= dict.fromkeys(relation.claims[1:], relation.claims[0])
        wrong = [] if sums else list(_wrong_sums(claims, sentence))
        yield from sums + wrong
        yield from _parts(claims, sentence)
        yield from _shares(claims, sentence, whole_of)


def _sums(claims: list[Claim], sentence: list[int], following: list[list[int]]) -> Iterator[Relation]:
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


def _far_sums(claims: list[Claim], within: list[Relation]) -> Iterator[Relation]:
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


OUTCOME = re.compile(r"(?:已|被|获|其中)?[^，；]{0,8}(?:销号|解决|办结|办复|采用|采纳|刊发|刊登|整改|化解|落实|转化)")


def _parts(claims: list[Claim], sentence: list[int]) -> Iterator[Relation]:
    """What came of the number just before: 检视问题10项，整改销号8项; 信息64篇，其中被省级媒体刊发21篇."""
    for whole, part in pairwise(sentence):
        a, b = claims[whole], claims[part]
        if a.unit != b.unit or a.unit in ("%", "元") or a.value < b.value or Bound.APPROX in (a.bound, b.bound):
            continue
        if OUTCOME.match(b.clause) and not OUTCOME.match(a.clause):
            yield Relation(RelationKind.PART_OF, (part, whole))


APART = re.compile(
    r"女|少数民族|非中共|党外|常委|采用|采纳|批示|刊发|刊登|获奖|转化|落实|获得|得到|参加|列入|办复|办结|重点|优秀|表彰|解决|督办|联名"
)


def _wrong_sums(claims: list[Claim], sentence: list[int]) -> Iterator[Relation]:
    """Parts that 其中 announces, that exclude each other, and that come to more than the whole or to a little less."""
    words = claims[sentence[0]].sentence
    if words.count("其中") != 1:
        return
    at = words.index("其中")
    before = [
        number
        for number in sentence
        if claims[number].at < at and claims[number].bound is Bound.EXACT and claims[number].unit != "%"
    ]
    if not before:
        return
    total = before[-1]
    whole = claims[total]
    parts = [number for number in sentence if claims[number].at > at and claims[number].unit == whole.unit]
    if (
        len(parts) < 2
        or any(claims[part].bound is not Bound.EXACT or claims[part].value >= whole.value for part in parts)
        or APART.search(words[at:])
    ):
        return
    added = sum(claims[part].value for part in parts)
    if added > whole.value or added * 10 >= whole.value * 8:
        yield Relation(RelationKind.SUM_WRONG, (total, *parts), f"{added}")


def _shares(claims: list[Claim], sentence: list[int], whole_of: dict[int, int]) -> Iterator[Relation]:
    """A share behind its part and whole, or behind the whole alone."""
    for position, number in enumerate(sentence):
        share = claims[number]
        if share.unit == "%" and share.bound is Bound.EXACT:
            counts = [
                n for n in sentence[:position] if claims[n].unit not in ("%", "元") and claims[n].bound is Bound.EXACT
            ]
            yield from _share(claims, number, counts, whole_of)


def _share(claims: list[Claim], share: int, counts: list[int], whole_of: dict[int, int]) -> Iterator[Relation]:
    said = claims[share]
    if not counts:
        return
    part = counts[-1]
    before = [n for n in counts[:-1] if claims[n].unit == claims[part].unit and claims[n].value >= claims[part].value]
    wholes = [whole_of[part]] if part in whole_of else before
    if wholes and _is_share_of(said, claims[part]):
        fits = [whole for whole in wholes if _gives(claims[part].value, claims[whole].value, said.value)]
        if fits:
            yield Relation(RelationKind.SHARE_OK, (share, part, fits[-1]))
        elif part in whole_of or (len(wholes) == 1 and not said.clause.startswith("占")):
            yield Relation(RelationKind.SHARE_IMPOSSIBLE, (share, part, wholes[-1]))
    elif (
        len(counts) == 1
        and claims[part].unit == "件"
        and RATED.search(said.what)
        and "提案" in said.what + claims[part].what
    ) and not _any_gives(claims[part].value, said.value):
        yield Relation(RelationKind.SHARE_IMPOSSIBLE, (share, part))


def _is_share_of(share: Claim, part: Claim) -> bool:
    """占X% behind a count, or 办复率 behind 办复190件."""
    if share.clause.startswith("占"):
        return True
    named = re.search(r"(办复|办结|答复|立案|采纳|落实)率", share.what)
    return bool(named and named[1] in part.clause)


def _gives(part: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether part of whole is the share, rounded or cut at the places it is stated with."""
    if not whole:
        return False
    unit = Decimal(1).scaleb(share.as_tuple().exponent)  # type: ignore[arg-type]
    exact = 100 * part / whole
    return share in (exact.quantize(unit, ROUND_HALF_UP), exact.quantize(unit, ROUND_DOWN))


def _any_gives(most: Decimal, share: Decimal) -> bool:
    """Whether a whole number of `most` gives the share."""
    if most > 2000 or share >= 100 or share == 0:
        return True
    near = int(share * most / 100)
    return any(_gives(Decimal(near + step), most, share) for step in (-1, 0, 1, 2))
