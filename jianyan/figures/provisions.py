"""Local rules about how far the hedge of a published number reaches."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare

declare(
    Declared(
        "figures.hedge_above", _("“余、多、以上、逾”最多高出"), 20, unit="%", low=1, high=100, source=_("系统默认"),
        explains=_("报告写“50余次”，记录多出这么多以内算相符；“余、多”还不得满下一个整位数，如“260余万”小于270万；不到100的只看整位数，“30余”小于40。"),
    ),
    Declared(
        "figures.hedge_below", _("“近”最多低于"), 10, unit="%", low=1, high=50, source=_("系统默认"),
        explains=_("报告写“近50次”，记录少这么多以内、且不多于所写的数，算相符。"),
    ),
    Declared(
        "figures.hedge_around", _("“约、左右”上下各"), 5, unit="%", low=1, high=50, source=_("系统默认"),
        explains=_("报告写“约50次”，记录上下相差这么多以内算相符。"),
    ),
)  # fmt: skip
