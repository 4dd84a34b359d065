"""Runs the rules over a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Rule
from jianyan.reports.checking.rules import RULES
from jianyan.reports.models import Report, Section


@dataclass(frozen=True)
class Looked:
    """One rule with how many places it looked at and what it found there."""

    rule: Rule
    looked_at: int
    found: list[Found]


@dataclass(frozen=True)
class Checked:
    """A report checked: its sections, and each rule with what it found."""

    report: Report
    sections: list[Section]
    looked: list[Looked]

    @property
    def found(self) -> list[Found]:
        """All findings in the order of the text; at one place in the order of the rules."""
        order = {section.pk: place for place, section in enumerate(self.sections)}
        every = [(looked.rule.number, one) for looked in self.looked for one in looked.found]
        return [one for _, one in sorted(every, key=lambda pair: (order[pair[1].section.pk], pair[1].start, pair[0]))]


def checked(report: Report) -> Checked:
    """The report held against all rules. How many queries it takes does not grow with its figures or sections."""
    draft = Draft(report)
    looked = []
    for rule in RULES:
        result = rule.find(draft)
        found = _once(result.found)
        looked.append(Looked(rule, max(result.looked_at, len(found)), found))
    return Checked(report, draft.sections, looked)


def _once(found: Iterable[Found]) -> list[Found]:
    """Of what one rule says of one place, the first."""
    once: dict[tuple[int, int, int, str], Found] = {}
    for one in found:
        once.setdefault((one.section.pk, one.start, one.end, one.quote), one)
    return list(once.values())


def check(report: Report) -> list[Found]:
    """Everything to look at before a report is published, in the order of its text.

    What blocks (`Found.blocks`) must be mended first; everything else is advice.
    """
    return checked(report).found
