"""A condition that asks other tables names the columns it reads there, so that a frozen figure shows when one changed."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Exists, Field, Q
from django.db.models.sql.where import WhereNode

from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure, Ratio, Share

DAY, END = date(2026, 1, 1), date(2026, 12, 31)
ASKING = [one for one in FIGURES.values() if not isinstance(one, Ratio)]


def conditions(figure: Figure) -> Iterator[Q]:
    yield figure.condition(END)
    yield figure.dated(DAY, END)
    if isinstance(figure, Share):
        yield figure.part_condition(END)


def asked_elsewhere(condition: Q) -> Iterator[tuple[str, str]]:
    """Table and column of everything that an `Exists` inside compares, but the keys that join it."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from asked_elsewhere(child)
        elif isinstance(child, Exists):
            yield from compared(child.query.where)


def compared(where: WhereNode) -> Iterator[tuple[str, str]]:
    for child in where.children:
        if isinstance(child, WhereNode):
            yield from compared(child)
        elif not child.lhs.target.is_relation:
            yield at(child.lhs.target)


def at(field: Field) -> tuple[str, str]:
    return field.model._meta.label, field.name


def end_of(figure: Figure, path: str) -> tuple[str, str]:
    model = figure.of
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model
    return at(field)


@pytest.mark.parametrize("figure", ASKING, ids=lambda figure: figure.name)
def test_a_figure_names_the_columns_it_reads_behind_its_rows(figure):
    read = {column for one in conditions(figure) for column in asked_elsewhere(one)}
    named = {end_of(figure, path) for path in figure.behind}

    assert read <= named


def test_conditions_of_the_house_do_ask_other_tables():
    assert any(True for figure in ASKING for one in conditions(figure) for _column in asked_elsewhere(one))
