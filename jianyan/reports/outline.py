"""The sections of a report as one text, and a text cut into sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianyan.reports.models import Report, Section

HEADING = re.compile(r"(?m)^## (.+)\n*")


@dataclass(frozen=True)
class Whole:
    """The text of all sections, and where the text of each begins in it."""

    text: str
    starts: list[tuple[int, Section]]

    def section_at(self, position: int) -> Section:
        return next(section for start, section in reversed(self.starts) if start <= position)


def joined(sections: Iterable[Section]) -> Whole:
    """The sections one under another."""
    text, starts = "", []
    for section in sections:
        text += f"## {section.heading}\n\n" if section.heading else ""
        starts.append((len(text), section))
        text += section.text.strip("\n") + "\n\n"
    return Whole(text, starts)


def cut(text: str) -> list[tuple[str, str]]:
    """Headings with the text under them; what stands before the first heading has none."""
    first, *rest = HEADING.split(text.replace("\r\n", "\n"))
    pairs = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    return [(heading.strip(), body.strip()) for heading, body in pairs if heading or body.strip()]


def lay(report: Report, pairs: Iterable[tuple[str, str]]) -> None:
    """Give a new report its sections."""
    laid = report.sections.model
    laid.objects.of(report.committee).bulk_create(
        laid(committee=report.committee, report=report, place=place, heading=heading, text=text)
        for place, (heading, text) in enumerate(pairs, 1)
    )
