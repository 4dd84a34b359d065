"""Empty lists to fill in: an Excel file with a note, the heads, what to write under each, and one example row."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from jianyan.committees.downloads import kept_as
from jianyan.registers.sheets import Column

PALE = PatternFill("solid", fgColor="F2ECDF")
HEAD_ROW = 2


def blank(columns: Sequence[Column], title: str) -> bytes:
    """The template of a list as the bytes of an .xlsx file."""
    book = Workbook(write_only=False)
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title)
    sheet["A1"] = _("带*的必填；第3行是示例，导入时不计；其余从第4行填起。表头请勿改动。")
    for place, column in enumerate(columns, 1):
        head = sheet.cell(HEAD_ROW, place, f"{column.label}*" if column.required else column.label)
        head.font, head.fill, head.alignment = Font(bold=True), PALE, Alignment(horizontal="center")
        if column.note:
            head.comment = Comment(str(column.note), _("建言"))
        sheet.cell(HEAD_ROW + 1, place, column.example).font = Font(color="696053")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(12, 2 * len(column.example) + 4)
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def blank_answer(columns: Sequence[Column], title: str, name: str) -> HttpResponse:
    """The template of a list as a download, named by its title; `name` is for browsers that know ASCII only."""
    return kept_as(HttpResponse(blank(columns, title)), name, "xlsx", title=title)
