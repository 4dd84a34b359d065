"""Figures of consultations, and of what was held, written and suggested for them."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.dimensions import of_activity
from jianyan.activities.models import Activity
from jianyan.consultations import choices
from jianyan.consultations.models import Consultation, PlannedTopic
from jianyan.figures.declared import Count, Dimension
from jianyan.organisation.dimensions import of_choices, yes_no
from jianyan.outcomes.choices import PaperKind
from jianyan.outcomes.models import Paper, Suggestion

FORMS = of_choices(choices.Form)
FORM = Dimension("form", "form", _("形式"), FORMS)
FOR_ONE = Q(matter__consultation__isnull=False)
OF_MATTER = Dimension("form", "matter__consultation__form", _("协商形式"), FORMS)

held = Count(
    "consultations.held", of=Consultation, when="held_on", unit=_("次"),
    label=_("举行协商"), meaning=_("期内举行的各种形式的协商，一次协商一条记录"),
    by=(
        FORM,
        Dimension("part", "part", _("本会角色"), of_choices(choices.Part)),
        Dimension("on_key", "matter__links__target__is_key", _("围绕重点提案"), yes_no, many=True),
    ),
    shows=("title", "form", "held_on", "lead_body"),
)  # fmt: skip
topics_planned = Count(
    "consultations.topics_planned", of=PlannedTopic, when="set_on", unit=_("个"),
    label=_("计划确定的协商议题"), meaning=_("期内年度协商计划确定的议题"), by=(FORM,),
    shows=("number", "title", "form", "set_on"),
)  # fmt: skip
prepared = Count(
    "consultations.prepared", of=Activity, when="held_on", where=FOR_ONE, unit=_("场"),
    label=_("为协商组织的活动"), meaning=_("期内为某次协商组织的调研、视察、座谈等活动"), by=(OF_MATTER, *of_activity()[:2]),
    shows=("title", "kind", "held_on", "matter"),
)  # fmt: skip
papers = Count(
    "consultations.papers", of=Paper, when="written_on", where=FOR_ONE, unit=_("篇"),
    label=_("协商形成的文稿"), meaning=_("期内为协商形成的调研报告、发言和成果"),
    by=(OF_MATTER, Dimension("kind", "kind", _("文稿类别"), of_choices(PaperKind))),
    shows=("title", "kind", "authors", "written_on", "matter"),
)  # fmt: skip
suggestions = Count(
    "consultations.suggestions", of=Suggestion, when="made_on", where=FOR_ONE, unit=_("条"),
    label=_("协商提出的建议"), meaning=_("期内在协商中提出或凝炼的建议"), by=(OF_MATTER,),
    shows=("text", "made_on", "matter", "fate"),
)  # fmt: skip
