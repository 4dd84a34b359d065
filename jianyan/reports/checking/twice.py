"""The same thing told twice: shown in different ways, for different periods, or with different values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext

from jianyan.figures import pages
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.periods import named
from jianyan.reports.checking.plain import Number, mends_of, same_question
from jianyan.reports.checking.standing import Told, chip_of, sentence_at
from jianyan.reports.chips import asked_in, key_of
from jianyan.reports.choices import Check
from jianyan.text.found import Bound, Claim, RelationKind


def find(draft: Draft) -> Result:
    """Pairs that contradict each other, told at the second."""
    found = [*_shown_twice(draft), *_against_figures(draft), *_typed_twice(draft)]
    return Result(len(draft.told) + len(draft.numbers), found)


def _shown_twice(draft: Draft) -> Iterator[Found]:
    """Figures that ask the same: shown otherwise than before, or of another period in the same sentence."""
    asked: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in draft.told:
        before = draft.first_told[asked_in(told.question)]
        if _number(before) != _number(told):
            yield _shown_otherwise(draft, before, told)
        asked[key_of(told.question)].append(told)
    for same in asked.values():
        yield from _of_two_periods(draft, same)


def _number(told: Told) -> str:
    """How it reads without its unit."""
    return told.text.removesuffix(told.chip.unit) if told.chip.unit else told.text


def _shown_otherwise(draft: Draft, before: Told, told: Told) -> Found:
    words = {"title": told.question.title(), "before": before.text, "now": told.text}
    sentence = gettext("“%(title)s”前文写作“%(before)s”，这里写作“%(now)s”。同一个数字，全文只用一种写法。")
    label = gettext("照前文，用“%(shown)s”的写法") % {"shown": before.text}
    replacement = chip_of(told.question, draft.period, before.chip.display) + told.chip.unit
    return draft.found(Check.TWICE, told.place, sentence % words, [Mend(label, replacement)])


def _of_two_periods(draft: Draft, same: Sequence[Told]) -> Iterator[Found]:
    """The same figure for two periods in one sentence that names neither: a slip, unless it compares years."""
    for before, told in pairwise(same):
        periods = (before.question.period, told.question.period)
        if periods[0].code == periods[1].code or before.place.section != told.place.section:
            continue
        text = told.place.section.text
        start, end = sentence_at(text, told.place.start, told.place.end)
        if start <= before.place.start and not _names_years(draft.blanked(told.place.section)[start:end]):
            words = {"title": told.question.title(), "one": periods[0], "two": periods[1]}
            sentence = gettext(
                "一句话里“%(title)s”说了两次，一次是%(one)s，一次是%(two)s。请用同一期间，或在句中写明各是哪一期。"
            )
            label = gettext("改用%(period)s") % {"period": pages.period_words(periods[0])}
            chip = chip_of(told.question.of_period(periods[0]), draft.period, told.chip.display) + told.chip.unit
            mends = [Mend(label, chip), named(draft, told)]
            yield draft.found(Check.TWICE, told.place, sentence % words, mends)


def _names_years(words: str) -> bool:
    return any(mark in words for mark in ("年", "以来", "上届", "同比", "同期"))


def _against_figures(draft: Draft) -> Iterator[Found]:
    """A typed number beside a figure of the text that asks the same and comes to something else."""
    for number in draft.numbers:
        told = same_question(draft, number)
        if told is None or number.claim is None or number.claim.bound != Bound.EXACT or number.holds(draft.limits):
            continue
        if number.answer is not None and number.answer.value is not None:
            yield _against(draft, number, told)


def _against(draft: Draft, number: Number, told: Told) -> Found:
    words = {"quote": number.quote, "title": told.question.title(), "shown": told.text}
    sentence = gettext("“%(quote)s”与本文的指标不一致：“%(title)s”按记录是“%(shown)s”。")
    mends = mends_of(number, draft.period)
    return draft.found(Check.TWICE, number.place, sentence % words, mends, quote=number.quote)


def _typed_twice(draft: Draft) -> Iterator[Found]:
    """What the reader hears as one thing with two values, at least one of them typed; two figures of one period too."""
    claims = draft.reading.claims
    for relation in draft.reading.relations:
        if relation.kind not in (RelationKind.DIFFERS, RelationKind.UNIT_MIX):
            continue
        first, second = (claims[number] for number in relation.claims[:2])
        if not _both_sure(draft, first, second):
            yield from _told_twice(draft, first, second, relation.kind)


def _both_sure(draft: Draft, first: Claim, second: Claim) -> bool:
    """Whether both are figures: each is what it asks, and the wording is left to the writer."""
    return all(draft.told_at(one.start, one.end) for one in (first, second))


def _told_twice(draft: Draft, first: Claim, second: Claim, kind: RelationKind) -> Iterator[Found]:
    place, earlier = draft.of_claim(second), draft.of_claim(first)
    if draft.told_at(second.start, second.end):
        place, earlier, first, second = earlier, place, second, first
    quotes = [draft.text[one.start : one.end] for one in (first, second)]
    if place is None or (quotes[0] == quotes[1]) or _said(draft, second):
        return
    words = {"what": first.what, "one": quotes[0], "two": quotes[1]}
    if kind == RelationKind.UNIT_MIX:
        sentence = gettext("“%(what)s”一处写“%(one)s”，一处写“%(two)s”，两个量词说的不是一回事。请核对哪个对。")
    else:
        sentence = gettext("“%(what)s”一处写“%(one)s”，一处写“%(two)s”。请核对哪个对。")
    yield draft.found(Check.TWICE, place, sentence % words, quote=quotes[1])


def _said(draft: Draft, claim: Claim) -> bool:
    """Whether it was already held against a figure of the text."""
    number = draft.number_at.get(claim.start)
    return number is not None and not number.holds(draft.limits) and same_question(draft, number) is not None
