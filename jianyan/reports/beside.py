"""A hedge typed beside a figure instead of chosen for it: the number does not follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass

BEFORE = re.compile(r"(?:大约|将近|接近|超过|逾|超)$|(?<![最附新亲邻靠相])近$|(?<![签节邀预条公合特契])约$")
BEHIND_NUMBER = re.compile(r"余|多(?!数|次|种|样|层|形)|以上|左右|上下")
BEHIND_UNIT = re.compile(r"以上|左右|上下")
REACH = 2  # characters: a hedge of two, or one with what may make another word of it (附近)


@dataclass(frozen=True)
class Beside:
    """The hedge, and from where to where it stands with its figure."""

    word: str
    start: int
    end: int


def hedge_beside(text: str, start: int, end: int, unit: str = "") -> Beside | None:
    """The hedge typed before a figure at these positions, between it and the unit that follows it, or behind that unit.

    `end` is behind the unit.
    """
    before = BEFORE.search(text[max(start - REACH, 0) : start])
    if before:
        return Beside(before[0], start - len(before[0]), end)
    after = BEHIND_NUMBER.match(text, end - len(unit)) or BEHIND_UNIT.match(text, end)
    return Beside(after[0], start, max(after.end(), end)) if after else None
