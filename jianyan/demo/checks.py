"""Mistakes in the demonstration's data files are found at start."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from django.core import checks

from jianyan.command import nearest
from jianyan.demo import facts
from jianyan.demo.makers import activities, matters, merits, misfit, organisation, outcomes, proposals  # noqa: F401 (they register makers)
from jianyan.figures.catalogue import FIGURES


def check_files(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """demo.E001 to E004: a data file that cannot be read, with the file, the key and a hint."""
    found: list[checks.CheckMessage] = []
    for slug in facts.ORDER:
        name = f"{slug}.toml"
        if not (facts.FOLDER / name).exists():
            continue
        try:
            found += _problems(name, facts.story(slug))
        except tomllib.TOMLDecodeError as error:
            found.append(checks.Error(f"{name}: {error}.", hint="Mend the line named.", id="demo.E001"))
        except (KeyError, TypeError) as error:
            hint = "A figure has id, value, unit, figure and, where needed, bound, period, where, lower, reaches."
            found.append(checks.Error(f"{name}: {error}.", hint=hint, id="demo.E001"))
    return found


def _problems(name: str, read: facts.Story) -> Iterator[checks.Error]:
    for fact in read.facts:
        if fact.figure not in FIGURES:
            hint = f"Nearest known: {nearest(fact.figure, FIGURES)}."
            yield checks.Error(f"{name}: {fact.id} figure {fact.figure} is not declared.", hint=hint, id="demo.E002")
        if fact.bound not in facts.BOUNDS:
            yield checks.Error(
                f"{name}: {fact.id} bound is {fact.bound}.", hint=", ".join(facts.BOUNDS), id="demo.E003"
            )
    for number, recipe in enumerate(read.recipes, 1):
        if wrong := misfit(recipe):
            hint = "Mend the entry named, counted from the top."
            yield checks.Error(f"{name}: [[make]] number {number}: {wrong}.", hint=hint, id="demo.E004")
