"""How long all figures of one committee's year take, answered together and one by one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.activities.models import Activity
from jianyan.bench.measured import Measured, database, median, once
from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.questions import Question

YEAR = "2022"


def measure(committee: Committee) -> Iterator[Measured]:
    """First request of a fresh process, then the median of five, then the number of queries; beside: one by one."""
    questions = [Question(figure, committee, parse(YEAR, committee)) for figure in FIGURES.values()]
    size = Activity.objects.of(committee).count()

    def together() -> None:
        engine.answer(questions)

    def one_by_one() -> None:
        for question in questions:
            engine.answer_one(question)

    beside_what = "one query per figure"
    yield Measured("figures.year.first", size, database(), once(together), "ms")
    yield Measured("figures.year", size, database(), median(together), "ms", median(one_by_one), beside_what)
    with CaptureQueriesContext(connection) as ours:
        together()
    with CaptureQueriesContext(connection) as theirs:
        one_by_one()
    yield Measured("figures.year.queries", size, database(), len(ours), "queries", len(theirs), beside_what)
