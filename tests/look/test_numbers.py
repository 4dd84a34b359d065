from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.look.numbers import HEDGES, Display, hedged, plain

VALUES = st.one_of(
    st.integers(min_value=0, max_value=10**12),
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False),
)
SCALES = st.sampled_from(["", "万", "亿", "10", "100", "1万"])


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (412, None, "412"),
        (13056, None, "13056"),
        (Decimal("98.60"), None, "98.6"),
        (Decimal("99.0"), 1, "99.0"),
        (Decimal("2.25"), 1, "2.3"),
        (Decimal("1E+4"), None, "10000"),
        (0, None, "0"),
        (-3, None, "-3"),
    ],
)
def test_plain_writes_digits_without_separators(value, places, text):
    assert plain(value, places) == text


@pytest.mark.parametrize(
    ("value", "how", "text"),
    [
        (53, "", "53"), (53, "余", "50余"), (23, "余", "20余"), (2436, "余", "2400余"), (13056, "多", "13000多"),
        (186, "余", "180余"), (5834, "余", "5800余"), (101, "余", "100余"), (100, "余", "100"), (7, "余", "7"),
        (186, "余100", "100余"), (53, "余100", "53"), (89, "近", "近90"), (2376, "约", "约2400"), (53, "近", "近60"),
        (90, "近", "90"), (108, "逾", "逾100"), (108, "超过", "超过100"), (12, "以上", "12以上"),
        (57, "以上10", "50以上"), (53, "左右", "50左右"), (0, "余", "0"), (-5, "余", "-5"),
    ],
)  # fmt: skip
def test_hedged_rounds_to_the_customary_digits(value, how, text):
    assert hedged(value, how) == text


@pytest.mark.parametrize(
    ("value", "how", "unit", "text"),
    [
        (53, "余", "次", "50余次"),
        (9_000_000, "万", "元", "900万元"),
        (20_345, "多万", "人", "2万多人"),
        (20_345, "万多", "人", "2万多人"),
        (234_567, "万余", "人", "23万余人"),
        (234_567, "余万", "人", "20余万人"),
        (234_567, "余1万", "人", "23万余人"),
        (2_634_000, "余万", "元", "260余万元"),
        (12_345_678, "多万", "元", "1200多万元"),
        (1_234_567_890, "余亿", "元", "10余亿元"),
        (20_000, "多万", "人", "2万人"),
        (8_500, "余万", "元", "8500元"),
        (8_530, "余万", "元", "8500余元"),
        (23_760, "约万", "件", "约2.4万件"),
        (23_760, "近1万", "件", "近3万件"),
        (20_345, "以上万", "人", "2万人以上"),
        (Decimal("98.6"), "以上", "%", "98%以上"),
        (Decimal("100"), "以上", "%", "100%"),
        (Decimal("89.2"), "近", "%", "近90%"),
        (Decimal("93.4"), "余", "%", "90%以上"),
        (108, "逾", "次", "逾100次"),
    ],
)
def test_show_places_hedge_and_unit_in_official_order(value, how, unit, text):
    assert Display.parse(how).show(value, unit) == text


@given(VALUES, st.sampled_from(["余", "多", "逾", "超", "以上"]), SCALES)
def test_a_hedge_that_says_at_least_never_exceeds_the_value(value, hedge, scale):
    assert Display.parse(hedge + scale).rounded(value) <= value


@given(VALUES, SCALES)
def test_nearly_never_falls_below_the_value(value, scale):
    assert Display.parse("近" + scale).rounded(value) >= value


@given(VALUES, st.sampled_from(["余", "多", "近", "约", "逾"]), SCALES)
def test_a_hedge_never_stands_beside_the_exact_value(value, hedge, scale):
    display = Display.parse(hedge + scale)

    shown = display.show(value, "件")

    assert (hedge in shown) == (display.rounded(value) != value and display.rounded(value) > 0)


@pytest.mark.parametrize("spec", ["大约", "余余", "100", "余0", "千", "万余余", "余万多"])
def test_parse_unknown_spec_names_the_known_ones(spec):
    with pytest.raises(ValueError, match="可用：余、多、近、约、逾、超过、超、以上、左右、万、亿") as refusal:
        Display.parse(spec)

    assert str(refusal.value).startswith(f"没有“{spec}”这种写法。")


@pytest.mark.parametrize("hedge", HEDGES)
def test_parse_reads_every_hedge(hedge):
    assert Display.parse(hedge) == Display(hedge=hedge)
