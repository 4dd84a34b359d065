"""A living report: text with figures in it, `立案[[proposals.filed]]件`, computed when it is read.

    [[name key=a,b period=2022 lower=1|display]]

`key` is a dimension of the figure, `display` a way of showing a number (余, 多万, 余100, 以上 ...). Only declared
figures, dimensions and periods are evaluated; anything else is a finding with its place.

A blank line parts paragraphs. `### ` begins a heading of the second level, `#### ` and `##### ` of the third and fourth
(the first is the section's own); `> ` begins a quotation; tables and plots of figures are in `grids`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures.catalogue import UnknownFigure, find
from jianyan.figures.questions import Question, UnknownNarrowing, narrowed_by
from jianyan.look.numbers import Display
from jianyan.reports import grids
from jianyan.reports.grids import Grid

CHIP = re.compile(r"\[\[(?P<name>[\w.]+)(?P<pairs>(?:\s+\w+=[^\s|\]]+)*)\s*(?:\|(?P<display>[^\]]*))?\]\]")
STRAY = re.compile(r"\[\[[^\[\]\n]*\]{0,2}")
UNITS = (
    "次(篇)", "人次", "场次", "批次", "方面", "元", "件", "次", "个", "名", "项", "条", "篇", "期", "场", "亩", "辑", "册", "对", "处", "天", "批", "人",
)  # fmt: skip
UNIT = re.compile("|".join(map(re.escape, UNITS)))
FINDINGS_SAID = 3  # in a refusal
BLOCK = re.compile(r"(?m)^#{2,5} .*|^(?!#{1,5} )\S.*(?:\n(?!#{2,5} ).*\S.*)*")
FIRST_LEVEL = "## "
SIGN = re.compile(r"(?P<levels>#{3,5}) +|(?P<quoted>> ?)")
SIGNS = re.compile(r"(?m)^(?:#{2,5} +|> ?)")  # those of all lines, the first level's too
WORD = re.compile(r"[A-Za-z0-9]+(?:[.,:'-][A-Za-z0-9]+)*%?|\S")


@dataclass(frozen=True)
class Chip:
    """One figure in the text: where it stands, what it asks, how it shows."""

    start: int
    end: int
    question: Question
    display: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Finding:
    """Something in `[[...]]` that cannot be evaluated, with its place and a sentence that says why."""

    start: int
    end: int
    quote: str
    sentence: str


def words_of(findings: Sequence[Finding]) -> dict[str, Any]:
    """What a refusal says of findings: their `count`, and what is `said` of the first."""
    said = " ".join(f"{one.quote} {one.sentence}" for one in findings[:FINDINGS_SAID])
    return {"count": len(findings), "said": said}


Place = Chip | Finding | Grid


@dataclass(frozen=True)
class Block:
    """A heading or paragraph, and where it starts in the text."""

    start: int
    text: str

    def holds(self, places: Sequence[Place]) -> list[Place]:
        return [place for place in places if self.start <= place.start < self.start + len(self.text)]

    @property
    def sign(self) -> str:
        """What it begins with to say that it is a heading or quotation."""
        found = SIGN.match(self.text)
        return found[0] if found else ""

    @property
    def level(self) -> int:
        """2 to 4 of a heading inside a section, else 0."""
        return self.sign.count("#") - 1 if "#" in self.sign else 0


def count(text: str) -> int:
    """How many figures stand in a text."""
    return len(CHIP.findall(text))


def length(text: str) -> int:
    """How long a text reads, as word processors count 字数: a Han character or mark is one, and so is a number or Latin word.

    A figure is a number; tables and plots are not counted.
    """
    words = STRAY.sub("0", grids.GRID.sub("", text))
    return len(WORD.findall(SIGNS.sub("", words)))


def in_scripts(text: str) -> int:
    """The length of a text as scripts of a page count it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def read(text: str, committee: Committee, period: Period) -> list[Place]:
    """All chips, tables and findings of a text, in order. A period that many chips name is looked up once."""
    periods = {"": period}
    return [_read_one(found, text, committee, periods) for found in STRAY.finditer(text)]


def _read_one(stray: re.Match[str], text: str, committee: Committee, periods: dict[str, Period]) -> Place:
    if grid := grids.GRID.fullmatch(stray[0]):
        return _read_grid(grid, stray, text, committee, periods[""])
    found = CHIP.fullmatch(stray[0])
    if found is None:
        sentence = gettext("“%(quote)s”不成写法。请写成“[[指标名 维度=值 period=期间|概数]]”，后三样可以没有。")
        return Finding(stray.start(), stray.end(), stray[0], sentence % {"quote": stray[0]})
    try:
        question = _question(found, committee, periods)
        Display.parse(found["display"] or "")
    except (UnknownFigure, UnknownNarrowing, UnknownPeriod, ValueError) as problem:
        return Finding(stray.start(), stray.end(), stray[0], str(problem))
    unit = UNIT.match(text, stray.end())
    return Chip(
        stray.start(), unit.end() if unit else stray.end(), question, found["display"] or "", unit[0] if unit else ""
    )


def _read_grid(
    grid: re.Match[str], stray: re.Match[str], text: str, committee: Committee, period: Period
) -> Grid | Finding:
    before, after = text[: stray.start()], text[stray.end() :]
    try:
        if not (re.search(r"(\A|\n)\s*\Z", before) and re.match(r"\s*(\n\s*\n|\Z)", after + "\n\n")):
            raise ValueError(gettext("表和图要单独成一段：前后各空一行，这一段里不写别的字。"))
        return grids.read_grid(grid, stray.start(), committee, period)
    except (UnknownFigure, UnknownNarrowing, UnknownPeriod, ValueError) as problem:
        return Finding(stray.start(), stray.end(), stray[0], str(problem))


def _question(found: re.Match[str], committee: Committee, periods: dict[str, Period]) -> Question:
    figure = find(found["name"])
    given = dict(pair.split("=", 1) for pair in found["pairs"].split())
    code = given.pop("period", "")
    if code not in periods:
        periods[code] = parse(code, committee)
    lower = given.pop("lower", "") == "1"
    where = narrowed_by(figure, committee, [f"{name}={values}" for name, values in given.items()])
    return Question(figure, committee, periods[code], where, lower)
