"""The data files of the demonstration: facts of five published reports, and recipes for the records behind them.

One file a committee. Only facts are kept here; no sentence of a report is.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

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
