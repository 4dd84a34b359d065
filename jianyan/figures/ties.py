"""Ties: which figure of the catalogue, narrowed how, a claim of a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianyan.figures.questions import Narrowing
from jianyan.text.found import Claim


@dataclass(frozen=True)
class Tie:
    """A figure by name with its narrowing; `how` says in words, line by line, what led to it."""

    figure: str
    where: Narrowing = field(default_factory=dict)
    how: tuple[str, ...] = ()


def tie(claim: Claim) -> Tie | None:
    """The figure a claim speaks of by the sayings that the rooms declare; None where none fits."""
    return None
