"""The figure of facts that nobody here keeps records of: told by somebody, written down with source and person."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.figures.declared import Dimension, Reported, Words
from jianyan.figures.models import ReportedFact

NAME = "reports.reported"


def rows_by_subject(committee: Committee) -> Mapping[str, list[ReportedFact]]:
    """The facts of a committee by their subject, in the order of their days."""
    found: dict[str, list[ReportedFact]] = {}
    for row in ReportedFact.objects.of(committee).filter(figure=NAME).order_by("stated_on", "pk"):
        found.setdefault(row.subject, []).append(row)
    return found


def subjects(committee: Committee) -> Mapping[str, Words]:
    return {subject: subject for subject in rows_by_subject(committee)}


reported = Reported(
    NAME, of=ReportedFact, when="stated_on", where=Q(figure=NAME), unit=_("个"), label=_("转述数字"),
    meaning=_("别的单位或个人告知、本会没有记录可数的数字，连同出处、告知人和录入人；不由记录计算"),
    by=(Dimension("subject", "subject", _("事项"), subjects),), shows=("subject", "value", "unit", "source", "told_by", "entered_by"),
    facts=rows_by_subject,
)  # fmt: skip
