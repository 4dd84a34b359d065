"""Families of activities, kinds of persons, measures and attendance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    MEETING = "meeting", _("会议")
    STUDY = "study", _("学习")
    TRAINING = "training", _("培训")
    LECTURE = "lecture", _("讲堂宣讲")
    PARTY_BUILDING = "party_building", _("党建")
    CONSULTATION = "consultation", _("协商")
    SUPERVISION = "supervision", _("民主监督")
    RESEARCH = "research", _("调研")
    INSPECTION = "inspection", _("视察考察")
    CONTACT = "contact", _("联系")
    VISIT = "visit", _("走访慰问")
    SERVICE = "service", _("服务为民")
    EXCHANGE = "exchange", _("交流联谊")
    PETITION = "petition", _("信访")
    PROJECT = "project", _("项目")
    HERITAGE = "heritage", _("文史")
    PUBLICITY = "publicity", _("宣传")


class PersonKind(models.TextChoices):
    MEMBER = "member", _("委员")
    STAFF = "staff", _("机关干部")
    TRAINEE = "trainee", _("学员")
    LECTURER = "lecturer", _("主讲人")
    PUBLIC = "public", _("群众")
    CONSTITUENT = "constituent", _("界别群众")
    REPRESENTATIVE = "sector_representative", _("行业代表人士")
    RELIGIOUS = "religious_figure", _("宗教界人士")
    RETURNED_TIBETAN = "returned_tibetan", _("归国藏胞")
    MACAO_HK = "hk_macao", _("港澳人士")
    OVERSEAS = "overseas", _("海外列席代表")
    EXPERT = "expert", _("专家")
    OFFICIAL = "official", _("部门负责人")
    GUEST = "guest", _("来宾")


class MeasureKind(models.TextChoices):
    DAYS = "days", _("天数")
    BENEFICIARIES = "beneficiaries", _("惠及群众")
    AREA = "area_mu", _("面积")
    COPIES = "copies", _("发放册数")


class AttendanceRole(models.TextChoices):
    PRESENT = "present", _("出席")
    SPEAKER = "speaker", _("主讲")
    ON_DUTY = "on_duty", _("值守")
    VISITED = "visited", _("受访")
    ON_LEAVE = "on_leave", _("请假")
    ABSENT = "absent", _("缺席")


TOOK_PART = (AttendanceRole.PRESENT, AttendanceRole.SPEAKER, AttendanceRole.ON_DUTY, AttendanceRole.VISITED)


class ProgrammeKind(models.TextChoices):
    CAMPAIGN = "campaign", _("主题教育或专项活动")
    SERIES = "series", _("系列")
    BRAND = "brand", _("品牌项目")


class Audience(models.TextChoices):
    MEMBERS = "members", _("政协委员")
    STAFF = "staff", _("机关干部")
