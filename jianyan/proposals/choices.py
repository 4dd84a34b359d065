"""Proposers, time marks, results, ratings and supervisors of proposals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposerKind(models.TextChoices):
    INDIVIDUAL = "individual", _("委员个人")
    JOINT = "joint", _("委员联名")
    PARTY = "party", _("党派")
    ORGANISATION = "organisation", _("人民团体")
    SECTOR = "sector", _("界别")
    GROUP = "group", _("委员小组")
    COMMITTEE = "committee", _("专委会")


COLLECTIVE = (
    ProposerKind.PARTY,
    ProposerKind.ORGANISATION,
    ProposerKind.SECTOR,
    ProposerKind.GROUP,
    ProposerKind.COMMITTEE,
)


class TimeMark(models.TextChoices):
    PLENARY = "plenary", _("会议期间")
    OFF_PLENARY = "off_plenary", _("平时")


class Rating(models.TextChoices):
    SATISFIED = "satisfied", _("满意")
    BASICALLY = "basically", _("基本满意")
    DISSATISFIED = "dissatisfied", _("不满意")


class SupervisorLevel(models.TextChoices):
    GOVERNMENT = "government_leader", _("政府领导")
    PARTY = "party_leader", _("党委领导")
    CHAIRS = "chairs_meeting", _("主席会议成员")
    COMMITTEE = "special_committee", _("专委会")


class State(models.TextChoices):
    SUBMITTED = "submitted", _("待初审")
    FILED = "filed", _("立案")
    ASSIGNED = "assigned", _("已交办")
    REPLIED = "replied", _("已答复")
    CLOSED = "closed", _("办结")
    CONVERTED = "converted", _("转为意见建议")
    MERGED = "merged", _("并案")
    DECLINED = "declined", _("不予立案")
