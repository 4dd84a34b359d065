"""Levels of committees, days out of the usual order, units of deadlines, and what a person may set for the pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    NATIONAL = "national", _("全国")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")


class DayKind(models.TextChoices):
    """How a day leaves the usual order of the week. A local holiday says nothing about the year's national table."""

    HOLIDAY = "holiday", _("放假")
    WORKDAY = "workday", _("调休上班")
    LOCAL = "local", _("地方放假")


class Unit(models.TextChoices):
    """In what a deadline is counted."""

    WORKDAY = "workday", _("工作日")
    DAY = "day", _("天")
    MONTH = "month", _("月")


class Theme(models.TextChoices):
    SYSTEM = "", _("随系统")
    LIGHT = "light", _("浅色")
    DARK = "dark", _("深色")


class Language(models.TextChoices):
    CHINESE = "zh-hans", "中文"
    ENGLISH = "en", "English"
