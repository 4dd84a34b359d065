"""Numbers typed into the text: what each says, which figure it may speak of, and what that figure comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from jianyan.committees.periods import Period
from jianyan.figures import hedges
from jianyan.figures.hedges import Stated
from jianyan.figures.questions import Answer
from jianyan.reports import chips
from jianyan.reports.checking.found import Mend
from jianyan.reports.checking.standing import BLANK, Place, Told
from jianyan.reports.typed import Typed, typed
from jianyan.text.found import Claim

if TYPE_CHECKING:
    from jianyan.reports.checking.draft import Draft

# Kinds of the reader (see `jianyan.text.passing`) that are numbers all the same, of others: they want a source.
OF_OTHERS = ("economy", "population", "work of others", "size", "each")
DIGITS = re.compile(r"\d[\d,.]*(?:[百千万亿]+\d[\d.]*)*")
QUOTED = re.compile(r"[“《（(〔][^“”《》（）()〔〕\n]{0,40}[”》）)〕]")
# What a number is that the reader has no unit for and that is still no figure: a date, an ordinal, a name.
NO_FIGURE_BEFORE = re.compile(r"(?:第|[A-Za-z+\-—～~至到、/:：.]|年|月|编号|序号|电话|邮编|[No№]\.?)\s*$")
NO_FIGURE_AFTER = re.compile(
    r"^\s*(?:、\d|[:：]\d\d|-\d{1,2}-\d{1,2}|年|月|日|号|时|分(?![别钟之])|点(?!位)|届|周年|年代|世纪|国道|省道|版|路|楼|[A-Za-z+]|[—～~至到\-、]\s*\d+\s*(?:年|月|日|号|届)|[.、．)）]\s*(?=\D))"
)
AT_LINE_START = re.compile(r"(?:^|\n)[\s　（(]*$")
FIVE_YEARS = re.compile(r"十[一二三四五六]五(?=期间|时期|规划)")


@dataclass(frozen=True)
class Number:
    """A number of the plain text, with the figure it speaks of where one is known."""

    place: Place
    quote: str
    typed: Typed | None = None
    of_others: bool = False

    @property
    def claim(self) -> Claim | None:
        return self.typed.claim if self.typed else None

    @property
    def answer(self) -> Answer | None:
        """What the records come to; None where there are none to hold a number against."""
        answer = self.typed.answer if self.typed else None
        return answer if answer and (answer.records or answer.figure.kind == "reported") else None

    @property
    def stated(self) -> Stated:
        assert self.typed is not None
        return self.typed.stated

    def holds(self, limits: hedges.Limits) -> bool:
        """Whether the figure comes to what is told."""
        return self.typed is not None and self.answer is not None and self.typed.holds(limits)


def numbers(draft: Draft) -> list[Number]:
    """Every number of the text that is no figure, no date and no ordinal, in order. All figures are answered together."""
    claims = list(_claims(draft))
    known = typed([claim for claim, _place in claims], draft.text, draft.committee, draft.period)
    found = [Number(place, one.quote, one) for one, (_claim, place) in zip(known, claims, strict=True)]
    return sorted(
        [*found, *_others(draft)], key=lambda one: (draft.sections.index(one.place.section), one.place.start)
    )


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
    assert number.typed is not None
    shown, figure = number.typed.as_figure(own)
    words = {"shown": shown}
    return [
        Mend(gettext("改用指标，读作“%(shown)s”") % words, figure),
        Mend(gettext("只把数字改成“%(shown)s”") % words, shown),
    ]


def same_question(draft: Draft, number: Number) -> Told | None:
    """A figure of the text that asks what a number tells."""
    return draft.first_told.get(chips.asked_in(number.answer.question)) if number.answer else None
