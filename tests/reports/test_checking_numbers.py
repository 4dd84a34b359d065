"""Rules about numbers: what cannot be computed, what is typed, has no records, is said twice or does not add up."""

import pytest

from jianyan.reports.checking.checker import check
from jianyan.reports.choices import Check
from tests.reports.checks import STUDY, after, kinds, mended, only, value
from tests.reports.desks import make_report

pytestmark = pytest.mark.django_db


# What cannot be computed, and typed numbers


def test_an_unknown_figure_is_offered_its_nearest_names():
    found = only("立案[[proposals.fild]]件。", Check.COMPUTABLE)

    assert found.mends[0].replacement == "[[proposals.filed]]"
    assert after(found) == []


def test_an_unknown_period_or_way_of_showing_is_offered_without_it():
    period = only("立案[[proposals.filed period=99.9]]件。", Check.COMPUTABLE)
    way = only("立案[[proposals.filed|大概]]件。", Check.COMPUTABLE, slug="way")

    assert [period.mends[0].replacement, way.mends[0].replacement] == ["[[proposals.filed]]"] * 2


def test_a_typed_number_that_agrees_becomes_its_figure():
    received = value("proposals.received")

    found = only(f"全年收到提案{received}件。", Check.NUMBER)

    assert "相符" in found.sentence
    assert [one.replacement for one in found.mends] == ["[[proposals.received]]件"]
    assert after(found) == []


def test_a_typed_hedge_becomes_the_same_words_of_its_figure():
    checks = value("activities.held", kind=("project_check",))

    found = only(f"主席会议成员到项目现场督导检查{checks // 10 * 10}多次。", Check.NUMBER)

    assert [one.replacement for one in found.mends] == ["[[activities.held kind=project_check|多]]次"]


def test_a_typed_number_that_differs_says_by_how_much_and_offers_both():
    filed = value("proposals.filed")

    found = only(f"经审查，立案提案{filed + 6}件。", Check.NUMBER)

    assert "相差6" in found.sentence
    assert [one.replacement for one in found.mends] == ["[[proposals.filed]]件", f"{filed}件"]


@pytest.mark.parametrize(
    "text",
    ["2022年3月5日召开。", "第3次会议、第十五届。", "开展“三个一”活动。", "《2022年工作要点》已印发。", "1. 加强学习。", "上午9时30分开会。",
     "政协商发〔2022〕15号文件。", "今后要开展协商12次。", "1—6月开展。", "十四五期间。",
        "公布于2023-02-14 14:20:45。"],
)  # fmt: skip
def test_dates_ordinals_names_and_plans_pass(text):
    assert kinds(text) == []


def test_a_number_of_others_wants_a_source():
    found = only("全区生产总值增长5.2%。", Check.NUMBER)

    assert "不是本会的工作" in found.sentence


# Records, and the same thing twice


def test_a_figure_without_records_and_a_share_of_nothing():
    found = check(
        make_report("2021年活动[[activities.held period=2021]]次，2021年办复率[[proposals.reply_rate period=2021]]。")
    )

    assert [str(one.kind) for one in found] == ["records", "records"]
    assert "分母" in found[1].sentence


def test_the_same_figure_shown_in_two_ways():
    found = only(f"学习{STUDY}次。一年学习[[activities.held kind=centre_group_study|多]]次。", Check.TWICE)

    assert found.mends[0].replacement == f"{STUDY}次"
    assert after(found) == []


def test_the_same_figure_of_two_periods_in_one_sentence():
    text = f"学习{STUDY}次，中心组[[activities.held kind=centre_group_study period=15.1]]次。"

    found = only(text, Check.TWICE)

    assert mended(found) == f"学习{STUDY}次，中心组{STUDY}次。"
    assert after(found) == []
    assert [
        one
        for one in kinds(
            f"2021年学习[[activities.held kind=centre_group_study period=2021]]次，2022年{STUDY}次。", slug="years"
        )
        if one[0] == "twice"
    ] == []


def test_a_typed_number_that_contradicts_a_figure_of_the_text():
    received = value("proposals.received")

    found = only(f"收到提案[[proposals.received]]件。全年收到提案{received + 1}件。", Check.TWICE)

    assert found.quote == f"{received + 1}件"
    assert mended(found).endswith("全年收到提案[[proposals.received]]件。")


def test_two_typed_numbers_that_contradict_each_other():
    text = "举办书画笔会展览12场。\n\n全年工作有新气象。举办书画笔会展览14场。"

    assert ("twice", "14场") in kinds(text)


# Sums and shares


def test_parts_that_do_not_come_to_their_whole():
    found = only("编写材料100份，其中调研材料60份、视察材料35份。", Check.SUMS)

    assert (found.quote, found.mends[0].replacement) == ("100份", "95份")
    assert after(found) == []


def test_a_share_that_is_not_what_part_and_whole_give():
    found = only("征集意见建议200条，其中被采纳50条，占40%。", Check.SUMS)

    assert (found.quote, found.mends[0].replacement) == ("40%", "25%")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("委员参与率达到120%。", ["120%"]),
        ("经济类占50.2%，民生类占30%，文化类占19%。", ["19%"]),
        ("经济类占50%，民生类占30%，文化类占20%。", []),
        ("超额完成任务，为目标的120%。", []),
    ],
)
def test_shares_over_all_and_compositions(text, quotes):
    assert [quote for kind, quote in kinds(text) if kind == "sums"] == quotes


def test_sums_are_held_against_the_text_as_it_reads():
    studies = value("activities.held", kind=("centre_group_study",))
    text = f"学习{STUDY}次，其中专题学习{studies - 3}次、集中学习2次。"

    found = only(text, Check.SUMS)

    assert (found.quote, found.mends) == (f"{STUDY}次", ())
