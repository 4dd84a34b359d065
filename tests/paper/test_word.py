"""A paper as Word is laid out by GB/T 9704-2012: margins, the grid, fonts by name, page numbers on the outer side."""

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from jianyan.paper import layout
from jianyan.paper.blocks import Gap, Paper, Paragraph, SignOff, Table, numeral
from tests.paper.samples import MARK, WHOLE, word


@pytest.fixture(scope="module")
def drawn():
    return word(WHOLE)


def fonts(style) -> set[str]:
    return {style.element.rPr.rFonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")}


def test_the_page_is_a4_with_the_margins_of_the_standard(drawn):
    section = drawn.sections[0]

    size = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = [round(getattr(section, f"{side}_margin").mm) for side in ("top", "bottom", "left", "right")]

    assert size == [210, 297]
    assert margins == [37, 35, 28, 26]


def test_the_grid_holds_22_lines_of_28_characters(drawn):
    """The golden measure: so many fit into 156 by 225 mm, and one more of either would not."""
    grid = drawn.sections[0]._sectPr.find(qn("w:docGrid"))
    line = int(grid.get(qn("w:linePitch"))) / 20
    character = layout.BODY + int(grid.get(qn("w:charSpace"))) / 4096

    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int(Mm(225).pt // line) == 22
    assert int(Mm(156).pt // character) == 28


def test_body_lines_are_exactly_the_pitch_of_the_grid(drawn):
    body = drawn.styles["Normal"].paragraph_format

    assert Pt(28.9) <= body.line_spacing <= Pt(29)
    assert body.widow_control is False


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("发文机关标志", "方正小标宋简体", 32),
    ],
)
def test_styles_name_the_fonts_of_the_standard(drawn, style, font, size):
    found = drawn.styles[style]

    assert fonts(found) == {font}
    assert found.font.size == Pt(size)


def test_nothing_of_the_template_shows_through(drawn):
    defaults = etree.tostring(drawn.styles.element.find(qn("w:docDefaults")), encoding="unicode")

    assert "仿宋_GB2312" in defaults
    assert "Theme" not in defaults
    assert "w:spacing" not in defaults
    assert [
        name for name in ("Title", "Heading 1") if drawn.styles[name].element.find(qn("w:link")) is not None
    ] == []


def test_fonts_that_are_missing_have_a_named_alternative(drawn):
    table = next(part for part in drawn.part.package.iter_parts() if part.partname.endswith("fontTable.xml"))

    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table.blob.decode()


def test_page_numbers_stand_on_the_outer_side_one_character_in(drawn):
    section = drawn.sections[0]
    feet = [foot.paragraphs[0] for foot in (section.footer, section.even_page_footer)]

    sides = [foot._p.pPr.find(qn("w:jc")).get(qn("w:val")) for foot in feet]
    indents = [foot._p.pPr.ind.get(qn(f"w:{side}Chars")) for foot, side in zip(feet, sides, strict=True)]

    assert drawn.settings.odd_and_even_pages_header_footer is True
    assert (sides, indents) == (["right", "left"], ["100", "100"])
    assert [foot.text for foot in feet] == ["— 1 —", "— 1 —"]
    assert " PAGE " in feet[0]._p.xml


def test_first_lines_stand_two_characters_in(drawn):
    assert drawn.styles["Normal"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_every_block_is_drawn_in_its_order(drawn):
    assert [paragraph.text for paragraph in drawn.paragraphs if paragraph.text] == [
        "目录", "关于老旧小区改造的提案\t1", "一、情况\t1", "A", "市教育局", "教函〔2026〕12号\t签发人：王某", "关于老旧小区改造的提案", "张某委员：", "一、情况",
        "仍有238个小区没有列入计划。", "（一）基本情况", "1.东城", "1.列入计划", "2.落实资金", "分三年安排", "市教育局", "2026年3月5日", "抄送：市政府督查室。",
        "市教育局办公室印发",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in drawn.tables[0].rows] == [
        ["号", "案由", "单位"], ["1", "两列合一", "两列合一"],
    ]  # fmt: skip


def test_contents_point_at_titles_that_are_there(drawn):
    xml = drawn.element.xml

    assert [f"PAGEREF _title{number} " in xml and f'w:name="_title{number}"' in xml for number in (1, 2, 3)] == [
        True,
        True,
        False,
    ]
    assert drawn.settings.element.find(qn("w:updateFields")) is not None


def test_the_mark_stands_at_the_head_of_odd_and_even_pages(drawn):
    section = drawn.sections[0]

    assert [head.paragraphs[0].text for head in (section.header, section.even_page_header)] == [MARK, MARK]


def test_heads_of_tables_repeat_and_rows_stay_whole(drawn):
    rows = [row._tr.trPr for row in drawn.tables[0].rows]

    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_last_row_of_a_table_stands_on_the_page_of_who_signs():
    table = Table((("项目",), ("甲",), ("乙",)), (1,), head_rows=1)

    (made,) = word(Paper("表", (table, Gap(), SignOff(("某局",), "2026年3月5日")))).tables

    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows] == [None, None, True]


def test_characters_that_no_word_file_may_hold_are_left_out():
    odd = Paper("题\x00目", (Paragraph("甲\x0b乙\ud800丙\uffff丁😀"),))

    assert word(odd).paragraphs[0].text == "甲乙丙丁😀"


def test_a_page_break_begins_the_next_paragraph_on_a_page(drawn):
    broken = [paragraph.text for paragraph in drawn.paragraphs if paragraph.paragraph_format.page_break_before]

    assert broken == ["A"]


def test_numbers_of_headings_by_level():
    assert [numeral(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]
