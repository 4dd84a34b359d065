"""A living report: chips are read, computed, and what cannot be evaluated is a finding with its place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.reports import composing, living


@pytest.fixture
def jiuquan(db):
    return Committee.objects.get(slug="jiuquan")


def shown(text, committee):
    parts = composing.compose(text, committee, parse("2013-2017", committee)).parts
    return [piece.figure.text for part in parts for line in part.paragraphs for piece in line.pieces if piece.figure]


@pytest.mark.parametrize(
    ("chip", "text"),
    [
        ("[[inquiries.completed kind=thematic_research]]项", "38项"),
        ("[[outcomes.money_sought beneficiary=poor_village|多万]]元", "1200多万元"),
        ("[[outcomes.money_given sector=private_economy|万]]元", "51万元"),
        ("[[inquiries.completed|余]]项", "30余项"),
        ("[[inquiries.completed period=2012]]项", "0项"),
        ("[[proposals.reply_rate]]", "无"),
    ],
)
def test_a_chip_shows_its_number_with_the_unit_that_follows(jiuquan, chip, text):
    assert shown(f"完成{chip}。", jiuquan) == [text]


@pytest.mark.parametrize(
    ("chip", "sentence"),
    [
        ("[[proposals.fild]]", "proposals.filed"),
        ("[[inquiries.completed colour=red]]", "不能按"),
        ("[[inquiries.completed period=9.9]]", "没有期间"),
        ("[[inquiries.completed|大概]]", "没有“大概”"),
    ],
)
def test_what_cannot_be_evaluated_is_a_finding_with_its_place(jiuquan, chip, sentence):
    (finding,) = living.read(f"共{chip}项", jiuquan, parse("2017", jiuquan))

    assert isinstance(finding, living.Finding)
    assert (finding.start, finding.quote) == (1, chip)
    assert sentence in finding.sentence


@pytest.mark.parametrize(
    "chip", ["[[inquiries.completed]]项，", "[[inquiries.completed period=4.3 kind=thematic_research]]项，"]
)
def test_a_report_takes_as_many_queries_with_one_figure_as_with_forty(jiuquan, chip):
    period = parse("2013-2017", jiuquan)
    with CaptureQueriesContext(connection) as one:
        composing.compose(chip, jiuquan, period)
    with CaptureQueriesContext(connection) as forty:
        composing.compose(f"## 一\n\n{chip * 20}\n\n{chip * 20}", jiuquan, period)

    assert len(forty) == len(one)


def test_the_margin_holds_the_first_figures_of_each_part_with_a_line_over_time(jiuquan):
    text = "## 一\n\n[[inquiries.completed]]项、[[outcomes.money_sought|万]]元。\n\n[[outcomes.donors]]名，[[activities.area]]亩。\n\n## 二\n\n无。"

    first, second = composing.compose(text, jiuquan, parse("2013-2017", jiuquan)).parts

    assert [key.name for key in first.keys] == ["完成调研视察", "争取到位资金", "捐款委员"]
    assert len(first.keys[0].spark) == 5
    assert (second.heading, second.keys) == ("二", [])


def test_a_single_year_is_drawn_by_month(db):
    shangzhou = Committee.objects.get(slug="shangzhou")

    (part,) = composing.compose("开展活动[[activities.held]]次。", shangzhou, parse("2022", shangzhou)).parts

    assert len(part.keys[0].spark) == 12
    assert sum(part.keys[0].spark) == int(part.keys[0].value)


def test_text_without_figures_stays_as_it_is(jiuquan):
    (part,) = composing.compose("只有文字。", jiuquan, parse("2017", jiuquan)).parts

    assert [piece.text for piece in part.paragraphs[0].pieces] == ["只有文字。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年的情况如下。", 8),
        ("立案[[proposals.filed period=2021|余]]件，办复率96.5%。", 10),
        ("### （一）提案\n\n> 引来的话\n\n[[table proposals.filed by=sector]]", 9),
        ("用 AI-2 写 1,234.5 字", 5),
        ("甲>乙", 3),
        ("", 0),
    ],
)
def test_a_text_is_as_long_as_word_processors_count(text, expected):
    assert living.length(text) == expected
