"""Writing the mends that checking offers: through the same door as a writer, so that lock, versions and trail hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from jianyan.flows.refusals import StepRefused
from jianyan.reports.checking.found import Found, Mend
from jianyan.reports.choices import Check
from jianyan.reports.models import Section
from jianyan.reports.writing.keeping import held_sentence, keep, stamp
from jianyan.trail import models as trail

JUDGED = (Check.COMPUTABLE, Check.SUMS, Check.POST)  # their mends are guesses, or change what is told
Pick = tuple[Found, Mend]


@dataclass(frozen=True)
class Done:
    """How many places were mended, and why others were not."""

    count: int
    refusals: tuple[str, ...]


def only_mends(found: Iterable[Found]) -> list[Pick]:
    """The findings that have one mend only, with it: those that can be mended without asking which.

    What a person has to judge place by place is never among them.
    """
    return [(one, one.mends[0]) for one in found if len(one.mends) == 1 and one.kind not in JUDGED]


def mend(picks: Iterable[Pick], *, by: Any) -> Done:
    """Write the mends section by section. Where somebody else writes a section it is left, and the refusal says so."""
    of_section: dict[int, list[Pick]] = defaultdict(list)
    for pick in picks:
        of_section[pick[0].section.pk].append(pick)
    count, refusals = 0, list[str]()
    for some in of_section.values():
        apart = _apart(some)
        try:
            _write(apart[0][0].section, apart, by)
            count += len(apart)
        except StepRefused:
            refusals.append(_why(apart[0][0].section, by))
    return Done(count, tuple(refusals))


def _why(section: Section, by: Any) -> str:
    """Why a section was left, as `keep` found it."""
    if section.held_against(by):
        return held_sentence(section)
    words = {"title": section.heading or section.report.title}
    if section.removed_at is not None:
        return gettext("“%(title)s”已移出报告。") % words
    return gettext("“%(title)s”刚在别处改过，请再核对一遍。") % words


def _apart(picks: Sequence[Pick]) -> list[Pick]:
    """Those that do not overlap one before them, from the end of the text to its beginning."""
    kept: list[Pick] = []
    for found, one in sorted(picks, key=lambda pick: (pick[0].start, -pick[0].end)):
        if not kept or found.start >= kept[-1][0].end:
            kept.append((found, one))
    return kept[::-1]


@transaction.atomic
def _write(section: Section, picks: Sequence[Pick], by: Any) -> None:
    """Store the text with its mends as the section stands checked; who holds it himself goes on holding it.

    Raises:
        StepRefused: somebody else writes it, or it changed since it was checked.
    """
    heading, text = section.heading, section.text
    for found, one in picks:
        if found.in_heading:
            heading = heading.replace(found.quote, one.replacement, 1)
        else:
            text = text[: found.start] + one.replacement + text[found.end :]
    seen, whole = stamp(section), section.held_until is None
    keep(section, heading, text, by=by, seen=seen, whole=whole)
    before = [found.quote for found, _ in reversed(picks)]
    after = [one.replacement for _, one in reversed(picks)]
    trail.record(section, "mend", by=by, before={"text": before}, after={"text": after})
