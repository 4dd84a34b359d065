"""Committees that hold exactly so many proposals of each kind, written in bulk: published numbers as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from jianyan.committees.models import Committee, Plenary, Term
from jianyan.committees.periods import parse
from jianyan.figures import engine
from jianyan.figures.catalogue import find
from jianyan.figures.questions import Question
from jianyan.matters.models import Matter
from jianyan.organisation.choices import Hub
from jianyan.organisation.models import HandlingUnit
from jianyan.proposals.models import Proposal

BATCH = 3000
FILED, MERGED, CONVERTED, DECLINED = "filed_on", "merged_on", "converted_on", "declined_on"
STATES = {FILED: "filed", MERGED: "merged", CONVERTED: "converted", DECLINED: "declined"}
codes = cycle(f"{number:06d}" for number in range(1, 900_000))


def committee_of(slug: str, term: int, *opened: date, level: str = "national", **fields: Any) -> Committee:
    """A committee with one term and a plenary for each day."""
    made = Committee.objects.create(
        slug=slug, name=f"政协{slug}委员会", short_name=slug, level=level, division_code=next(codes), **fields
    )
    held = Term.objects.create(committee=made, number=term, starts_on=min(opened))
    for number, day in enumerate(opened, 1):
        Plenary.objects.create(
            committee=made, term=held, number=number, opens_on=day, closes_on=day + timedelta(days=6)
        )
    return made


def unit_of(committee: Committee, name: str) -> HandlingUnit:
    return HandlingUnit.objects.create(committee=committee, name=name, kind="government", hub=Hub.GOVERNMENT)


def outcomes(**counts: int) -> list[dict[str, Any]]:
    """So many with each outcome: `filed=5006, merged=160`."""
    return [{f"{name}_on": True} for name, count in counts.items() for _ in range(count)]


def spread(rows: list[dict[str, Any]], field: str, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Give the first rows the values of a field, so many each; the others keep theirs."""
    values = [value for value, count in counts.items() for _ in range(count)]
    for row, value in zip(rows, values, strict=False):
        row[field] = value
    return rows


def lay(committee: Committee, rows: Iterable[dict[str, Any]], plenaries: Iterable[Plenary] | None = None) -> None:
    """Store proposals of these fields; what is True is dated by the plenary that each belongs to, in turn."""
    held = cycle(plenaries or Plenary.objects.of(committee).select_related("term"))
    pairs = [_row(committee, next(held), fields, number) for number, fields in enumerate(rows)]
    for first in range(0, len(pairs), BATCH):
        some = pairs[first : first + BATCH]
        matters = Matter._base_manager.bulk_create([matter for matter, _row in some])
        for matter, (_matter, proposal) in zip(matters, some, strict=True):
            proposal.matter_id = matter.pk
        Proposal._base_manager.bulk_create([proposal for _matter, proposal in some])


def _row(committee: Committee, plenary: Plenary, fields: dict[str, Any], number: int) -> tuple[Matter, Proposal]:
    given = {"proposer_kind": "individual", "time_mark": "plenary", **fields}
    decided = plenary.opens_on + timedelta(days=4)
    outcome = next((name for name in STATES if given.get(name) is True), None)
    given |= {name: decided for name in STATES if given.get(name) is True}
    if given.get("replied_on") is True:
        given["replied_on"] = decided + timedelta(days=90)
    if given.get("rating"):
        given["rated_on"] = decided + timedelta(days=100)
    title = f"关于第{number}件事的提案"
    proposal = Proposal(
        committee=committee, plenary=plenary, title=title, proposer="某某", state=STATES.get(outcome or "", "submitted"),
        case_no=f"{number:06d}" if outcome == FILED else "", **{"received_on": plenary.opens_on + timedelta(days=1), **given},
    )  # fmt: skip
    matter = Matter(
        committee=committee, kind="proposal", number=proposal.case_no, title=title, state=proposal.state,
        last_on=proposal.copy()["last_on"],
    )  # fmt: skip
    return matter, proposal


def ask(committee: Committee, name: str, period: str, **where: str) -> Question:
    narrowed = {dimension: tuple(values.split(",")) for dimension, values in where.items()}
    return Question(find(name), committee, parse(period, committee), narrowed)


def value(committee: Committee, name: str, period: str, **where: str) -> Any:
    return engine.answer_one(ask(committee, name, period, **where)).value
