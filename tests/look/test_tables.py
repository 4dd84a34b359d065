import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from jianyan.look.parts import Due, State
from jianyan.look.tables import Column, Sorting, Table, address_of, resolve, to_csv


def test_resolve_follows_attributes_keys_and_calls():
    row = SimpleNamespace(unit={"head": SimpleNamespace(name=lambda: "钟临")})

    assert resolve(row, "unit.head.name") == "钟临"


def test_resolve_stops_at_nothing():
    assert resolve({"unit": None}, "unit.name") is None


def test_resolve_unknown_name_raises():
    with pytest.raises(AttributeError, match="nmae"):
        resolve(SimpleNamespace(name=""), "nmae")


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("v", ""), date(2026, 3, 5), "2026年3月5日"),
        (Column("v", "", short=True), date(2026, 3, 5), "3月5日"),
        (Column("v", ""), datetime(2026, 3, 5, 1, 12, tzinfo=UTC), "2026年3月5日 09:12"),
        (Column("v", "", kind="number"), 13056, "13056"),
        (Column("v", "", kind="number", places=1), Decimal("98.64"), "98.6"),
        (Column("v", "", kind="number"), None, "—"),
        (Column("v", ""), None, ""),
        (Column("v", ""), True, "是"),
        (Column("v", ""), State("待初审"), "待初审"),
        (Column("v", ""), Due("按期答复", "done"), "按期答复"),
        (Column("v", "", get=lambda row: row["v"] * 2), 4, "8"),
    ],
)
def test_column_words_its_value(column, value, text):
    assert column.text({"v": value}) == text


def test_sorting_turns_round_the_column_in_force():
    column = Column("filed_on", "立案日期", sort="filed_on")

    asked = [Table([column], [], sort=sort).sorting(column) for sort in ("", "filed_on", "-filed_on")]

    assert asked == [
        Sorting("filed_on"), Sorting("-filed_on", "ascending"), Sorting("filed_on", "descending"),
    ]  # fmt: skip
    assert [sorting.arrow for sorting in asked] == ["", "↑", "↓"]


def test_column_without_key_does_not_sort():
    assert Table([], []).sorting(Column("a", "")) is None


def test_address_of_asks_the_row():
    assert address_of(SimpleNamespace(get_absolute_url=lambda: "/p/1/")) == "/p/1/"
    assert (address_of({"url": "/p/2/"}), address_of({})) == ("/p/2/", "")


def read_back(cells):
    """The second line of a CSV of one row with these cells, as a spreadsheet reads it."""
    columns = [Column(str(index), f"列{index}") for index in range(len(cells))]
    text = "".join(to_csv(columns, [{str(index): cell for index, cell in enumerate(cells)}]))
    return list(csv.reader(io.StringIO(text)))[1]


def test_csv_begins_with_the_mark_and_the_heads():
    assert next(to_csv([Column("a", "案由"), Column("b", "日期")], [])) == "\ufeff案由,日期\r\n"


def test_csv_writes_values_for_machines():
    cells = [date(2026, 3, 5), Decimal("98.60"), 13056, None, State("办理中", "work"), '含"引号",与逗号']

    assert read_back(cells) == ["2026-03-05", "98.6", "13056", "", "办理中", '含"引号",与逗号']


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "-", "+"])
def test_csv_disarms_what_a_spreadsheet_would_run(cell):
    assert next(iter(read_back([cell]))).startswith("'")


@pytest.mark.parametrize("cell", ["-3", "+26", "-2.5", "-6.7%", "1=1", "第-1号"])
def test_csv_leaves_plain_numbers_and_text_alone(cell):
    assert read_back([cell]) == [cell]
