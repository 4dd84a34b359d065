"""Kinds of research topics and inspections."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InquiryKind(models.TextChoices):
    RESEARCH = "thematic_research", _("专题调研")
    LED_RESEARCH = "led_research", _("领导牵头调研课题")
    SPECIAL_TEAM = "special_team", _("专班调研")
    MEMBERS_OWN = "members_own", _("委员自主调研")
    INSPECTION = "inspection", _("专题视察")
