"""Periods that differ inside one section: a figure of another period, in a paragraph that does not say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext

from jianyan.committees.periods import Period
from jianyan.figures import pages
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import Told, chip_of
from jianyan.reports.choices import Check
from jianyan.text.numerals import in_chinese

ENOUGH = 3  # figures that say which period a section is of
MOST = 2 / 3  # of the figures of a section, to be its period
PLENARY = re.compile(r"(\d+)\.(\d+)")
SINCE = re.compile(
    r"以来|至今|累计|本届|届内|[两二三四五]年[来间里中]|[两二三四五]年[，、]|上(?:一)?年|去年|上届|同期|[同环]比|比上"
)


def find(draft: Draft) -> Result:
    """Each figure whose period is not that of its section and is not named before it in its paragraph."""
    found = []
    for section in draft.sections:
        told = draft.told_in(section)
        usual = _usual(told, draft.period)
        found += [_found(draft, one, usual) for one in told if not _fits(draft, one, usual)]
    return Result(len(draft.told), found)


def _usual(told: Sequence[Told], own: Period) -> Period:
    """The period of a section: that of most of its figures where they are enough, else the report's."""
    periods = {one.question.period.code: one.question.period for one in told}
    counted = Counter(one.question.period.code for one in told).most_common(1)
    if counted and len(told) >= ENOUGH and counted[0][1] > MOST * len(told):
        return periods[counted[0][0]]
    return own


def _fits(draft: Draft, told: Told, usual: Period) -> bool:
    period = told.question.period
    if period.code == usual.code:
        return True
    text = draft.blanked(told.place.section)
    start = text.rfind("\n", 0, told.place.start) + 1
    stop = re.compile(r"[，。；！？\n]|$").search(text, told.place.end)
    return named_in(period, text[start : stop.start() if stop else len(text)])


def named_in(period: Period, words: str) -> bool:
    """Whether words name a period: its years, its plenary, its day, or that it reaches back."""
    if SINCE.search(words):
        return True
    if plenary := PLENARY.fullmatch(period.code):
        term, number = (in_chinese(int(part)) for part in plenary.groups())
        return f"{term}届{number}次" in words or f"第{number}次" in words
    if period.start == period.end:
        return f"{period.start.month}月{period.start.day}日" in words or str(period.start) in words
    return str(period.start.year) in words and str(period.end.year) in words


def _found(draft: Draft, told: Told, usual: Period) -> Found:
    question = told.question
    name, other = pages.period_words(question.period), pages.period_words(usual)
    words = {"shown": told.text, "period": name, "usual": other}
    sentence = gettext(
        "“%(shown)s”是%(period)s的数字，这一节说的是%(usual)s，而这句话没有写明。请换成同一期间，或写明期间。"
    )
    chip = chip_of(question.of_period(usual), draft.period, told.chip.display) + told.chip.unit
    mends = [Mend(gettext("改用%(usual)s") % words, chip), named(draft, told)]
    return draft.found(Check.PERIOD, told.place, sentence % words, mends)


def named(draft: Draft, told: Told) -> Mend:
    """The figure with its period in brackets behind it."""
    period, place = told.question.period, told.place
    stored = place.section.text[place.start : place.end]
    label = gettext("在数字后写明（%(period)s）") % {"period": pages.period_words(period)}
    return Mend(label, f"{stored}（{draft.name_of(period)}）")
