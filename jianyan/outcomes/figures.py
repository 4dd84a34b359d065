"""Figures of papers, suggestions, problems, regulations, publications, awards, money, projects and media."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Choices, Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.dimensions import programmes
from jianyan.committees.models import Committee
from jianyan.figures.declared import Count, Dimension, Distinct, Stock, Sum, Words
from jianyan.organisation.choices import PartyKind
from jianyan.organisation.dimensions import of_choices, sectors, yes_no
from jianyan.outcomes import choices
from jianyan.outcomes.models import (
    ArrangedProject,
    Award,
    CopiesGiven,
    MediaPiece,
    Money,
    Paper,
    Problem,
    ProblemMeasure,
    Publication,
    Regulation,
    Suggestion,
)

KIND = _("类别")
PROGRAMME = Dimension("programme", "programme__code", _("专项活动"), programmes, own_names=True)
OF_ACTIVITY = Dimension("programme", "activity__programme__code", _("专项活动"), programmes, own_names=True)


def award_titles(committee: Committee) -> Mapping[str, Words]:
    """The honours a committee has recorded."""
    titles = Award.objects.of(committee).order_by().values_list("title", flat=True).distinct()
    return {title: title for title in titles}


def by_kind(kinds: type[Choices], name: str = "kind", label: Words = KIND) -> Dimension:
    return Dimension(name, name, label, of_choices(kinds))


PAPER = (
    by_kind(choices.PaperKind),
    Dimension("authors", "author_kind", _("作者类别"), of_choices(choices.AuthorKind)),
    Dimension("recipient", "deliveries__recipient", _("报送对象"), of_choices(choices.Recipient), many=True),
)
PAPER_SHOWS = ("title", "kind", "authors", "written_on", "sent_on")
SOURCE = (by_kind(choices.SuggestionSource, "source", _("来自")), OF_ACTIVITY)
SUGGESTION_SHOWS = ("text", "source", "made_on", "fate", "decided_on")
PROBLEM = (by_kind(choices.ProblemKind), PROGRAMME)
MONEY = (
    Dimension("provider", "provider_kind", _("出资方类别"), of_choices(choices.ProviderKind)),
    Dimension("purpose", "purpose", _("用途"), of_choices(choices.Purpose)),
    Dimension("beneficiary", "beneficiary__kind", _("受益方类别"), of_choices(PartyKind)),
    Dimension("sector", "sector_code", _("当时界别"), sectors),
    PROGRAMME,
)
MONEY_SHOWS = ("provider", "amount", "received_on", "purpose", "beneficiary")
MEDIA = (
    by_kind(choices.MediaKind),
    Dimension("level", "outlet_level", _("媒体层级"), of_choices(choices.OutletLevel)),
    Dimension("front", "on_front_page", _("头版"), yes_no),
    PROGRAMME,
)

papers_written = Count(
    "outcomes.papers_written", of=Paper, when="written_on", unit=_("篇"),
    label=_("形成文稿"), meaning=_("期内形成的报告、发言、成果等文稿，报送几处都只计一篇"), by=PAPER, shows=PAPER_SHOWS,
)  # fmt: skip
papers_sent = Count(
    "outcomes.papers_sent", of=Paper, when="sent_on", unit=_("篇"),
    label=_("报送文稿"), meaning=_("期内首次报送的文稿，报送几处都只计一篇"), by=PAPER, shows=PAPER_SHOWS,
)  # fmt: skip
papers_noted = Count(
    "outcomes.papers_noted", of=Paper, when="noted_on", unit=_("篇"),
    label=_("受到领导重视的文稿"), meaning=_("期内首次获领导批示或肯定的文稿"), by=PAPER,
    shows=("title", "kind", "noted_on"),
)  # fmt: skip
suggestions_made = Count(
    "outcomes.suggestions_made", of=Suggestion, when="made_on", unit=_("条"),
    label=_("提出意见建议"), meaning=_("期内提出的意见建议，一条建议一条记录"), by=SOURCE, shows=SUGGESTION_SHOWS,
)  # fmt: skip
suggestion_heads = Distinct(
    "outcomes.suggestion_heads", of=Suggestion, column="item__head", when="made_on", unit=_("方面"),
    label=_("意见建议归纳的方面"), meaning=_("期内意见建议梳理归纳成的方面"), by=SOURCE,
    shows=("item__head", "item", "text", "made_on"),
)  # fmt: skip
suggestion_items = Distinct(
    "outcomes.suggestion_items", of=Suggestion, column="item", when="made_on", unit=_("条"),
    label=_("意见建议归纳的条目"), meaning=_("期内意见建议合并归纳成的条目"), by=SOURCE,
    shows=("item", "text", "made_on"),
)  # fmt: skip
suggestions_adopted = Count(
    "outcomes.suggestions_adopted", of=Suggestion, when="decided_on", where=Q(fate=choices.Fate.ADOPTED), unit=_("条"),
    label=_("被采纳转化的建议"), meaning=_("期内被党委、政府采纳并转化的建议，按采纳日期计"), by=SOURCE,
    shows=SUGGESTION_SHOWS,
)  # fmt: skip
suggestions_planned = Count(
    "outcomes.suggestions_planned", of=Suggestion, when="decided_on", where=Q(fate=choices.Fate.PLANNED), unit=_("条"),
    label=_("纳入部门计划的意见"), meaning=_("期内写入有关部门工作计划的意见建议，与已采纳转化的不重复"), by=SOURCE,
    shows=SUGGESTION_SHOWS,
)  # fmt: skip
problems_found = Count(
    "outcomes.problems_found", of=Problem, when="found_on", unit=_("个"),
    label=_("查摆、受理的问题"), meaning=_("期内发现或受理的问题、案件、事项"), by=PROBLEM,
    shows=("title", "kind", "owner", "found_on", "closed_on"),
)  # fmt: skip
problems_closed = Count(
    "outcomes.problems_closed", of=Problem, when="closed_on", unit=_("个"),
    label=_("解决、销号的问题"), meaning=_("期内解决、化解或整改销号的问题、案件、事项，按销号日期计"), by=PROBLEM,
    shows=("title", "kind", "owner", "found_on", "closed_on"),
)  # fmt: skip
problems_open = Stock(
    "outcomes.problems_open", of=Problem, when="found_on", closed="closed_on", unit=_("个"),
    label=_("尚未解决的问题"), meaning=_("期末已发现或受理、还没有解决销号的问题、案件、事项"), by=PROBLEM,
    shows=("title", "kind", "owner", "found_on", "due_on"),
)  # fmt: skip
measures_set = Count(
    "outcomes.measures_set", of=ProblemMeasure, when="set_on", unit=_("条"),
    label=_("制定整改措施"), meaning=_("期内针对问题制定的整改措施，一个问题可有多条"),
    by=(
        Dimension("kind", "problem__kind", _("问题类别"), of_choices(choices.ProblemKind)),
        Dimension("programme", "problem__programme__code", _("专项活动"), programmes, own_names=True),
    ),
    shows=("text", "problem", "set_on", "done_on"),
)  # fmt: skip
regulations = Count(
    "outcomes.regulations", of=Regulation, when="adopted_on", unit=_("项"),
    label=_("制定修订制度"), meaning=_("期内通过的新制定或修订的制度"),
    by=(by_kind(choices.RegulationAction, "action", _("方式")), PROGRAMME),
    shows=("title", "action", "adopted_on", "adopted_by"),
)  # fmt: skip
volumes = Count(
    "outcomes.publications", of=Publication, when="published_on", unit=_("辑"),
    label=_("编辑出版"), meaning=_("期内出版的文史资料、书籍、刊物，一辑（册、期）计一"),
    by=(by_kind(choices.PublicationKind),), shows=("title", "series", "number", "published_on"),
)  # fmt: skip
copies_given = Sum(
    "outcomes.copies_given", of=CopiesGiven, column="copies", when="given_on", unit=_("册"),
    label=_("发放书刊"), meaning=_("期内发放、赠送的书刊册数之和"),
    by=(
        Dimension("reader", "reader_kind", _("对象类别"), of_choices(choices.ReaderKind)),
        Dimension("kind", "publication__kind", _("出版物类别"), of_choices(choices.PublicationKind)),
    ),
    shows=("publication", "reader", "copies", "given_on"),
)  # fmt: skip
persons_awarded = Distinct(
    "outcomes.persons_awarded", of=Award, column="person", when="given_on", unit=_("名"),
    label=_("受表彰的个人"), meaning=_("期内受表彰的个人，同一人只计一名"),
    by=(Dimension("title", "title", _("荣誉"), award_titles),),
    shows=("person", "title", "given_by", "given_on"), where=Q(person__isnull=False),
)  # fmt: skip
matters_awarded = Count(
    "outcomes.matters_awarded", of=Award, when="given_on", where=Q(matter__isnull=False), unit=_("件"),
    label=_("受表彰的提案等事项"), meaning=_("期内受表彰的提案、信息等事项"),
    by=(Dimension("title", "title", _("荣誉"), award_titles),),
    shows=("matter", "title", "given_by", "given_on"),
)  # fmt: skip
money_given = Sum(
    "outcomes.money_given", of=Money, column="amount", when="received_on", unit=_("元"),
    where=Q(direction=choices.Direction.GIVEN),
    label=_("捐款捐物"), meaning=_("期内委员等捐赠的款项和物资折价之和，不含协调和争取的资金"), by=MONEY, shows=MONEY_SHOWS,
)  # fmt: skip
money_coordinated = Sum(
    "outcomes.money_coordinated", of=Money, column="amount", when="received_on", unit=_("元"),
    where=Q(direction=choices.Direction.COORDINATED),
    label=_("协调落实资金"), meaning=_("期内由本会协调、由有关单位落实到账的资金之和，不含捐赠"), by=MONEY, shows=MONEY_SHOWS,
)  # fmt: skip
money_sought = Sum(
    "outcomes.money_sought", of=Money, column="amount", when="received_on", unit=_("元"),
    where=Q(direction=choices.Direction.SOUGHT),
    label=_("争取到位资金"), meaning=_("期内向上级和有关方面争取、已到账的资金之和，不含捐赠"), by=MONEY, shows=MONEY_SHOWS,
)  # fmt: skip
donors = Distinct(
    "outcomes.donors", of=Money, column="donor", when="received_on", unit=_("名"),
    where=Q(direction=choices.Direction.GIVEN, donor__isnull=False),
    label=_("捐款委员"), meaning=_("期内捐款捐物的委员，一人多次只计一名"), by=MONEY,
    shows=("donor", "amount", "received_on", "beneficiary"),
)  # fmt: skip
projects_arranged = Count(
    "outcomes.projects_arranged", of=ArrangedProject, when="arranged_on", unit=_("个"),
    label=_("协调落实项目"), meaning=_("期内协调落实的帮扶项目"),
    by=(Dimension("beneficiary", "beneficiary__kind", _("受益方类别"), of_choices(PartyKind)),),
    shows=("title", "beneficiary", "person", "arranged_on"),
)  # fmt: skip
media_produced = Count(
    "outcomes.media_produced", of=MediaPiece, when="produced_on", unit=_("篇"),
    label=_("编发制作"), meaning=_("期内编发的信息、制作的节目等"), by=MEDIA,
    shows=("title", "kind", "series", "number", "produced_on"),
)  # fmt: skip
media_published = Count(
    "outcomes.media_published", of=MediaPiece, when="published_on", unit=_("篇"),
    label=_("媒体刊播"), meaning=_("期内被媒体刊发、播出的信息、报道和节目"), by=MEDIA,
    shows=("title", "kind", "outlet", "published_on"),
)  # fmt: skip
