"""Tables as declarations: which columns, how each is shown on the page, on the phone and in a CSV file."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from jianyan.look import phrases
from jianyan.look.numbers import plain

Kind = Literal["text", "number", "date", "title", "state", "due"]
Phone = Literal["", "inline", "skip"]

BOM = "\ufeff"
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


@dataclass(frozen=True)
class Column:
    """One column.

    `name` is an attribute path on the row (`lead_unit.name`); `get`, when given, is asked instead. A title links to
    the row's `get_absolute_url()` and may have a second line (`sub`, a path). `phone` says what a folded row does
    with the cell: a line of its own, inline, or left out. `sort` is the key that the address takes, empty for none.
    States and deadlines are objects as in `parts`.
    """

    name: str
    label: Any
    kind: Kind = "text"
    phone: Phone = ""
    sort: str = ""
    sub: str = ""
    short: bool = False
    places: int | None = None
    get: Callable[[Any], Any] | None = None

    def value(self, row: Any) -> Any:
        """What the row holds in this column."""
        return self.get(row) if self.get else resolve(row, self.name)

    def text(self, row: Any) -> str:
        """The value as the page words it."""
        value = self.value(row)
        if value is None or value == "":
            return "—" if self.kind == "number" else ""
        if isinstance(value, datetime):
            return phrases.moment_text(value, short=self.short)
        if isinstance(value, date):
            return phrases.date_text(value, short=self.short)
        if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
            return plain(value, self.places)
        return word_of(value)


@dataclass(frozen=True)
class Sorting:
    """How a head sorts: the key its link asks for next, and the direction it sorts in now (empty for none)."""

    key: str
    now: str = ""

    @property
    def arrow(self) -> str:
        return {"ascending": "↑", "descending": "↓"}.get(self.now, "")


@dataclass(frozen=True)
class Table:
    """Rows under a head. `sort` is the key in force, with a minus when it descends.

    `picks` names the checkboxes that select rows by their `pk`; empty leaves them out. `empty` is the sentence that
    stands in place of no rows.
    """

    columns: Sequence[Column]
    rows: Iterable[Any]
    caption: Any = ""
    sort: str = ""
    sort_parameter: str = "sort"
    dense: bool = False
    picks: str = ""
    picked: frozenset[str] = field(default_factory=frozenset)
    caption_shown: bool = False
    empty: Any = ""

    def sorting(self, column: Column) -> Sorting | None:
        """The sorting of a column; None when it cannot be sorted."""
        if not column.sort:
            return None
        if self.sort == column.sort:
            return Sorting(f"-{column.sort}", "ascending")
        return Sorting(column.sort, "descending" if self.sort == f"-{column.sort}" else "")


def resolve(row: Any, path: str) -> Any:
    """Follow a path of attributes or keys; call what can be called; None as soon as something is missing its value.

    Raises:
        AttributeError, KeyError: a name on the path does not exist.
    """
    value = row
    for name in path.split("."):
        if value is None:
            return None
        value = value[name] if isinstance(value, dict) else getattr(value, name)
        if callable(value) and not getattr(value, "do_not_call_in_templates", False):
            value = value()
    return value


def word_of(value: Any) -> str:
    """The word of a value: of a state its word, of a deadline its words."""
    if isinstance(value, bool):
        return str(phrases.YES if value else phrases.NO)
    for name in ("word", "words"):
        if hasattr(value, name):
            return str(getattr(value, name))
    return str(value)


def address_of(row: Any) -> str:
    """Where a row's title leads; empty when the row has no page."""
    if isinstance(row, dict):
        return str(row.get("url", ""))
    return str(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else str(getattr(row, "url", ""))


def to_csv(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """The table as lines of CSV that spreadsheets open as they are: marked as UTF-8, no cell run as a formula."""
    yield BOM + _csv_line(str(column.label) for column in columns)
    for row in rows:
        yield _csv_line(_csv_cell(column.value(row)) for column in columns)


def _csv_cell(value: Any) -> str:
    """A value for machines: ISO dates, digits, and an apostrophe before what a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    text = plain(value) if isinstance(value, Decimal) else word_of(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text) else text


def _csv_line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(list(cells))
    return buffer.getvalue()
