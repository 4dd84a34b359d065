"""Where things stand in a report that is checked: places of its stored text, figures with their answers, runs of text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils import translation

from jianyan.committees.papers import LANGUAGE
from jianyan.committees.periods import Period
from jianyan.figures import pages
from jianyan.figures.questions import Answer, Question
from jianyan.reports import chips, living
from jianyan.reports.models import Section

BLANK = "\ufffc"  # stands for each character of a `[[...]]`
STOP = re.compile(r"[。；！？\n]")


@dataclass(frozen=True)
class Place:
    """Where something stands in the stored text of a section; `HEADING` in its heading."""

    section: Section
    start: int
    end: int


@dataclass(frozen=True)
class Told:
    """A figure of the text: where it stands with its unit, its answer, and how it reads."""

    place: Place
    chip: living.Chip
    answer: Answer
    text: str

    @property
    def question(self) -> Question:
        return self.chip.question

    @property
    def chip_end(self) -> int:
        """Where its `]]` ends, before the unit."""
        return self.place.end - len(self.chip.unit)


@dataclass(frozen=True)
class Run:
    """A stretch of the text as it reads, and what it is of: plain text, a figure or a heading."""

    start: int
    end: int
    place: Place
    told: Told | None = None


@dataclass(frozen=True)
class Unreadable:
    """A `[[...]]` that cannot be computed, with its place."""

    place: Place
    finding: living.Finding


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or part of one between semicolons, begins and ends that holds a place."""
    first = max((found.end() for found in STOP.finditer(text, 0, start)), default=0)
    stop = STOP.search(text, max(end - 1, start))
    last = stop.end() if stop else len(text)
    while first < start and text[first].isspace():
        first += 1
    return first, max(last - (text[last - 1 : last] == "\n"), end)


def told_of(place: Place, chip: living.Chip, answer: Answer) -> Told:
    with translation.override(LANGUAGE):
        return Told(place, chip, answer, pages.card(answer, chip.display, chip.unit).text)


def chip_of(question: Question, own: Period, display: str = "") -> str:
    """A question as a text writes it; the period of the report need not be named."""
    return chips.written(question, display, own.code)
