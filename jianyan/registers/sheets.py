"""Rows out of an uploaded Excel or CSV file; what is no such file is refused with one sentence.

Nothing is unpacked to disk, formulas are read as the values they had, and limits hold before anything is read.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 5 * 1024 * 1024
MOST_UNZIPPED = 60 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 60
HEAD_WITHIN = 10
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
EXAMPLE = "示例"
UNREADABLE = (
    InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError,
    IndexError, TypeError, AttributeError,
)  # fmt: skip


class FileRefused(Exception):
    """A file that cannot be read as a list; the text says what is wrong with it and what to do."""


@dataclass(frozen=True)
class Column:
    """One column of a list: its head (without the star of a required one), what to write, an example."""

    name: str
    label: str
    required: bool = False
    note: str | Promise = ""
    example: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One row: its number in the file, and its words by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """The rows of a file, and the heads of columns that nothing is done with."""

    lines: list[Line]
    unknown: list[str]


def read(name: str, content: bytes, columns: Sequence[Column]) -> Sheet:
    """The rows of a file under the given columns; blank rows and the example row are left out.

    Raises:
        FileRefused: not an Excel or CSV file, protected, with macros, too large, or without the columns.
    """
    if not content:
        raise FileRefused(_("文件是空的，没有导入。请选择填好的文件。"))
    if len(content) > MOST_BYTES:
        raise FileRefused(too_large())
    rows = _workbook_rows(name, content) if _claims_excel(name, content) else _text_rows(name, content)
    return _under_heads(_numbered(rows), columns)


def uploaded(file: UploadedFile, columns: Sequence[Column]) -> Sheet:
    """The rows of an uploaded file; its size is looked at before it is read.

    Raises:
        FileRefused: as `read`.
    """
    if (file.size or 0) > MOST_BYTES:
        raise FileRefused(too_large())
    return read(file.name or "", file.read(), columns)


def too_large() -> str:
    """The sentence about a file that is too large, for who knows its size before reading it."""
    return _("文件超过5 MB，没有导入。请去掉图片和多余的工作表，或分成几个文件。")


def _claims_excel(name: str, content: bytes) -> bool:
    """Whether to read it as Excel: by its first bytes; the name must say the same."""
    ending = name.lower().rpartition(".")[2]
    if content.startswith(OLE):
        raise FileRefused(_protected_or_old(content))
    if ending == "xlsm":
        raise FileRefused(_macros())
    if ending not in ("xlsx", "csv"):
        raise FileRefused(_("只能导入 .xlsx 或 .csv 文件。请在 Excel 或 WPS 里另存为“Excel 工作簿(*.xlsx)”。"))
    if (ending == "xlsx") != content.startswith(ZIP):
        raise FileRefused(_("文件内容不是 %(ending)s，名称与内容不符。请另存为 .xlsx 再导入。") % {"ending": ending})
    return ending == "xlsx"


def _protected_or_old(content: bytes) -> str:
    if ENCRYPTED in content:
        return _("文件有打开密码，读不了。请在 Excel 里取消密码后另存，再导入。")
    return _("这是旧版 Excel 文件(.xls)。请另存为“Excel 工作簿(*.xlsx)”再导入。")


def _macros() -> str:
    return _("文件带有宏，不能导入。请另存为不带宏的“Excel 工作簿(*.xlsx)”。")


def _workbook_rows(name: str, content: bytes) -> Iterator[list[Any]]:
    _check_package(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            yield list(row)
    except UNREADABLE as error:
        raise FileRefused(_damaged()) from error


def _check_package(content: bytes) -> None:
    """An Excel file is a zip of XML: look at its table of contents before opening any of it."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise FileRefused(_damaged()) from error
    entries = package.infolist()
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(_macros())
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise FileRefused(_("这不是 Excel 文件，只是压缩包。请选择 .xlsx 文件。"))
    if sum(entry.file_size for entry in entries) > MOST_UNZIPPED:
        raise FileRefused(_("文件解开后过大，没有导入。请只保留名单本身，另存后再导入。"))
    _check_declarations(package, entries)


def _check_declarations(package: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> None:
    """No part of a real Excel file declares entities; one that does means harm."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with package.open(entry) as part:
                if b"<!DOCTYPE" in part.read(1024):
                    raise FileRefused(_damaged())


def _damaged() -> str:
    return _("文件已损坏或不是 Excel 文件，读不了。请在 Excel 里打开另存，再导入。")


def _text_rows(name: str, content: bytes) -> Iterator[list[Any]]:
    text = decoded(content)
    lines = text.splitlines()
    separator = max(",\t;", key=lambda sign: "\n".join(lines[:HEAD_WITHIN]).count(sign))
    try:
        yield from csv.reader(io.StringIO(text), delimiter=separator)
    except csv.Error as error:
        raise FileRefused(_("文件不是规范的 CSV，读不了。请用 Excel 另存为 .xlsx 再导入。")) from error


def decoded(content: bytes) -> str:
    """UTF-8, else GBK and its successor."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileRefused(_("文件不是文字，读不了。CSV 文件请存为 UTF-8 或 GBK 编码。"))


def _numbered(rows: Iterable[list[Any]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with anything in them, numbered as the spreadsheet numbers them."""
    found = 0
    for number, row in enumerate(rows, 1):
        words = [word_of(value) for value in row]
        if any(words):
            found += 1
            if found > MOST_ROWS + HEAD_WITHIN:
                raise FileRefused(_too_many())
            yield number, words


def _too_many() -> str:
    return _("文件超过%(most)d行，没有导入。请分成几个文件。") % {"most": MOST_ROWS}


def word_of(value: Any) -> str:
    """A cell as words: whole numbers without a point, days as ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    words = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return re.sub(r" {2,}", " ", words).strip(" \u3000")


def _under_heads(rows: Iterator[tuple[int, list[str]]], columns: Sequence[Column]) -> Sheet:
    places, unknown = _find_heads(rows, columns)
    lines = [
        Line(number, {name: row[place] for place, name in places.items() if place < len(row)}) for number, row in rows
    ]
    first = columns[0].name
    kept = [line for line in lines if any(line.cells.values()) and not _is_example(line[first])]
    if not kept:
        raise FileRefused(_("文件里只有表头，没有填写的行。请从表头下一行开始填写，再导入。"))
    if len(kept) > MOST_ROWS:
        raise FileRefused(_too_many())
    return Sheet(kept, unknown)


def _is_example(word: str) -> bool:
    return word.strip("（(").startswith(EXAMPLE)


def _find_heads(rows: Iterator[tuple[int, list[str]]], columns: Sequence[Column]) -> tuple[dict[int, str], list[str]]:
    """Which column stands where; the heads are the first row that holds the first column's."""
    known = {word: column.name for column in columns for word in (column.label, *column.also)}
    for number, row in rows:
        heads = [_head(word) for word in row]
        if known.keys() & set(heads) and columns[0].name in {known.get(head) for head in heads}:
            return _placed(heads, known, columns)
        if number >= HEAD_WITHIN:
            break
    raise FileRefused(_("没有找到表头“%(head)s”。请下载模板，按模板的表头填写。") % {"head": columns[0].label})


def _placed(heads: list[str], known: dict[str, str], columns: Sequence[Column]) -> tuple[dict[int, str], list[str]]:
    places = {place: known[head] for place, head in enumerate(heads) if head in known}
    for column in columns:
        found = list(places.values()).count(column.name)
        if found > 1:
            raise FileRefused(_("表头“%(head)s”出现了两次。请只留一列。") % {"head": column.label})
        if column.required and not found:
            raise FileRefused(_("缺少“%(head)s”这一列。请下载模板，按模板的表头填写。") % {"head": column.label})
    return places, [head for head in heads if head and head not in known]


def _head(word: str) -> str:
    """A head without its star and without a note in brackets."""
    return re.sub(r"[（(].*?[)）]|[*＊\s]", "", word)
