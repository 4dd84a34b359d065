"""The check list of a report as a table for spreadsheets: one number a row, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from jianyan.look.tables import Column
from jianyan.readings.audit import Checked
from jianyan.readings.choices import Bound
from jianyan.readings.pages import Item, title_of


def columns() -> list[Column]:
    """The columns of the check list."""

    def claim(name: str) -> Any:
        return lambda item: getattr(item.told.claim, name)

    def of_checked(get: Any) -> Any:
        return lambda item: get(item.checked) if item.checked else ""

    return [
        Column("start", gettext("位置"), get=claim("start")),
        Column("quote", gettext("原文"), get=lambda item: " ".join(item.told.claim.quote.split())),
        Column("what", gettext("数的是什么"), get=claim("what")),
        Column("value", gettext("报告所说"), get=claim("value")),
        Column("unit", gettext("单位"), get=claim("unit")),
        Column("bound", gettext("确数还是概数"), get=lambda item: Bound(str(item.told.claim.bound)).label),
        Column("figure", gettext("指标"), get=of_checked(_figure_words)),
        Column("period", gettext("期间"), get=of_checked(lambda one: one.question.period.code if one.question else "")),
        Column("computed", gettext("计算"), get=of_checked(lambda one: one.computed)),
        Column("difference", gettext("相差"), get=of_checked(lambda one: one.difference)),
        Column("verdict", gettext("结论"), get=lambda item: item.checked.verdict.label if item.checked else gettext("不是数字")),
        Column("note", gettext("说明"), get=of_checked(lambda one: one.note)),
        Column("confirmed", gettext("确认"), get=lambda item: item.told.confirmed.by if item.told.confirmed else ""),
        Column("sentence", gettext("原句"), get=claim("sentence")),
    ]  # fmt: skip


def _figure_words(one: Checked) -> str:
    return title_of(one.question) if one.question else ""


def in_order(items: Sequence[Item]) -> list[Item]:
    """The numbers as they stand in the text."""
    return sorted(items, key=lambda item: item.told.claim.start)
