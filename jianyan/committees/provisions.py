"""Local rules about the committee itself."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared("plenary.rollover", _("此日起提交的归入下次全会"), "12-05", unit=_("月-日"), source=_("全国政协做法")),
)
