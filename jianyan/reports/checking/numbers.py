"""Numbers that are typed: each ought to be a figure, which follows the records, or a fact with its source."""

from __future__ import annotations

from django.utils.translation import gettext

from jianyan.figures import pages
from jianyan.look.numbers import plain
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.plain import Number, mends_of, same_question
from jianyan.reports.choices import Check
from jianyan.text.found import Bound


def find(draft: Draft) -> Result:
    """Each number that is no figure, no date and no ordinal; one that contradicts is left to the rules about that."""
    typed = draft.numbers
    return Result(
        len(typed) + len(draft.told), [_found(draft, one) for one in typed if not said_elsewhere(draft, one)]
    )


def said_elsewhere(draft: Draft, number: Number) -> bool:
    """Whether another rule says more of it: its hedge is wrong, or it contradicts a figure of the text."""
    if number.answer is None or number.answer.value is None or number.holds(draft.limits):
        return False
    assert number.claim is not None
    return number.claim.bound != Bound.EXACT or same_question(draft, number) is not None


def _found(draft: Draft, number: Number) -> Found:
    sentence, mends = _said(draft, number)
    return draft.found(Check.NUMBER, number.place, sentence, mends, quote=number.quote)


def _said(draft: Draft, number: Number) -> tuple[str, list[Mend]]:
    if number.of_others:
        words = {"quote": number.quote}
        return gettext("“%(quote)s”说的不是本会的工作，系统不计算。请核对出处；确实无误的，可注明不改。") % words, []
    if number.answer is None or number.answer.value is None:
        words = {"quote": number.quote}
        return gettext(
            "“%(quote)s”是手写的，记录变了它不会变，也查不到出处。请改用指标；没有指标的，请核对出处后注明不改。"
        ) % words, []
    if number.holds(draft.limits):
        return _agrees(draft, number)
    return _differs(draft, number)


def _agrees(draft: Draft, number: Number) -> tuple[str, list[Mend]]:
    assert number.answer is not None
    words = {"quote": number.quote, "title": number.answer.question.title(), "value": pages.in_words(number.answer)}
    sentence = gettext(
        "“%(quote)s”是手写的。按记录，“%(title)s”是%(value)s，与所写相符；改用指标，就会随记录变化，也能查到出处。"
    )
    return sentence % words, mends_of(number, draft.period)[:1]


def _differs(draft: Draft, number: Number) -> tuple[str, list[Mend]]:
    answer, claim = number.answer, number.claim
    assert answer is not None
    assert answer.value is not None
    assert claim is not None
    words = {
        "quote": number.quote, "title": answer.question.title(), "value": pages.in_words(answer),
        "period": pages.period_words(answer.question.period), "apart": plain(abs(claim.value - answer.value)),
    }  # fmt: skip
    sentence = gettext("“%(quote)s”是手写的，与记录相差%(apart)s：%(period)s“%(title)s”是%(value)s。请核对哪个对。")
    return sentence % words, mends_of(number, draft.period)
