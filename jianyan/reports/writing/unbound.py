"""Numbers that stand in a text as they were typed or pasted: which figure each seems to be, and what records come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period
from jianyan.figures import hedges, pages
from jianyan.figures.hedges import Limits
from jianyan.figures.questions import Answer
from jianyan.reports import living
from jianyan.reports.typed import Typed, typed
from jianyan.text.found import Claim
from jianyan.text.reading import read

SOME_NUMBER = "9"


@dataclass(frozen=True)
class Unbound:
    """A number in the text: where it stands, what it was told as, the figure proposed and what that comes to."""

    start: int
    end: int
    quote: str
    text: str = ""
    answer: Answer | None = None
    agrees: bool = False

    @property
    def title(self) -> str:
        return self.answer.question.title() if self.answer else ""

    @property
    def computed(self) -> str:
        return pages.in_words(self.answer) if self.answer else ""


def unbound(text: str, committee: Committee, period: Period) -> list[Unbound]:
    """Every number of a text that is no figure yet, in its order; the figures proposed are answered together."""
    taken = [found.span() for found in living.STRAY.finditer(text)]
    claims = [claim for claim in read(masked(text)).claims if _outside(claim, taken)]
    limits = hedges.limits_of(committee) if claims else Limits()
    return [_unbound(one, limits, period) for one in typed(claims, text, committee, period)]


def masked(text: str) -> str:
    """The text as the reader sees it, as long as before: some number for each figure, so that it knows whose the words
    around it are, and nothing for the signs of headings and quotations."""
    without = living.STRAY.sub(lambda found: SOME_NUMBER.rjust(len(found[0])), text)
    return living.SIGNS.sub(lambda found: " " * len(found[0]), without)


def _outside(claim: Claim, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(claim.start < end and start < claim.end for start, end in taken)


def _unbound(number: Typed, limits: Limits, own: Period) -> Unbound:
    start, end = number.claim.start, number.claim.end
    if number.answer is None:
        return Unbound(start, end, number.quote)
    _reads, figure = number.as_figure(own)
    return Unbound(start, end, number.quote, figure, number.answer, number.holds(limits))


def bind(text: str, chosen: Sequence[Unbound]) -> str:
    """The text with these numbers as figures."""
    for one in sorted(chosen, key=lambda one: -one.start):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def picked(numbers: Sequence[Unbound], asked: Any) -> Iterator[Unbound]:
    """Those whose buttons were pressed: one by its place, or all that agree."""
    which = asked.get("bind", "")
    for one in numbers:
        if one.text and (which == f"{one.start}-{one.end}" or (which == "agreeing" and one.agrees)):
            yield one
