"""Local rules of clues."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared("clues.open", _("公开征集提案线索"), True, source=_("系统默认，请按本会规定设定"),
             explains=_("设为“否”时，公众页面不收线索。")),
    Declared("clues.most", _("一条线索最多"), 300, unit=_("字"), low=50, high=300, source=_("有的县市限300字")),
    Declared("clues.daily", _("同一来源一天最多"), 5, unit=_("条"), low=1, high=100, source=_("系统默认，请按本会规定设定")),
)  # fmt: skip
