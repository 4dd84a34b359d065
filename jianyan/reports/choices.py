"""Kinds of reports, how far one is, and the headings each kind usually has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    WORK = "work", _("常委会工作报告")
    PROPOSAL_WORK = "proposal_work", _("提案工作报告")
    REVIEW = "review", _("提案审查情况报告")
    FIVE_YEAR = "five_year", _("五年工作报告")
    OTHER = "other", _("其他报告")


class State(models.TextChoices):
    WRITING = "writing", _("撰写中")
    IN_REVIEW = "in_review", _("送审中")
    SIGNED = "signed", _("已签发")
    PUBLISHED = "published", _("已公布")


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
