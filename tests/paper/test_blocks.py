"""How titles are parted into lines."""

import pytest

from jianyan.paper.blocks import Gap, Paragraph, SignOff, Table, balanced, staying


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于修路的提案", ["关于修路的提案"]),
        ("关于政协十五届一次会议第0001号提案的答复", ["关于政协十五届一次会议", "第0001号提案的答复"]),
        (
            "关于进一步加强停车管理和充电设施建设管理的提案",
            ["关于进一步加强停车管理和", "充电设施建设管理的提案"],
        ),
        ("甲" * 45, ["甲" * 15] * 3),
        (
            "关于ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ",
            ["关于", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ"],
        ),
        ("", [""]),
    ],
)
def test_a_long_title_is_parted_where_a_word_may_end(title, lines):
    assert balanced(title, 19.5) == lines


def test_what_precedes_who_signs_stays_with_it():
    text, gap, end = Paragraph("正文。"), Gap(), SignOff(("某局",), "2026年3月5日")
    table = Table((("甲",),), (1,))

    assert list(staying((text, text, gap, end, gap))) == [
        (text, False), (text, True), (gap, True), (end, False), (gap, False),
    ]  # fmt: skip
    assert list(staying((text, table, gap, end))) == [(text, False), (table, True), (gap, True), (end, False)]
