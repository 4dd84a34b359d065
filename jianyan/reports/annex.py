"""The figures annex of a report: every figure with definition, value, period and count of records, also as an Excel book."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from jianyan.reports.documents import Document, Told

WIDTHS = (6, 34, 16, 14, 8, 8, 14, 26, 12, 46, 10, 18, 26, 30, 40)
HEAD_ROWS = 3  # title, whose, columns


def head() -> tuple[str, ...]:
    return (gettext("数字"), gettext("数值"), gettext("期间"), gettext("截至"), gettext("口径"), gettext("记录"))


def row_of(one: Told) -> list[str]:
    """A figure as its row of the annex: what, value, period, as of, meaning, records."""
    return [one.title, one.exact, one.period, one.as_of, one.meaning, str(one.records)]


def workbook_of(made: Document) -> bytes:
    """The annex as the bytes of an Excel book: a figure a row, in the order of the text, numbers as numbers."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = gettext("数字附表")
    sheet.append([made.title])
    sheet.append([made.mark or made.committee])
    sheet.append(_columns())
    for number, one in enumerate(made.figures, 1):
        sheet.append(_cells(number, one))
    _dress(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _columns() -> list[str]:
    return [
        gettext("序号"), gettext("数字"), gettext("正文里写作"), gettext("数值"), gettext("单位"), gettext("概数"), gettext("期间"),
        gettext("起止"), gettext("截至"), gettext("口径"), gettext("记录"), gettext("分子、分母"), gettext("收窄"), gettext("名称"), gettext("说明"),
    ]  # fmt: skip


def _cells(number: int, one: Told) -> list[Any]:
    share = f"{one.part} ÷ {one.whole}" if one.part is not None else ""
    return [
        number, one.title, one.shown, one.value, one.unit, one.display, one.period, f"{one.start} — {one.until}", one.as_of, one.meaning,
        one.records, share, one.narrowing, one.name, one.note,
    ]  # fmt: skip


def _dress(sheet: Any) -> None:
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[HEAD_ROWS]:
        cell.font = Font(bold=True)
    for place, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=cell.row > HEAD_ROWS)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
    sheet.freeze_panes = "C4"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
