"""Words that recur on every page, and dates as each language writes them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

# The name of the house and its bands
JIANYAN = lazy("建言")
DEMO_BAND = lazy("演示数据：数字取自公开报告，背后的记录和人名均为虚构。")
DEMO_FIGURES_TOO = lazy("演示数据：人名与数字均为虚构。")

# Verbs on buttons
SUBMIT = lazy("提交")
SAVE = lazy("保存")
SAVE_DRAFT = lazy("存草稿")
SEND_BACK = lazy("退回修改")
REPLY = lazy("答复")
CHASE = lazy("催办")
EDIT = lazy("修改")
ADD = lazy("添加")
DELETE = lazy("删除")
CANCEL = lazy("取消")
UNDO = lazy("撤销")
SEARCH = lazy("搜索")
FILTER = lazy("筛选")
EXPORT = lazy("导出")
DOWNLOAD_CSV = lazy("下载 CSV")
SIGN_IN = lazy("登录")
SIGN_OUT = lazy("退出登录")
BACK = lazy("返回")

# Words of lists
ALL = lazy("全部")
NONE = lazy("无")
YES = lazy("是")
NO = lazy("否")
OPTIONAL = lazy("选填")

# Verdicts on a published figure: what holding it against the records gave
VERDICTS = {
    "agrees": lazy("相符"),
    "differs": lazy("不符"),
    "partly": lazy("部分有据"),
    "absent": lazy("本系统无记录"),
    "beyond": lazy("不可核"),
}

_MONTHS = ["January", "February", "March", "April", "May", "June"]
_MONTHS += ["July", "August", "September", "October", "November", "December"]


def date_text(day: date, *, short: bool = False) -> str:
    """2026年3月5日, in English 5 March 2026; `short` leaves the year out."""
    if _english():
        return f"{day.day} {_MONTHS[day.month - 1]}" + ("" if short else f" {day.year}")
    return ("" if short else f"{day.year}年") + f"{day.month}月{day.day}日"


def moment_text(moment: datetime, *, short: bool = False) -> str:
    """A date and the minute in the time of the house: 2026年3月5日 09:12."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{date_text(local.date(), short=short)} {local:%H:%M}"


def period_text(start: date, end: date) -> str:
    """2025年1月14日—12月26日: the year stands once when both days share it."""
    if start == end:
        return date_text(start)
    if _english():
        return f"{date_text(start, short=start.year == end.year)} – {date_text(end)}"
    return f"{date_text(start)}—{date_text(end, short=start.year == end.year)}"


def working_days_left(days: int) -> str:
    """The words of a deadline: how many working days are left, or how many it is late."""
    if days == 0:
        return _("今日到期")
    if days > 0:
        return ngettext("还剩 %(days)d 个工作日", "还剩 %(days)d 个工作日", days) % {"days": days}
    return ngettext("逾期 %(days)d 个工作日", "逾期 %(days)d 个工作日", -days) % {"days": -days}


def records_text(count: int) -> str:
    """The words of the link from a figure to its records."""
    return ngettext("打开 %(count)d 条记录", "打开 %(count)d 条记录", count) % {"count": count}


def _english() -> bool:
    return (get_language() or "").startswith("en")
