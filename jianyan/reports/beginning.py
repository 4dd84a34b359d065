"""What a new report begins with: the usual headings of its kind and level, a template, or an earlier report moved."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.reports import outline
from jianyan.reports.models import Report
from jianyan.reports.moving import Move
from jianyan.reports.template_models import Pairs, Template

OUTLINES = Path(__file__).parent / "outlines.toml"


@cache
def outlines() -> list[dict[str, Any]]:
    """What the house knows of reports, in its order."""
    found: list[dict[str, Any]] = tomllib.loads(OUTLINES.read_text(encoding="utf-8"))["outline"]
    return found


def usual(kind: str, level: str) -> Pairs:
    """The headings that a report of this kind usually has at this level, without text."""
    fits = (one for one in outlines() if one["kind"] == kind and level in one.get("levels", [level]))
    return [(heading, "") for heading in next(fits)["sections"]]


def of_template(template: Template) -> Pairs:
    """The sections of a template over those of the one it stands on.

    Raises:
        TemplateCycle: it stands on itself.
    """
    pairs: dict[str, str] = {}
    for one in reversed(template.chain()):
        pairs |= dict(outline.cut(one.text))
    return list(pairs.items())


def moved(earlier: Report, committee: Committee, period: str) -> Pairs:
    """The sections of an earlier report with every figure moved to another period."""
    move = Move(committee, parse(earlier.period, committee), parse(period, committee))
    return [(section.heading, move.text(section.text)) for section in earlier.standing()]
