"""Sums and shares, of the text as it reads: parts that do not come to their whole, shares that cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.look.numbers import plain
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.choices import Check
from jianyan.text.found import Bound, Claim, Relation, RelationKind

HUNDRED = Decimal(100)
NEAR = 8  # percentage points: shares that come this near to 100 were meant to
ENOUGH = 3  # shares that make a composition
KNOWN = (RelationKind.SUM_OK, RelationKind.SUM_WRONG, RelationKind.SHARE_OK, RelationKind.SHARE_IMPOSSIBLE)
OF_A_WHOLE = re.compile(r"占|率|比例|比重")
GREW = re.compile(r"增|升|降|减|下降|提高|超|完成|倍")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def find(draft: Draft) -> Result:
    """Wrong sums and shares, at the total or the share."""
    relations = [relation for relation in draft.reading.relations if relation.kind in KNOWN]
    found = [one for relation in relations for one in _related(draft, relation)]
    return Result(len(relations), [*found, *_over_all(draft), *_compositions(draft)])


def _related(draft: Draft, relation: Relation) -> Iterator[Found]:
    claims = [draft.reading.claims[number] for number in relation.claims]
    if relation.kind is RelationKind.SUM_WRONG:
        yield from _wrong_sum(draft, claims[0], claims[1:])
    elif relation.kind is RelationKind.SHARE_IMPOSSIBLE:
        yield from _wrong_share(draft, claims)


def _wrong_sum(draft: Draft, total: Claim, parts: list[Claim]) -> Iterator[Found]:
    place = draft.of_claim(total)
    if place is None:
        return
    added = sum((part.value for part in parts), Decimal(0))
    quote = draft.text[total.start : total.end]
    words = {
        "parts": " + ".join(plain(part.value) for part in parts), "sum": plain(added), "quote": quote,
        "apart": plain(abs(added - total.value)),
    }  # fmt: skip
    sentence = gettext("分项合计 %(parts)s = %(sum)s，与“%(quote)s”相差%(apart)s。请核对合计和各分项。") % words
    typed = draft.told_at(total.start, total.end) is None and NUMBER.search(quote)
    mends = []
    if typed and Decimal(typed[0]) == total.value:
        right = NUMBER.sub(plain(added), quote, count=1)
        mends = [Mend(gettext("合计改为“%(right)s”") % {"right": right}, right)]
    yield draft.found(Check.SUMS, place, sentence, mends, quote=quote)


def _wrong_share(draft: Draft, claims: list[Claim]) -> Iterator[Found]:
    share, part = claims[0], claims[1]
    place = draft.of_claim(share)
    if place is None:
        return
    quotes = [draft.text[claim.start : claim.end] for claim in claims]
    words: dict[str, str] = {"share": quotes[0], "part": quotes[1]}
    if len(claims) < ENOUGH:
        sentence = gettext("“%(part)s”怎么分都得不出“%(share)s”。请核对占比和件数。") % words
        yield draft.found(Check.SUMS, place, sentence, quote=quotes[0])
        return
    places = -min(int(share.value.normalize().as_tuple().exponent), 0)
    right = f"{plain(HUNDRED * part.value / claims[2].value, places)}%" if claims[2].value else ""
    words |= {"whole": quotes[2], "right": right}
    sentence = gettext("“%(part)s”占“%(whole)s”的%(right)s，不是“%(share)s”。请核对占比、分子和分母。") % words
    mends = (
        [Mend(gettext("改为“%(right)s”") % words, right)]
        if right and not draft.told_at(share.start, share.end)
        else []
    )
    yield draft.found(Check.SUMS, place, sentence, mends, quote=quotes[0])


def _over_all(draft: Draft) -> Iterator[Found]:
    """Shares of a whole above 100%."""
    for claim in draft.reading.claims:
        words = claim.what + claim.clause
        if claim.unit == "%" and claim.value > HUNDRED and OF_A_WHOLE.search(words) and not GREW.search(claim.clause):
            place = draft.of_claim(claim)
            quote = draft.text[claim.start : claim.end]
            if place:
                sentence = gettext("“%(quote)s”超过了100%%，不会是占比。请核对分子和分母。") % {"quote": quote}
                yield draft.found(Check.SUMS, place, sentence, quote=quote)


def _compositions(draft: Draft) -> Iterator[Found]:
    """Three shares or more of one sentence that were meant to come to 100%, and do not."""
    sentences: dict[int, list[Claim]] = defaultdict(list)
    for claim in draft.reading.claims:
        if claim.unit == "%" and claim.bound is Bound.EXACT and "占" in claim.sentence[: claim.at]:
            sentences[claim.sentence_start].append(claim)
    for claims in sentences.values():
        added = sum((claim.value for claim in claims), Decimal(0))
        place = draft.of_claim(claims[-1])
        if len(claims) >= ENOUGH and added != HUNDRED and abs(added - HUNDRED) <= NEAR and place:
            words = {"shares": " + ".join(f"{plain(claim.value)}%" for claim in claims), "sum": plain(added)}
            sentence = gettext(
                "各部分占比 %(shares)s = %(sum)s%%，合起来不是100%%。请核对；是四舍五入造成的，请调整最大的一项。"
            )
            yield draft.found(
                Check.SUMS, place, sentence % words, quote=draft.text[claims[-1].start : claims[-1].end]
            )
