"""Mistakes in declarations are found at start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model

from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Distinct, Figure, Reported, Share, Stock, Sum


def register() -> None:
    checks.register(check_figures, "figures")


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
