"""Kinds of reports, and how far one is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    PUBLISHED = "published", _("已公布")
