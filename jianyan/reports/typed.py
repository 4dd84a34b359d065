"""Numbers typed into a text: which figure each seems to tell, what the records come to, how the figure would read like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import translation

from jianyan.committees.models import Committee
from jianyan.committees.papers import LANGUAGE
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, hedges, pages
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure
from jianyan.figures.hedges import Limits, Stated
from jianyan.figures.own_names import narrowed_by_own_names
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.figures.ties import tie
from jianyan.look.numbers import AFTER, BETWEEN, HEDGES
from jianyan.reports import chips
from jianyan.text.found import Claim

ASKED_AT_ONCE = 200  # questions; a database takes only so many columns in one answer
STEPS = ("", "10", "100", "1000", "10000")
YEARS = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Typed:
    """A number that the reader makes a claim of, and the answer to what it seems to tell; None where no figure is known."""

    claim: Claim
    quote: str
    answer: Answer | None = None

    @cached_property
    def stated(self) -> Stated:
        return hedges.of_claim(self.claim)

    def holds(self, limits: Limits) -> bool:
        """Whether the figure comes to what is told."""
        return self.answer is not None and hedges.holds(self.stated, self.answer.value, limits)

    def as_figure(self, own: Period) -> tuple[str, str]:
        """The figure that reads like the number did, or nearest to it: how it reads, and as the text holds it."""
        assert self.answer is not None
        unit = self._unit(self.answer)
        shown = [(pages.card(self.answer, way, unit).text, way) for way in ways(self.quote)]
        same = [one for one in shown if one[0] == "".join(self.quote.split())]
        reads, way = (same or shown)[0]
        return reads, chips.written(self.answer.question, way, own.code) + unit

    def _unit(self, answer: Answer) -> str:
        """What stands behind the figure: the unit as it was typed, else the figure's own."""
        if answer.figure.is_percent:
            return ""
        unit = self.claim.unit
        return unit if unit and unit in self.quote else unit_of(answer.figure)


def typed(claims: Sequence[Claim], text: str, committee: Committee, own: Period) -> list[Typed]:
    """The claims of a text with the answers to what they seem to tell, all asked together. `own` is the report's period."""
    asked = Asked(committee, own)
    questions = [asked.question(claim) for claim in claims]
    answers = _answers(question for question in questions if question)
    return [
        Typed(claim, text[claim.start : claim.end], answers[chips.asked_in(question)] if question else None)
        for claim, question in zip(claims, questions, strict=True)
    ]


def _answers(questions: Iterable[Question]) -> dict[tuple[object, ...], Answer]:
    """The answers by what was asked, each asked once."""
    different = list({chips.asked_in(question): question for question in questions}.values())
    parts = [different[at : at + ASKED_AT_ONCE] for at in range(0, len(different), ASKED_AT_ONCE)]
    return {chips.asked_in(one.question): one for part in parts for one in engine.answer(part)}


class Asked:
    """Makes questions of claims. A period is looked up once."""

    def __init__(self, committee: Committee, own: Period) -> None:
        self.committee, self.own = committee, own
        self._periods: dict[str, Period | None] = {}

    def question(self, claim: Claim) -> Question | None:
        """The question a claim answers; None where no figure is known that it speaks of."""
        found, period = tie(claim), self._period(claim)
        if found is None or found.figure not in FIGURES or period is None:
            return None
        found, figure = narrowed_by_own_names(found, claim, self.committee), FIGURES[found.figure]
        try:
            pairs = [f"{name}={','.join(values)}" for name, values in found.where.items()]
            return Question(figure, self.committee, period, narrowed_by(figure, self.committee, pairs))
        except UnknownNarrowing:
            return None

    def _period(self, claim: Claim) -> Period | None:
        """The years its sentence names, else the period of the report."""
        code = claim.period or ""
        if not code or any(year not in claim.sentence for year in YEARS.findall(code)):
            return self.own
        if code not in self._periods:
            try:
                self._periods[code] = parse(code, self.committee)
            except UnknownPeriod:
                self._periods[code] = None
        return self._periods[code]


def ways(quote: str) -> list[str]:
    """The ways of showing that use the hedge and scale of a number, the likeliest first: 余万, 余10万; 万余 of 2.9万余."""
    word = hedges.word_in(quote)
    scales = [scale for scale in "万亿" if scale in quote] or [""]
    if word not in HEDGES:
        return scales
    late = [scale + word for scale in scales if scale and word in (*BETWEEN, *AFTER)]
    shown = [word + step + scale for step in STEPS for scale in scales]
    return sorted([*shown, *late], key=lambda way: not (way in late and way in quote))


def unit_of(figure: Figure) -> str:
    """The unit of a figure as a report writes it, which is Chinese whatever the language of the page."""
    with translation.override(LANGUAGE):
        return str(figure.unit)
