"""The data files of the demonstration: facts of five published reports, and recipes for the records behind them.

One file a committee. Only facts are kept here; no sentence of a report is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.core import checks

from jianyan.command import nearest
from jianyan.figures.catalogue import FIGURES

FOLDER = Path(__file__).with_name("data")
ORDER = ("shigatse", "ningxia", "shangzhou", "jiuquan", "tianjin")
BOUNDS = ("exact", "at_least", "approx")


@dataclass(frozen=True)
class Fact:
    """A figure as a report published it, and the question that computes it. `value` in base units."""

    id: str
    value: Decimal
    unit: str
    bound: str
    figure: str
    period: str
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lower: bool = False
    reaches: bool = False  # “以上”: the number itself is inside the bound


@dataclass(frozen=True)
class Story:
    """Everything one data file says."""

    slug: str
    committee: dict[str, Any]
    period: str
    facts: tuple[Fact, ...]
    recipes: tuple[dict[str, Any], ...]
    below: tuple[dict[str, Any], ...]
    raw: dict[str, Any]


@cache
def story(slug: str) -> Story:
    """Read one file.

    Raises:
        KeyError, TypeError, tomllib.TOMLDecodeError: see `check_files`, which words them at start.
    """
    data = tomllib.loads((FOLDER / f"{slug}.toml").read_text(encoding="utf-8"))
    facts = tuple(_fact(entry, data["period"]) for entry in data["figure"])
    return Story(
        slug,
        data["committee"],
        data["period"],
        facts,
        tuple(data.get("make", ())),
        tuple(data.get("below", ())),
        data,
    )


def stories() -> list[Story]:
    return [story(slug) for slug in ORDER if (FOLDER / f"{slug}.toml").exists()]


def _fact(entry: dict[str, Any], period: str) -> Fact:
    given = {"period": period, "bound": "exact"} | entry
    given["value"] = Decimal(str(given["value"]))
    given["where"] = {name: tuple(values) for name, values in given.get("where", {}).items()}
    return Fact(**given)


def check_files(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """demo.E001 to E003: a data file that cannot be read, with the file, the key and a hint."""
    found: list[checks.CheckMessage] = []
    for slug in ORDER:
        name = f"{slug}.toml"
        if not (FOLDER / name).exists():
            continue
        try:
            found += _problems(name, story(slug))
        except tomllib.TOMLDecodeError as error:
            found.append(checks.Error(f"{name}: {error}.", hint="Mend the line named.", id="demo.E001"))
        except (KeyError, TypeError) as error:
            hint = "A figure has id, value, unit, figure and, where needed, bound, period, where, lower, reaches."
            found.append(checks.Error(f"{name}: {error}.", hint=hint, id="demo.E001"))
    return found


def _problems(name: str, read: Story) -> Iterator[checks.Error]:
    for fact in read.facts:
        if fact.figure not in FIGURES:
            hint = f"Nearest known: {nearest(fact.figure, FIGURES)}."
            yield checks.Error(f"{name}: {fact.id} figure {fact.figure} is not declared.", hint=hint, id="demo.E002")
        if fact.bound not in BOUNDS:
            yield checks.Error(f"{name}: {fact.id} bound is {fact.bound}.", hint=", ".join(BOUNDS), id="demo.E003")
