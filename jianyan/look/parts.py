"""Plain shapes for what the template tags draw. A tag also takes any other object with the same attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jianyan.look import phrases

SOON_DAYS = 5


@dataclass(frozen=True)
class Figure:
    """A number in running text and the card that accounts for it.

    `text` is what the sentence shows (50余次), `value` the exact number without its unit. `reported` marks a number
    taken over from elsewhere. `records_url` opens the rows counted, `url` the figure's own page.
    """

    text: str
    name: str
    value: str
    unit: str = ""
    meaning: str = ""
    period: str = ""
    as_of: str = ""
    records_text: str = ""
    records_url: str = ""
    url: str = ""
    spark: Sequence[int | float | Decimal] = ()
    spark_label: str = ""
    reported: bool = False
    note: str = ""
    id: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """A figure of a front page or margin: words, value, sparkline and one line that gives its base or change."""

    name: str
    value: str
    unit: str = ""
    line: str = ""
    url: str = ""
    spark: Sequence[int | float | Decimal] = ()
    spark_label: str = ""


@dataclass(frozen=True)
class Due:
    """A deadline in words; `kind` is empty, soon, late or done."""

    words: str
    kind: str = ""

    @classmethod
    def in_days(cls, days: int) -> "Due":
        """The deadline `days` working days from now; five or fewer are soon, below zero is late."""
        kind = "late" if days < 0 else "soon" if days <= SOON_DAYS else ""
        return cls(phrases.working_days_left(days), kind)


@dataclass(frozen=True)
class Station:
    """One step of a stage line; `state` is done, here or empty."""

    name: str
    when: str = ""
    state: str = ""


@dataclass(frozen=True)
class State:
    """A state in its own word; `kind` is wait, work, done or back."""

    word: str
    kind: str = "wait"


@dataclass(frozen=True)
class Reckoned:
    """One line of the reckoning of a date: what was added, what that gave, by which rule."""

    when: str
    what: str
    rule: str = ""
    total: bool = False


@dataclass(frozen=True)
class Event:
    """One event in the story of a matter, newest first in its list."""

    what: str
    by: str = ""
    why: str = ""
    here: bool = False
