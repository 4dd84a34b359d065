"""Relations beyond single sentences: what the sentence set cannot hold."""

import pytest

from jianyan.text.reading import read


def kinds(text):
    return [relation.kind.value for relation in read(text).relations]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("开展协商58场，其中专题协商21场、界别协商19场、对口协商17场；建议被采纳30条。", "sum_wrong"),
        ("选派92名委员担任监督员，分赴司法机关（30名）、教育系统（28名）和镇街（24名）。", "sum_wrong"),
        ("共收到提案467件。经审查立案412件，其中委员提案352件，占92.1%。", "share_impossible"),
        ("经审查立案412件，其中委员提案352件，占85.4%。", "share_ok"),
        ("全年组织各类协商26次。\n召开专题议政会2次、专题协商会6次、对口协商会11次、界别协商会7次。", "sum_ok"),
        ("三年里结对帮扶贫困户43260户。\n截至年底，结对帮扶贫困户42360户。", "differs"),
        ("提案301件、社情民意信息735条。\n全年立案301件。", "same"),
    ],
)
def test_a_relation_is_found_across_clauses_and_sentences(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "现有委员285名，其中常委49名，少数民族委员132名，非中共党员委员178名，女委员71名。",
        "编发信息90篇，其中被市政协采用31篇、被省政协采用58篇、被领导批示12篇。",
        "报送信息286期。\n征集史料286篇。",
        "提交提案62件、社情民意信息35条。\n次年提交提案80件。",
    ],
)
def test_no_fault_is_invented(text):
    assert not {"differs", "sum_wrong", "share_impossible", "unit_mix"} & set(kinds(text))
