"""Holds every published figure of the five reports against the records now in the database."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.demo.facts import Fact, stories
from jianyan.figures import catalogue, engine
from jianyan.figures.questions import Answer, Question, json_ready

A_FIFTH_ABOVE = Decimal("1.2")
MOST_A_SHARE_CAN_BE = 100


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
    """Whether a computed value is what was published: equal, or above it by at most a fifth where it was hedged."""
    if value is None:
        return False
    if fact.bound == "exact":
        places = -min(int(fact.value.normalize().as_tuple().exponent), 0)
        return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == fact.value
    most = fact.value * A_FIFTH_ABOVE
    if fact.unit == "%":
        most = min(most, Decimal(MOST_A_SHARE_CAN_BE))
    if fact.bound == "approx":
        return abs(Decimal(value) - fact.value) <= most - fact.value
    return (fact.value < value or (fact.reaches and fact.value == value)) and value <= most


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
