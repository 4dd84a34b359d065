"""Finding a figure for a sentence: by its name in Chinese or English, the pinyin of its name or its initials (`lata` and
`liantian` of 立案提案), its code, its meaning, or what it is narrowed to.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils import translation
from pypinyin import Style, lazy_pinyin

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period
from jianyan.figures import engine, pages
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure
from jianyan.figures.questions import Answer, Question, known_values
from jianyan.look import phrases
from jianyan.reports import chips

MOST = 6
SAME, STARTS, IN_LABEL, IN_PINYIN, IN_NAME, IN_MEANING, IN_VALUE, ALIKE = 12, 9, 8, 6, 5, 3, 4, 1
SHORTEST_PINYIN = 2  # letters
LANGUAGES = ("zh-hans", "en")
NOT_SPOKEN = re.compile(r"\W+")
ENOUGH = 0.5  # of the pairs of characters of a word that a label shares with it


@dataclass(frozen=True)
class Found:
    """A figure that fits the words: what to insert, and what it comes to."""

    source: str
    unit: str
    text: str
    answer: Answer
    display: str = ""

    @property
    def chip(self) -> str:
        """What is typed into a plain field: the figure and its unit."""
        return self.source + self.unit

    @property
    def said(self) -> dict[str, Any]:
        """The same for the editor."""
        return chips.of_answer(self.answer, self.display, self.unit) | {"source": self.source, "unit": self.unit}

    @property
    def as_json(self) -> str:
        return json.dumps(self.said, ensure_ascii=False)

    @property
    def title(self) -> str:
        return self.answer.question.title()

    @property
    def name(self) -> str:
        return self.answer.figure.name

    @property
    def meaning(self) -> str:
        return str(self.answer.figure.meaning)

    @property
    def ways(self) -> list[tuple[str, str]]:
        """The dimensions it can be narrowed by, as (name, label)."""
        return [(dimension.name, str(dimension.label)) for dimension in self.answer.figure.by]


def find(words: str, committee: Committee, period: Period, display: str = "", own: str = "") -> list[Found]:
    """The figures that fit all the words, the best first, with their values in the period.

    A word that no name holds may be a value of a dimension: it narrows. `own` is the period of the report, which a
    figure need not name.

    Raises:
        ValueError: `display` is no way of showing a number.
    """
    asked = words.lower().split()
    if not asked:
        return []
    scored = [found for figure in FIGURES.values() if figure.told and (found := _fit(figure, asked, committee))]
    best = sorted(scored, key=lambda one: (-one[0], len(str(one[1].label)), one[1].name))[:MOST]
    questions = [Question(figure, committee, period, where) for _score, figure, where in best]
    return [_found(answer, display, own) for answer in engine.answer(questions)]


def _found(answer: Answer, display: str, own: str) -> Found:
    unit = "" if answer.figure.is_percent else answer.unit
    source = chips.written(answer.question, display, own)
    return Found(source, unit, pages.card(answer, display, unit).text, answer, display)


def _fit(
    figure: Figure, asked: list[str], committee: Committee
) -> tuple[int, Figure, dict[str, tuple[str, ...]]] | None:
    """How well a figure fits, and what the words narrow it to; None when a word fits nothing of it."""
    total = 0
    where: dict[str, tuple[str, ...]] = {}
    for word in asked:
        score = _score(figure.name, word)
        if score <= ALIKE and (narrowed := _value(figure, word, committee)):
            where[narrowed[0]] = (narrowed[1],)
            score = IN_VALUE
        if not score:
            return None
        total += score
    return total, figure, where


def _score(name: str, word: str) -> int:
    return max(_spelled(name, word), _sounds(name, word))


def _spelled(name: str, word: str) -> int:
    labels, meanings = _words(name)
    if word in labels or word == name:
        return SAME
    if any(word in label for label in labels):
        return IN_LABEL
    if word in name:
        return IN_NAME
    if any(word in meaning for meaning in meanings):
        return IN_MEANING
    return ALIKE if any(_alike(word, label) for label in labels) else 0


def _sounds(name: str, word: str) -> int:
    """How well some letters fit the pinyin of a name: all its initials or its whole sound, their beginning, a part."""
    if len(word) < SHORTEST_PINYIN or not word.isascii() or not word.isalpha():
        return 0
    sounds = _pinyin(name)
    if word in sounds:
        return SAME
    if any(sound.startswith(word) for sound in sounds):
        return STARTS
    return IN_PINYIN if any(word in sound for sound in sounds) else 0


def _alike(word: str, label: str) -> bool:
    pairs = {word[place : place + 2] for place in range(len(word) - 1)}
    return bool(pairs) and sum(pair in label for pair in pairs) >= ENOUGH * len(pairs)


def _value(figure: Figure, word: str, committee: Committee) -> tuple[str, str] | None:
    """The first dimension that has a value called so, or is called so itself and says yes or no; with the value."""
    yes = str(phrases.YES).lower()
    for dimension in figure.by:
        wanted = yes if word == str(dimension.label).lower() else word
        for value, label in known_values(dimension, committee).items():
            if wanted == str(label).lower():
                return dimension.name, value
    return None


@cache
def _pinyin(name: str) -> tuple[str, str]:
    """The initials of the Chinese label of a figure, and its whole pinyin without tones."""
    label = NOT_SPOKEN.sub("", _words(name)[0][0])
    return "".join(lazy_pinyin(label, style=Style.FIRST_LETTER)), "".join(lazy_pinyin(label))


@cache
def _words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels and meanings of a figure in all languages, in small letters."""
    figure = FIGURES[name]
    labels, meanings = [], []
    for language in LANGUAGES:
        with translation.override(language):
            labels.append(str(figure.label).lower())
            meanings.append(str(figure.meaning).lower())
    return tuple(labels), tuple(meanings)
