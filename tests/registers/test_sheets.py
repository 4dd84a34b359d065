"""Files that are uploaded: what can be read, and one clear sentence for everything else."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from jianyan.registers import sheets
from jianyan.registers.blanks import blank
from jianyan.registers.sheets import FileRefused
from jianyan.setting_up import roster, units
from tests.setting_up.lists import HEADS, person, xlsx


def read(content, name="名册.xlsx"):
    return sheets.read(name, content, roster.COLUMNS)


def refusal(content, name="名册.xlsx"):
    with pytest.raises(FileRefused) as refused:
        read(content, name)
    return str(refused.value)


def package(**files):
    """A zip with the parts every Excel file has, and these."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>", **files}.items():
            file.writestr(name, content)
    return made.getvalue()


def test_rows_come_with_their_number_in_the_file_and_without_blank_ones():
    sheet = read(xlsx([person("王小明"), [], person("李明")]))

    assert [(line.number, line["name"]) for line in sheet.lines] == [(2, "王小明"), (4, "李明")]


def test_numbers_and_days_become_words():
    row = person(phone=13800000001.0, joined_on=datetime(2026, 3, 5))

    line = read(xlsx([row])).lines[0]

    assert (line["phone"], line["joined_on"]) == ("13800000001", "2026-03-05")


def test_formulas_are_read_as_the_values_they_had():
    """Formulas are read as values."""
    book = load_workbook(io.BytesIO(xlsx([person("=1+1")])))
    file = io.BytesIO()
    book.save(file)

    line = read(file.getvalue()).lines[0]

    assert line["name"] == ""  # never calculated, so it has no value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_csv_is_read_in_the_encodings_that_offices_use(encoding, separator):
    text = "\r\n".join(separator.join(row) for row in (HEADS, person("王小明")))

    assert read(text.encode(encoding), "名册.csv").lines[0]["name"] == "王小明"


def test_the_template_has_heads_and_an_example_that_is_not_imported():
    content = blank(roster.COLUMNS, "委员名册")
    book = load_workbook(io.BytesIO(content))
    book.active.append(person("李明"))
    file = io.BytesIO()
    book.save(file)

    assert [cell.value for cell in book.active[2]] == HEADS
    assert [line["name"] for line in read(file.getvalue()).lines] == ["李明"]
    assert "只有表头" in refusal(content)


def test_the_template_of_units_is_read_back():
    with pytest.raises(FileRefused, match="只有表头"):
        sheets.read("单位.xlsx", blank(units.COLUMNS, "承办单位"), units.COLUMNS)


def test_columns_nobody_knows_are_named():
    assert read(xlsx([[*person(), "甘肃"]], [*HEADS, "籍贯"])).unknown == ["籍贯"]


def test_an_empty_file_is_refused():
    """An empty file gets one clear sentence."""
    assert refusal(b"") == "文件是空的，没有导入。请选择填好的文件。"


def test_what_is_no_excel_file_is_refused():
    """A file is checked by its content, not by its name."""
    assert "名称与内容不符" in refusal(b"%PDF-1.7 ...")


def test_another_kind_of_file_is_refused():
    """A file is checked by its name."""
    assert "只能导入 .xlsx 或 .csv" in refusal(xlsx([person()]), "名册.zip")


def test_a_zip_that_is_no_workbook_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("readme.txt", "x")

    assert "只是压缩包" in refusal(made.getvalue())


@pytest.mark.parametrize(
    ("name", "content"),
    [("名册.xlsm", xlsx([person()])), ("名册.xlsx", package(**{"xl/vbaProject.bin": b"x"}))],
)
def test_macros_are_refused(name, content):
    """A file with macros gets one clear sentence."""
    assert "带有宏" in refusal(content, name)


def test_a_file_with_a_password_is_refused():
    """A file with a password gets one clear sentence."""
    assert "打开密码" in refusal(sheets.OLE + b"\0" * 600 + sheets.ENCRYPTED)


def test_an_old_excel_file_is_refused():
    assert "旧版 Excel" in refusal(sheets.OLE + b"\0" * 600, "名册.xls")


def test_a_file_of_more_than_5_mb_is_refused():
    """A file of more than 5 MB gets one clear sentence."""
    assert "超过5 MB" in refusal(b"PK\x03\x04" + b"\0" * sheets.MOST_BYTES)


def test_a_file_of_more_than_5000_rows_is_refused():
    """A file of more than 5000 rows gets one clear sentence."""
    assert "超过5000行" in refusal(xlsx([[f"人{n}", "", "经济界"] for n in range(5001)]))


def test_a_file_of_5000_rows_is_read():
    assert len(read(xlsx([[f"人{n}", "", "经济界"] for n in range(5000)])).lines) == 5000


def test_a_file_that_unfolds_without_end_is_refused():
    """A decompression bomb gets one clear sentence."""
    bomb = package(**{"xl/worksheets/sheet1.xml": b"0" * (sheets.MOST_UNZIPPED + 1)})

    assert len(bomb) < sheets.MOST_BYTES
    assert "解开后过大" in refusal(bomb)


def test_a_file_with_entities_is_refused():
    assert "已损坏" in refusal(package(**{"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}))


@pytest.mark.parametrize("content", [package(), xlsx([person()])[:-200]])
def test_a_damaged_file_is_refused(content):
    """A damaged file gets one clear sentence."""
    assert "已损坏" in refusal(content)


def test_a_csv_that_is_no_text_is_refused():
    assert "文件不是文字" in refusal(bytes(range(256)) * 4, "名册.csv")


def test_a_file_without_heads_is_refused():
    assert "没有找到表头“姓名”" in refusal(xlsx([person()], heads=None))


def test_a_file_without_a_required_column_is_refused():
    assert "缺少“界别”" in refusal(xlsx([["王小明"]], ["姓名"]))


def test_a_column_twice_is_refused():
    assert "出现了两次" in refusal(xlsx([["王小明", "李明", "经济界"]], ["姓名", "姓名", "界别"]))


def test_an_empty_workbook_is_refused():
    file = io.BytesIO()
    Workbook().save(file)

    assert "没有找到表头" in refusal(file.getvalue())
