"""From bytes to text: each kind of file, each refusal."""

import io
import random
import struct
import zlib
from pathlib import Path

import docx
import opencc
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from jianyan.text.files import LARGEST, Decoded, Unreadable, decode, word
from tests.text.papers import docx_with, locked_pdf, make_docx, make_pdf, make_zip

DATA = Path(__file__).parent / "data"
REPORT = "一年来，县政协常委会共收到提案312件，经审查立案286件，办复率100%。\r\n组织委员开展调研视察23次，反映社情民意信息118条。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PHRASES = (
    "召开常委会会议{}次", "县政协组织委员开展调研", "共收到提案{}件，经审查立案", "反映社情民意信息{}条", "得到市委主要领导批示", "坚持团结和民主两大主题",
    "办复率达到{}%", "围绕中心、服务大局", "建立委员工作室{}个", "深入学习贯彻重要会议精神", "走访慰问困难群众", "编辑出版文史资料",
)  # fmt: skip
TRADITIONAL = opencc.OpenCC("s2tw")


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Official prose of at least forty characters, in clauses of any order."""
    clauses = draw(st.lists(st.sampled_from(PHRASES), min_size=6, max_size=40))
    ends = draw(
        st.lists(
            st.sampled_from(["，", "。", "；", "。\n", "。\r\n", "、"]), min_size=len(clauses), max_size=len(clauses)
        )
    )
    return "".join(
        clause.format(number) + end for number, (clause, end) in enumerate(zip(clauses, ends, strict=True))
    )


@given(reports())
def test_decode_finds_the_encoding_of_simplified_text(text: str):
    for encoding in ("utf-8", "gb18030"):
        assert decode(text.encode(encoding)) == Decoded(text, "text", encoding)


@given(reports())
def test_decode_finds_the_encoding_of_traditional_text(text: str):
    text = TRADITIONAL.convert(text)

    for encoding in ("utf-8", "big5", "gb18030"):
        assert decode(text.encode(encoding)) == Decoded(text, "text", encoding)


@given(reports(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_byte_order_mark_stays_as_one_character(text: str, encoding: str):
    decoded = decode(("\ufeff" + text).encode(encoding))

    assert decoded == Decoded("\ufeff" + text, "text", encoding)


@given(reports(), st.sampled_from(["utf-8", "gb18030", "big5"]), st.integers(0, 40))
def test_a_stray_byte_between_characters_costs_no_character(text: str, encoding: str, place: int):
    text = TRADITIONAL.convert(text) if encoding == "big5" else text
    before, after = text[:place], text[place:]

    decoded = decode(before.encode(encoding) + b"\xff" + after.encode(encoding))

    assert decoded == Decoded(before + "\ufffd" + after, "text", encoding)


def test_text_cut_inside_a_character_is_read_up_to_there():
    assert decode((REPORT + "完").encode()[:-1]) == Decoded(REPORT + "\ufffd", "text", "utf-8")


def test_line_ends_stay():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_text_that_is_no_chinese_is_text():
    assert decode(b"Annual report, 2024: 12 meetings.") == Decoded(
        "Annual report, 2024: 12 meetings.", "text", "utf-8"
    )


def test_scraped_text_with_a_stray_tag_stays_text():
    assert decode("增添活力?/p>\n会议<br>5次</p>".encode()) == Decoded(
        "增添活力?/p>\n会议<br>5次</p>", "text", "utf-8"
    )


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}</title><style>p{{color:red}}</style></head><body>
<!-- 内部说明：9次 --><script>document.write("会议99次")</script><template>会议98次</template><noscript>请启用脚本</noscript>
<h1>甲县政协工作报告</h1><div style="display:none">垃圾97次</div><p hidden>隐藏96次</p>
<p>立案提案<b>286</b>件，
办复率&#49;00&#37;&nbsp;&amp;满意率98%。<br>完</p>
<table><tr><td>调研</td><td>23次</td></tr><tr><td>视察</td><td>5次</td></tr></table></body></html>"""
SEEN = "甲县政协工作报告\n立案提案286件，办复率100%\xa0&满意率98%。\n完\n调研\t23次\n视察\t5次\n"


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gb18030")])
def test_html_gives_what_a_reader_sees_whatever_charset_it_claims(charset: str, encoding: str):
    page = PAGE.format(charset=charset, title="甲县政协工作报告_某网")

    assert decode(page.encode(encoding), "页面.txt") == Decoded(SEEN, "html", encoding)


def test_html_keeps_a_title_that_the_body_does_not_say():
    page = PAGE.format(charset="utf-8", title="回望")

    assert decode(page.encode()).text == "回望\n" + SEEN


def test_html_keeps_line_breaks_of_preformatted_text():
    assert decode("<html><body><pre>第一行\n第二行</pre></body></html>".encode()).text == "第一行\n第二行\n"


@pytest.mark.parametrize("depth", [300, 100_000])
def test_html_nested_without_end_is_read_or_refused(depth: int):
    page = ("<html><body>" + "<div>" * depth + "政协").encode()

    try:
        text = decode(page).text
    except Unreadable as refused:
        text = refused.code

    assert text == ("政协\n" if depth == 300 else "empty")


def test_html_fetches_no_entity():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>会议&x;5次</p></body></html>'

    assert decode(page.encode()).text.endswith("会议&x;5次\n")


def fill(document: docx.document.Document) -> None:
    document.add_heading("工作报告", 1)
    document.add_paragraph("一、回顾")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("立案", "286件", "办复", "100%"), strict=True):
        cell.text = text
    document.add_paragraph("二、展望\t完")
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.sections[0].header.paragraphs[0].text = "内部资料"


def test_docx_gives_paragraphs_and_tables_in_order_without_heads_and_feet():
    assert decode(make_docx(fill), "报告.pdf") == Decoded(
        "工作报告\n一、回顾\n立案\t286件\n办复\t100%\n二、展望\t完\n", "docx"
    )


W = nsdecls("w")


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<w:p {}><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r><w:t>会议</w:t><w:br/><w:t>5次</w:t></w:r></w:p>", "会议\n5次\n"),
        ("<w:p {}><w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins><w:r><w:t>5次</w:t></w:r></w:ins></w:p>", "5次\n"),
        ("<w:sdt {}><w:sdtContent><w:p><w:r><w:t>立案286件</w:t></w:r></w:p></w:sdtContent></w:sdt>", "立案286件\n"),
        ("<w:p {}><w:hyperlink><w:r><w:t>立案286件</w:t></w:r></w:hyperlink></w:p>", "立案286件\n"),
        (
            "<w:p {}><w:r><w:t>正文</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            "<w:r><w:t>接着</w:t></w:r></w:p>",
            "正文接着\n框内\n",
        ),
    ],
    ids=["tab stops are no tabs", "tracked changes", "content control", "link", "text box"],
)  # fmt: skip
def test_docx_says_what_the_page_says(paragraph: str, text: str):
    data = make_docx(lambda document: document.element.body.insert(0, parse_xml(paragraph.format(W))))

    assert decode(data) == Decoded(text, "docx")


def test_docx_table_in_a_table_stands_in_its_cell_once():
    def nest(document: docx.document.Document) -> None:
        cell = document.add_table(1, 2).cell(0, 1)
        cell.text = "外"
        cell.add_table(1, 1).cell(0, 0).text = "内"

    assert decode(make_docx(nest)).text == "\t外\n内\n"


def test_pdf_gives_its_text_layer_line_by_line():
    assert decode(make_pdf("立案提案286件", "办复率100%"), "报告.docx") == Decoded(
        "立案提案286件\n办复率100%\n", "pdf"
    )


def test_pdf_printed_by_a_browser_gives_its_pages_in_order():
    assert (
        decode((DATA / "printed.pdf").read_bytes()).text
        == "一年来，县政协立案提案286件。\n西城人民长期参与。\n下一页\n"
    )


def test_pdf_radicals_become_the_characters_they_look_like():
    assert decode(make_pdf("⼈⺠政协⾛向基层")).text == "人民政协走向基层\n"


def refused(data: bytes, name: str = "") -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data, name)
    return caught.value.code


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t",
        "\ufeff\u3000".encode(),
        b"<html><head></head><body><script>1</script></body></html>",
        make_docx(),
    ],
)
def test_empty_file_is_refused(data: bytes):
    assert refused(data) == "empty"


@pytest.mark.parametrize("size", [64, 300, 5_000])
def test_binary_file_is_refused(size: int):
    assert refused(random.Random(1).randbytes(size)) == "binary"


def test_text_with_zero_bytes_is_refused_as_binary():
    assert refused(REPORT.encode("utf-16-le")) == "binary"
    assert refused(("\ufeff" + REPORT + "\0").encode("utf-16-le")) == "binary"


def test_file_over_20_mb_is_refused_before_anything_is_parsed():
    assert refused(b"%PDF-" + bytes(LARGEST)) == "too_large"


def test_text_in_another_encoding_is_refused():
    assert refused("これは日本語の報告書です。会議を五回開きました。".encode("shift_jis")) == "wrong_encoding"
    assert refused("한국어로 쓴 보고서입니다. 회의를 다섯 번 열었습니다.".encode("euc-kr")) == "wrong_encoding"


@pytest.mark.parametrize(
    "text",
    [
        REPORT.encode().decode("gb18030", "replace"),
        REPORT.encode("gb18030").decode("latin-1"),
        REPORT.encode().decode("latin-1"),
        REPORT.encode("gb18030").decode("big5", "replace"),
        REPORT.encode("gb18030").decode("utf-8", "replace"),
        "锟斤拷" * 20,
    ],
    ids=["utf-8 as gbk", "gbk as latin-1", "utf-8 as latin-1", "gbk as big5", "gbk as utf-8", "lost"],
)
def test_text_spoilt_by_a_wrong_encoding_is_refused(text: str):
    assert refused(text.encode()) == "wrong_encoding"


def test_password_protected_word_file_is_refused():
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le"), "报告.docx") == "password"


def test_password_protected_pdf_is_refused():
    assert refused(locked_pdf()) == "password"


def test_pdf_of_scanned_pages_is_refused():
    assert refused(make_pdf()) == "no_text_layer"
    assert refused(make_pdf("- 1 -")) == "no_text_layer"


def test_damaged_pdf_is_refused():
    assert refused(b"%PDF-1.7\nnothing of the kind") == "unknown_kind"


def test_pdf_whose_letters_mean_nothing_is_refused():
    assert refused(make_pdf("\ue001\ue002\ue003\ue004\ue005\ue006\ue007")) == "wrong_encoding"


def test_archive_renamed_docx_is_refused():
    assert refused(make_zip(a="1"), "报告.docx") == "not_docx"
    assert refused(b"Rar!\x1a\x07\x01\x00", "报告.docx") == "not_docx"
    assert refused(b"7z\xbc\xaf\x27\x1c", "报告.7z") == "unknown_kind"


def test_workbook_and_old_word_file_are_refused():
    workbook = io.BytesIO()
    openpyxl.Workbook().save(workbook)

    assert refused(workbook.getvalue(), "表.docx") == "not_docx"
    assert refused(OLE, "报告.doc") == "unknown_kind"
    assert refused(OLE, "报告.docx") == "not_docx"
    assert refused(b"{\\rtf1\\ansi}") == "unknown_kind"


def test_damaged_docx_is_refused():
    whole = make_docx(fill)

    assert refused(whole[: len(whole) // 2]) == "not_docx"
    assert refused(docx_with("word/document.xml", b"<w:document")) == "not_docx"
    assert (
        refused(
            docx_with(
                "[Content_Types].xml",
                b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            )
        )
        == "not_docx"
    )


def test_docx_bomb_is_refused_by_what_it_declares():
    assert refused(docx_with("word/media/a.bin", bytes(word.MOST_UNPACKED + 1))) == "bomb"


def test_docx_bomb_is_refused_by_its_ratio():
    assert refused(docx_with("word/media/a.bin", bytes(10 * 1024 * 1024))) == "bomb"


def test_docx_bomb_that_lies_about_its_size_is_refused():
    """The archive says a part has 10 bytes; what comes out of it is more."""
    data = docx_with("word/z.bin", bytes(30 * 1024 * 1024))
    size = struct.pack("<L", 30 * 1024 * 1024)

    assert refused(data.replace(size, struct.pack("<L", 10))) == "not_docx"


def test_docx_with_entities_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + b"<x>&b;</x>"

    assert refused(docx_with("word/document.xml", laughs)) == "bomb"
    assert refused(docx_with("word/document.xml", laughs.decode().encode("utf-16"))) == "bomb"


def test_pdf_bomb_is_refused():
    zeros = zlib.compress(bytes(101 * 1024 * 1024), 9)

    assert refused(make_pdf("县政协", packed=zeros)) == "bomb"
    assert refused(make_pdf("县政协", packed=zlib.compress(zeros))) == "bomb"


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xef\xbb\xbf", b"\xff\xfe"]),
)
def test_any_bytes_are_decoded_or_refused(data: bytes, start: bytes):
    try:
        outcome = decode(start + data).text.strip()
    except Unreadable as refusal:
        outcome = refusal.code

    assert outcome
