"""Figures of research topics and inspections, and of what was held for them."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.dimensions import of_activity, programmes
from jianyan.activities.models import Activity
from jianyan.figures.declared import Count, Dimension
from jianyan.inquiries.choices import InquiryKind
from jianyan.inquiries.models import Inquiry
from jianyan.organisation.dimensions import of_choices, yes_no

BY = (
    Dimension("kind", "kind", _("类别"), of_choices(InquiryKind)),
    Dimension("key", "matter__is_key", _("重点"), yes_no),
    Dimension("programme", "programme__code", _("专项活动"), programmes, own_names=True),
)

chosen = Count(
    "inquiries.chosen", of=Inquiry, when="chosen_on", unit=_("个"),
    label=_("确定调研视察课题"), meaning=_("期内立题的调研、视察课题"), by=BY, shows=("title", "kind", "leader", "chosen_on"),
)  # fmt: skip
completed = Count(
    "inquiries.completed", of=Inquiry, when="completed_on", unit=_("项"),
    label=_("完成调研视察"), meaning=_("期内完成的调研、视察课题"), by=BY, shows=("title", "kind", "leader", "completed_on"),
)  # fmt: skip
field_work = Count(
    "inquiries.field_work", of=Activity, when="held_on", where=Q(matter__inquiry__isnull=False), unit=_("场"),
    label=_("为课题组织的活动"), meaning=_("期内为某一调研视察课题组织的座谈、实地调研等活动"),
    by=(Dimension("inquiry", "matter__inquiry__kind", _("课题类别"), of_choices(InquiryKind)), *of_activity()[:2]),
    shows=("title", "kind", "held_on", "matter"),
)  # fmt: skip
