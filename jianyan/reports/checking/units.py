"""Units behind figures: what the figure counts, as reports word it (the sayings of the rooms), and never a look-alike."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.translation import gettext

from jianyan.figures import sayings
from jianyan.figures.declared import Figure
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import Place, Told, chip_of
from jianyan.reports.choices import Check
from jianyan.reports.typed import unit_of
from jianyan.text.units import UNIT

# Reports mix these up, so a reader of them lets them pass; a writer must not.
NEVER = {
    "人次": {"人", "名", "位"}, "人": {"人次"}, "名": {"人次"}, "位": {"人次"}, "件": {"条", "份"}, "篇": {"期"}, "期": {"篇", "条", "件"},
}  # fmt: skip
SERIES = ("outcomes.media",)  # a programme has 期, a news item 篇: both are pieces of media
FAMILIES = (sayings.TIMES, sayings.PIECES, sayings.PERSONS, sayings.BODIES)
BEHIND = re.compile(rf"(?P<scale>[万亿])?(?P<unit>次（篇）|次\(篇\)|个百分点|{UNIT})?")
AFTER_PERCENT = {"%", "个百分点", "人次", *sayings.TIMES, *sayings.PIECES}
HEDGE = re.compile(r"余|多|以上|左右")


def find(draft: Draft) -> Result:
    """Each figure with a unit that is not its own, with none, or with 万 that its number was not divided by."""
    found = [one for told in draft.told if (one := _wrong(draft, told)) is not None]
    return Result(len(draft.told), found)


def _wrong(draft: Draft, told: Told) -> Found | None:
    text = draft.blanked(told.place.section)
    behind = BEHIND.match(text, told.chip_end)
    assert behind is not None
    scale, unit = behind["scale"] or "", (behind["unit"] or "").replace("（", "(").replace("）", ")")
    place = Place(told.place.section, told.place.start, behind.end())
    if told.answer.figure.is_percent:
        return _after_percent(draft, told, unit, place) if unit in AFTER_PERCENT or scale else None
    if scale:
        return _scaled(draft, told, scale, unit, place)
    if HEDGE.match(text, told.chip_end) or unit in allowed(told.answer.figure):
        return None
    return _unit(draft, told, unit, place)


@lru_cache(maxsize=1024)
def allowed(figure: Figure) -> frozenset[str]:
    """The units that may stand behind a figure: its own, those of its sayings, and without sayings those of its family."""
    own = unit_of(figure)
    said = {unit for saying in sayings.SAYINGS if saying.figure == figure.name for unit in saying.units}
    if not said:
        said = {unit for family in FAMILIES if own in family for unit in family}
    never = set() if figure.name.startswith(SERIES) else NEVER.get(own, set())
    return frozenset({own, *said} - never)


def _stored(draft: Draft, told: Told) -> str:
    return chip_of(told.question, draft.period, told.chip.display)


def _after_percent(draft: Draft, told: Told, unit: str, place: Place) -> Found:
    words = {"shown": told.text, "unit": unit or "万"}
    sentence = gettext("“%(shown)s”自己带百分号，后面又写了“%(unit)s”。请删去。") % words
    return draft.found(Check.UNIT, place, sentence, [Mend(gettext("删去“%(unit)s”") % words, _stored(draft, told))])


def _scaled(draft: Draft, told: Told, scale: str, unit: str, place: Place) -> Found:
    unit = unit or unit_of(told.answer.figure)
    replacement = chip_of(told.question, draft.period, f"{told.chip.display}{scale}") + unit
    words = {"scale": scale, "title": told.question.title(), "unit": unit_of(told.answer.figure)}
    sentence = (
        gettext("“%(title)s”以%(unit)s计，后面又写“%(scale)s”，就大了。请把“%(scale)s”写进指标里，数字会换算好。")
        % words
    )
    return draft.found(Check.UNIT, place, sentence, [Mend(gettext("以“%(scale)s”为单位显示") % words, replacement)])


def _unit(draft: Draft, told: Told, unit: str, place: Place) -> Found:
    own = unit_of(told.answer.figure)
    words = {"title": told.question.title(), "unit": unit, "own": own}
    if unit:
        sentence = gettext("“%(title)s”数的是%(own)s，这里写的是“%(unit)s”。请改用“%(own)s”。")
    else:
        sentence = gettext("“%(title)s”后面没有写量词。请写“%(own)s”。")
    mend = Mend(gettext("量词改为“%(own)s”") % words, _stored(draft, told) + own)
    return draft.found(Check.UNIT, place, sentence % words, [mend])
