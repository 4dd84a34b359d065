"""Figures in a text as chips: how one is written, and what the editor shows of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from jianyan.figures import pages
from jianyan.figures.questions import Answer, Question
from jianyan.reports import living
from jianyan.reports.grids import Grid


def written(question: Question, display: str = "", own: str = "") -> str:
    """A question as a text holds it. `own` is the period of the report, which need not be named."""
    period = [f"period={question.period.code}"] if question.period.code != own else []
    words = " ".join([question.figure.name, *_narrowing(question), *period, *_lower(question)])
    return f"[[{words}|{display}]]" if display else f"[[{words}]]"


def grid_written(
    kind: str, names: Sequence[str], question: Question, *, by: str = "", periods: Sequence[str] = (), own: str = ""
) -> str:
    """A table or plot as a text holds it: figures by name, narrowed like the question, a row for each value of `by`."""
    pairs = [f"by={by}"] if by else []
    pairs += [f"period={','.join(periods)}"] if list(periods) not in ([], [own]) else []
    pairs += [*_narrowing(question), *_lower(question)]
    return f"[[{' '.join([kind, ','.join(names), *pairs])}]]"


def _narrowing(question: Question) -> list[str]:
    return [f"{name}={','.join(values)}" for name, values in question.where.items()]


def _lower(question: Question) -> list[str]:
    return ["lower=1"] if question.lower else []


def key_of(question: Question) -> tuple[object, ...]:
    """What is asked, the period aside."""
    where = tuple(sorted((name, tuple(sorted(values))) for name, values in question.where.items()))
    return question.figure.name, where, question.lower


def asked_in(question: Question) -> tuple[object, ...]:
    """What is asked, and of which period: two questions of one answer are equal in it."""
    return (*key_of(question), question.period.code)


def shown(text: str, places: list[living.Place], answers: list[Answer]) -> dict[str, dict[str, Any]]:
    """For everything in `[[...]]` of a text, by what stands there: what the editor shows of it.

    `answers` are those of the figures among the places, in their order.
    """
    left = iter(answers)
    found = {}
    for place in places:
        source = _source(text, place)
        if isinstance(place, living.Chip):
            found[source] = of_answer(next(left), place.display, place.unit)
        elif isinstance(place, living.Finding):
            found.setdefault(source, {"text": place.quote, "error": place.sentence})
        else:
            found[source] = {"text": grid_words(place), "grid": place.kind}
    return found


def _source(text: str, place: living.Place) -> str:
    """What stands in the brackets and they themselves, without the unit that follows."""
    end = text.find("]]", place.start)
    return text[place.start : end + 2] if end >= 0 else text[place.start : place.end]


def of_answer(answer: Answer, display: str, unit: str) -> dict[str, Any]:
    """A figure as the editor shows it: its number as it reads, and the card that accounts for it.

    `unit` stands in the text behind the chip; it tells only how the whole reads.
    """
    whole = pages.card(answer, display, unit)
    return {
        "text": pages.card(answer, display, "").text, "reads": whole.text, "name": whole.name,
        "value": f"{whole.value} {whole.unit}".strip(), "period": whole.period, "as_of": whole.as_of,
        "meaning": whole.meaning, "reported": whole.note or gettext("转述数字，不是本会记录数出来的") if whole.reported else "",
    }  # fmt: skip


def grid_words(grid: Grid) -> str:
    """表：立案提案、办复提案，按界别."""
    labels = dict.fromkeys(str(question.figure.label) for question in grid.questions)
    words = {"figures": "、".join(labels), "by": grid.by.label if grid.by else ""}
    if grid.kind == "table":
        sentence = gettext("表：%(figures)s，按%(by)s") if grid.by else gettext("表：%(figures)s")
    else:
        sentence = gettext("图：%(figures)s，按%(by)s") if grid.by else gettext("图：%(figures)s")
    return sentence % words
