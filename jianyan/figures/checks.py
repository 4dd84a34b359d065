"""Mistakes in declarations are found at start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model

from jianyan.command import nearest
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Dimension, Distinct, Figure, Reported, Share, Stock, Sum
from jianyan.figures.sayings import SAYINGS, UNITS, Saying, example, narrowing
from jianyan.figures.ties import match


def register() -> None:
    checks.register(check_figures, "figures")
    checks.register(check_sayings, "figures")


def check_figures(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E002 to E007: names, words, columns, dimensions, shares, meanings that two figures share."""
    found = [error for figure in FIGURES.values() for error in errors_of(figure)]
    return [*found, *_same_meanings()]


def errors_of(figure: Figure) -> Iterator[checks.Error]:
    """What is wrong with one declaration."""
    if not re.fullmatch(r"[a-z]+\.[a-z_]+", figure.name):
        yield _error(figure, 2, "a name is room.figure in small letters", "Write it like proposals.filed.")
    for words in ("unit", "label", "meaning"):
        if not str(getattr(figure, words)):
            yield _error(figure, 3, f"has no {words}", f'Give it {words}=_("…").')
    for path in _paths(figure):
        if not leads_somewhere(figure.of, path):
            yield _error(figure, 4, f"reads {path}, which {figure.of.__name__} does not have", "Check the spelling.")
    names = [dimension.name for dimension in figure.by]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _error(figure, 5, f"has two dimensions named {name}", "Keep one of them.")
    if isinstance(figure, Share) and figure.part.of is not figure.whole.of:
        yield _error(
            figure, 6, "takes part and whole from two tables", "A part is counted inside the rows of its whole."
        )


def leads_somewhere(model: type[Model], path: str) -> bool:
    """Whether a lookup path such as `activity__kind` can be followed from the model."""
    names = path.split("__")
    for position, name in enumerate(names):
        try:
            found = model._meta.get_field(name)
        except FieldDoesNotExist:
            return name.endswith("_id") and position == len(names) - 1 and leads_somewhere(model, name[:-3])
        if position < len(names) - 1:
            related = found.related_model
            if not isinstance(found, ForeignObjectRel) and related is None:
                return False
            model = related  # type: ignore[assignment]
    return True


def _paths(figure: Figure) -> list[str]:
    paths = [figure.when, *(dimension.path for dimension in figure.by)]
    if isinstance(figure, Sum | Distinct):
        paths.append(figure.column)
    if isinstance(figure, Stock):
        paths.append(figure.closed)
    return paths


def _same_meanings() -> Iterator[checks.Error]:
    first: dict[str, str] = {}
    for figure in FIGURES.values():
        if isinstance(figure, Reported):
            continue
        other = first.setdefault(str(figure.meaning), figure.name)
        if other != figure.name:
            yield _error(
                figure, 7, f"has the meaning of {other}", "A meaning could not stand under any other figure."
            )


def _error(figure: Figure, number: int, what: str, hint: str) -> checks.Error:
    return checks.Error(f"{figure.name} {what}.", hint=hint, id=f"figures.E{number:03d}")


def check_sayings(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E008 to E014: figures, dimensions, values, needs, units, examples and phrases of the rooms' sayings."""
    return [error for saying in SAYINGS for error in errors_of_saying(saying)]


def errors_of_saying(saying: Saying) -> Iterator[checks.Error]:
    """What is wrong with one way of wording a figure."""
    figure = FIGURES.get(saying.figure)
    if figure is None:
        yield _wrong(
            saying, 8, "words a figure that no room declares", f"Nearest known: {nearest(saying.figure, FIGURES)}."
        )
        return
    for name, values in _narrowings(saying):
        yield from _wrong_narrowing(saying, figure, name, values)
    for name in sorted(set(saying.needs) - {terms.dimension for terms in saying.by}):
        yield _wrong(saying, 11, f"needs {name}, for which it has no terms", "Add the terms to `by`.")
    for unit in sorted(set(saying.units) - UNITS):
        yield _wrong(
            saying, 12, f"counts in {unit}, which is no unit of reports", f"Nearest known: {nearest(unit, UNITS)}."
        )
    for phrase in sorted({phrase for phrase in _phrases(saying) if len(phrase) < 2}):
        yield _wrong(saying, 14, f"listens for {phrase!r}, which stands everywhere", "Write at least two characters.")
    if any(not group for group in (*saying.words, *saying.context, *saying.earlier)) or not list(saying.anchors()):
        yield _wrong(saying, 14, "demands a group without phrases", "Write phrases or leave the group out.")
        return
    yield from _examples_missed(saying)


def _narrowings(saying: Saying) -> Iterator[tuple[str, list[str]]]:
    yield from ((terms.dimension, [code for code in terms.says if code]) for terms in saying.by)
    yield from ((name, list(values)) for name, values in saying.where.items())


def _wrong_narrowing(saying: Saying, figure: Figure, name: str, values: list[str]) -> Iterator[checks.Error]:
    dimension = figure.dimension(name)
    if dimension is None:
        known = nearest(name, [dimension.name for dimension in figure.by])
        yield _wrong(saying, 9, f"narrows by {name}, which the figure does not know", f"Nearest known: {known}.")
        return
    known_values = _values(figure, dimension)
    for value in values if known_values else ():
        if value not in known_values:
            hint = f"Nearest known: {nearest(value, known_values)}."
            yield _wrong(saying, 10, f"narrows {name} to {value}, which is unknown", hint)


def _values(figure: Figure, dimension: Dimension) -> set[str]:
    """The values that are choices in code; none of a dimension whose values are rows."""
    model: Any = figure.of
    *way, last = dimension.path.split("__")
    for name in way:
        model = model._meta.get_field(name).related_model
    choices = getattr(model._meta.get_field(last.removesuffix("_id")), "choices", None)
    return {str(value) for value, _ in choices or ()}


def _phrases(saying: Saying) -> Iterator[str]:
    for phrase in saying.phrases():
        yield from phrase.split("…")


def _examples_missed(saying: Saying) -> Iterator[checks.Error]:
    if not saying.finds:
        yield _wrong(saying, 13, "has no example", "Give it finds={…}: examples are its tests.")
    for text, where in saying.finds.items():
        found = match(saying, example(text))
        if found is None or not _same(found.where, where):
            yield _wrong(saying, 13, f"does not find its example {text}", "Mend the words or the example.")


def _same(where: Mapping[str, Sequence[str]], words: str) -> bool:
    return {name: frozenset(values) for name, values in where.items()} == narrowing(words)


def _wrong(saying: Saying, number: int, what: str, hint: str) -> checks.Error:
    return checks.Error(f"A saying of {saying.figure} {what}.", hint=hint, id=f"figures.E{number:03d}")
