"""Parts of a whole come to a hundred by the largest remainder."""

from decimal import Decimal

import pytest

from jianyan.figures.shares import shared_out


@pytest.mark.parametrize(
    ("parts", "places", "values", "moved"),
    [
        ((1, 1), 1, ("50.0", "50.0"), ()),
        ((1, 1, 1), 1, ("33.4", "33.3", "33.3"), (0,)),
        ((22, 68, 2), 2, ("23.91", "73.91", "2.18"), (2,)),
        ((1985, 465, 457, 1436, 663), 1, ("39.7", "9.3", "9.1", "28.7", "13.2"), ()),
        ((5,), 1, ("100.0",), ()),
        ((0, 7), 0, ("0", "100"), ()),
        ((), 1, (), ()),
        ((0, 0), 1, (), ()),
    ],
)
def test_shares_come_to_a_hundred(parts, places, values, moved):
    shares = shared_out(parts, places)

    assert shares.values == [Decimal(value) for value in values]
    assert shares.moved == moved
    assert sum(shares.values) in (0, 100)


def test_of_equal_remainders_the_larger_part_gets_what_is_left():
    assert shared_out((1, 4, 1), 0).values == [Decimal(17), Decimal(67), Decimal(16)]
    assert shared_out((2, 3, 3), 0).values == [Decimal(25), Decimal(38), Decimal(37)]
