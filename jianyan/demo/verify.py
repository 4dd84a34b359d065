"""Holds every published figure of the five reports against the records now in the database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.demo.facts import Fact, stories
from jianyan.figures import catalogue, engine, hedges
from jianyan.figures.hedges import Stated
from jianyan.figures.questions import Answer, Question, json_ready


def question(fact: Fact, committee: Committee) -> Question:
    """The question that computes a fact."""
    figure = catalogue.find(fact.figure)
    return Question(figure, committee, parse(fact.period, committee), fact.where, fact.lower)


def verify() -> list[dict[str, Any]]:
    """One object for every published figure, ids ascending; computed only through the figure engine."""
    facts: list[Fact] = []
    questions: list[Question] = []
    for story in stories():
        committee = Committee.objects.get(slug=story.slug)
        facts += story.facts
        questions += [question(fact, committee) for fact in story.facts]
    rows = [_row(fact, found) for fact, found in zip(facts, engine.answer(questions), strict=True)]
    return sorted(rows, key=lambda row: row["id"])


def holds(fact: Fact, value: Decimal | int | None) -> bool:
    """Whether a computed value is what was published, by the one rule for hedges."""
    return hedges.holds(Stated(fact.value, fact.bound, "以上" if fact.reaches else "", fact.unit), value)


def _row(fact: Fact, found: Answer) -> dict[str, Any]:
    return {
        "id": fact.id,
        "committee": found.question.committee.slug,
        "published": json_ready(fact.value),
        "bound": fact.bound,
        "unit": fact.unit,
        "figure": fact.figure,
        "where": {name: list(values) for name, values in fact.where.items()},
        "lower": fact.lower,
        "kind": found.figure.kind,
        "period": fact.period,
        "computed": json_ready(found.value),
        "records": found.records,
        "holds": holds(fact, found.value),
    }
