"""The same paper as PDF: A4, 22 lines of 28 characters, numbered pages, text that can be copied, an open font if need be."""

import pypdfium2
import pytest

from jianyan.paper import pdf
from jianyan.paper.blocks import Gap, Paper, Paragraph, SignOff, Table, Title
from jianyan.paper.pdf import pdf_of
from jianyan.paper.typesetting import NoChineseFont, chinese_families
from tests.paper.samples import LETTERS, MARK, WHOLE, full, pages

MM = 72 / 25.4


def test_a_full_page_holds_22_lines_of_28_characters():
    """The golden measure: 616 characters fill one page, the next one begins another."""
    lines = pages(full(22))[0].split("\n")

    assert [len(line) for line in lines if line.startswith(LETTERS)] == [28] * 22
    assert len(pages(full(22))) == 1
    assert len(pages(Paper("满页", (Paragraph(LETTERS * (28 * 22 + 1), indent=0),)))) == 2


def test_the_page_is_a4_and_the_text_lies_inside_the_type_area():
    with pypdfium2.PdfDocument(pdf_of(full(22))) as document:
        page = document[0]
        size = [round(length / MM) for length in page.get_size()]
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(28 * 22)]

    assert size == [210, 297]
    assert min(box[0] for box in boxes) / MM >= 28
    assert (
        max(box[2] for box in boxes) / MM <= 210 - 26 + 0.1
    )  # the last character's own box is 0.07 mm wider than its advance
    assert min(box[1] for box in boxes) / MM >= 35
    assert max(box[3] for box in boxes) / MM <= 297 - 37


def test_page_numbers_alternate_on_the_outer_side():
    with pypdfium2.PdfDocument(pdf_of(full(40))) as document:
        sides = []
        for page in document:
            text = page.get_textpage()
            dash = text.get_text_range().rindex("—")
            sides.append("right" if text.get_charbox(dash)[0] > page.get_width() / 2 else "left")

    assert sides == ["right", "left"]
    assert [page.strip().split("\n")[-1] for page in pages(full(40))] == ["— 1 —", "— 2 —"]


def test_every_block_is_drawn_in_its_order():
    contents, body = pages(WHOLE)

    assert contents.split("\n")[1] == "目录"
    told = [
        "A", "市教育局", "教函〔2026〕12号", "签发人：王某", "关于老旧小区改造的提案", "张某委员：", "一、情况", "仍有238个小区没有列入计划。",
        "（一）基本情况", "1.东城", "1.列入计划", "2.落实资金", "分三年安排", "案由", "两列合一", "市教育局", "2026年3月5日", "抄送：市政府督查室。", "— 2 —",
    ]  # fmt: skip
    place = 0
    for words in told:
        place = body.index(words, place)


def test_contents_name_the_page_of_each_title():
    blocks = (*WHOLE.blocks, Title("第二件", depth=1))
    entries = [line.replace(" ", "") for line in pages(Paper("目录", blocks))[0].split("\n")]

    found = {line.split(".")[0]: line.split(".")[-1] for line in entries if ".." in line}
    assert found == {"关于老旧小区改造的提案": "2", "一、情况": "2", "第二件": "3"}


def test_the_mark_stands_on_every_page():
    long = Paper("演示", (Paragraph("国" * 2000),), MARK)

    assert [page.startswith(MARK) for page in pages(long)] == [True, True, True, True]


def test_words_are_no_markup():
    said = '#let x = 1 $a$ *b* _c_ <d> @e \\ `f` // g " [h] = i'

    assert said in "".join(pages(Paper(said, (Paragraph(said, indent=0, align="left"),)))).replace("\n", "")


def test_heads_of_tables_repeat_on_every_page():
    rows = (("号", "案由"), *((str(number), "关于某事的提案") for number in range(80)))

    assert ["号 案由" in page for page in pages(Paper("清单", (Table(rows, (1, 5), head_rows=1),)))] == [True] * 4


@pytest.mark.parametrize("count", range(16, 30))
def test_a_row_of_a_table_stands_on_the_page_of_who_signs(count):
    rows = (("项目", "数"), *((f"第{number}行", "1") for number in range(count)))
    blocks = (Table(rows, (1, 1), head_rows=1), Gap(2), SignOff(("某某委员会",), "2026年3月5日"))

    drawn = pages(Paper("表", (Paragraph("正文。" * 150), *blocks)))

    assert "某某委员会" in drawn[-1]
    assert f"第{count - 1}行" in drawn[-1]
    assert "".join(drawn).count("行") == count


def test_a_paper_of_nothing_is_one_page():
    assert len(pages(Paper("空", ()))) == 1


def test_a_font_of_the_machine_comes_before_the_open_one():
    chosen = chinese_families(["FangSong", "Noto Serif SC", "Noto Sans SC"])

    assert chosen["body"] == ["FangSong", "Noto Serif SC", "Noto Sans SC"]
    assert chosen["heading"] == ["Noto Sans SC", "Noto Serif SC"]


def test_a_machine_without_a_chinese_font_draws_nothing():
    with pytest.raises(NoChineseFont, match="Noto Serif SC"):
        chinese_families(["DejaVu Sans"])


def test_fonts_are_embedded_so_that_the_paper_reads_the_same_everywhere():
    made = pdf_of(full(1))

    assert b"/FontFile" in made
    assert b"pdfaid:part" in made


def test_a_large_paper_is_set_apart_and_is_the_same(monkeypatch):
    paper = Paper("大", tuple(Paragraph(f"第{number}段。") for number in range(30)), MARK)
    here = pages(paper)
    monkeypatch.setattr(pdf, "LARGE", 10)

    assert pages(paper) == here
