"""The report texts of the demonstration: their chips are exactly the published figures, and show what was published."""

import re
from decimal import Decimal

import pytest

from jianyan.demo.facts import FOLDER, stories
from jianyan.look.numbers import Display

CHIP = re.compile(r"\[\[(?P<question>[^\]|]+)(?:\|(?P<display>[^\]]+))?\]\](?P<after>[^\[]*)")
STORIES = stories()
BRACKETS = str.maketrans("（）", "()")
SMALLEST_ABOVE = {"%": Decimal("0.1")}


def text(story):
    return (FOLDER / "reports" / f"{story.slug}.md").read_text(encoding="utf-8")


def chips(story):
    """Every chip of a report as (figure, where, period, lower), display, and the words after it."""
    for found in CHIP.finditer(text(story)):
        figure, *pairs = found["question"].split()
        keys = dict(pair.split("=") for pair in pairs)
        period, lower = keys.pop("period", story.period), keys.pop("lower", "") == "1"
        where = {name: tuple(values.split(",")) for name, values in keys.items()}
        yield (figure, where, period, lower), found["display"] or "", found["after"]


def facts(story):
    return sorted(story.facts, key=lambda fact: fact.id)


PUBLISHED = [
    pytest.param(fact, display, after, id=fact.id)
    for story in STORIES
    for fact, (_, display, after) in zip(facts(story), chips(story), strict=False)
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_the_chips_of_a_text_are_its_figures_in_order(story):
    asked = [question for question, _, _ in chips(story)]
    assert asked == [(fact.figure, fact.where, fact.period, fact.lower) for fact in facts(story)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_a_text_has_title_subtitle_and_sections(story):
    first, *rest = [line for line in text(story).splitlines() if line]
    assert first.startswith("# ")
    assert not rest[0].startswith("#")
    assert 4 <= sum(line.startswith("## ") for line in rest) <= 7


@pytest.mark.parametrize(("fact", "display", "after"), PUBLISHED)
def test_a_chip_is_followed_by_its_unit(fact, display, after):
    if fact.unit == "%":
        assert not after.startswith("%")
    else:
        assert after.translate(BRACKETS).startswith(fact.unit)


@pytest.mark.parametrize(("fact", "display", "after"), PUBLISHED)
def test_a_chip_shows_what_was_published(fact, display, after):
    """Exact numbers bear no hedge; a number just above a hedged one is shown as the hedged one."""
    way = Display.parse(display)
    if fact.bound == "exact":
        assert not way.hedge
        return
    least = fact.value + SMALLEST_ABOVE.get(fact.unit, 1)
    assert way.hedge
    assert way.rounded(least) == fact.value
