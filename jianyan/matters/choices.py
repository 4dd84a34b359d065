"""Kinds of matters, where they come from, and how two of them are tied."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MatterKind(models.TextChoices):
    PROPOSAL = "proposal", _("提案")
    OPINION = "opinion", _("社情民意信息")
    CONSULTATION = "consultation", _("协商")
    SUPERVISION = "supervision", _("民主监督")
    INQUIRY = "inquiry", _("调研视察")


class Confidentiality(models.TextChoices):
    OPEN = "open", _("可公开")
    INTERNAL = "internal", _("内部")
    RESTRICTED = "restricted", _("限定人员")


class Origin(models.TextChoices):
    PLAN = "plan", _("年度计划")
    COMMISSIONED = "commissioned", _("党委交办")
    EVENT = "event", _("突发事项")
    MEMBERS = "members", _("委员自选")
    OTHER = "other", _("其他")


class LinkKind(models.TextChoices):
    ABOUT = "about", _("围绕")
    FROM = "from", _("来自")
    TOGETHER = "together", _("并案")
