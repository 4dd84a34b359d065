"""Figures of proposals: shares are of filed ones, rates stand as of the period's end (domain: 统计口径)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary
from jianyan.figures.declared import Count, Dimension, Doers, Reported, Stock, Words, ratio, share
from jianyan.figures.models import ReportedFact
from jianyan.organisation.dimensions import of_choices, sectors, yes_no
from jianyan.organisation.figures import SECTOR, members_in_office
from jianyan.organisation.models import HandlingUnit, Membership
from jianyan.outcomes.choices import Fate, SuggestionSource
from jianyan.outcomes.models import Suggestion
from jianyan.proposals import choices, conditions
from jianyan.proposals.conditions import FILED, KEPT
from jianyan.proposals.models import Cosigner, Proposal

REGULATION = _("提案工作条例")
MEMBERS = tuple(str(kind) for kind in choices.ProposerKind if kind not in choices.COLLECTIVE)


def categories(committee: Committee) -> Mapping[str, Words]:
    return _in_use(committee, "category")


def parties(committee: Committee) -> Mapping[str, Words]:
    return _in_use(committee, "party_name")


def _in_use(committee: Committee, column: str) -> Mapping[str, Words]:
    """The texts that a column of the committee's proposals holds."""
    rows = Proposal.objects.of(committee).exclude(**{column: ""}).order_by().values_list(column, flat=True).distinct()
    return {text: text for text in rows}


def plenaries(committee: Committee) -> Mapping[str, Words]:
    """The committee's plenaries by the day they opened, the latest first."""
    rows = Plenary.objects.of(committee).select_related("term").order_by("-opens_on")
    return {plenary.opens_on.isoformat(): str(plenary) for plenary in rows}


def units(committee: Committee) -> Mapping[str, Words]:
    return {name: name for name in HandlingUnit.objects.of(committee).order_by("name").values_list("name", flat=True)}


def sharers(committee: Committee) -> Mapping[str, Words]:
    """The committee itself and the lower ones that share their proposals with it."""
    return {one.slug: str(one) for one in [committee, *committee.sharing_with_me("proposals", today())]}


def who(committee: Committee) -> Mapping[str, Words]:
    return {"members": _("委员提案"), "collective": _("集体提案")}


def reported_subjects(committee: Committee) -> Mapping[str, Words]:
    rows = ReportedFact.objects.of(committee).filter(figure="proposals.results_reported")
    return {subject: subject for subject in rows.values_list("subject", flat=True)}


def has_reason(reason: str) -> Q:
    """The list of grounds, as its text, names this one: not every database can look into a list."""
    return Q(decline_reasons__icontains=f'"{reason}"')


REVIEWED_BY = (
    Dimension("proposer", "proposer_kind", _("提案者类别"), of_choices(choices.ProposerKind)),
    Dimension("sector", "sector_code", _("当时界别"), sectors),
    Dimension("category", "category", _("类别"), categories),
    Dimension("time", "time_mark", _("时间标识"), of_choices(choices.TimeMark)),
    Dimension("key", "matter__is_key", _("重点提案"), yes_no),
    Dimension("supervisor", "supervisor_level", _("督办领导层级"), of_choices(choices.SupervisorLevel)),
    Dimension("who", "proposer_kind", _("委员或集体"), who, groups={"members": MEMBERS, "collective": choices.COLLECTIVE}),
    Dimension("party", "party_name", _("当时党派"), parties),
    Dimension("plenary", "plenary__opens_on", _("所属全会"), plenaries),
    Dimension("committee", "committee__slug", _("委员会"), sharers),
)  # fmt: skip
BY = (
    *REVIEWED_BY,
    Dimension("unit", "lead_unit__name", _("主办单位"), units),
    Dimension("result", "result_class", _("办理结果"), of_choices(choices.ResultClass)),
)
REASON = Dimension("reason", "decline_reasons", _("不予立案的理由"), of_choices(choices.Decline), holds=has_reason)
ASKED_IN = (
    Dimension("fate", "fate", _("结果"), of_choices(Fate)),
    Dimension("category", "matter__proposal__category", _("类别"), categories),
    Dimension("proposer", "matter__proposal__proposer_kind", _("提案者类别"), of_choices(choices.ProposerKind)),
    Dimension("unit", "matter__proposal__lead_unit__name", _("主办单位"), units),
    Dimension("plenary", "matter__proposal__plenary__opens_on", _("所属全会"), plenaries),
    Dimension("committee", "committee__slug", _("委员会"), sharers),
)
SHOWS = ("case_no", "title", "proposer", "proposer_kind", "filed_on", "lead_unit")
COMING = ("serial_no", "title", "proposer", "proposer_kind", "received_on")
RATED = (*SHOWS, "rating", "rated_on")

received = Count(
    "proposals.received", of=Proposal, when="received_on", where=KEPT, unit=_("件"),
    label=_("收到提案"), meaning=_("期内收到、未撤回的提案，含并案和转为意见建议的"), by=BY,
    shows=("title", "proposer", "proposer_kind", "received_on", "filed_on"),
)  # fmt: skip
filed = Count(
    "proposals.filed", of=Proposal, when="filed_on", where=FILED, unit=_("件"),
    label=_("立案提案"), meaning=_("期内经审查立案、编有提案号、未撤案的提案；并案、转为意见建议的不计入"),
    source=REGULATION, by=BY, shows=SHOWS,
)  # fmt: skip
merged = Count(
    "proposals.merged", of=Proposal, when="merged_on", where=conditions.MERGED, unit=_("件"),
    label=_("并案提案"), meaning=_("期内审查时因内容相同并入别的提案的提案；与承办时的并案办理不同"), source=REGULATION,
    by=REVIEWED_BY, shows=(*COMING, "merged_on", "merged_into"),
)  # fmt: skip
converted = Count(
    "proposals.converted", of=Proposal, when="converted_on", where=conditions.CONVERTED, unit=_("件"),
    label=_("转为意见建议的提案"), meaning=_("期内审查后不立案，转为意见和建议、社情民意信息或委员来信的提案"), source=REGULATION,
    by=REVIEWED_BY, shows=(*COMING, "converted_on", "converted_to"),
)  # fmt: skip
declined = Count(
    "proposals.declined", of=Proposal, when="declined_on", where=conditions.DECLINED, unit=_("件"),
    label=_("不予立案的提案"), meaning=_("期内审查后不予立案的提案，一件可有几条理由"), source=REGULATION,
    by=(*REVIEWED_BY, REASON), shows=(*COMING, "declined_on"),
)  # fmt: skip
withdrawn = Count(
    "proposals.withdrawn", of=Proposal, when="withdrawn_on", where=Q(received_on__isnull=False), unit=_("件"),
    label=_("撤回、撤案的提案"), meaning=_("期内由提案者撤回或撤案的已收提案；不计入收到、立案和任何一项比率"),
    by=REVIEWED_BY, shows=(*COMING, "filed_on", "withdrawn_on"),
)  # fmt: skip
in_review = Stock(
    "proposals.in_review", of=Proposal, when="received_on", closed="filed_on", where=conditions.not_otherwise_decided,
    unit=_("件"), label=_("在审提案"), meaning=_("期末已收到、还没有立案、并案、转为意见建议或不予立案的提案"),
    by=REVIEWED_BY, shows=COMING, told=False,
)  # fmt: skip
filed_or_merged = Count(
    "proposals.filed_or_merged", of=Proposal, when="received_on", where=conditions.filed_or_merged_by, unit=_("件"),
    label=_("立案提案（含并案）"), meaning=_("期内收到的提案中，截至期末已立案或并案的；供把并案计入立案的地方用"),
    by=REVIEWED_BY, shows=(*COMING, "filed_on", "merged_on"), told=False,
)  # fmt: skip
filing_rate = share(
    "proposals.filing_rate", part=filed, whole=received, places=1,
    label=_("立案率"), meaning=_("期内收到的提案中，截至期末已立案的百分比；并案不计入立案"), source=REGULATION,
)  # fmt: skip
filing_rate_with_merged = share(
    "proposals.filing_rate_with_merged", part=filed_or_merged, whole=received, places=1, told=False,
    label=_("立案率（并案计入）"), meaning=_("期内收到的提案中，截至期末已立案或并案的百分比；地方规定并案计入立案时用这一项"),
)  # fmt: skip
filed_by_collectives = Count(
    "proposals.filed_by_collectives", of=Proposal, when="filed_on", where=FILED & conditions.OF_COLLECTIVES, unit=_("件"),
    label=_("立案的集体提案"), meaning=_("期内立案提案中由党派、人民团体、界别、小组或专委会提出的，作集体提案占比的分子"),
    by=BY, shows=SHOWS, told=False,
)  # fmt: skip
collective_share = share(
    "proposals.collective_share", part=filed_by_collectives, whole=filed, places=1,
    label=_("集体提案占比"), meaning=_("期内立案提案中集体提案的百分比；报告写“占提案总数”的，也以立案数为分母"),
)  # fmt: skip
replied = Count(
    "proposals.replied", of=Proposal, when="replied_on", where=FILED & Q(replied_on__isnull=False), unit=_("件"),
    label=_("已答复提案"), meaning=_("期内承办单位作出答复的立案提案"), by=BY, shows=(*SHOWS, "replied_on"),
)  # fmt: skip
rated = Count(
    "proposals.rated", of=Proposal, when="rated_on", where=FILED & Q(rated_on__isnull=False), unit=_("件"),
    label=_("已反馈提案"), meaning=_("期内提案者作出满意度反馈的立案提案；未反馈的不计"), by=BY, shows=RATED,
)  # fmt: skip
satisfied = Count(
    "proposals.satisfied", of=Proposal, when="rated_on", where=FILED & Q(rating__in=conditions.SATISFIED), unit=_("件"),
    label=_("反馈满意的提案"), meaning=_("期内提案者反馈“满意”或“非常满意”的立案提案"), by=BY, shows=RATED,
)  # fmt: skip
content = Count(
    "proposals.content", of=Proposal, when="rated_on", where=FILED & Q(rating__in=conditions.CONTENT), unit=_("件"),
    label=_("反馈满意和基本满意的提案"), meaning=_("期内提案者反馈“满意”（含非常满意）或“基本满意”的立案提案"), by=BY, shows=RATED,
)  # fmt: skip
first_satisfied = Count(
    "proposals.first_satisfied", of=Proposal, when="filed_on", where=FILED & conditions.first_rated(conditions.SATISFIED),
    unit=_("件"), label=_("首次反馈满意的提案"), meaning=_("期内立案的提案中第一次反馈就是“满意”的，作首次满意率的分子"), by=BY,
    shows=(*SHOWS, "first_rating", "rating", "rated_on"), told=False,
)  # fmt: skip
visited = Count(
    "proposals.visited", of=Proposal, when="visited_on", where=FILED & Q(visited_on__isnull=False), unit=_("件"),
    label=_("已回访提案"), meaning=_("期内答复后回访过提案者的立案提案"), by=BY, shows=(*SHOWS, "visited_on"),
)  # fmt: skip
filed_and_rated = Count(
    "proposals.filed_and_rated", of=Proposal, when="filed_on", where=conditions.rated_by, unit=_("件"),
    label=_("期内立案且已反馈的提案"), meaning=_("期内立案的提案中提案者已有反馈的，作满意率的分母"), by=BY, shows=RATED, told=False,
)  # fmt: skip
filed_and_replied = Count(
    "proposals.filed_and_replied", of=Proposal, when="filed_on", where=conditions.replied_by, unit=_("件"),
    label=_("期内立案且已答复的提案"), meaning=_("期内立案的提案中截至期末已答复的，即已办理的，作反馈率、面商率的分母"), by=BY,
    shows=(*SHOWS, "replied_on"), told=False,
)  # fmt: skip
filed_and_due = Count(
    "proposals.filed_and_due", of=Proposal, when="filed_on", where=conditions.due_by, unit=_("件"),
    label=_("期内立案且答复到期的提案"), meaning=_("期内立案的提案中，答复期限（含批准的延期）截至期末已到的，作按期办复率的分母"), by=BY,
    shows=(*SHOWS, "reply_due_on", "replied_on"), told=False,
)  # fmt: skip
replied_in_time = Count(
    "proposals.replied_in_time", of=Proposal, when="replied_on", where=FILED & conditions.IN_TIME, unit=_("件"),
    label=_("按期答复的提案"), meaning=_("期内在答复期限（含批准的延期）以内答复的立案提案"), by=BY,
    shows=(*SHOWS, "reply_due_on", "replied_on"),
)  # fmt: skip
solved = Count(
    "proposals.solved", of=Proposal, when="replied_on", where=FILED & conditions.SOLVED, unit=_("件"),
    label=_("已经解决或采纳的提案"), meaning=_("期内答复、办理结果为“已经解决或者采纳”的立案提案；各地字母不同，按本会的字母对应"), by=BY,
    shows=(*SHOWS, "replied_on", "result_class"),
)  # fmt: skip
reply_rate = share(
    "proposals.reply_rate", part=replied, whole=filed, places=1,
    label=_("提案办复率"), meaning=_("期内立案的提案中，截至期末已答复的百分比"), source=REGULATION,
)  # fmt: skip
on_time_reply_rate = share(
    "proposals.on_time_reply_rate", part=replied_in_time, whole=filed_and_due, places=1,
    label=_("按期办复率"), meaning=_("期内立案、截至期末答复期限（含批准的延期）已到的提案中，在期限以内答复的百分比"),
)  # fmt: skip
solving_rate = share(
    "proposals.solving_rate", part=solved, whole=filed, places=1,
    label=_("提案解决率"), meaning=_("期内立案的提案中，截至期末答复为“已经解决或者采纳”的百分比，以立案数为分母"),
)  # fmt: skip
response_rate = share(
    "proposals.response_rate", part=rated, whole=filed_and_replied, places=1,
    label=_("提案反馈率"), meaning=_("期内立案并已答复的提案中，提案者已有反馈的百分比"),
)  # fmt: skip
satisfaction_rate = share(
    "proposals.satisfaction_rate", part=satisfied, whole=filed_and_rated, places=1,
    label=_("提案办理满意率"), meaning=_("期内立案并已反馈的提案中，反馈“满意”（含非常满意）的百分比；未反馈的不计入分母"),
)  # fmt: skip
content_rate = share(
    "proposals.content_rate", part=content, whole=filed_and_rated, places=1,
    label=_("提案办理满意和基本满意率"),
    meaning=_("期内立案并已反馈的提案中，反馈“满意”（含非常满意）或“基本满意”的百分比；未反馈的不计入分母"),
)  # fmt: skip
satisfaction_of_replied = share(
    "proposals.satisfaction_of_replied", part=satisfied, whole=filed_and_replied, places=1, told=False,
    label=_("满意率（占已答复）"), meaning=_("期内立案并已答复的提案中，反馈“满意”（含非常满意）的百分比；未反馈的计入分母，不算满意"),
)  # fmt: skip
content_of_replied = share(
    "proposals.content_of_replied", part=content, whole=filed_and_replied, places=1, told=False,
    label=_("满意和基本满意率（占已答复）"),
    meaning=_("期内立案并已答复的提案中，反馈“满意”（含非常满意）或“基本满意”的百分比；未反馈的计入分母，不算满意"),
)  # fmt: skip
first_satisfaction_rate = share(
    "proposals.first_satisfaction_rate", part=first_satisfied, whole=filed_and_rated, places=1,
    label=_("首次满意率"), meaning=_("期内立案并已反馈的提案中，第一次反馈就是“满意”（含非常满意）的百分比；重新办理后改评的不算"),
)  # fmt: skip
visit_rate = share(
    "proposals.visit_rate", part=visited, whole=filed, places=1,
    label=_("提案回访率"), meaning=_("期内立案的提案中，截至期末已回访提案者的百分比"),
)  # fmt: skip
redone = Count(
    "proposals.redone", of=Proposal, when="redone_on", where=FILED & Q(redone_on__isnull=False), unit=_("件"),
    label=_("重新办理的提案"), meaning=_("期内因提案者不满意而启动重新办理的立案提案"), by=BY,
    shows=(*SHOWS, "first_rating", "redone_on", "rereplied_on", "rating"),
)  # fmt: skip
supervised = Count(
    "proposals.supervised", of=Proposal, when="supervised_on", where=FILED & Q(supervised_on__isnull=False), unit=_("件"),
    label=_("领衔督办的提案"), meaning=_("期内由领导领衔督办的立案提案"), by=BY,
    shows=("case_no", "title", "supervised_by", "supervisor_level", "supervised_on"),
)  # fmt: skip
OF_PROPOSALS = Q(source=SuggestionSource.PROPOSAL, matter__proposal__withdrawn_on__isnull=True)
SUGGESTED = ("number", "text", "matter", "made_on", "fate", "decided_on")
suggestions = Count(
    "proposals.suggestions", of=Suggestion, when="made_on", where=OF_PROPOSALS, unit=_("条"),
    label=_("提案所提建议"), meaning=_("期内立案、未撤案的提案里逐条列出的建议，一件提案可有几条"), by=ASKED_IN, shows=SUGGESTED,
)  # fmt: skip
suggestions_adopted = Count(
    "proposals.suggestions_adopted", of=Suggestion, when="decided_on", where=OF_PROPOSALS & Q(fate=Fate.ADOPTED), unit=_("条"),
    label=_("被采纳的提案建议"), meaning=_("期内答复为“采纳转化”的提案建议，部分采纳的不计"), by=ASKED_IN, shows=SUGGESTED,
)  # fmt: skip
adoption_rate = share(
    "proposals.adoption_rate", part=suggestions_adopted, whole=suggestions, places=1,
    label=_("建议采纳率"), meaning=_("期内立案提案所提的全部建议中，截至期末被采纳的百分比；数的是建议条数，不是提案件数"),
)  # fmt: skip


LED = ("proposals_led__received_on", "proposals_led__withdrawn_on")
SIGNED = ("signings__state", "signings__proposal__received_on", "signings__proposal__withdrawn_on")


def proposed_or_signed(start: date, end: date) -> Q:
    """Of a member: made a proposal received in these days as first proposer, or signed one."""
    days = (start, end)
    first = Proposal._base_manager.filter(KEPT, lead_proposer=OuterRef("pk"), received_on__range=days)
    signed = Cosigner._base_manager.filter(
        membership=OuterRef("pk"), state=choices.InviteState.AGREED, proposal__received_on__range=days,
        proposal__withdrawn_on__isnull=True,
    )  # fmt: skip
    return Q(Exists(first)) | Q(Exists(signed))


members_proposing = Doers(
    "proposals.members_proposing", of=Membership, column="person", when="joined_on", did=proposed_or_signed, behind=(*LED, *SIGNED), unit=_("名"),
    label=_("提交提案的委员"), meaning=_("期内以第一提案人或联名人提交过提案的委员，一人几件只计一名；含期内离任的，不含以集体名义提交的"),
    by=(SECTOR,), shows=("person", "sector", "joined_on", "left_on"),
)  # fmt: skip
participation = ratio(
    "proposals.participation", part=members_proposing, whole=members_in_office, places=1,
    label=_("提案参与率"), meaning=_("期内提交过提案的委员（第一提案人和联名人）人数，占期末在任委员人数的百分比"),
)  # fmt: skip
results_reported = Reported(
    "proposals.results_reported", of=ReportedFact, when="stated_on", where=Q(figure="proposals.results_reported"), unit=_("个"),
    label=_("提案推动的外部成果（转述）"), meaning=_("由有关部门完成、报告中转述的数字，本会没有记录可数"),
    by=(Dimension("subject", "subject", _("事项"), reported_subjects),), shows=("subject", "value", "unit", "source"),
)  # fmt: skip
