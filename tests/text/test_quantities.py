"""Quantities: number, hedge and unit."""

import pytest

from jianyan.text.quantities import quantities


def found(text):
    return [
        (text[q.start : q.end], str(q.value.normalize() if q.value % 1 else int(q.value)), q.unit, q.bound.value)
        for q in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("16次", "16", "次", "exact"), ("50余次", "50", "次", "at_least"), ("260余万元", "2600000", "元", "at_least"),
        ("1.2万件", "12000", "件", "exact"), ("3万多人", "30000", "人", "at_least"), ("逾百次", "100", "次", "at_least"),
        ("98%以上", "98", "%", "at_least"), ("百分之九十八以上", "98", "%", "at_least"), ("近百次", "100", "次", "approx"),
        ("约2.4万件", "24000", "件", "approx"), ("312件左右", "312", "件", "approx"), ("十几次", "10", "次", "at_least"),
        ("九成", "90", "%", "exact"), ("九成五", "95", "%", "exact"), ("近九成", "90", "%", "approx"), ("四分之三", "75", "%", "exact"),
        ("2.4个百分点", "2.4", "百分点", "exact"), ("五千一百五十八件", "5158", "件", "exact"), ("两千零五人次", "2005", "人次", "exact"),
        ("16次（篇）", "16", "次(篇)", "exact"), ("逾万人次", "10000", "人次", "at_least"), ("2.9万余件", "29000", "件", "at_least"),
        ("1亿多元", "100000000", "元", "at_least"), ("第八、九、十、十一辑", "4", "辑", "exact"), ("第31至33辑", "3", "辑", "exact"),
        ("第十九辑、第二十辑", "2", "辑", "exact"), ("超过了五千件", "5000", "件", "at_least"), ("5方面", "5", "方面", "exact"),
    ],
)  # fmt: skip
def test_a_quantity_is_read_with_its_hedge_and_unit(text, value, unit, bound):
    assert found(text) == [(text, value, unit, bound)]


def test_several_quantities_in_a_row_are_told_apart():
    assert [quote for quote, *_ in found("3批45次")] == ["3批", "45次"]
    assert [quote for quote, *_ in found("归纳为5方面33条")] == ["5方面", "33条"]


@pytest.mark.parametrize("text", ["数百人次", "数十次", "若干件", "第35辑", "G60高速", "许多条"])
def test_what_states_no_number_is_no_quantity(text):
    assert found(text) == []


def test_the_left_edge_of_a_number_is_kept():
    assert [quote for quote, *_ in found("召开24次、4次")] == ["24次", "4次"]
