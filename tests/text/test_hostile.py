"""Hostile text cannot make a pattern run away."""

from time import process_time

import pytest

from jianyan.text.reading import read

# Twenty times the text takes about twenty times as long; a pattern that runs away takes four hundred times.
SMALL, TIMES, AT_MOST = 2_000, 20, 120
LEAST = 0.004  # seconds of work below which the clock says nothing
PIECES = ["1", "政", "一", "1次", "，", "2次、", "其中2件，", "“1次", "办复率、", "委员和", "1\n", "联系我们 ", " > ", "第一、二、三", "一万", "1.", "召开会议2次。\n", "先后", "以来", "就等议题", "占1%", "第1至", "1 ", "1,111", "<a", "&", "（", " ", "\x00", "会(huì)", "相关阅读\n", "20"]  # fmt: skip


TRIES = 3  # of the same work the least time counts: whatever else the machine does can only add to it


def taken(text):
    start = process_time()
    read(text)
    return process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_time_in_proportion(piece):
    small = piece * (SMALL // len(piece)) + "5次"

    allowed = AT_MOST * max(LEAST, min(taken(small) for _ in range(TRIES)))

    assert any(taken(small * TIMES) <= allowed for _ in range(TRIES))


def test_numbers_beyond_any_count_are_passed_over():
    assert read("收到提案" + "9" * 400 + "件。").claims == ()
