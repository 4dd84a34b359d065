"""Which parts of a report look ahead."""

import pytest

from jianyan.text.reading import read

PAST = "一、2022年工作回顾\n全年召开主席会议12次。\n"


def quotes(text):
    return [claim.quote for claim in read(text).claims]


@pytest.mark.parametrize(
    "heading", ["二、2023年工作安排", "二、下一步工作打算", "二、2023年主要工作", "（二）今后五年的目标任务"]
)
def test_what_stands_under_a_heading_that_looks_ahead_is_a_plan(heading):
    assert quotes(f"{PAST}{heading}\n召开专题协商会6次，开展视察8次。\n") == ["12次"]


@pytest.mark.parametrize("heading", ["（2023年2月10日）", "二、过去一年的成效", "二、2022年主要工作"])
def test_other_headings_do_not_look_ahead(heading):
    assert quotes(f"政协某县委员会2022年工作报告\n{heading}\n全年召开主席会议12次，2022年开展视察8次。\n") == [
        "12次",
        "8次",
    ]


def test_a_report_that_follows_in_the_same_file_is_read_again():
    text = f"{PAST}二、2023年工作安排\n召开专题协商会6次。\n一、2023年工作回顾\n全年召开主席会议11次。\n"

    assert quotes(text) == ["12次", "11次"]
