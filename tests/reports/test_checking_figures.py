"""Rules about the figures of a text: their hedges, periods and units."""

import pytest

from jianyan.committees.periods import parse
from jianyan.reports.checking.periods import named_in
from jianyan.reports.choices import Check
from tests.reports.checks import STUDY, after, kinds, mended, only, value
from tests.reports.desks import county

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"到会约{STUDY}次。", "到会[[activities.held kind=centre_group_study|约]]次。"),
        (f"学习{STUDY}余次。", "学习[[activities.held kind=centre_group_study|余]]次。"),
        (f"学习{STUDY}次以上。", "学习[[activities.held kind=centre_group_study|以上]]次。"),
        ("学习近[[activities.held kind=centre_group_study|余]]次。", "学习[[activities.held kind=centre_group_study|余]]次。"),
        ("走访近50余户。", "走访近50户。"),
        ("发放约50册左右。", "发放约50册。"),
        ("发放286余册。", "发放280余册。"),
        ("发放12余册。", "发放12册。"),
    ],
)  # fmt: skip
def test_hedges(text, right):
    found = only(text, Check.HEDGE)

    assert mended(found) == right
    assert after(found) == []


@pytest.mark.parametrize(
    "text",
    [
        f"节约{STUDY}次。",
        f"最近{STUDY}次。",
        "发放50余册。",
        "发放260余万册。",
        "近50户，约2.5万册。",
        f"{STUDY}次，多方面。",
    ],
)
def test_words_and_hedges_that_are_right_pass(text):
    assert [one for one in kinds(text) if one[0] == "hedge"] == []


def test_a_hedge_that_the_records_do_not_allow():
    checks = value("activities.held", kind=("project_check",))

    found = only(f"主席会议成员到项目现场督导检查{(checks // 10 + 5) * 10}余次。", Check.HEDGE)

    assert found.mends[0].replacement == "[[activities.held kind=project_check|余]]次"


def test_one_style_of_hedge_in_a_report():
    usual = "学习[[activities.held kind=centre_group_study|余]]次，督导[[activities.held kind=project_check|余]]次，"

    found = only(f"{usual}服务群众[[activities.beneficiaries|多]]人。", Check.HEDGE)

    assert found.mends[0].replacement == "[[activities.beneficiaries|余]]人"


def test_a_figure_of_another_period_that_the_text_does_not_name():
    text = f"学习{STUDY}次，到现场督导[[activities.held kind=project_check period=15.1]]次。"

    found = only(text, Check.PERIOD)

    assert found.mends[0].replacement == "[[activities.held kind=project_check]]次"
    assert after(found) == after(found, 1) == []


def test_most_of_a_section_says_its_period():
    four = "".join(
        f"督导[[activities.held kind={kind} period=15.1]]次，"
        for kind in ("project_check", "sector_service", "member_visit")
    )

    found = only(f"{four}学习{STUDY}次。", Check.PERIOD)

    assert found.quote == f"{STUDY}次"


@pytest.mark.parametrize(
    ("code", "words", "named"),
    [("15.1", "十五届一次会议以来", True), ("15.1", "十五届一次会议期间", True), ("2021", "2021年", True), ("2021", "去年", True),
     ("2021-2025", "2021至2025年", True), ("2021", "2020年", False), ("15.1", "一年里", False), ("2022-08-12..2022-08-12", "8月12日", True)],
)  # fmt: skip
def test_how_a_period_is_named(code, words, named):
    assert named_in(parse(code, county()), words) is named


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("走访[[activities.person_times kind=member_visit persons=member]]名。", "走访[[activities.person_times kind=member_visit persons=member]]人次。"),
        ("编报[[opinions.compiled]]期。", "编报[[opinions.compiled]]篇。"),
        ("编报[[opinions.issues]]篇。", "编报[[opinions.issues]]期。"),
        ("立案[[proposals.filed]]条。", "立案[[proposals.filed]]件。"),
        ("收到[[proposals.received]]，", "收到[[proposals.received]]件，"),
        ("捐款[[outcomes.money_given purpose=epidemic]]万元。", "捐款[[outcomes.money_given purpose=epidemic|万]]元。"),
        ("办复率[[proposals.reply_rate]]%。", "办复率[[proposals.reply_rate]]。"),
        ("办复率[[proposals.reply_rate]]件。", "办复率[[proposals.reply_rate]]。"),
    ],
)  # fmt: skip
def test_units(text, right):
    found = only(text, Check.UNIT)

    assert mended(found) == right
    assert after(found) == []
