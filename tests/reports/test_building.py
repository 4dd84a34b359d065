"""A report leaves as Word, PDF, a web page whose figures machines can read, and Markdown."""

import io
import json

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from lxml import html

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.demo.facts import stories
from jianyan.reports import building, composing, living, outline
from jianyan.reports.models import Report
from tests.reports.desks import account, county, make_report

pytestmark = pytest.mark.django_db
SLUGS = [story.slug for story in stories()]


def work(slug: str) -> Report:
    return Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work")


def paragraphs(report) -> list[str]:
    """The paragraphs of a report as its page shows them."""
    text = outline.joined(report.standing()).text
    parts = composing.compose(text, report.committee, parse(report.period, report.committee)).parts
    return ["".join(piece.shown for piece in line.pieces) for part in parts for line in part.paragraphs]


def page(report):
    return html.fromstring(building.build(report, "html"))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_word_file_of_each_report_says_what_its_page_says(slug):
    report = work(slug)

    document = Document(io.BytesIO(building.build(report, "docx")))

    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == report.title
    assert [text for text in said if text in paragraphs(report)] == paragraphs(report)
    assert [text for text in said if text.startswith("一、")] == [report.standing()[0].heading]


def test_the_pdf_holds_the_text_and_the_mark_of_made_up_data():
    report = make_report("立案[[proposals.filed]]件。")

    document = pypdfium2.PdfDocument(building.build(report, "pdf"))

    text = "".join(document[0].get_textpage().get_text_range().split())
    assert "立案200件。" in text
    assert "演示数据" in text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_of_the_web_page_carries_its_data_and_stands_in_the_list(slug):
    report = work(slug)
    text = outline.joined(report.standing()).text
    chips = living.read(text, report.committee, parse(report.period, report.committee))

    made = page(report)

    shown = made.xpath("//data")
    (block,) = made.xpath("//script[@type='application/ld+json']")
    data = json.loads(block.text)["hasPart"]
    assert [one.get("data-figure") for one in shown] == [chip.question.figure.name for chip in chips]
    assert [f"#{one.get('id')}" for one in shown] == [one["@id"] for one in data]
    assert [one.text for one in shown] == [one["text"] for one in data]
    assert [one.get("value") for one in shown] == [str(one["value"]) for one in data]
    assert len(made.xpath("//table//tr[@id]")) == len(chips)


def test_a_figure_for_machines_names_value_unit_period_day_and_definition():
    report = make_report("立案[[proposals.filed|余]]件，举办[[activities.held kind=chairs_meeting period=2021]]次。")

    first, second = json.loads(page(report).xpath("//script")[0].text)["hasPart"]

    assert (first["identifier"], first["value"], first["unitText"], first["period"]) == (
        "proposals.filed", 200, "件", "2022",
    )  # fmt: skip
    assert (first["observationPeriod"], first["asOf"]) == ("2022-01-01/2022-12-31", "2022-12-31")
    assert "审查立案" in first["description"]
    assert (second["where"], second["period"]) == ({"kind": ["chairs_meeting"]}, "2021")


def test_text_cannot_end_the_block_of_data():
    report = make_report("文字")
    report.title = "</script><b>x</b>"

    made = page(report)

    assert json.loads(made.xpath("//script")[0].text)["name"] == report.title
    assert made.xpath("//b") == []


def test_a_share_of_nothing_has_no_value_and_says_so():
    report = make_report("办复率[[proposals.reply_rate period=1990]]。")

    (one,) = page(report).xpath("//data")

    assert (one.get("value"), one.text) == ("", "无")


def test_markdown_holds_the_text_and_a_table_of_figures():
    report = make_report("立案[[proposals.filed]]件。")

    text = building.build(report, "md").decode()

    assert text.startswith("# 试写的报告\n\n> 演示数据")
    assert "## 第1节\n\n立案200件。\n\n## 数字附表" in text
    assert "| 立案提案 | 200件 | 2022 | 2022-12-31 |" in text


def test_second_headings_are_set_as_such():
    report = make_report("（一）主动作为\n\n（二）这一句以句号结尾，是正文。")

    kinds = [type(block).__name__ for block in building.paper_of(building.computed(report)[0]).blocks[-2:]]

    assert kinds == ["Heading", "Paragraph"]


@pytest.mark.parametrize("ending", sorted(building.FORMATS))
def test_a_report_takes_as_many_queries_with_one_figure_as_with_forty(ending):
    one, forty = (
        make_report("[[proposals.filed]]件", slug="one"),
        make_report("[[proposals.filed]]件，" * 40, slug="forty"),
    )
    with CaptureQueriesContext(connection) as few:
        building.build(one, ending)
    with CaptureQueriesContext(connection) as many:
        building.build(forty, ending)

    assert len(many) == len(few)


# From the page and by command


def test_word_and_pdf_come_from_the_page_to_whoever_may_read_it():
    report = make_report("立案[[proposals.filed]]件。")
    research, member = Client(), Client()
    research.force_login(account("yanjiu"))
    member.force_login(account("weiyuan"))

    for ending in ("docx", "pdf"):
        url = county().address("report-paper", report=report.slug, ending=ending)
        assert research.get(url).headers["Content-Disposition"].startswith("attachment; ")
        assert member.get(url).status_code == 404


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "请在撰写页改好再导出"), ("en", "Please mend it")])
def test_a_report_with_an_unknown_figure_is_not_drawn_and_says_where(language, said):
    report, client = make_report("立案[[proposals.fild]]件。"), Client()
    reader = account("yanjiu")
    reader.language = language
    reader.save()
    client.force_login(reader)

    answer = client.get(county().address("report-paper", report=report.slug, ending="docx"))

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "[[proposals.fild]]" in answer.content.decode()


@pytest.mark.parametrize("ending", sorted(building.FORMATS))
def test_the_command_writes_the_file(ending, tmp_path, capsys):
    out = tmp_path / f"report.{ending}"

    call_command("report", "build", "shangzhou", "--period", "2022", "--format", ending, "--out", str(out))

    assert out.stat().st_size > 1000
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"slug": "shangzou"}, "shangzhou"),
        ({"--period": "2019"}, "2022 work"),
        ({"--period": "9.9"}, "没有期间"),
        ({"--out": "/nowhere/at/all.md"}, "写不了文件"),
    ],
)
def test_the_command_refuses_in_one_sentence_and_writes_nothing(change, said, tmp_path):
    out = tmp_path / "report.md"
    given = {"slug": "shangzhou", "--period": "2022", "--format": "md", "--out": str(out)} | change

    with pytest.raises(CommandError, match=said) as refused:
        call_command("report", "build", given.pop("slug"), *(word for pair in given.items() for word in pair))

    assert refused.value.returncode == 2
    assert not out.exists()


def test_the_command_asks_which_of_two_reports_of_a_period(tmp_path):
    make_report("甲", slug="second")
    given = ["shangzhou", "--period", "2022", "--format", "md", "--out", str(tmp_path / "x.md")]

    with pytest.raises(CommandError, match=r"second、work|work、second"):
        call_command("report", "build", *given)
    call_command("report", "build", *given, "--report", "second")

    assert "试写的报告" in (tmp_path / "x.md").read_text()
