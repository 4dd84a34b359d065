"""Kinds of reports, the headings each kind usually has, and what is checked before one is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    WORK = "work", _("常委会工作报告")
    PROPOSAL_WORK = "proposal_work", _("提案工作报告")
    REVIEW = "review", _("提案审查情况报告")
    FIVE_YEAR = "five_year", _("五年工作报告")
    OTHER = "other", _("其他报告")


class Check(models.TextChoices):
    """What a report is checked for, in the order of the rules (see `checking`)."""

    COMPUTABLE = "computable", _("算不出来")
    NUMBER = "number", _("手写的数字")
    RECORDS = "records", _("没有记录")
    TWICE = "twice", _("前后不一")
    SUMS = "sums", _("合计和占比")
    HEDGE = "hedge", _("概数")
    PERIOD = "period", _("期间")
    UNIT = "unit", _("量词")
    TERM = "term", _("用语")
    POST = "post", _("人名和职务")
    STYLE = "style", _("数字写法")
    HEADING = "heading", _("标题序号")


# Headings of an official paper, which is Chinese whatever the language of the page.
_PAST = (
    "一、强化理论武装，夯实共同思想政治基础", "二、围绕中心大局协商建言", "三、聚焦重点开展民主监督", "四、践行履职为民",
    "五、广泛凝聚共识", "六、发挥文史工作作用", "七、加强自身建设",
)  # fmt: skip
HEADINGS: dict[str, tuple[str, ...]] = {
    Kind.WORK: ("", *_PAST, "八、今后一年的主要任务"),
    Kind.FIVE_YEAR: ("", *_PAST, "八、五年工作体会", "九、今后工作建议"),
    Kind.PROPOSAL_WORK: (
        "",
        "一、提案基本情况",
        "二、提案办理成效",
        "三、主要做法",
        "四、存在的不足",
        "五、下一步工作",
    ),
    Kind.REVIEW: ("", "一、提案提交情况", "二、提案审查情况", "三、提案的主要内容", "四、办理工作建议"),
    Kind.OTHER: ("",),
}
