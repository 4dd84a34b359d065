"""Where a clue comes from and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Giver(models.TextChoices):
    PUBLIC = "public", _("群众")
    UNIT = "unit", _("单位")
    MEMBER = "member", _("委员")


class State(models.TextChoices):
    RECEIVED = "received", _("待研究")
    LISTED = "listed", _("列入选题")
    SET_ASIDE = "set_aside", _("留存")
