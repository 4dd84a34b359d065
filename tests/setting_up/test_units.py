"""Handling units from lines or a file."""

import pytest

from jianyan.organisation.models import HandlingUnit
from jianyan.registers import sheets
from jianyan.registers.plans import PlanRefused
from jianyan.setting_up import units
from tests.setting_up.lists import BY, make_committee, xlsx

HEADS = ["名称*", "简称", "类别", "交办渠道"]


@pytest.fixture
def committee(db):
    return make_committee()


def lines(*rows):
    return sheets.read("单位.xlsx", xlsx(rows, HEADS), units.COLUMNS).lines


def test_units_are_stored_once_with_their_usual_channel(committee):
    rows = [
        ["西山县教育局", "教育局", "", ""],
        ["县委宣传部", "", "党群部门", ""],
        ["西山县法院", "", "法院", "直接"],
    ]

    first = units.apply(committee, lines(*rows), by=BY).counts
    second = units.apply(committee, lines(*rows), by=BY).counts

    assert (first["new"], second["same"]) == (3, 3)
    assert dict(HandlingUnit.objects.of(committee).values_list("name", "hub")) == {
        "西山县教育局": "government", "县委宣传部": "party", "西山县法院": "direct",
    }  # fmt: skip


def test_a_changed_unit_keeps_its_row(committee):
    units.apply(committee, units.lines_of("西山县教育局"), by=BY)

    plan = units.apply(committee, units.lines_of("西山县教育局 教育局"), by=BY)

    assert plan.rows[0].words == "简称：无 → 教育局"
    assert HandlingUnit.objects.of(committee).get().short_name == "教育局"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["教育局", "", "学校", ""]], "“学校”看不懂，可写：政府部门、党群部门、法院、检察院、其他。"),
        ([["", "教育局", "", ""]], "没有填单位名称。"),
        ([["长" * 61, "", "", ""]], f"“{'长' * 61}”超过60字，请缩短。"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_stored(committee, rows, sentence):
    """An import is all or nothing, with a list of rows and reasons."""
    with pytest.raises(PlanRefused) as refused:
        units.apply(committee, lines(["县水利局", "", "", ""], *rows), by=BY)

    assert [(row.number, row.notes) for row in refused.value.plan.wrong] == [(3, [sentence])]
    assert not HandlingUnit.objects.of(committee).exists()


def test_a_unit_twice_names_both_rows(committee):
    plan = units.plan(committee, units.lines_of("教育局\n\n教育局"))

    assert [row.notes for row in plan.wrong] == [["同一单位在文件里出现了两次：第1、3行。请只留一行。"]] * 2
