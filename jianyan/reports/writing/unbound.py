"""Numbers that stand in a text as they were typed or pasted: which figure each seems to be, and what records come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, hedges, pages
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.hedges import Limits, Stated
from jianyan.figures.own_names import narrowed_by_own_names
from jianyan.figures.questions import Answer, Question, dimension_of
from jianyan.figures.ties import tie
from jianyan.look.numbers import HEDGES
from jianyan.reports import chips, living
from jianyan.text.found import Claim
from jianyan.text.reading import read

SOME_NUMBER = "9"
SIGN = re.compile(r"(?m)^(?:#{2,5} +|> ?)")
BEHIND = re.compile(r"(?:以上|左右|上下)$")
UNIT = re.compile(r"[^\d.,，点万亿余多近约逾超过将接大概]+$")
SCALE = re.compile("[万亿]")


@dataclass(frozen=True)
class Unbound:
    """A number in the text: where it stands, what it was told as, the figure proposed and what that comes to."""

    start: int
    end: int
    quote: str
    source: str = ""
    text: str = ""
    answer: Answer | None = None
    agrees: bool = False

    @property
    def title(self) -> str:
        return self.answer.question.title() if self.answer else ""

    @property
    def computed(self) -> str:
        if self.answer is None:
            return ""
        return pages.shown_value(self.answer) if self.answer.value is None else pages.in_words(self.answer)


def unbound(text: str, committee: Committee, period: Period) -> list[Unbound]:
    """Every number of a text that is no figure yet, in its order; the figures proposed are answered together."""
    taken = [found.span() for found in living.STRAY.finditer(text)]
    claims = [claim for claim in read(masked(text)).claims if _outside(claim, taken)]
    asked = [_question(claim, committee, period) for claim in claims]
    answers = iter(engine.answer([question for question in asked if question]))
    limits = hedges.limits_of(committee) if claims else Limits()
    return [
        _unbound(claim, text, next(answers) if question else None, limits, period)
        for claim, question in zip(claims, asked, strict=True)
    ]


def masked(text: str) -> str:
    """The text as the reader sees it, as long as before: some number for each figure, so that it knows whose the words
    around it are, and nothing for the signs of headings and quotations."""
    without = living.STRAY.sub(lambda found: SOME_NUMBER.rjust(len(found[0])), text)
    return SIGN.sub(lambda found: " " * len(found[0]), without)


def _outside(claim: Claim, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(claim.start < end and start < claim.end for start, end in taken)


def _question(claim: Claim, committee: Committee, period: Period) -> Question | None:
    """What the claim seems to tell; its own period goes before that of the report."""
    found = tie(claim)
    if found is None or found.figure not in FIGURES:
        return None
    found = narrowed_by_own_names(found, claim, committee)
    figure = FIGURES[found.figure]
    try:
        when = parse(claim.period, committee) if claim.period else period
        for name in found.where:
            dimension_of(figure, name)
    except (UnknownPeriod, ValueError):
        return None
    return Question(figure, committee, when, dict(found.where))


def _unbound(claim: Claim, text: str, answer: Answer | None, limits: Limits, own: Period) -> Unbound:
    quote = text[claim.start : claim.end]
    if answer is None:
        return Unbound(claim.start, claim.end, quote)
    stated = hedges.of_claim(claim)
    source = chips.written(answer.question, way_of(quote, stated), own.code)
    behind = "" if answer.figure.is_percent else unit_of(quote)
    agrees = hedges.holds(stated, answer.value, limits)
    start = claim.start - _before(text, claim.start, stated)
    return Unbound(start, claim.end, text[start : claim.end], source, source + behind, answer, agrees)


def _before(text: str, start: int, stated: Stated) -> int:
    """How many characters of a hedge stand before the number and are not part of it yet."""
    word = stated.word
    return len(word) if word and text[:start].endswith(word) else 0


def way_of(quote: str, stated: Stated) -> str:
    """The way of showing that says it as it was told: 余, 余万, 万余, 万."""
    scale = SCALE.search(quote)
    hedge = stated.word if stated.word in HEDGES else ""
    if not scale:
        return hedge
    return scale[0] + hedge if hedge and scale[0] + hedge in quote else hedge + scale[0]


def unit_of(quote: str) -> str:
    """What is behind the number: 次 of 50余次."""
    found = UNIT.search(BEHIND.sub("", quote))
    return found[0] if found else ""


def bind(text: str, chosen: Sequence[Unbound]) -> str:
    """The text with these numbers as figures."""
    for one in sorted(chosen, key=lambda one: -one.start):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def picked(numbers: Sequence[Unbound], asked: Any) -> Iterator[Unbound]:
    """Those whose buttons were pressed: one by its place, or all that agree."""
    which = asked.get("bind", "")
    for one in numbers:
        if one.source and (which == f"{one.start}-{one.end}" or (which == "agreeing" and one.agrees)):
            yield one
