"""Where a reading stands, what holding a claim against the records gave, where a tie comes from, what a person did."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("等待读取")
    READ = "read", _("已读")
    FAILED = "failed", _("未读成")


class Verdict(models.TextChoices):
    AGREES = "agrees", _("相符")
    DIFFERS = "differs", _("不符")
    PARTLY = "partly", _("部分有据")
    NOT_KEPT = "not_kept", _("本系统无记录")
    NOT_CHECKABLE = "not_checkable", _("不可核")


LOOK = {Verdict.NOT_KEPT: "absent", Verdict.NOT_CHECKABLE: "beyond"}  # what the stylesheet calls them


class Origin(models.TextChoices):
    """What a tie rests on."""

    SAYINGS = "sayings", _("按说法库")
    REMEMBERED = "remembered", _("按以前确认的报告")
    PERSON = "person", _("由人指定")


class Step(models.TextChoices):
    """What a person did about one number of a report."""

    CHANGE = "change", _("改读法")
    CONFIRM = "confirm", _("确认对应")
    DISMISS = "dismiss", _("不是数字")
    ADD = "add", _("补上漏读")


class Bound(models.TextChoices):
    EXACT = "exact", _("确数")
    AT_LEAST = "at_least", _("多于（余、多、以上、逾）")
    APPROX = "approx", _("约数（近、约、左右）")
