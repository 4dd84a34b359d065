"""Local rules about writing reports."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared(
        "reports.hold_minutes", _("一节报告没有动笔几分钟后放开"), 15, unit=_("分钟"), low=2, high=240, source=_("系统默认"),
        explains=_("有人正在写的一节，别人先不能存；这么久没有动笔，就当作已经写完，别人可以接着写。"),
    ),
    Declared(
        "reports.change_percent", _("报告数字增减多少时提醒"), 30, unit="%", low=1, high=500, source=_("系统默认"),
        explains=_("按上一份报告起草时，与上一期相比增减到这个幅度的数字会标出来，请核对这句话还说不说得通。"),
    ),
)  # fmt: skip
