"""Answers questions together: one query per table and date column, however many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate

from jianyan.committees.models import Committee
from jianyan.figures import passes
from jianyan.figures.declared import Dimension, Figure, Share
from jianyan.figures.passes import Numbers
from jianyan.figures.questions import Answer, Question, dimension_of, known_values, percentage

Group = tuple[type, str, bool, tuple[int, ...]]


def answer(questions: Sequence[Question]) -> list[Answer]:
    """The answers, in the order of the questions.

    The number of queries is the number of tables and date columns asked, not of questions or rows.
    """
    parts = [question.parts() for question in questions]
    found = iter(_answer_parts([part for some in parts for part in some]))
    return [_joined(question, [next(found) for _ in some]) for question, some in zip(questions, parts, strict=True)]


def answer_one(question: Question) -> Answer:
    return answer([question])[0]


def answer_by(question: Question, dimension: Dimension) -> dict[str, Answer]:
    """The answer for each value of a dimension that has rows, in one query."""
    return {value: found[0] for value, found in answer_all_by([question], dimension.name).items()}


def answer_all_by(questions: Sequence[Question], dimension: str) -> dict[str, list[Answer]]:
    """For each value of a dimension that any of the questions has rows of, their answers in order.

    All figures asked know a dimension of that name. The number of queries is that of tables and date columns.
    """
    parts = [question.parts() for question in questions]
    asked = [part for some in parts for part in some]
    found = _answer_parts_by(asked, dimension)
    values = dict.fromkeys(value for answers in found for value in answers)
    table = {}
    for value in values:
        row = iter(
            answers.get(value) or _nothing(part.narrowed(dimension, value))
            for part, answers in zip(asked, found, strict=True)
        )
        table[value] = [
            _joined(question.narrowed(dimension, value), [next(row) for _ in some])
            for question, some in zip(questions, parts, strict=True)
        ]
    return table


def _joined(question: Question, parts: list[Answer]) -> Answer:
    """The answer to a question from the answers of its parts."""
    if len(parts) == 1:
        return parts[0]
    part, whole = (int(found.value or 0) for found in parts)
    return Answer(question, percentage(part, whole, question.figure.places), parts[1].records, part, whole)


def _nothing(question: Question) -> Answer:
    return made(question, {})


def _grouped(questions: Sequence[Question]) -> list[tuple[list[int], list[Committee]]]:
    """The positions of the questions that one query answers, with the committees they are asked of."""
    groups: dict[Group, list[int]] = defaultdict(list)
    committees = _committees(questions)
    for position, question in enumerate(questions):
        groups[_group(question.figure, committees[position])].append(position)
    return [(positions, committees[positions[0]]) for positions in groups.values()]


def _answer_parts(questions: Sequence[Question]) -> list[Answer]:
    answers: dict[int, Answer] = {}
    for positions, committees in _grouped(questions):
        asked = [questions[position] for position in positions]
        answers |= zip(positions, _answer_group(asked, committees), strict=True)
    return [answers[position] for position in range(len(questions))]


def _answer_parts_by(questions: Sequence[Question], dimension: str) -> list[dict[str, Answer]]:
    """For each question, its answer for each value that has rows."""
    answers: dict[int, dict[str, Answer]] = {}
    for positions, committees in _grouped(questions):
        asked = [questions[position] for position in positions]
        answers |= zip(positions, _answer_group_by(asked, committees, dimension), strict=True)
    return [answers[position] for position in range(len(questions))]


def made(question: Question, numbers: Numbers) -> Answer:
    """The answer made of its numbers, None or not there where nothing was found."""
    figure, records = question.figure, numbers.get("records") or 0
    if isinstance(figure, Share):
        part = numbers.get("part") or 0
        return Answer(question, percentage(part, records, figure.places), records, part, records)
    if figure.counts_rows:
        return Answer(question, records, records)
    if figure.kind == "reported":
        return Answer(question, numbers.get("value"), 0)
    return Answer(question, _whole(numbers.get("value") or 0), records)


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
    return figure.of, figure.when, passes.reaches_back(figure), tuple(committee.pk for committee in committees)


def _answer_group(questions: list[Question], committees: list[Committee]) -> list[Answer]:
    rows = questions[0].figure.of._default_manager.of_all(committees)  # type: ignore[attr-defined]
    found = passes.answered(questions, rows)
    return [made(question, numbers) for question, numbers in zip(questions, found, strict=True)]


def _answer_group_by(
    questions: list[Question], committees: list[Committee], dimension: str
) -> list[dict[str, Answer]]:
    by = dimension_of(questions[0].figure, dimension)
    if by.holds:
        return _answer_each(questions, by)
    rows = questions[0].figure.of._default_manager.of_all(committees)  # type: ignore[attr-defined]
    only = questions[0].only() if len(questions) == 1 else passes.within(questions)
    found = rows.filter(only).order_by().values(by_value=by.key()).annotate(**_named(questions))
    return [dict(_by_value(question, dimension, _rows_of(found, n))) for n, question in enumerate(questions)]


def _answer_each(questions: list[Question], by: Dimension) -> list[dict[str, Answer]]:
    """Where a row may hold several values: every known value asked for, all in one query."""
    values = list(known_values(by, questions[0].committee))
    asked = [question.narrowed(by.name, value) for question in questions for value in values]
    found = iter(_answer_parts(asked))
    return [{value: one for value in values if (one := next(found)).records} for _ in questions]


def _rows_of(found: Iterable[Mapping[str, Any]], number: int) -> list[tuple[Any, dict[str, Any]]]:
    return [(row["by_value"], _numbers(row, number)) for row in found]


def _by_value(
    question: Question, dimension: str, rows: Iterable[tuple[Any, dict[str, Any]]]
) -> Iterator[tuple[str, Answer]]:
    for value, numbers in rows:
        if value not in (None, "") and numbers["records"]:
            yield str(value), made(question.narrowed(dimension, str(value)), numbers)


def _named(questions: Sequence[Question]) -> dict[str, Aggregate]:
    """The numbers of all questions under names that say whose they are."""
    asked = [passes.aggregates(question, question.only()) for question in questions]
    return {f"q{n}_{name}": value for n, numbers in enumerate(asked) for name, value in numbers.items()}


def _numbers(row: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Those of one question again."""
    mark = f"q{number}_"
    return {name.removeprefix(mark): value for name, value in row.items() if name.startswith(mark)}
