"""How many published figures of the demonstration's reports are tied to the figure that computes them.

The texts are the reports of the demonstration, each figure in them written out as it was published, read as any
report would be. A tie is right when figure and narrowing are those that the report computes the number with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jianyan.bench.measured import Measured
from jianyan.demo.facts import FOLDER, Fact, Story, stories
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Reported
from jianyan.figures.ties import Tie, tie
from jianyan.look.numbers import Display
from jianyan.reports.living import CHIP
from jianyan.text.found import Claim
from jianyan.text.reading import read

Where = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Published:
    """A number of a report where it stands in the written text, and the figure it is computed with."""

    start: int
    end: int
    fact: Fact

    def fits(self, found: Tie | None) -> bool:
        return found is not None and found.figure == self.fact.figure and _sets(found.where) == _sets(self.fact.where)


@dataclass(frozen=True)
class Tried:
    """A published number beside what became of it; `claim` is None where the reader found none."""

    published: Published
    claim: Claim | None
    tie: Tie | None

    @property
    def right(self) -> bool:
        return self.published.fits(self.tie)


def measure() -> Iterator[Measured]:
    """Of all computed figures: how many are tied, how many of those rightly and wrongly."""
    tried = [result for story in stories() for result in try_out(story)]
    tied = [result for result in tried if result.tie]
    right = sum(result.right for result in tied)
    for name, value in (("tied", len(tied)), ("right", right), ("wrong", len(tied) - right)):
        yield Measured(name, len(tried), "none", value, "figures")


def try_out(story: Story) -> list[Tried]:
    """Read a story's report and tie each published number that records can compute."""
    text, published = written(story)
    claims = read(text).claims
    ties = [tie(claim) for claim in claims]
    return list(_matched(published, claims, ties))


def written(story: Story) -> tuple[str, list[Published]]:
    """The report as it would have been printed, and where its computed figures stand."""
    source = (FOLDER / "reports" / f"{story.slug}.md").read_text(encoding="utf-8")
    text, at, published = "", 0, []
    for chip in CHIP.finditer(source):
        text += source[at : chip.start()]
        fact = _fact(story, chip["name"], chip["pairs"])
        words = _shown(fact, chip["display"] or "")
        if not isinstance(FIGURES[fact.figure], Reported):
            published.append(Published(len(text), len(text) + len(words), fact))
        text, at = text + words, chip.end()
    return text + source[at:], published


def _fact(story: Story, name: str, pairs: str) -> Fact:
    """The published fact that a figure in the text asks for."""
    given = dict(pair.split("=", 1) for pair in pairs.split())
    asked = given.pop("period", story.period), given.pop("lower", "") == "1"
    where = _sets({key: values.split(",") for key, values in given.items()})
    return next(
        fact
        for fact in story.facts
        if fact.figure == name and (fact.period, fact.lower) == asked and _sets(fact.where) == where
    )


def _sets(where: Mapping[str, Sequence[str]]) -> Where:
    return {name: frozenset(values) for name, values in where.items()}


def _shown(fact: Fact, display: str) -> str:
    """The number as published: a hedge stands on what is a little more than the number."""
    more = 1 if fact.bound == "at_least" and not fact.reaches else 0
    return Display.parse(display).show(fact.value + more, "%" if fact.unit == "%" else "")


def _matched(published: Sequence[Published], claims: Sequence[Claim], ties: Sequence[Tie | None]) -> Iterator[Tried]:
    """Each number with the claim on it; of several claims on one number with the one best tied."""
    taken: set[int] = set()
    for number in published:
        over = [n for n, claim in enumerate(claims) if claim.start < number.end and number.start < claim.end]
        free = [n for n in over if n not in taken]
        best = max(free, key=lambda n: (number.fits(ties[n]), ties[n] is not None), default=None)
        if best is None:
            yield Tried(number, None, None)
            continue
        taken.add(best)
        yield Tried(number, claims[best], ties[best])
