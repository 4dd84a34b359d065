"""Kinds of reports, how far one is, and what is checked before it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    WORK = "work", _("常委会工作报告")
    PROPOSAL_WORK = "proposal_work", _("提案工作报告")
    REVIEW = "review", _("提案审查情况报告")
    FIVE_YEAR = "five_year", _("五年工作报告")
    OTHER = "other", _("其他报告")


class State(models.TextChoices):
    WRITING = "writing", _("撰写中")
    IN_REVIEW = "in_review", _("送审中")
    SIGNED = "signed", _("已签发")
    PUBLISHED = "published", pgettext_lazy("报告", "已公布")


class Check(models.TextChoices):
    """What a report is checked for, in the order of the rules (see `checking`)."""

    COMPUTABLE = "computable", _("算不出来")
    NUMBER = "number", _("手写的数字")
    RECORDS = "records", _("没有记录")
    TWICE = "twice", _("前后不一")
    SUMS = "sums", _("合计和占比")
    HEDGE = "hedge", _("概数")
    PERIOD = "period", _("期间")
    UNIT = "unit", _("量词")
    TERM = "term", _("用语")
    POST = "post", _("人名和职务")
    STYLE = "style", _("数字写法")
    HEADING = "heading", _("标题序号")
