"""A report as plain values: headings, quotations, tables and plots of figures, on the page and on paper."""

import io
import json

import pytest
from docx import Document as WordFile
from lxml import html

from jianyan.committees.periods import parse
from jianyan.paper.blocks import Table
from jianyan.reports import building, living
from jianyan.reports.documents import Document
from jianyan.reports.moving import Move
from tests.reports.desks import county, make_report

pytestmark = pytest.mark.django_db

TABLE = "[[table proposals.filed,proposals.received by=proposer]]"
PLOT = "[[plot proposals.filed by=proposer]]"
TEXT = f"""开头立案[[proposals.filed|余]]件。

### （一）提案工作

#### 1.征集

##### （1）渠道

> 引用的话，
> 第二行。

{TABLE}

{PLOT}

结尾。"""


def kinds(made):
    return [passage.kind for chapter in made.chapters for passage in chapter.passages]


def test_headings_quotations_tables_and_plots_are_told_apart():
    made, _answers = building.computed(make_report(TEXT))

    assert kinds(made) == ["paragraph", "heading", "heading", "heading", "quotation", "table", "plot", "paragraph"]
    assert [one.level for one in made.chapters[0].passages if one.kind == "heading"] == [2, 3, 4]
    assert made.words(made.chapters[0].passages[4].runs) == "引用的话，\n第二行。"


def test_a_table_adds_up_to_the_figure_it_parts():
    made, answers = building.computed(make_report(TEXT))

    table = next(one for one in made.chapters[0].passages if one.kind == "table")
    filed = [made.told(row.figures[0]).value for row in table.rows]

    assert table.head[1:] == ("立案提案", "收到提案")
    assert sum(filed) == made.told(1).value == 200
    assert len(answers.answers) == len(made.figures)


def test_a_table_without_a_dimension_goes_by_periods():
    text = "[[table proposals.filed,proposals.received period=2021,2022]]"

    made, _answers = building.computed(make_report(text))

    (table,) = made.chapters[0].passages
    assert [row.label for row in table.rows] == ["立案提案", "收到提案"]
    assert [[made.told(number).period for number in row.figures] for row in table.rows] == [["2021", "2022"]] * 2


@pytest.mark.parametrize(
    ("names", "title", "labels"),
    [
        ("proposals.filed period=2021,2022", "立案提案", ["2021年", "2022年"]),
        ("proposals.filed,proposals.received", "2022年", ["立案提案", "收到提案"]),
        (
            "proposals.filed,proposals.received period=2021,2022",
            "项目",
            ["立案提案 · 2021年", "立案提案 · 2022年", "收到提案 · 2021年", "收到提案 · 2022年"],
        ),
    ],
)
def test_a_plot_draws_every_figure_it_counts(names, title, labels):
    made, _answers = building.computed(make_report(f"[[plot {names}]]"))

    plot = made.chapters[0].passages[0].plotted

    assert (plot.title, [label for label, _number in plot.bars]) == (title, labels)
    assert [number for _label, number in plot.bars] == list(range(1, len(made.figures) + 1))


def test_a_plot_says_on_paper_what_it_says_on_the_page(client):
    report = make_report("[[plot proposals.filed,proposals.received period=2021,2022]]", is_open=True)
    made, _answers = building.computed(report)

    page = html.fromstring(client.get(report.get_absolute_url()).content)
    (table,) = [block for block in building.paper_of(made).blocks if isinstance(block, Table)]

    drawn = [row.text_content().split() for row in page.xpath("//article//figure[contains(@class,'plot')]//tbody/tr")]
    assert len(drawn) == 4
    assert ["".join(row) for row in drawn] == ["".join((row[0] + row[2]).split()) for row in table.rows[1:]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[plot proposals.filed,proposals.reply_rate by=proposer]]", "同一个单位"),
        ("见[[table proposals.filed by=sector]]。", "单独成一段"),
        ("[[table proposals.fild by=sector]]", "proposals.filed"),
        ("[[plot proposals.filed by=colour]]", "不能按"),
        ("[[table proposals.filed,proposals.received by=sector period=2021,2022]]", "只能选一样"),
    ],
)
def test_a_table_that_cannot_be_drawn_is_a_finding(text, sentence):
    (finding,) = living.read(text, county(), parse("2022", county()))

    assert isinstance(finding, living.Finding)
    assert sentence in finding.sentence


def test_word_has_the_levels_and_a_table():
    word = WordFile(io.BytesIO(building.build(make_report(TEXT), "docx")))

    said = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert [said[text] for text in ("（一）提案工作", "1.征集", "（1）渠道")] == [
        "Heading 2",
        "Heading 3",
        "Heading 4",
    ]
    assert [table.cell(0, 1).text for table in word.tables] == ["立案提案", "立案提案"]
    bars = [row.cells[1].text for row in word.tables[1].rows][1:]
    assert max(map(len, bars)) == building.LONGEST_BAR
    assert {character for bar in bars for character in bar} == {building.BAR}


def test_each_figure_of_a_table_is_on_the_web_page_with_its_data():
    made, _answers = building.computed(make_report(TEXT))
    page = html.fromstring(building.html_of(made))

    data = json.loads(page.xpath("//script/text()")[0])
    assert len(page.xpath("//data[@data-figure]")) == len(data["hasPart"]) == len(made.figures)


def test_a_document_kept_as_json_is_the_same_document():
    made, _answers = building.computed(make_report(TEXT))

    assert Document.from_json(json.loads(json.dumps(made.as_json())), made.figures) == made


def test_moving_a_report_moves_the_periods_of_its_tables():
    move = Move(county(), parse("2022", county()), parse("2023", county()))

    assert move.text("[[table proposals.filed period=2021,2022]]") == "[[table proposals.filed period=2022,2023]]"


def test_the_reading_page_draws_the_table_with_links(client):
    report = make_report(TEXT, is_open=True)

    page = html.fromstring(client.get(report.get_absolute_url()).content)

    assert len(page.xpath("//article//table[.//th[text()='收到提案']]//td//a")) > 4
    assert page.xpath("//article//h4/text()") == ["1.征集"]
    assert len(page.xpath("//article//figure[contains(@class,'plot')]")) == 1
