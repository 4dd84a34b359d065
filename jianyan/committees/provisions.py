"""Local rules about the committee itself."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared(
        "plenary.rollover", _("此日起提交的归入下次全会"), "12-05", unit=_("月-日"), source=_("全国政协做法"),
        pattern=r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
        explains=_("每年从这一天起收到的提案，算作下一次全体会议的提案；按“月-日”填写，如 12-05。"),
    ),
)  # fmt: skip
