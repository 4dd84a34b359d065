"""What a writer leaves as it is (不改): kept with his reason, and open again once the sentence changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jianyan.reports.checking.found import Found
from jianyan.reports.models import Report, SetAside
from jianyan.trail import models as trail

LONGEST_QUOTE = 400


def of_report(report: Report) -> list[SetAside]:
    """All of a report, with their sections."""
    rows = SetAside.objects.of(report.committee).filter(section__report=report)
    return list(rows.select_related("section__report"))


def split(found: Sequence[Found], asides: Sequence[SetAside]) -> tuple[list[Found], list[tuple[Found, SetAside]]]:
    """What is still open, and what was set aside and stands as it did."""
    known = {(one.section_id, one.mark): one for one in asides}
    left = [(one, known.get((one.section.pk, one.mark))) for one in found]
    still_open = [one for one, aside in left if aside is None]
    return still_open, [(one, aside) for one, aside in left if aside is not None]


@transaction.atomic
def set_aside(found: Found, reason: str, *, by: Any) -> SetAside:
    """Keep that a finding is not to be mended; said again, the reason is renewed."""
    section = found.section
    about = {
        "kind": found.kind, "quote": found.quote[:LONGEST_QUOTE], "reason": reason, "seat": by.seat, "by": by.label[:80],
    }  # fmt: skip
    row, _ = SetAside.objects.of(section.committee).update_or_create(
        section=section, mark=found.mark, defaults=about, create_defaults={**about, "committee": section.committee}
    )
    trail.record(section, "set_aside", by=by, before={"kind": str(found.kind), "quote": row.quote}, note=reason)
    return row


@transaction.atomic
def undo(row: SetAside, *, by: Any) -> None:
    """Open a finding again."""
    trail.record(row.section, "open_again", by=by, before={"kind": row.kind, "quote": row.quote}, note=row.reason)
    row.delete()
