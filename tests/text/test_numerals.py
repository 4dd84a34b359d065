"""Numerals, written and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.text.numerals import NoNumber, in_chinese, number_of


@given(st.integers(0, 10**8 - 1))
def test_any_number_written_is_read_back(number):
    assert number_of(in_chinese(number)) == number


@given(st.integers(0, 99_999), st.sampled_from([("", 1), ("百", 100), ("千", 1000), ("万", 10_000), ("亿", 10**8)]))
def test_digits_with_a_scale_are_read_in_base_units(number, scale):
    word, times = scale

    assert number_of(f"{number}{word}") == number * times
    assert number_of(f"{number:,}{word}") == number * times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十一", 321), ("两千零五", 2005), ("十二", 12), ("百", 100), ("一百五", 150), ("一百零五", 105),
        ("十二万三千", 123_000), ("一亿二千万", 120_000_000), ("二〇一二", 2012), ("一万五", 15_000), ("1.2万", 12_000),
        ("3千万", 30_000_000), ("1,024", 1024), ("0.5", Decimal("0.5")), ("廿", 20),
    ],
)  # fmt: skip
def test_numbers_as_reports_write_them(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "若干", "许多次", "1.2.3", "甲"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NoNumber):
        number_of(text)


@pytest.mark.parametrize("number", [-1, 10**8])
def test_the_writer_refuses_what_no_name_reaches(number):
    with pytest.raises(ValueError, match="outside"):
        in_chinese(number)
