"""Figures of proposals: shares are of filed ones, rates stand as of the period's end (domain: 统计口径)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.figures.declared import Count, Dimension, Reported, Words, share
from jianyan.figures.models import ReportedFact
from jianyan.organisation.dimensions import of_choices, sectors, yes_no
from jianyan.proposals import choices
from jianyan.proposals.conditions import FILED
from jianyan.proposals.models import Proposal


def categories(committee: Committee) -> Mapping[str, Words]:
    rows = (
        Proposal.objects.of(committee).exclude(category="").order_by().values_list("category", flat=True).distinct()
    )
    return {category: category for category in rows}


def reported_subjects(committee: Committee) -> Mapping[str, Words]:
    rows = ReportedFact.objects.of(committee).filter(figure="proposals.results_reported")
    return {subject: subject for subject in rows.values_list("subject", flat=True)}


BY = (
    Dimension("proposer", "proposer_kind", _("提案者类别"), of_choices(choices.ProposerKind)),
    Dimension("sector", "sector_code", _("当时界别"), sectors),
    Dimension("category", "category", _("类别"), categories),
    Dimension("time", "time_mark", _("时间标识"), of_choices(choices.TimeMark)),
    Dimension("key", "matter__is_key", _("重点提案"), yes_no),
    Dimension("supervisor", "supervisor_level", _("督办领导层级"), of_choices(choices.SupervisorLevel)),
)
SHOWS = ("case_no", "title", "proposer", "proposer_kind", "filed_on", "lead_unit")

received = Count(
    "proposals.received", of=Proposal, when="received_on", where=Q(withdrawn_on__isnull=True), unit=_("件"),
    label=_("收到提案"), meaning=_("期内收到、未撤回的提案，含并案和转为意见建议的"), by=BY,
    shows=("title", "proposer", "proposer_kind", "received_on", "filed_on"),
)  # fmt: skip
filed = Count(
    "proposals.filed", of=Proposal, when="filed_on", where=FILED, unit=_("件"),
    label=_("立案提案"), meaning=_("期内经审查立案、编有提案号、未撤案的提案；并案、转为意见建议的不计入"),
    source=_("提案工作条例"), by=BY, shows=SHOWS,
)  # fmt: skip
replied = Count(
    "proposals.replied", of=Proposal, when="replied_on", where=FILED & Q(replied_on__isnull=False), unit=_("件"),
    label=_("已答复提案"), meaning=_("期内承办单位作出答复的立案提案"), by=BY, shows=(*SHOWS, "replied_on"),
)  # fmt: skip
rated = Count(
    "proposals.rated", of=Proposal, when="rated_on", where=FILED & Q(rated_on__isnull=False), unit=_("件"),
    label=_("已反馈提案"), meaning=_("期内提案者作出满意度反馈的立案提案；未反馈的不计"), by=BY,
    shows=(*SHOWS, "rating", "rated_on"),
)  # fmt: skip
satisfied = Count(
    "proposals.satisfied", of=Proposal, when="rated_on", where=FILED & Q(rating=choices.Rating.SATISFIED), unit=_("件"),
    label=_("反馈满意的提案"), meaning=_("期内提案者反馈“满意”的立案提案"), by=BY, shows=(*SHOWS, "rating", "rated_on"),
)  # fmt: skip
content = Count(
    "proposals.content", of=Proposal, when="rated_on",
    where=FILED & Q(rating__in=(choices.Rating.SATISFIED, choices.Rating.BASICALLY)), unit=_("件"),
    label=_("反馈满意和基本满意的提案"), meaning=_("期内提案者反馈“满意”或“基本满意”的立案提案"), by=BY,
    shows=(*SHOWS, "rating", "rated_on"),
)  # fmt: skip
visited = Count(
    "proposals.visited", of=Proposal, when="visited_on", where=FILED & Q(visited_on__isnull=False), unit=_("件"),
    label=_("已回访提案"), meaning=_("期内答复后回访过提案者的立案提案"), by=BY, shows=(*SHOWS, "visited_on"),
)  # fmt: skip
filed_and_rated = Count(
    "proposals.filed_and_rated", of=Proposal, when="filed_on", where=FILED & Q(rated_on__isnull=False), unit=_("件"),
    label=_("期内立案且已反馈的提案"), meaning=_("期内立案的提案中提案者已有反馈的，作满意率的分母"), by=BY,
    shows=(*SHOWS, "rating", "rated_on"),
)  # fmt: skip
reply_rate = share(
    "proposals.reply_rate", part=replied, whole=filed, places=1,
    label=_("提案办复率"), meaning=_("期内立案的提案中，截至期末已答复的百分比"), source=_("提案工作条例"),
)  # fmt: skip
satisfaction_rate = share(
    "proposals.satisfaction_rate", part=satisfied, whole=filed_and_rated, places=1,
    label=_("提案办理满意率"), meaning=_("期内立案并已反馈的提案中，反馈“满意”的百分比；未反馈的不计入分母"),
)  # fmt: skip
content_rate = share(
    "proposals.content_rate", part=content, whole=filed_and_rated, places=1,
    label=_("提案办理满意和基本满意率"),
    meaning=_("期内立案并已反馈的提案中，反馈“满意”或“基本满意”的百分比；未反馈的不计入分母"),
)  # fmt: skip
visit_rate = share(
    "proposals.visit_rate", part=visited, whole=filed, places=1,
    label=_("提案回访率"), meaning=_("期内立案的提案中，截至期末已回访提案者的百分比"),
)  # fmt: skip
supervised = Count(
    "proposals.supervised", of=Proposal, when="supervised_on", where=FILED & Q(supervised_on__isnull=False), unit=_("件"),
    label=_("领衔督办的提案"), meaning=_("期内由领导领衔督办的立案提案"), by=BY,
    shows=("case_no", "title", "supervised_by", "supervisor_level", "supervised_on"),
)  # fmt: skip
results_reported = Reported(
    "proposals.results_reported", of=ReportedFact, when="stated_on", where=Q(figure="proposals.results_reported"), unit=_("个"),
    label=_("提案推动的外部成果（转述）"), meaning=_("由有关部门完成、报告中转述的数字，本会没有记录可数"),
    by=(Dimension("subject", "subject", _("事项"), reported_subjects),), shows=("subject", "value", "unit", "source"),
)  # fmt: skip
