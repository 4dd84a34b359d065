"""A table made ready for its template: heads with their links, cells with their words."""

from typing import Any

from django.http import HttpRequest

from jianyan.look.addresses import with_parameters
from jianyan.look.tables import Column, Table, address_of, resolve, word_of


def heads(table: Table, request: HttpRequest | None) -> list[dict[str, Any]]:
    """The heads; a sortable one links to this page sorted by it, from its first page on."""
    return [_head(table, column, request) for column in table.columns]


def body(table: Table) -> list[dict[str, Any]]:
    """The rows with their cells; the title (or else the first cell) is the head of its row."""
    titles = [index for index, column in enumerate(table.columns) if column.kind == "title"]
    head = titles[0] if titles else 0
    return [_row(table, row, head) for row in table.rows]


def _head(table: Table, column: Column, request: HttpRequest | None) -> dict[str, Any]:
    sorting = table.sorting(column)
    url = with_parameters(request, **{table.sort_parameter: sorting.key, "page": None}) if sorting else ""
    return {
        "label": column.label,
        "number": column.kind == "number",
        "url": url,
        "now": sorting.now if sorting else "",
        "arrow": sorting.arrow if sorting else "",
    }


def _row(table: Table, row: Any, head: int) -> dict[str, Any]:
    key = _key(row) if table.picks else ""
    return {
        "key": key,
        "name": table.columns[head].text(row),
        "picked": key in table.picked,
        "cells": [_cell(column, row, index == head) for index, column in enumerate(table.columns)],
    }


def _cell(column: Column, row: Any, head: bool) -> dict[str, Any]:
    classes = {"number": "num", "date": "nowrap"}.get(column.kind, "")
    phone = {"inline": "inline", "skip": "skip-phone"}.get(column.phone, "")
    told = column.label if column.kind == "number" and column.phone == "inline" else ""
    return {
        "head": head,
        "kind": column.kind,
        "classes": f"{classes} {phone}".strip(),
        "told": told,
        "value": column.value(row),
        "text": column.text(row),
        "url": address_of(row) if column.kind == "title" else "",
        "sub": _second_line(column, row),
    }


def _second_line(column: Column, row: Any) -> str:
    value = resolve(row, column.sub) if column.sub else None
    return "" if value is None else word_of(value)


def _key(row: Any) -> str:
    return str(row["pk"] if isinstance(row, dict) else row.pk)
