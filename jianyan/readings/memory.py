"""Ties that a person confirmed in an earlier report of the committee, to be proposed in its next one."""

from __future__ import annotations

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.figures.ties import Tie
from jianyan.readings.choices import Step
from jianyan.readings.models import Correction, OldReport


def remembered(committee: Committee, *, but: OldReport | None = None) -> dict[str, Tie]:
    """Confirmed ties by phrase (`told.phrase_of`), the newest first; `but` leaves out a report's own. One query."""
    rows = Correction.objects.of(committee).standing().filter(step=Step.CONFIRM).exclude(phrase="")
    if but is not None:
        rows = rows.exclude(report=but)
    return {row.phrase: _tie(row) for row in rows.select_related("report").order_by("at", "pk")}


def _tie(row: Correction) -> Tie:
    words = {"report": row.report, "who": row.by, "quote": row.content["what"] + row.content["quote"]}
    how = gettext("由《%(report)s》中“%(quote)s”的确认而来（%(who)s）") % words
    return Tie(row.content["figure"], {name: tuple(values) for name, values in row.content["where"].items()}, (how,))
