"""From papers to a result, in plain numbers: votes, whom they choose, who is level at the last place, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jianyan.figures.questions import percentage

PLACES_SHOWN = 1


@dataclass(frozen=True)
class Result:
    """Candidates by their numbers on the ballot; `tied` are level for the `left` places that remain."""

    chosen: frozenset[int]
    tied: frozenset[int]
    left: int


def votes_of(papers: Iterable[Sequence[int]]) -> Counter[int]:
    """How many papers name each number."""
    return Counter(number for paper in papers for number in set(paper))


def decide(votes: Mapping[int, int], places: int) -> Result:
    """The `places` with the most votes. Whoever has none is not chosen; who are level at the last place are left open."""
    ranked = sorted((count for count in votes.values() if count), reverse=True)
    if len(ranked) <= places:
        return Result(frozenset(number for number, count in votes.items() if count), frozenset(), 0)
    line = ranked[places - 1]
    above = frozenset(number for number, count in votes.items() if count > line)
    level = frozenset(number for number, count in votes.items() if count == line)
    if len(above) + len(level) == places:
        return Result(above | level, frozenset(), 0)
    return Result(above, level, places - len(above))


@dataclass(frozen=True)
class Part:
    """A part of a whole, with what it is held against in percent; a turnout has to be above that, a share to reach it."""

    part: int
    whole: int
    least: int

    @property
    def percent(self) -> Decimal | None:
        """None of nothing."""
        return percentage(self.part, self.whole, PLACES_SHOWN)

    @property
    def is_reached(self) -> bool:
        return self.whole > 0 and self.part * 100 >= self.whole * self.least

    @property
    def is_exceeded(self) -> bool:
        return self.part * 100 > self.whole * self.least


def places_for(filed: int, percent: int) -> int:
    """So many percent of the filed ones, a part of one counted as one, at least one."""
    return max(1, -(-filed * percent // 100))
