"""Which true values a stated number allows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.figures.hedges import Limits, Stated, allowed, holds, told_with, word_in
from jianyan.look.numbers import Display


@pytest.mark.parametrize(
    ("value", "bound", "word", "unit", "inside", "outside"),
    [
        ("286", "exact", "", "件", ["286"], ["285", "287"]),
        ("98.6", "exact", "", "%", ["98.55", "98.64"], ["98.54", "98.65"]),
        ("50", "at_least", "余", "次", ["51", "59"], ["50", "60"]),
        ("30", "at_least", "余", "次", ["31", "38"], ["30", "40"]),
        ("260", "at_least", "多", "人", ["261", "269"], ["260", "270"]),
        ("2600000", "at_least", "余", "元", ["2600001", "2699999"], ["2600000", "2700000"]),
        ("100", "at_least", "余", "次", ["101", "120"], ["100", "121"]),
        ("400", "at_least", "", "件", ["401", "480"], ["400", "481"]),
        ("400", "at_least", "以上", "件", ["400", "480"], ["399", "481"]),
        ("400", "at_least", "逾", "件", ["401", "480"], ["400", "481"]),
        ("98", "at_least", "以上", "%", ["98", "100"], ["97.9", "100.1"]),
        ("50", "approx", "近", "次", ["45", "50"], ["44", "51"]),
        ("200", "approx", "约", "人", ["190", "210"], ["189", "211"]),
        ("200", "approx", "左右", "人", ["190", "210"], ["189", "211"]),
    ],
)
def test_a_stated_number_allows_what_its_hedge_says(value, bound, word, unit, inside, outside):
    stated = Stated(Decimal(value), bound, word, unit)

    assert [holds(stated, Decimal(one)) for one in inside] == [True] * len(inside)
    assert [holds(stated, Decimal(one)) for one in outside] == [False] * len(outside)


@given(st.integers(11, 10**9), st.sampled_from(["余", "多"]))
def test_a_number_that_the_house_itself_hedges_holds(number, how):
    display = Display.parse(how)
    shown = display.rounded(number)

    assert shown == number or holds(Stated(shown, "at_least", display.hedge), number)


def test_nothing_computed_never_holds():
    assert not holds(Stated(Decimal(0)), None)


def test_the_reach_of_a_hedge_is_a_local_rule():
    stated = Stated(Decimal(400), "at_least", "逾")

    assert holds(stated, 440, Limits(above=10))
    assert not holds(stated, 441, Limits(above=10))


def test_what_a_hedge_allows_is_said_in_words():
    assert allowed(Stated(Decimal(50), "at_least", "余")).words("次") == "大于50、小于60次"
    assert allowed(Stated(Decimal(98), "at_least", "以上", "%")).words("%") == "不小于98、不大于100%"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("50余次", "余"),
        ("260餘萬元", "余"),
        ("近九成", "近"),
        ("约2.4万件", "约"),
        ("98%以上", "以上"),
        ("286件", ""),
    ],
)
def test_the_hedge_is_heard_in_the_words_of_the_number(text, word):
    assert word_in(text) == word


@pytest.mark.parametrize(
    ("word", "bound"), [("", "exact"), ("余", "at_least"), ("将近", "approx"), ("左右", "approx")]
)
def test_the_hedge_says_what_a_number_is_told_as(word, bound):
    assert told_with(word, Decimal(50), "次") == Stated(Decimal(50), bound, word, "次")
