"""Who did what a claim counts."""

import pytest

from jianyan.text.reading import read
from jianyan.text.who import is_other


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("全年召开主席会议12次。", None),
        ("市政协开展视察6次。", None),
        ("各民主党派提交集体提案62件，撰写调研报告7篇。", "各民主党派"),
        ("机关干部下沉社区值守34人次。", "机关干部"),
        ("组织民族宗教界委员赴外地考察2次。", "民族宗教界委员"),
        ("3件重点提案由市政府分管领导领衔督办。", "市政府分管领导"),
        ("信息被省政协采用21篇。", "省政协"),
        ("提案办复率100%。", None),
    ],
)
def test_the_doer_is_named_where_it_is_not_the_committee(text, who):
    assert read(text).claims[-1].who == who


def test_another_body_is_told_from_the_committees_own_people():
    assert [
        name for name in ("有关部门", "市委", "《人民政协报》", "委员", "各民主党派", None) if is_other(name)
    ] == ["有关部门", "市委", "《人民政协报》"]
