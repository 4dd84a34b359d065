"""What work leaves: kinds of papers, suggestions and their fate, problems, money, media."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    RESEARCH_REPORT = "research_report", _("调研报告")
    INSPECTION_REPORT = "inspection_report", _("视察报告")
    CONSULTATION_REPORT = "consultation_report", _("协商报告")
    CONSULTATION_RESULT = "consultation_result", _("协商成果")
    RECOMMENDATION = "formal_recommendation", _("建议案")
    SPECIAL_REPORT = "special_report", _("专报")
    PLENARY_SPEECH = "plenary_speech", _("大会发言")
    MEETING_SPEECH = "meeting_speech", _("会议发言")
    REQUEST = "request", _("请示报告")
    RESEARCH_RESULT = "research_result", _("调研成果")
    STATEMENT = "statement", _("倡议书")
    DRAFT = "draft", _("初稿")


class AuthorKind(models.TextChoices):
    MEMBER = "member", _("委员")
    PARTY = "party", _("党派团体")
    CIRCLE = "circle", _("各族各界人士")
    COMMITTEE = "committee", _("专委会")
    OFFICE = "office", _("机关")


class Recipient(models.TextChoices):
    PARTY_COMMITTEE = "party_committee", _("同级党委")
    GOVERNMENT = "government", _("同级政府")
    UPPER = "upper_cppcc", _("上级政协")
    NATIONAL = "national_cppcc", _("全国政协")
    DEPARTMENT = "department", _("有关部门")


class InstructionKind(models.TextChoices):
    APPROVING = "approving", _("肯定性批示")
    FOR_HANDLING = "for_handling", _("批转办理")
    CIRCLED = "circled", _("圈阅")


class SuggestionSource(models.TextChoices):
    REPORTS = "report_deliberation", _("审议讨论工作报告")
    INSPECTION = "inspection", _("视察")
    RESEARCH = "research", _("调研")
    CONSULTATION = "consultation", _("协商")
    SUPERVISION = "supervision", _("民主监督")
    PROPOSAL = "proposal", _("提案")


class Fate(models.TextChoices):
    """What became of a suggestion."""

    ADOPTED = "adopted", _("采纳转化")
    PARTLY = "partly", _("部分采纳")
    PLANNED = "planned", _("纳入部门计划")
    REFERENCE = "reference", _("留作参考")
    NOT_ADOPTED = "not_adopted", _("未采纳")


class ProblemKind(models.TextChoices):
    SELF_EXAMINATION = "self_examination", _("检视问题")
    PETITION = "petition_case", _("信访案件")
    DEED = "practical_deed", _("为民实事")
    PROJECT = "project_difficulty", _("项目困难")
    MEMBER = "member_difficulty", _("委员困难")
    PUBLIC = "public_problem", _("群众反映的突出问题")
    SUPERVISION = "supervision_finding", _("监督发现的问题")


class RegulationAction(models.TextChoices):
    MADE = "made", _("新制定")
    REVISED = "revised", _("修订")


class PublicationKind(models.TextChoices):
    HISTORICAL = "historical_material", _("文史资料")
    BOOK = "book", _("书籍")
    MAGAZINE = "magazine", _("刊物")
    GUIDE = "guide", _("指南")


class ReaderKind(models.TextChoices):
    PUBLIC = "public", _("社会读者")
    INSTITUTION = "institution", _("机构")
    MEMBERS = "members", _("委员")


class Direction(models.TextChoices):
    """Given, coordinated and sought are never summed together."""

    GIVEN = "given", _("捐赠")
    COORDINATED = "coordinated", _("协调落实")
    SOUGHT = "sought", _("争取到位")


class ProviderKind(models.TextChoices):
    MEMBER = "member", _("委员")
    CARE_UNIT = "care_unit", _("帮扶单位")
    VILLAGE_UNIT = "village_unit", _("包抓单位")
    UPPER = "upper_level", _("上级部门")
    FIRM = "firm", _("企业")


class Purpose(models.TextChoices):
    POVERTY = "poverty_relief", _("帮扶脱贫")
    VILLAGE = "village_renewal", _("农村环境与村庄建设")
    EPIDEMIC = "epidemic", _("疫情防控")
    HARDSHIP = "hardship", _("困难群众")
    EDUCATION = "education", _("助学")
    GENERAL = "general", _("公益事业")


class MediaKind(models.TextChoices):
    OWN_NEWS = "own_news", _("本会信息")
    COVERAGE = "coverage", _("媒体报道")
    LECTURE = "lecture_episode", _("讲堂节目")
    RADIO = "radio_episode", _("广播节目")
    FILM = "film", _("宣传片")
    ARTICLE = "signed_article", _("署名文章")


class OutletLevel(models.TextChoices):
    NATIONAL = "national", _("中央")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    OWN = "own", _("本会")
