"""Shares, held against the numbers they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from jianyan.text.found import Bound, Claim, Relation, RelationKind

RATED = re.compile(r"满意|办复|答复|办结|立案率|回访|见面")


def shares(claims: list[Claim], sentence: list[int], whole_of: dict[int, int]) -> Iterator[Relation]:
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
    announced = bool(before) and claims[part].clause.startswith("其中")
    if announced:
        wholes = before[-1:]
    if wholes and _is_share_of(said, claims[part]):
        fits = [whole for whole in wholes if _gives(claims[part].value, claims[whole].value, said.value)]
        if fits:
            yield Relation(RelationKind.SHARE_OK, (share, part, fits[-1]))
        elif part in whole_of or announced or (len(wholes) == 1 and not said.clause.startswith("占")):
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
    if "占" in share.clause:
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
