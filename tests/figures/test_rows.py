"""Whatever a figure answers, its page lists the rows it comes from: of every figure that is declared."""

from decimal import Decimal
from functools import reduce

import pytest

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Distinct, Ratio, Reported, Share, Sum
from jianyan.figures.questions import Question, percentage

COMPUTED = [name for name, figure in FIGURES.items() if not isinstance(figure, Reported)]
ASKED = {"shigatse": "2022", "ningxia": "2018-2022"}


def at(row, path):
    """What a row, or the first row missing on the way, holds."""
    return reduce(lambda found, name: found and getattr(found, name), path.split("__"), row)


def value_of_rows(question):
    """The value by counting the rows that the page lists."""
    figure, rows = question.figure, list(question.rows())
    if isinstance(figure, Ratio):
        part, whole = map(value_of_rows, question.parts())
        return percentage(part, whole, figure.places)
    if isinstance(figure, Share):
        return percentage(question.part_rows().count(), len(rows), figure.places)
    values = [found for row in rows if (found := at(row, getattr(figure, "column", "pk"))) is not None]
    if isinstance(figure, Sum):
        return sum(values)
    return len(set(values)) if isinstance(figure, Distinct) else len(rows)


@pytest.mark.parametrize("name", COMPUTED)
def test_value_equals_the_rows_listed(db, name):
    for slug, period in ASKED.items():
        committee = Committee.objects.get(slug=slug)
        question = Question(FIGURES[name], committee, parse(period, committee))

        answer = engine.answer_one(question)

        assert answer.value == value_of_rows(question)
        assert answer.records == question.rows().count()


@pytest.mark.parametrize("name", COMPUTED)
def test_a_figure_broken_down_is_the_figure_narrowed(db, name):
    committee = Committee.objects.get(slug="shigatse")
    question = Question(FIGURES[name], committee, parse("2022", committee))
    for dimension in question.figure.by:
        parts = engine.answer_by(question, dimension)

        asked = engine.answer([question.narrowed(dimension.name, value) for value in parts])

        assert [part.value for part in parts.values()] == [Decimal(one.value) for one in asked]
