"""Files taken into a section, long texts cut into several, and numbers that become figures."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jianyan.committees.periods import parse
from jianyan.reports.models import Section
from jianyan.reports.typed import ways
from jianyan.reports.writing import importing, splitting, unbound
from jianyan.reports.writing.keeping import LONGEST, keep
from tests.reports.desks import actor, county, first, make_report
from tests.reports.test_writing import post, text_of

pytestmark = pytest.mark.django_db
TOLD = "收到提案312件，立案200件，召开主席会议13次，组织视察50余次。"


def word(*paragraphs, edit=None) -> bytes:
    """A Word file; a pair is a paragraph with the level of its heading, a list of lists a table."""
    made = docx.Document()
    for one in paragraphs:
        if isinstance(one, list):
            table = made.add_table(len(one), len(one[0]))
            for row, cells in enumerate(one):
                for column, words in enumerate(cells):
                    table.cell(row, column).text = words
        elif isinstance(one, tuple):
            made.add_heading(one[0], one[1])
        else:
            made.add_paragraph(one)
    if edit:
        edit(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def track(made) -> None:
    """One tracked insertion and one deletion in the last paragraph."""
    paragraph = made.paragraphs[-1]._p
    for tag, inside, words in (("w:ins", "w:t", "加上的"), ("w:del", "w:delText", "删去的")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inside)
        text.text = words
        run.append(text)
        change.append(run)
        change.set(qn("w:author"), "某人")
        paragraph.append(change)


def with_macros(data: bytes) -> bytes:
    """The same file as Word stores one with macros."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"wordprocessingml.document.main+xml", b"wordprocessingml.document.macroEnabled.main+xml"
                )
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.macro",
                    b"application/vnd.ms-word.document.macro",
                )
            new.writestr(name, part)
        new.writestr("word/vbaProject.bin", b"\x00macro")
    return buffer.getvalue()


def upload(section, data, name="稿.docx", **more):
    return post("yanjiu", section, do="import", file=SimpleUploadedFile(name, data), **more)


# Files


def test_headings_paragraphs_and_tables_of_a_word_file_are_kept():
    data = word(("一、提案", 1), ("（一）立案", 2), "立案200件。", ("要点", 3), [["类", "件"], ["甲", "3"]])

    assert (
        importing.take(data, "a.docx").text
        == "## 一、提案\n\n### （一）立案\n\n立案200件。\n\n#### 要点\n\n类　件\n\n甲　3"
    )


def test_headings_that_are_only_numbered_are_known_by_their_numbers():
    text = importing.take("一、提案\n（一）立案\n立案200件。\n1.主要做法\n（1）办理\n1.5倍".encode(), "a.txt").text

    assert text.split("\n\n") == [
        "## 一、提案",
        "### （一）立案",
        "立案200件。",
        "#### 1.主要做法",
        "##### （1）办理",
        "1.5倍",
    ]


def test_tracked_changes():
    """Tracked changes: the accepted text only, with a sentence that says how many."""
    taken = importing.take(word("原来的", edit=track), "a.docx")

    assert taken.text == "原来的加上的"
    assert taken.notes == ["文件里有2处修订，都按接受以后的文字读入；请核对。"]


def test_a_pasted_document_with_macros():
    """A pasted document with macros: its text, never run, said."""
    taken = importing.take(with_macros(word("正文。")), "a.docm")

    assert taken.text == "正文。"
    assert taken.notes == ["文件带有宏，只读入了文字；宏没有运行，也没有保存。"]


def test_brackets_in_a_file_are_no_figures():
    assert importing.take("见[[附件]]".encode(), "a.txt").text == "见［［附件］］"


@pytest.mark.parametrize(
    ("data", "said"), [(b"PK\x03\x04broken", "不是 Word 文档"), (b"", "空的"), (b"\x00\x01\x02", "不是文字文件")]
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_lost(data, said):
    section = first(make_report("甲"))

    page = upload(section, data, text="写到一半").content.decode()

    assert said in page
    assert "写到一半" in page
    assert text_of(section) == "甲"


def test_a_file_is_put_behind_what_is_typed_and_stored_only_when_saved():
    section = first(make_report("甲"))

    page = upload(section, word("立案200件。", edit=track), text="写到一半").content.decode()

    assert "写到一半\n\n立案200件。加上的" in page
    assert "2处修订" in page
    assert text_of(section) == "甲"


def test_no_file_chosen_is_said():
    section = first(make_report("甲"))

    assert "请先选择一个文件" in post("yanjiu", section, do="import").content.decode()


# Long texts


def test_a_document_of_200_pages():
    """A document of 200 pages: nothing lost, a sentence that says what to do, and it is cut by its headings."""
    section = first(make_report("甲", "后面的"))
    pages = [one for number in range(1, 21) for one in ((f"{number}章", 1), *["字" * 600] * 12)]

    page = upload(section, word(*pages), text="").content.decode()
    assert "分成几节" in page
    assert "一节最多10000字" in page
    whole = importing.take(word(*pages), "a.docx").text
    post("yanjiu", section, do="split", text=whole)

    rows = section.report.standing()
    assert [row.heading for row in rows] == ["第1节", *(f"{number}章" for number in range(1, 21)), "第2节"]
    assert sum(row.text.count("字") for row in rows) == 20 * 12 * 600


def test_a_text_longer_than_can_be_taken_in_is_refused():
    with pytest.raises(importing.NotTaken, match="请按章节分成几个文件"):
        importing.take(("字" * 100 + "\n").encode() * 4_001, "a.txt")


def test_a_part_that_is_too_long_is_cut_by_its_second_headings_or_paragraphs():
    long = "### （一）甲\n\n" + "字" * 6_000 + "\n\n### （二）乙\n\n" + "字" * 6_000

    assert [heading for heading, _text in splitting.parts("一、题", long)] == ["一、题", "一、题（续1）"]
    assert max(len(text) for _heading, text in splitting.parts("一、题", "字" * 25_000)) <= LONGEST


def test_a_split_is_refused_as_a_whole_while_somebody_else_writes():
    section = first(make_report("甲"))
    keep(section, "", "甲", by=actor("bangong"), seen="", whole=False)

    page = post("yanjiu", section, do="split", text="一\n\n## 二\n\n乙").content.decode()

    assert "正在写这一节" in page
    assert Section.objects.of(county()).filter(report=section.report).count() == 1


# Numbers


def numbers(text):
    return unbound.unbound(text, county(), parse("2022", county()))


def test_each_number_of_a_text_has_its_figure_told_and_computed_side_by_side():
    found = {one.quote: one for one in numbers(TOLD)}

    assert found["200件"].text == "[[proposals.filed]]件"
    assert (found["200件"].agrees, found["200件"].computed) == (True, "200件")
    assert (found["312件"].agrees, found["312件"].text) == (False, "[[proposals.received]]件")
    assert found["50余次"].text.endswith("|余]]次")


def test_a_figure_keeps_the_words_that_are_its_own():
    found = numbers("全年收到提案[[proposals.received]]件，立案200件，另有[[proposals.fild]]件。")

    assert [(one.quote, one.text) for one in found] == [("200件", "[[proposals.filed]]件")]


def test_figures_of_the_text_are_no_numbers_of_it():
    assert numbers("立案[[proposals.filed]]件，[[proposals.received period=2021]]件") == []


@pytest.mark.parametrize(
    ("quote", "way"),
    [("50余次", "余"), ("260余万元", "余万"), ("2.9万余件", "万余"), ("近200人次", "近"), ("3万元", "万"), ("50次以上", "以上")],
)  # fmt: skip
def test_a_number_is_shown_as_it_was_told(quote, way):
    assert ways(quote)[0] == way


def test_without_script_those_that_agree_are_bound():
    section = first(make_report("甲"))

    page = post("yanjiu", section, do="", bind="agreeing", text=TOLD).content.decode()

    assert "收到提案312件，立案[[proposals.filed]]件" in page


def test_one_number_is_bound_by_its_button():
    told = next(one for one in numbers(TOLD) if one.quote == "312件")
    section = first(make_report("甲"))

    page = post("yanjiu", section, do="", bind=f"{told.start}-{told.end}", text=TOLD).content.decode()

    assert "收到提案[[proposals.received]]件，立案200件" in page
