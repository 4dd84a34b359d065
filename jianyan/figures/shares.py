"""Parts of a whole as percentages that come to exactly 100 (largest remainder)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jianyan.figures.questions import percentage


@dataclass(frozen=True)
class Shares:
    """`values` in percent, in the order of the parts; `moved` are the places of those that rounding alone would show otherwise."""

    values: list[Decimal]
    moved: tuple[int, ...] = ()


def shared_out(parts: Sequence[int], places: int = 1) -> Shares:
    """The parts as percentages of their sum, each cut off after `places`, what is left given where most was cut.

    Of equal remainders the larger part gets it, then the earlier. Nothing of nothing.
    """
    whole, steps = sum(parts), 100 * 10**places
    if not whole:
        return Shares([])
    cut = [part * steps // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda n: (-(parts[n] * steps % whole), -parts[n], n))
    for n in by_remainder[: steps - sum(cut)]:
        cut[n] += 1
    values = [Decimal(one).scaleb(-places) for one in cut]
    alone = [percentage(part, whole, places) for part in parts]
    return Shares(values, tuple(n for n, value in enumerate(values) if value != alone[n]))
