"""The statistics as files: an Excel book with one sheet a table and numbers as numbers, and a table as CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from jianyan.figures.pages import period_words
from jianyan.figures.questions import Answer
from jianyan.handling.statistics import Statistics, Table
from jianyan.look import phrases
from jianyan.look.tables import Column, to_csv
from jianyan.proposals.review import ReviewTable

NARROW, WIDE = 16, 44

Row = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """A head and rows of plain values; `name` is its address, `title` the words on its tab."""

    name: str
    title: str
    head: Sequence[str]
    rows: Sequence[Row]


def sheets(statistics: Statistics) -> list[Sheet]:
    """Everything the page shows, in its order."""
    found = [_account(statistics), _figures(statistics), _years(statistics)]
    found += [_review(statistics.review)] if statistics.review else []
    return [*found, *map(_table, statistics.tables)]


def _account(statistics: Statistics) -> Sheet:
    account = statistics.account
    rows: list[Row] = [(gettext("期初在审"), account.before.records)]
    rows += [(str(found.figure.label), found.records) for found in (account.received, *account.outcomes)]
    rows += [(gettext("期末在审"), account.after.records), (gettext("差额"), account.gap)]
    rows += [(gettext("截至"), statistics.as_of), (gettext("期间"), period_words(statistics.period))]
    return Sheet(
        "account", gettext("收到和审查"), (gettext("项目"), gettext("件数")), [*rows, (account.words(), None)]
    )


def _figures(statistics: Statistics) -> Sheet:
    head = [
        gettext("指标"),
        gettext("数值"),
        gettext("单位"),
        gettext("分子"),
        gettext("分母"),
        gettext("口径"),
        gettext("截至"),
    ]
    rows = [_figure(found) for found in (*statistics.rates, *statistics.counts)]
    return Sheet("figures", gettext("比率和件数"), head, rows)


def _figure(found: Answer) -> Row:
    figure = found.figure
    return (
        found.question.title(),
        found.value,
        found.unit,
        found.part,
        found.whole,
        str(figure.meaning),
        found.question.as_of,
    )


def _years(statistics: Statistics) -> Sheet:
    rows = [(filed.question.period.code, filed.records, received.records) for filed, received in statistics.years]
    return Sheet("years", gettext("逐期"), (gettext("期间"), gettext("立案（件）"), gettext("收到（件）")), rows)


def _review(table: ReviewTable) -> Sheet:
    head = (table.plenary, gettext("件数"), gettext("占立案提案（%）"))
    rows = [table.received, *table.outcomes, *table.who, *table.categories]
    return Sheet("review", gettext("审查情况"), head, [(row.label, row.count, row.share) for row in rows])


def _table(table: Table) -> Sheet:
    width = len(table.parts.total) - 1
    rows: list[Row] = []
    for line in table.parts.lines:
        values = [found.value for found in line.answers] or [line.rest, *[None] * width]
        rows.append((line.label, *_with_share(table, values, line.share)))
    total = [found.value for found in table.parts.total]
    rows.append((gettext("合计"), *_with_share(table, total, Decimal(100))))
    return Sheet(table.of.name, str(table.of.label), (str(table.parts.dimension.label), *table.heads), rows)


def _with_share(table: Table, values: Sequence[Any], share: Decimal | None) -> Sequence[Any]:
    return values if table.parts.overlaps else [values[0], share, *values[1:]]


def workbook(statistics: Statistics) -> bytes:
    """All sheets as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets(statistics):
        page = book.create_sheet(sheet.title[:31])
        page.append(list(sheet.head))
        for row in sheet.rows:
            page.append([_cell(value) for value in row])
        _dress(page, len(sheet.head))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(value: Any) -> Any:
    """A number as a number; a text that begins like a formula as text."""
    if isinstance(value, Decimal):
        return float(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value


def _dress(page: Any, width: int) -> None:
    page.freeze_panes = "B2"
    for place in range(1, width + 1):
        page.cell(1, place).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = WIDE if place == 1 else NARROW


def csv_of(sheet: Sheet) -> Iterator[str]:
    """One sheet as lines of CSV."""
    return to_csv([Column(str(n), head, get=_at(n)) for n, head in enumerate(sheet.head)], sheet.rows)


def _at(place: int) -> Callable[[Row], Any]:
    return lambda row: row[place] if place < len(row) else None


def as_of_words(statistics: Statistics) -> str:
    """截至2022年12月31日."""
    return gettext("截至%(day)s") % {"day": phrases.date_text(statistics.as_of)}
