"""A text that is more than one section, cut into several: by its headings, else where a section is full."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from jianyan.reports import outline
from jianyan.reports.models import LONGEST_HEADING, Section
from jianyan.reports.writing.keeping import LONGEST, keep
from jianyan.trail import models as trail

FIRST_LEVEL = re.compile(r"(?m)^## ")
SECOND_LEVEL = re.compile(r"(?m)^(?=### )")
PARAGRAPH = re.compile(r"\n\n+")


def wanted(text: str) -> bool:
    """Whether a text is more than one section."""
    return len(text) > LONGEST or bool(FIRST_LEVEL.search(text))


def parts(heading: str, text: str) -> list[tuple[str, str]]:
    """Headings with texts, none longer than a section may be; the first keeps the heading that there is."""
    pairs = outline.cut(text)
    if not pairs or pairs[0][0]:
        pairs = [(heading, ""), *pairs] if not pairs or heading else pairs
    else:
        pairs[0] = (heading, pairs[0][1])
    return [part for title, body in pairs for part in _fitting(title[:LONGEST_HEADING], body)]


def _fitting(heading: str, text: str) -> list[tuple[str, str]]:
    if len(text) <= LONGEST:
        return [(heading, text)]
    pieces = SECOND_LEVEL.split(text)
    if len(pieces) == 1 or max(map(len, pieces)) > LONGEST:
        pieces = [piece for one in PARAGRAPH.split(text) for piece in _slices(one)]
    bodies = _packed(pieces)
    return [(heading, bodies[0]), *((_next(heading, place), body) for place, body in enumerate(bodies[1:], 2))]


def _slices(paragraph: str) -> list[str]:
    return [paragraph[at : at + LONGEST] for at in range(0, len(paragraph), LONGEST)]


def _packed(pieces: list[str]) -> list[str]:
    """As many pieces together as a section holds."""
    bodies: list[str] = []
    for piece in filter(None, (one.strip() for one in pieces)):
        if bodies and len(bodies[-1]) + len(piece) + 2 <= LONGEST:
            bodies[-1] += "\n\n" + piece
        else:
            bodies.append(piece)
    return bodies


def _next(heading: str, place: int) -> str:
    return gettext("%(heading)s（续%(number)d）") % {"heading": heading[:100], "number": place - 1}


@transaction.atomic
def split(section: Section, heading: str, text: str, *, by: Any, seen: str) -> int:
    """Keep the first part in the section and each other one as a section behind it; says how many there are now.

    Raises:
        StepRefused: the section cannot be kept now; nothing is stored.
    """
    first, *others = parts(heading, text)
    keep(section, *first, by=by, seen=seen, whole=True)
    rows = [*Section.objects.of(section.committee).filter(report=section.report)]
    behind = [row for row in rows if (row.place, row.pk) > (section.place, section.pk)]
    for row in behind:
        row.place += len(others)
    Section.objects.of(section.committee).bulk_update(behind, ["place"])
    for place, (title, body) in enumerate(others, section.place + 1):
        made = Section.objects.create(
            committee=section.committee, report=section.report, place=place, heading=title, text=body
        )
        trail.record(made, "add", by=by)
    return len(others) + 1
