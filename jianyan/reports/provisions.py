"""Local rules about writing reports."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare
from jianyan.organisation.choices import OFFICES, Role

STAFF = {str(role): role.label for role in Role if role in OFFICES or role == Role.LEADER}

declare(
    Declared(
        "reports.hold_minutes", _("一节报告没有动笔几分钟后放开"), 15, unit=_("分钟"), low=2, high=240, source=_("系统默认"),
        explains=_("有人正在写的一节，别人先不能存；这么久没有动笔，就当作已经写完，别人可以接着写。"),
    ),
    Declared(
        "reports.signers", _("报告由谁签发"), [str(Role.LEADER)], source=_("系统默认，请按本会规定设定"), words=STAFF,
        explains=_("送审的报告到这些岗位；办公室可以代为录入签发。"),
    ),
    Declared(
        "reports.publishers", _("报告由谁公布"), [str(Role.OFFICE)], source=_("系统默认，请按本会规定设定"), words=STAFF,
        explains=_("公布后数字封存，只能更正，不能撤回；撰写报告的人不一定有这项权力。"),
    ),
    Declared(
        "reports.sign_off", _("报告先签发再公布"), True, source=_("系统默认，请按本会规定设定"),
        explains=_("设为“否”时，写好即可公布，不经送审签发。"),
    ),
    Declared(
        "reports.change_percent", _("报告数字增减多少时提醒"), 30, unit="%", low=1, high=500, source=_("系统默认"),
        explains=_("按上一份报告起草时，与上一期相比增减到这个幅度的数字会标出来，请核对这句话还说不说得通。"),
    ),
)  # fmt: skip
