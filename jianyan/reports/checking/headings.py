"""Numbers of headings: 一、（一） 1. （1） in this order (GB/T 9704-2012), none left out, none twice, no level skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import HEADING, Found, Mend, Result
from jianyan.reports.checking.standing import Place
from jianyan.reports.choices import Check
from jianyan.reports.models import Section
from jianyan.text.numerals import in_chinese, number_of

LONGEST = 30  # characters; what is longer, or ends with a stop, is a paragraph
LINE = re.compile(r"(?m)^[ 　]*(?P<line>\S.*)$")
CHINESE = "[一二三四五六七八九十]{1,3}"
# The four levels: how each is numbered, and how a number is written in it.
LEVELS = (
    (re.compile(rf"(?P<number>{CHINESE})、"), lambda number: f"{in_chinese(number)}、"),
    (re.compile(rf"（(?P<number>{CHINESE})）"), lambda number: f"（{in_chinese(number)}）"),
    (re.compile(r"(?P<number>\d{1,2})[.．]"), lambda number: f"{number}."),
    (re.compile(r"（(?P<number>\d{1,2})）"), lambda number: f"（{number}）"),
)


@dataclass(frozen=True)
class Numbered:
    """A heading with its level, its number, and where that number stands."""

    place: Place
    level: int
    number: int
    mark: str


def find(draft: Draft) -> Result:
    """Each numbered heading that does not go on from those before it, as they ought to be numbered.

    Where nothing above is numbered no level is skipped.
    """
    headings = [one for section in draft.sections for one in _headings(section)]
    found, last = list[Found](), list[int]()
    for one in headings:
        expected = _expected(one, last)
        if last and one.level > len(last):
            found.append(_skipped(draft, one, len(last)))
        elif one.number != expected:
            found.append(_out_of_order(draft, one, expected))
        last = [*last[: one.level], *([0] * (one.level - len(last))), expected]
    return Result(len(headings), found)


def _expected(one: Numbered, last: list[int]) -> int:
    """The number that is due: one more than the last of its level under the same heading."""
    return last[one.level] + 1 if one.level < len(last) else 1


def _headings(section: Section) -> Iterator[Numbered]:
    yield from _numbered(section.heading, Place(section, HEADING, HEADING))
    for found in LINE.finditer(section.text):
        line = found["line"].rstrip()
        if len(line) <= LONGEST and line[-1] not in "。；，：！？":
            yield from _numbered(line, Place(section, found.start("line"), found.start("line")))


def _numbered(line: str, at: Place) -> Iterator[Numbered]:
    for level, (pattern, _write) in enumerate(LEVELS):
        if found := pattern.match(line):
            start, end = (at.start, at.start) if at.start == HEADING else (at.start, at.start + found.end())
            yield Numbered(Place(at.section, start, end), level, int(number_of(found["number"])), found[0])


def _skipped(draft: Draft, one: Numbered, depth: int) -> Found:
    right = LEVELS[depth][1](one.number)
    words = {"mark": one.mark, "right": right}
    sentence = gettext("“%(mark)s”越过了一级：各级依次是“一、”“（一）”“1.”“（1）”。这里应是“%(right)s”一级。") % words
    mends = [Mend(gettext("改为“%(right)s”") % words, right)]
    return draft.found(Check.HEADING, one.place, sentence, mends, quote=one.mark)


def _out_of_order(draft: Draft, one: Numbered, expected: int) -> Found:
    words = {"mark": one.mark, "right": LEVELS[one.level][1](expected)}
    sentence = gettext("标题序号到这里应是“%(right)s”，写的是“%(mark)s”。") % words
    mends = [Mend(gettext("改为“%(right)s”") % words, words["right"])]
    return draft.found(Check.HEADING, one.place, sentence, mends, quote=one.mark)
