"""Local rules about comparing reports of several years."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared(
        "readings.leap_times", _("历年数字相差几倍算跳变"), 2, unit=_("倍"), low=2, high=20, source=_("系统默认"),
        explains=_("同一件事，两份相邻的报告所说的数相差到这么多倍（或只有几分之一），列为跳变，请人核对。"),
    ),
)  # fmt: skip
