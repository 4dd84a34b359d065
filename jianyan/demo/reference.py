"""What the demonstration holds, in the docs: every published figure and the question that computes it."""

from __future__ import annotations

from django.utils import translation

from jianyan.demo.facts import Fact, Story, stories
from jianyan.figures import catalogue
from jianyan.figures.questions import json_ready
from jianyan.generated import section
from jianyan.service.reference import table

HEAD = ("id", "published", "figure", "label", "narrowed to", "period")
BOUNDS = {"exact": "", "at_least": "over ", "approx": "about "}


@section("published", page="docs/demo.md")
def published() -> str:
    """The published figures, committee by committee, in the order of their ids."""
    with translation.override("zh-hans"):
        return "\n\n".join(map(_of_committee, stories()))


@section("counts", page="docs/demo.md")
def counts() -> str:
    """How many published figures, recipes and lower committees each data file has."""
    rows = [
        (f"`{story.slug}`", story.committee["name"], story.period, str(len(story.facts)), str(len(story.recipes)),
         str(len(story.below)))
        for story in stories()
    ]  # fmt: skip
    total = str(sum(len(story.facts) for story in stories()))
    rows.append(("in all", "", "", total, "", ""))
    return table(("address", "committee", "period", "published figures", "recipes", "lower committees"), rows)


def _of_committee(story: Story) -> str:
    heading = f"### {story.committee['name']} (`{story.slug}`)"
    rows = [_row(fact) for fact in sorted(story.facts, key=lambda fact: fact.id)]
    return f"{heading}\n\n{story.raw.get('period_note', '')}\n\n{table(HEAD, rows)}"


def _row(fact: Fact) -> tuple[str, ...]:
    figure = catalogue.find(fact.figure)
    narrowed = [f"`{name}={','.join(values)}`" for name, values in fact.where.items()]
    narrowed += ["with lower committees"] if fact.lower else []
    return (
        fact.id, f"{BOUNDS[fact.bound]}{json_ready(fact.value)} {fact.unit}", f"`{fact.figure}`", str(figure.label),
        "<br>".join(narrowed) or "—", fact.period,
    )  # fmt: skip
