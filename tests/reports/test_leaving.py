"""Word files as the programs of offices lay them out, the red head and the signature, and the annex of figures in Excel."""

import io
import shutil
import subprocess
from collections import defaultdict
from datetime import date
from urllib.parse import unquote

import pypdfium2
import pytest
from django.test import Client
from docx import Document as WordFile
from docx.oxml.ns import qn
from openpyxl import load_workbook

from jianyan.committees.models import Committee
from jianyan.demo.facts import stories
from jianyan.paper import layout
from jianyan.reports import building
from jianyan.reports.models import Report
from tests.reports.desks import account, make_report

pytestmark = pytest.mark.django_db

SLUGS = [story.slug for story in stories()]
MM = layout.POINTS_A_MM
HANGING = "，。、；：）”》"
office_suite = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice 没有安装")


def work(slug: str) -> Report:
    return Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work")


def converted(word: bytes, folder) -> pypdfium2.PdfDocument:
    """A Word file as LibreOffice prints it."""
    (folder / "paper.docx").write_bytes(word)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "paper.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return pypdfium2.PdfDocument((folder / "paper.pdf").read_bytes())


def lines(page) -> list[list[tuple[float, float, str]]]:
    """The lines of a page inside the type area, from above: of each character left and right in mm, and itself."""
    text, rows = page.get_textpage(), defaultdict(list)
    height = page.get_height()
    for place in range(text.count_chars()):
        character = text.get_text_range(place, 1)
        left, bottom, right, top = text.get_charbox(place, loose=True)
        below = height / MM - (bottom + top) / 2 / MM - layout.TOP
        if character.strip() and 0 < below < layout.AREA[1]:
            rows[int(below / (layout.PITCH / MM))].append((left / MM, right / MM, character))
    return [sorted(rows[row]) for row in sorted(rows)]


@office_suite
@pytest.mark.embedded
@pytest.mark.parametrize("slug", SLUGS)
def test_the_word_file_of_each_report_has_22_lines_of_28_characters(slug, tmp_path):
    pages = converted(building.build(work(slug), "docx"), tmp_path)

    every = [lines(page) for page in pages]
    assert [page.get_size() for page in pages] == [pytest.approx((210 * MM, 297 * MM), abs=1)] * len(pages)
    full = [page for page in every[1:-1] if len(page) == layout.LINES]
    assert len(full) == len(every[1:-1])
    text = [line for page in every for line in page]
    assert max(map(characters, text)) in (27, 28, 29)  # a mark may hang over the edge
    assert min(line[0][0] for line in text) == pytest.approx(layout.LEFT, abs=1)
    reaches = [line[-1][1] for line in text if line[-1][2] not in HANGING and len(line) > 25]
    assert max(reaches) == pytest.approx(210 - layout.RIGHT, abs=1)


def characters(line) -> int:
    """How many characters a line of Chinese alone holds; a line with digits or letters is not counted."""
    return 0 if any(character.isascii() for _left, _right, character in line) else len(line)


@office_suite
@pytest.mark.embedded
def test_a_full_page_has_22_lines_of_28_characters(tmp_path):
    pages = converted(building.build(make_report("政" * 28 * 60), "docx"), tmp_path)

    full = lines(pages[1])
    assert [len(line) for line in full] == [layout.CHARACTERS] * layout.LINES


@pytest.mark.parametrize("slug", SLUGS)
def test_margins_and_fonts_stand_in_the_word_file(slug):
    word = WordFile(io.BytesIO(building.build(work(slug), "docx")))

    section = word.sections[0]
    margins = [section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm]
    fonts = {
        word.styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    }
    assert margins == pytest.approx([37, 35, 28, 26], abs=0.1)
    assert fonts == {"仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"}


def red_headed() -> Report:
    return make_report(
        "立案[[proposals.filed]]件。", masthead="政协商州区委员会文件", paper_number="商州政协〔2023〕1号", signer="某主席",
        signature="政协商州区委员会", dated_on=date(2023, 2, 13),
    )  # fmt: skip


def test_a_red_head_and_a_signature_stand_where_they_are_asked_for():
    word = WordFile(io.BytesIO(building.build(red_headed(), "docx")))

    said = [paragraph.text for paragraph in word.paragraphs]
    assert said[0] == "政协商州区委员会文件"
    assert said[1].replace("\t", "") == "商州政协〔2023〕1号签发人：某主席"
    assert said[-2:] == ["政协商州区委员会", "2023年2月13日"]


def test_without_them_a_report_has_neither():
    word = WordFile(io.BytesIO(building.build(make_report("正文。"), "docx")))

    assert [paragraph.text for paragraph in word.paragraphs if paragraph.text] == ["试写的报告", "第1节", "正文。"]


@office_suite
@pytest.mark.embedded
def test_a_red_headed_paper_is_printed_with_number_and_date(tmp_path):
    pages = converted(building.build(red_headed(), "docx"), tmp_path)

    text = pages[0].get_textpage().get_text_range().replace(" ", "")
    assert "商州政协〔2023〕1号" in text
    assert "2023年2月13日" in text


def test_a_number_without_a_masthead_is_asked_about_and_nothing_is_lost(client):
    report = make_report("正文。")
    client.force_login(account("yanjiu"))

    answer = client.post(
        f"{report.get_absolute_url()}write/",
        {
            "do": "head",
            "title": report.title,
            "kind": "work",
            "period": "2022",
            "paper_number": "商州政协〔2023〕1号",
        },
    )

    assert "请同时写发文机关标志" in answer.content.decode()
    assert 'value="商州政协〔2023〕1号"' in answer.content.decode()


def test_the_annex_lists_every_figure_with_definition_value_period_and_records():
    report = make_report(
        "立案[[proposals.filed]]件，办复率[[proposals.reply_rate]]，开展活动[[activities.held|余]]次。"
    )
    made, _answers = building.computed(report)

    book = load_workbook(io.BytesIO(building.build(report, "xlsx")))

    rows = list(book.active.iter_rows(min_row=3, values_only=True))
    assert rows[0][1:5] == ("数字", "正文里写作", "数值", "单位")
    assert [row[1:5] for row in rows[1:]] == [(one.title, one.shown, one.value, one.unit) for one in made.figures]
    assert [(row[6], row[9], row[10]) for row in rows[1:]] == [
        (one.period, one.meaning, one.records) for one in made.figures
    ]


def test_a_text_that_begins_like_a_formula_stays_a_text():
    report = make_report("立案[[proposals.filed]]件。")
    report.title = "=1+1"

    book = load_workbook(io.BytesIO(building.build(report, "xlsx")))

    assert book.active["A1"].data_type == "s"


@office_suite
@pytest.mark.embedded
def test_the_annex_opens_in_an_office_program(tmp_path):
    (tmp_path / "annex.xlsx").write_bytes(building.build(work("shangzhou"), "xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(tmp_path / "annex.xlsx")],
        check=False, capture_output=True, timeout=300,
    )  # fmt: skip

    made = tmp_path / "annex.csv"
    if not made.exists():
        pytest.skip("LibreOffice 没有电子表格部分")
    assert len(made.read_text(encoding="utf-8", errors="replace").splitlines()) >= 70


def test_the_annex_is_downloaded_from_the_page():
    edition = work("shangzhou").latest()
    client = Client()

    live = client.get("/shangzhou/reports/work/annex.xlsx")
    frozen = client.get(f"{edition.get_absolute_url()}report.xlsx")

    for answer in (live, frozen):
        assert answer["Content-Type"].endswith("spreadsheetml.sheet")
        named = unquote(answer["Content-Disposition"].partition("filename*=UTF-8''")[2])
        assert named == f"demo-shangzhou-{edition.report.title}.xlsx"
        assert load_workbook(io.BytesIO(answer.content)).active.max_row == 73
