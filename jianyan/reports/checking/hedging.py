"""Hedges (余、多、近、约 ...): they belong to the figure and follow its value, stand after round numbers, one style in a report.

余 and 多 round down after round numbers only, 近 rounds up, 约 to the nearest (docs/decisions/0008 on ways of showing).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext

from jianyan.figures import hedges, pages
from jianyan.look.numbers import BETWEEN, HEDGES, Display
from jianyan.reports.beside import hedge_beside
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.plain import Number, mends_of
from jianyan.reports.checking.standing import Place, Told, chip_of
from jianyan.reports.choices import Check
from jianyan.text.found import Bound

OWN_WORD = {"将近": "近", "接近": "近", "大约": "约", "上下": "左右"}
DOUBLE = re.compile(
    r"(?P<first>将近|接近|大约|近|约|超过|逾|超)(?P<number>\d[\d.]*[万亿]?)(?:(?P<second>余|多)|(?P<unit>[^\d，。；、]{1,3}?)(?P<third>左右|以上|上下))"
)
NOT_ROUND = re.compile(r"(?<!\d)(?P<number>\d{0,11}[1-9])(?P<hedge>余|多)(?=[\u3400-\u9fff])")
LEAST = 20  # smaller numbers are told as they are: 12余次 is 12次


def find(draft: Draft) -> Result:
    """Hedges beside figures, two hedges on one number, after numbers that are not round, and of the wrong style or value."""
    found = [*_beside(draft), *_doubled(draft), *_not_round(draft), *_false(draft), *_mixed(draft)]
    hedged = [told for told in draft.told if _hedge(told)]
    return Result(len(hedged) + sum(bool(hedges.word_in(one.quote)) for one in draft.numbers), found)


def _hedge(told: Told) -> str:
    """The hedge it is shown with, where one shows."""
    hedge = Display.parse(told.chip.display).hedge
    return hedge if hedge and hedge in told.text else ""


def _beside(draft: Draft) -> Iterator[Found]:
    """A hedge typed before or behind a figure: it does not follow the value."""
    for told in draft.told:
        place = told.place
        found = hedge_beside(draft.blanked(place.section), place.start, place.end, told.chip.unit)
        if found:
            yield _outside(draft, told, found.word, Place(place.section, found.start, found.end))


def _outside(draft: Draft, told: Told, word: str, place: Place) -> Found:
    own, display = _hedge(told), told.chip.display
    if own:
        sentence = gettext("“%(word)s”写在已经带“%(own)s”的数字旁边，说了两遍。请只留一个。")
    else:
        way = OWN_WORD.get(word, word)
        display = (way if way in HEDGES else "") + Display.parse(display).scale
        sentence = gettext("“%(word)s”写在确数“%(shown)s”旁边，数字变了它不会跟着变。请写在指标里面。")
    words = {"word": word, "own": own, "shown": told.text}
    return draft.found(Check.HEDGE, place, sentence % words, [_shown_so(draft, told, display)])


def _shown_so(draft: Draft, told: Told, display: str) -> Mend:
    """The figure shown in another way."""
    reads = pages.card(told.answer, display, told.chip.unit).text
    chip = chip_of(told.question, draft.period, display) + told.chip.unit
    return Mend(gettext("改读作“%(shown)s”") % {"shown": reads}, chip)


def _doubled(draft: Draft) -> Iterator[Found]:
    """近50余次, 约50次左右."""
    for section in draft.sections:
        for found in DOUBLE.finditer(draft.blanked(section)):
            second = found["second"] or found["third"]
            kept = found[0].replace(second, "", 1) if found["third"] else f"{found['first']}{found['number']}"
            words = {"quote": found[0], "one": found["first"], "two": second}
            sentence = gettext("“%(quote)s”又有“%(one)s”又有“%(two)s”。请只留一个。") % words
            mend = Mend(gettext("改为“%(right)s”") % {"right": kept}, kept)
            yield draft.found(Check.HEDGE, Place(section, *found.span()), sentence, [mend])


def _not_round(draft: Draft) -> Iterator[Found]:
    """286余件: 余 and 多 stand after round numbers."""
    for section in draft.sections:
        text = draft.blanked(section)
        for found in NOT_ROUND.finditer(text):
            if text[found.end() :].startswith(("万", "亿")) or text[found.start() - 1 : found.start()] == ".":
                continue
            number = int(found["number"])
            right = f"{number // 10 * 10}{found['hedge']}" if number >= LEAST else f"{number}"
            words = {"quote": found[0], "right": right}
            sentence = gettext("“%(quote)s”不妥：“余”“多”用在整十、整百的数后面。请写整数加概数，或写确数。") % words
            mends = [Mend(gettext("改为“%(right)s”") % words, right)]
            if right != str(number):
                mends.append(Mend(gettext("改为“%(right)s”") % {"right": number}, str(number)))
            yield draft.found(Check.HEDGE, Place(section, *found.span()), sentence, mends)


def _false(draft: Draft) -> Iterator[Found]:
    """A hedged number that is typed, and that the records do not allow."""
    for number in draft.numbers:
        if number.claim is None or number.claim.bound == Bound.EXACT or number.answer is None:
            continue
        if number.answer.value is not None and not number.holds(draft.limits):
            yield _not_allowed(draft, number)


def _not_allowed(draft: Draft, number: Number) -> Found:
    answer = number.answer
    assert answer is not None
    words = {
        "quote": number.quote, "title": answer.question.title(), "value": pages.in_words(answer),
        "allowed": hedges.allowed(number.stated, draft.limits).words(number.stated.unit),
    }  # fmt: skip
    sentence = gettext("“%(quote)s”说的是%(allowed)s，而“%(title)s”按记录是%(value)s。") % words
    mends = mends_of(number, draft.period)
    return draft.found(Check.HEDGE, number.place, sentence, mends, quote=number.quote)


def _mixed(draft: Draft) -> Iterator[Found]:
    """余 in one place and 多 in another: the rarer one gives way."""
    used = [(told, hedge) for told in draft.told if (hedge := _hedge(told)) in BETWEEN]
    counted = Counter(hedge for _, hedge in used).most_common()
    if len(counted) < len(BETWEEN):
        return
    usual = counted[0][0]
    for told, hedge in used:
        if hedge != usual:
            words = {"shown": told.text, "usual": usual, "hedge": hedge}
            sentence = gettext("“%(shown)s”用“%(hedge)s”，全文多数用“%(usual)s”。一份报告用一种写法。") % words
            mend = _shown_so(draft, told, told.chip.display.replace(hedge, usual))
            yield draft.found(Check.HEDGE, told.place, sentence, [mend])
