"""Hedged numbers: which true values a stated number allows. One rule for all that holds told against computed.

Exact allows the number itself (a share as rounded to its published places). 余, 多 allow what is above it and below the
next step of its last stated digit (260余万: below 270万). 以上 allows the number itself and what is above; 逾, 超过 only what is
above. None of these reaches further than a fifth above (but 30余 may be 38, as `look.numbers` writes it), nor a share above 100. 近 allows up to a tenth below, 约 and 左右 a
twentieth to both sides. The percentages are local rules (`figures/provisions.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.look.numbers import plain
from jianyan.text.found import Bound, Claim

HUNDRED = Decimal(100)
STEPPED = ("余", "多")
REACHING = ("以上",)
BELOW = ("将近", "接近", "近")
AROUND = (*BELOW, "大约", "约", "左右", "上下")
WORD = re.compile("以上|左右|上下|超过|超過|将近|將近|接近|大约|大約|多达|余|餘|多|逾|超|近|约|約")
SIMPLIFIED = str.maketrans("餘約過將", "余约过将")


@dataclass(frozen=True)
class Limits:
    """How far a hedge reaches, in percent of the stated number."""

    above: int = 20
    below: int = 10
    around: int = 5


@dataclass(frozen=True)
class Stated:
    """A number as it was told: `value` in base units, `word` its hedge where it is known."""

    value: Decimal
    bound: str = Bound.EXACT
    word: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Allowed:
    """The true values that a stated number allows, from `low` to `high`; each end counts or does not."""

    low: Decimal
    high: Decimal
    with_low: bool = True
    with_high: bool = True

    def __contains__(self, value: Decimal | int) -> bool:
        above = self.low < value or (self.with_low and self.low == value)
        return above and (value < self.high or (self.with_high and value == self.high))

    def words(self, unit: str) -> str:
        """大于50、小于60次."""
        if self.low == self.high:
            return gettext("等于%(value)s%(unit)s") % {"value": plain(self.low), "unit": unit}
        low = gettext("不小于%(value)s") if self.with_low else gettext("大于%(value)s")
        high = gettext("不大于%(value)s%(unit)s") if self.with_high else gettext("小于%(value)s%(unit)s")
        return gettext("%(low)s、%(high)s") % {
            "low": low % {"value": plain(self.low)}, "high": high % {"value": plain(self.high), "unit": unit},
        }  # fmt: skip


def word_in(text: str) -> str:
    """The hedge in a few words around a number, in simplified characters; empty where there is none."""
    found = WORD.search(text)
    return found[0].translate(SIMPLIFIED) if found else ""


def of_claim(claim: Claim) -> Stated:
    """What a claim states, with its hedge by the words around it."""
    place = claim.clause.find(claim.quote)
    around = claim.clause[max(place - 3, 0) : place + len(claim.quote) + 2] if place >= 0 else ""
    word = word_in(claim.quote) or word_in(around)
    return Stated(claim.value, claim.bound, word if claim.bound != "exact" else "", claim.unit)


def told_with(word: str, value: Decimal, unit: str = "") -> Stated:
    """What a number says with this hedge; without one, exactly itself."""
    if not word:
        return Stated(value, Bound.EXACT, "", unit)
    return Stated(value, Bound.APPROX if word in AROUND else Bound.AT_LEAST, word, unit)


def limits_of(committee: Committee) -> Limits:
    """How far hedges reach by the rules of a committee in force today. Three queries."""
    return Limits(*(provision(committee, f"figures.hedge_{name}") for name in ("above", "below", "around")))


def rule_of(stated: Stated) -> str:
    """The key of the local rule that says how far a hedge reaches."""
    if stated.bound == Bound.AT_LEAST:
        return "figures.hedge_above"
    return "figures.hedge_below" if stated.word in BELOW else "figures.hedge_around"


def allowed(stated: Stated, limits: Limits | None = None) -> Allowed:
    """The true values that a stated number allows."""
    reach = limits or Limits()
    if stated.bound == Bound.AT_LEAST:
        return _at_least(stated, reach)
    if stated.bound == Bound.APPROX:
        return _approx(stated, reach)
    return Allowed(stated.value, stated.value)


def holds(stated: Stated, computed: Decimal | int | None, limits: Limits | None = None) -> bool:
    """Whether a computed value is what was stated; None never is."""
    if computed is None:
        return False
    if stated.bound == Bound.EXACT:
        return rounded_like(stated.value, computed) == stated.value
    return Decimal(computed) in allowed(stated, limits)


def rounded_like(told: Decimal, computed: Decimal | int) -> Decimal:
    """The computed value with as many places as the told one has."""
    places = -min(int(told.normalize().as_tuple().exponent), 0)
    return Decimal(computed).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _at_least(stated: Stated, reach: Limits) -> Allowed:
    value = stated.value
    most, counts = value * (1 + reach.above / HUNDRED), True
    if stated.word in STEPPED and (value + _step(value) <= most or value < HUNDRED):
        most, counts = value + _step(value), False
    if stated.unit == "%" and most > HUNDRED:
        most, counts = HUNDRED, True
    return Allowed(value, most, stated.word in REACHING, counts)


def _approx(stated: Stated, reach: Limits) -> Allowed:
    value = stated.value
    if stated.word in BELOW:
        return Allowed(value * (1 - reach.below / HUNDRED), value)
    return Allowed(value * (1 - reach.around / HUNDRED), value * (1 + reach.around / HUNDRED))


def _step(value: Decimal) -> Decimal:
    """One more in the last stated digit: 10 of 50, 100000 of 2600000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def apart_in_words(difference: Decimal, unit: str) -> str:
    """How far two numbers lie apart, with its unit: 7名; of two shares 2.4个百分点."""
    words = gettext("个百分点") if unit == "%" else unit
    return f"{plain(abs(difference))}{words}"
