"""Figures of supervision topics."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Count, Dimension
from jianyan.organisation.dimensions import yes_no
from jianyan.supervision.models import SupervisionTopic

topics = Count(
    "supervision.topics", of=SupervisionTopic, when="set_on", unit=_("个"),
    label=_("民主监督议题"), meaning=_("期内确定的民主监督议题，跨年监督的只在确定时计一次"),
    by=(Dimension("key", "matter__is_key", _("重点"), yes_no),), shows=("title", "plan", "set_on", "ends_on"),
)  # fmt: skip
