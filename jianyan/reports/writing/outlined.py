"""The outline of a report, as the page on which it is written shows it."""

from __future__ import annotations

from dataclasses import dataclass

from jianyan.organisation.actors import Actor
from jianyan.reports import living
from jianyan.reports.models import Report, Section
from jianyan.reports.moving import Changed, changed
from jianyan.reports.writing import versions
from jianyan.reports.writing.keeping import who_writes


@dataclass(frozen=True)
class Outlined:
    """A section as the outline shows it: how long it is, who wrote and who writes it, what differs from the period before."""

    section: Section
    last: versions.Version | None
    held: str
    mine: bool
    moves: list[Changed]

    @property
    def characters(self) -> int:
        return living.length(self.section.text)

    @property
    def figures(self) -> int:
        return living.count(self.section.text)

    @property
    def changed(self) -> list[Changed]:
        """The figures that fell or rose by a lot."""
        return [one for one in self.moves if one.far]

    @property
    def moved(self) -> int:
        """How many others differ."""
        return len(self.moves) - len(self.changed)


def outlined(report: Report, actor: Actor) -> list[Outlined]:
    """The sections that stand, in their order."""
    sections, last = report.standing(), versions.latest(report)
    moves: dict[int, list[Changed]] = {}
    for one in changed(report, sections):
        moves.setdefault(one.section.pk, []).append(one)
    rows = []
    for section in sections:
        rows.append(Outlined(section, last.get(section.pk), *who_writes(section, actor), moves.get(section.pk, [])))
    return rows
