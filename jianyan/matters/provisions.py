"""Local rules of attachments."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared("attachments.most", _("一件最多几个附件"), 5, unit=_("个"), low=1, high=50, source=_("各地5个")),
    Declared("attachments.largest", _("每个附件最大"), 32, unit="MB", low=1, high=200, source=_("各地32MB")),
)  # fmt: skip
