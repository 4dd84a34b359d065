"""Answers questions together: one query per table and date column, however many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, Q

from jianyan.committees.models import Committee
from jianyan.figures.declared import Dimension, Figure, Share, Stock
from jianyan.figures.questions import Answer, Question, percentage

Group = tuple[type, str, bool, tuple[int, ...]]


def answer(questions: Sequence[Question]) -> list[Answer]:
    """The answers, in the order of the questions.

    The number of queries is the number of tables and date columns asked, not of questions or rows.
    """
    groups: dict[Group, list[int]] = defaultdict(list)
    committees = _committees(questions)
    for position, question in enumerate(questions):
        groups[_group(question.figure, committees[position])].append(position)
    answers: dict[int, Answer] = {}
    for positions in groups.values():
        asked = [questions[position] for position in positions]
        answers |= zip(positions, _answer_group(asked, committees[positions[0]]), strict=True)
    return [answers[position] for position in range(len(questions))]


def answer_one(question: Question) -> Answer:
    return answer([question])[0]


def answer_by(question: Question, dimension: Dimension) -> dict[str, Answer]:
    """The answer for each value of a dimension that has rows, in one query."""
    rows = question.figure.of._default_manager.of_all(question.committees())  # type: ignore[attr-defined]
    named = {f"f_{name}": value for name, value in aggregates(question, Q()).items()}
    found = rows.filter(question.only()).order_by().values(dimension.path).annotate(**named)
    return {
        str(row[dimension.path]): made(
            question.narrowed(dimension.name, str(row[dimension.path])),
            {name.removeprefix("f_"): value for name, value in row.items()},
        )
        for row in found
        if row[dimension.path] not in (None, "")
    }


def aggregates(question: Question, only: Q) -> dict[str, Aggregate]:
    """The numbers one answer is made of: value, records and, of a share, part."""
    figure = question.figure
    numbers = {"value": figure.value(only), "records": Count("pk", filter=only)}
    if isinstance(figure, Share):
        numbers["part"] = Count("pk", filter=only & figure.part_condition(question.as_of))
    return numbers


def made(question: Question, numbers: dict[str, Any]) -> Answer:
    """The answer made of its numbers."""
    figure, records = question.figure, numbers["records"]
    if isinstance(figure, Share):
        part = numbers["part"]
        return Answer(question, percentage(part, records, figure.places), records, part, records)
    value = numbers["value"]
    if figure.kind == "reported":
        return Answer(question, value, 0)
    return Answer(question, _whole(value), records)


def _whole(value: Any) -> Decimal | int:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _committees(questions: Sequence[Question]) -> list[list[Committee]]:
    """The committees of each question; the tree is read once per (committee, register, day)."""
    known: dict[tuple[Any, ...], list[Committee]] = {}
    found = []
    for question in questions:
        key = (question.committee.pk, question.lower and question.figure.room, question.lower and question.as_of)
        if key not in known:
            known[key] = question.committees()
        found.append(known[key])
    return found


def _group(figure: Figure, committees: Iterable[Committee]) -> Group:
    whole = figure.whole if isinstance(figure, Share) else figure
    return figure.of, figure.when, isinstance(whole, Stock), tuple(committee.pk for committee in committees)


def _answer_group(questions: list[Question], committees: list[Committee]) -> list[Answer]:
    rows = questions[0].figure.of._default_manager.of_all(committees)  # type: ignore[attr-defined]
    asked = [aggregates(question, question.only()) for question in questions]
    named = {f"q{n}_{name}": value for n, numbers in enumerate(asked) for name, value in numbers.items()}
    found = rows.filter(_span(questions)).order_by().aggregate(**named)
    return [
        made(question, {name: found[f"q{n}_{name}"] for name in asked[n]}) for n, question in enumerate(questions)
    ]


def _span(questions: list[Question]) -> Q:
    """The days that all questions of a group lie in, so that an index on the date serves them together."""
    when = questions[0].figure.when
    last = max(question.as_of for question in questions)
    if _group(questions[0].figure, [])[2]:
        return Q(**{f"{when}__lte": last})
    return Q(**{f"{when}__range": (min(question.period.start for question in questions), last)})
