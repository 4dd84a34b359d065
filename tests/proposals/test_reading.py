"""A proposal out of a Word file: our own sheet, papers of one's own, and files that are refused with a sentence."""

import io
import zipfile

import pytest
from docx import Document

from jianyan.paper.blocks import Paper, Table, Title, paragraphs
from jianyan.paper.word import docx_of
from jianyan.proposals.papers import body
from jianyan.proposals.reading import LARGEST, Draft, PaperRefused, draft_from, draft_of


def file_of(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_entry(data: bytes, name: str, content: bytes = b"x") -> bytes:
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def said(*lines: str) -> Draft:
    return draft_from(file_of(*lines), "提案.docx")


WHOLE = Draft("关于加强停车管理的提案", "车位不足。", "规划不够。", ["划定车位", "开放车场"])


def test_numbered_headings_with_numbered_suggestions():
    draft = said(
        "关于加强停车管理的提案", "一、基本情况", "车位不足。", "二、原因分析", "规划不够。", "三、对策建议", "1.划定车位", "2、开放车场",
    )  # fmt: skip

    assert draft == WHOLE


def test_headings_without_numbers():
    draft = said(
        "关于加强停车管理的提案", "【情况】", "车位不足。", "分析：", "规划不够。", "建议：", "（一）划定车位", "（二）开放车场",
    )  # fmt: skip

    assert draft == WHOLE


def test_labels_on_the_line_of_their_text():
    draft = said(
        "案由：关于加强停车管理的提案", "提案人：张某", "联系电话：13800000000", "情况：车位不足。", "分析：规划不够。",
        "具体建议：一是划定车位；二是开放车场",
    )  # fmt: skip

    assert draft == Draft(WHOLE.title, WHOLE.situation, WHOLE.analysis, ["划定车位；", "开放车场"])


def test_a_form_in_a_table():
    rows = (
        ("案由", "关于加强停车管理的提案"), ("提案人", "张某"), ("情况与问题", "车位不足。"), ("分析", "规划不够。"),
        ("建议", "1.划定车位\n2.开放车场"), ("审查意见", "立案"),
    )  # fmt: skip
    form = docx_of(Paper("表", (Title("政协某市委员会提案表"), Table(rows, (1, 4)))))

    assert draft_from(form, "form.docx") == WHOLE


def test_a_title_over_two_lines():
    assert said("关于加强", "停车管理的提案", "情况：车位不足。").title == "关于加强停车管理的提案"


def test_a_suggestion_that_speaks_of_problems_is_no_heading():
    draft = said(
        "一、情况", "甲。", "二、建议", "（一）建立问题台账", "按月通报。", "（二）开展原因分析", "（三）改进措施"
    )

    assert draft == Draft("", "甲。", "", ["建立问题台账\n按月通报。", "开展原因分析", "改进措施"])


def test_suggestions_come_last_whatever_words_they_hold():
    draft = said("情况：甲。", "建议：", "1.修路", "原因：路不平。", "2.通车")

    assert draft == Draft("", "甲。", "", ["修路\n原因：路不平。", "通车"])


def test_headings_inside_the_situation_stay_there():
    draft = said("一、现状", "甲。", "（一）问题突出", "乙。", "二、存在的困难", "丙。", "三、建议", "修路。")

    assert draft == Draft("", "甲。\n（一）问题突出\n乙。\n二、存在的困难\n丙。", "", ["修路。"])


def test_suggestions_without_numbers_are_a_line_each():
    assert said("建议", "为此，提出以下建议：", "建议修路。", "建议通车。").asks == ["建议修路。", "建议通车。"]


def test_what_stands_before_the_first_number_stays_with_it():
    assert said("建议", "由市住建局牵头。", "1.修路", "2.通车").asks == ["由市住建局牵头。\n修路", "通车"]


def test_numbers_out_of_turn_stay_text():
    assert said("建议", "1.修路", "1.5公里以上", "3.不算", "2.通车").asks == ["修路\n1.5公里以上\n3.不算", "通车"]


def test_the_date_at_the_end_is_no_suggestion():
    assert said("建议", "1.修路", "2026年1月5日").asks == ["修路"]


def test_a_paper_without_headings_is_all_situation():
    assert said("关于修路的提案", "路不平。", "要修。") == Draft("关于修路的提案", "路不平。\n要修。")


def test_headings_of_our_own_sheet_are_the_only_ones_in_it():
    """What a writer put under the heading of a part stays there, whatever it looks like."""
    lines = ["一、情况与问题", "二、原因分析", "（一）建议", "二、分析", "问题：没有钱。", "三、建议", "1.修路"]

    assert draft_of(lines) == Draft("", "二、原因分析\n（一）建议", "问题：没有钱。", ["修路"])


def refusal(data: bytes, name: str = "提案.docx") -> str:
    with pytest.raises(PaperRefused) as refused:
        draft_from(data, name)
    return str(refused.value)


WORD = file_of("关于修路的提案")
MACRO_KINDS = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


def retyped(data: bytes, kinds: bytes) -> bytes:
    """The archive with another list of what is in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, kinds if name == "[Content_Types].xml" else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORD, "提案.docm"),
        (with_entry(WORD, "word/vbaProject.bin"), "提案.docx"),
        (with_entry(WORD, "word/VBAPROJECT.BIN"), "提案.docx"),
        (retyped(WORD, MACRO_KINDS), "提案.docx"),
    ],
)
def test_a_file_with_macros_is_refused(data, name):
    """A macro-laden Word file is refused, whatever it is called."""
    assert refusal(data, name) == "文件带有宏，不能导入。请在 Word 或 WPS 里另存为不带宏的“Word 文档(*.docx)”。"


@pytest.mark.parametrize(
    "data",
    [
        "关于修路的提案".encode(),
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        b"MZ\x90\x00" + bytes(512),
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        b"PK\x03\x04broken",
        with_entry(b"", "xl/workbook.xml"),
        "<html><body>关于修路的提案</body></html>".encode(),
    ],
)
def test_a_disguised_file_is_refused(data):
    """A file whose content is not what its name says is refused."""
    assert refusal(data) == (
        "文件内容不是 Word 文档，名称与内容不符。请在 Word 或 WPS 里打开，另存为“Word 文档(*.docx)”再导入。"
    )


def test_a_protected_file_is_refused():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")

    assert refusal(locked) == "文件有打开密码，读不了。请在 Word 或 WPS 里取消密码后另存，再导入。"


def test_another_kind_of_file_is_refused():
    assert refusal(WORD, "提案.doc") == "只能导入 .docx 文件。请在 Word 或 WPS 里另存为“Word 文档(*.docx)”。"


def test_an_empty_file_is_refused():
    assert refusal(b"") == "文件是空的。请选择写好的提案文件。"
    assert refusal(file_of("", " ")) == "文件里没有文字。如果正文是图片，请改成文字再导入。"


def test_too_large_a_file_is_refused_before_it_is_read():
    assert refusal(b"PK\x03\x04" + bytes(LARGEST)).startswith("文件超过5 MB。")


def test_a_file_that_unpacks_to_too_much_is_refused():
    file = io.BytesIO(WORD)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(200 * 1024 * 1024))

    assert refusal(file.getvalue()).startswith("文件展开后过大")


class Written:
    """A proposal's text, for the body of a sheet."""

    def __init__(self, draft: Draft) -> None:
        self.situation, self.analysis, self.asked = draft.situation, draft.analysis, draft.asks


@pytest.mark.parametrize(
    "draft",
    [
        Draft("", "甲\n一、问题\n乙", "丙", ["2026年底前修路\n再说", "1.5倍", "（一）通车"]),
        Draft("", "甲", "", ["建议：", "如下："]),
        Draft("", "", "", ["只有一条"]),
        Draft("", "只有情况"),
    ],
)
def test_a_drawn_body_reads_back_the_same(draft):
    assert draft_from(docx_of(Paper("往返", tuple(body(Written(draft))))), "a.docx") == draft


def test_paragraphs_leave_out_blank_lines():
    assert [one.text for one in paragraphs("甲\n\n 乙 \n")] == ["甲", "乙"]
