"""Numbers typed into the text: what each says, which figure it may speak of, and what that figure comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, hedges, pages
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.hedges import Stated
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.figures.ties import tie
from jianyan.look.numbers import AFTER, BEFORE, BETWEEN
from jianyan.reports.checking.found import Mend
from jianyan.reports.checking.standing import BLANK, Place, Told, asked_in, chip_of, unit_of
from jianyan.text.found import Bound, Claim

if TYPE_CHECKING:
    from jianyan.reports.checking.draft import Draft

# Kinds of the reader (see `jianyan.text.passing`) that are numbers all the same, of others: they want a source.
OF_OTHERS = ("economy", "population", "work of others", "size", "each")
ASKED_AT_ONCE = 200  # questions; a database takes only so many columns in one answer
DIGITS = re.compile(r"\d[\d,.]*(?:[百千万亿]+\d[\d.]*)*")
QUOTED = re.compile(r"[“《（(〔][^“”《》（）()〔〕\n]{0,40}[”》）)〕]")
# What a number is that the reader has no unit for and that is still no figure: a date, an ordinal, a name.
NO_FIGURE_BEFORE = re.compile(r"(?:第|[A-Za-z+\-—～~至到、/:：.]|年|月|编号|序号|电话|邮编|[No№]\.?)\s*$")
NO_FIGURE_AFTER = re.compile(
    r"^\s*(?:、\d|[:：]\d\d|-\d{1,2}-\d{1,2}|年|月|日|号|时|分(?![别钟之])|点(?!位)|届|周年|年代|世纪|国道|省道|版|路|楼|[A-Za-z+]|[—～~至到\-、]\s*\d+\s*(?:年|月|日|号|届)|[.、．)）]\s*(?=\D))"
)
AT_LINE_START = re.compile(r"(?:^|\n)[\s　（(]*$")
STEPS = ("", "10", "100", "1000", "10000")
FIVE_YEARS = re.compile(r"十[一二三四五六]五(?=期间|时期|规划)")
YEARS = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Number:
    """A number of the plain text, with the figure it speaks of where one is known."""

    place: Place
    quote: str
    claim: Claim | None = None
    answer: Answer | None = None
    of_others: bool = False

    @property
    def stated(self) -> Stated:
        assert self.claim is not None
        hedge = hedges.word_in(self.quote) if self.claim.bound != Bound.EXACT else ""
        return Stated(self.claim.value, self.claim.bound, hedge, self.claim.unit)

    def holds(self, limits: hedges.Limits) -> bool:
        """Whether the figure comes to what is told."""
        return self.answer is not None and hedges.holds(self.stated, self.answer.value, limits)

    @property
    def ways(self) -> list[str]:
        """The ways of showing that use its hedge and scale, the most customary first."""
        word = hedges.word_in(self.quote)
        scales = [scale for scale in "万亿" if scale in self.quote]
        if not word:
            return scales or [""]
        shown = [word + step + scale for step in STEPS for scale in scales or [""]]
        late = [scale + word for scale in scales if word in (*BETWEEN, *AFTER)]
        known = word in (*BEFORE, *BETWEEN, *AFTER)
        return [*shown, *late] if known else scales or [""]


def numbers(draft: Draft) -> list[Number]:
    """Every number of the text that is no figure, no date and no ordinal, in order. All figures are answered together."""
    claims = list(_claims(draft))
    asked = Asked(draft.committee, draft.period)
    questions = [asked.question(claim) for claim, _ in claims]
    answers = _answers(one for one in questions if one is not None)
    found = [
        Number(place, draft.text[claim.start : claim.end], claim, answers[asked_in(question)] if question else None)
        for (claim, place), question in zip(claims, questions, strict=True)
    ]
    return sorted(
        [*found, *_others(draft)], key=lambda one: (draft.sections.index(one.place.section), one.place.start)
    )


def _answers(questions: Iterable[Question]) -> dict[tuple[object, ...], Answer | None]:
    """The answers by what was asked, each asked once; None where there are no records to hold a number against."""
    different = list({asked_in(question): question for question in questions}.values())
    parts = [different[at : at + ASKED_AT_ONCE] for at in range(0, len(different), ASKED_AT_ONCE)]
    answers = [answer for part in parts for answer in engine.answer(part)]
    return {asked_in(one.question): one if one.records or one.figure.kind == "reported" else None for one in answers}


def _claims(draft: Draft) -> Iterator[tuple[Claim, Place]]:
    """The claims that are typed; a number that says two things once."""
    seen = set()
    for claim in draft.reading.claims:
        place = _typed(draft, claim.start, claim.end)
        if place and claim.start not in seen and not _named(draft.text, claim.start):
            seen.add(claim.start)
            yield claim, place


def _named(text: str, start: int) -> bool:
    """Whether an ordinal or a five-year plan begins there."""
    return text.startswith("第", start) or bool(FIVE_YEARS.match(text, start))


class Asked:
    """Makes questions of claims. A period is looked up once."""

    def __init__(self, committee: Committee, own: Period) -> None:
        self.committee, self.own = committee, own
        self._periods: dict[str, Period | None] = {}

    def question(self, claim: Claim) -> Question | None:
        """The question a claim answers; None where no figure is known that it speaks of."""
        found, period = tie(claim), self._period(claim)
        if found is None or period is None:
            return None
        figure = FIGURES[found.figure]
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


def _others(draft: Draft) -> Iterator[Number]:
    """Numbers of others, and digits that the reader has no unit for."""
    for passed in draft.reading.passed_over:
        if passed.kind in OF_OTHERS and (place := _typed(draft, passed.start, passed.end)):
            yield Number(place, draft.text[passed.start : passed.end], of_others=True)
    read = _read(draft)
    for found in DIGITS.finditer(draft.text):
        start, end = found.start(), found.start() + len(found[0].rstrip(",."))
        known = any(read[start:end]) or _no_figure(draft.text, start, end)
        if not known and (place := _typed(draft, start, end)):
            yield Number(place, draft.text[start:end])


def _read(draft: Draft) -> bytearray:
    """For each character of the text as it reads, whether the reader knows what it is of, or it is of a name."""
    spans = [(claim.start, claim.end) for claim in draft.reading.claims]
    spans += [(passed.start, passed.end) for passed in draft.reading.passed_over]
    known = bytearray(len(draft.text))
    for start, end in (*spans, *(found.span() for found in QUOTED.finditer(draft.text))):
        known[start:end] = b"\1" * (end - start)
    return known


def _typed(draft: Draft, start: int, end: int) -> Place | None:
    """Where it stands, unless it is of a figure, computable or not, or in the title."""
    place = None if draft.told_at(start, end) else draft.place(start, end)
    if place is None or BLANK in draft.blanked(place.section)[max(place.start, 0) : max(place.end, 0)]:
        return None
    return place


def _no_figure(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 12, 0) : start], text[end : end + 16]
    return bool(
        NO_FIGURE_BEFORE.search(before)
        or NO_FIGURE_AFTER.match(after)
        or (AT_LINE_START.search(before) and re.match(r"[.、．)）]", after))
    )


def mends_of(number: Number, own: Period) -> list[Mend]:
    """The figure in place of the number, or only the number put right."""
    answer = number.answer
    assert answer is not None
    unit = _unit(number, answer)
    shown, display = _display(number, answer, unit)
    words = {"shown": shown}
    figure = Mend(gettext("改用指标，读作“%(shown)s”") % words, chip_of(answer.question, own, display) + unit)
    return [figure, Mend(gettext("只把数字改成“%(shown)s”") % words, shown)]


def _display(number: Number, answer: Answer, unit: str) -> tuple[str, str]:
    """The way of showing that reads like the number did, else the first of its ways."""
    shown = [(pages.card(answer, way, unit).text, way) for way in number.ways]
    same = [one for one in shown if one[0] == "".join(number.quote.split())]
    return (same or shown)[0]


def _unit(number: Number, answer: Answer) -> str:
    if answer.figure.is_percent:
        return ""
    unit = number.claim.unit if number.claim else ""
    return unit if unit and unit in number.quote else unit_of(answer.figure)


def same_question(draft: Draft, number: Number) -> Told | None:
    """A figure of the text that asks what a number tells."""
    return draft.first_told.get(asked_in(number.answer.question)) if number.answer else None
