"""Rules about words: terms, people and their posts, the style of numbers, the numbers of headings."""

import pytest

from jianyan.reports.checking import style, terms
from jianyan.reports.checking.checker import check
from jianyan.reports.choices import Check
from tests.reports.checks import kinds, mended, only
from tests.reports.desks import make_report

pytestmark = pytest.mark.django_db


# Terms, posts, the style of numbers


@pytest.mark.parametrize("term", terms.terms(), ids=lambda term: term.right)
def test_the_table_of_terms_finds_and_passes_over_its_examples(term):
    assert all(list(term.places(text)) for text in term.finds)
    assert not [text for text in term.passes_over if list(term.places(text))]
    assert not list(term.places(f"《{term.finds[0]}》"))


def test_a_wrong_term_is_mended_everywhere():
    report = make_report("委员提交议案，议案办理。")

    assert [one.mends[0].replacement for one in check(report)] == ["提案", "提案"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("副主席苏明慧出席。", "秘书长苏明慧出席。"),
        ("王秀军副主席讲话。", "王秀军主席讲话。"),
        ("区政协主席王秀兵讲话。", "区政协主席王秀军讲话。"),
    ],
)
def test_posts_are_held_against_the_register(text, right):
    assert mended(only(text, Check.POST)) == right


@pytest.mark.parametrize(
    "text",
    [
        "区政协主席王秀军、秘书长苏明慧出席。",
        "省政协主席徐新荣到会。",
        "区工商联主席李大同参加。",
        "主席会议成员带队。",
        "主席高度重视。",
        "区政协主席向大会作工作报告。",
        "区政协主席于年初带队调研。",
        "副秘书长李四参加。",
    ],
)
def test_leaders_that_are_right_or_of_others_pass(text):
    assert kinds(text) == []


def test_an_unknown_leader_and_one_who_came_later():
    assert "任职登记里没有" in only("区政协副主席赵无极率队。", Check.POST).sentence
    assert "起任主席" in only("区政协主席王秀军讲话。", Check.POST, period="2020", slug="early").sentence


@pytest.mark.parametrize("rule", style.STYLES, ids=lambda rule: str(rule.why))
def test_the_style_of_numbers_finds_and_passes_over_its_examples(rule):
    def right(text):
        for start, end, instead in reversed(list(rule.places(text))):
            text = text[:start] + instead + text[end:]
        return text

    assert {text: right(text) for text in rule.finds} == rule.finds
    assert [text for text in rule.passes_over if list(rule.places(text))] == []


def test_years_and_counts_in_chinese_numerals():
    found = [
        one
        for one in check(make_report("二〇二二年以来，2022年党组会议共召开会议二十四次。"))
        if one.kind == Check.STYLE
    ]

    assert [(one.quote, one.mends[0].replacement) for one in found] == [("二〇二二", "2022"), ("二十四", "24")]
    assert [one for one in kinds("二〇二二年以来。", slug="words") if one[0] == "style"] == []


# Headings


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        (("", "一、甲", "二、乙", "三、丙"), []),
        (("一、甲", "三、乙", "四、丙"), ["三、", "四、"]),
        (("一、甲", "二、乙", "二、丙"), ["二、"]),
        (("甲", "乙"), []),
    ],
)
def test_the_numbers_of_the_sections_go_on_by_one(headings, wrong):
    report = make_report(*["只有文字。"] * len(headings))
    for section, heading in zip(report.standing(), headings, strict=True):
        section.heading = heading
        section.save()

    assert [one.quote for one in check(report)] == wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("（一）甲\n\n文。\n\n（三）乙\n\n文。", "（一）甲\n\n文。\n\n（二）乙\n\n文。"),
        ("（一）甲\n\n（1）乙\n\n文。", "（一）甲\n\n1.乙\n\n文。"),
    ],
)
def test_headings_inside_a_section_are_counted_and_skip_no_level(text, right):
    report = make_report(text)
    report.sections.update(heading="一、总的情况")

    (found,) = [one for one in check(report) if one.kind == Check.HEADING]

    assert mended(found) == right


def test_lists_in_running_text_are_no_headings():
    assert kinds("1.收到提案[[proposals.received]]件，其中有重点提案。\n\n3.另有一件。") == []
