"""Reporters, publications and channels of public-opinion reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReporterKind(models.TextChoices):
    MEMBER = "member", _("委员")
    PARTY = "party", _("党派团体")
    CIRCLE = "circle", _("各族各界人士")
    COMMITTEE = "committee", _("专委会")
    LOWER = "lower_committee", _("下级政协")
    INFORMANT = "information_officer", _("信息员")


class Publication(models.TextChoices):
    BULLETIN = "bulletin", _("社情民意信息")
    DIRECT = "direct_channel", _("委员建言献策直通车")
    WEEKLY = "weekly", _("每周社情")


class State(models.TextChoices):
    RECEIVED = "received", _("待编辑")
    COMPILED = "compiled", _("已编报")
    SENT = "sent", _("已报送")
    KEPT = "kept", _("留存")
