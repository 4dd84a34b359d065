"""Roles of units, states of assignments, requests, sheets and promises, ways of contact, forms of supervision."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitRole(models.TextChoices):
    """What a unit has to do with a proposal. Assisting units write to the lead unit, never to the proposer."""

    SOLE = "sole", _("独办")
    LEAD = "lead", _("主办")
    ASSIST = "assist", _("会办")
    SPLIT = "split", _("分办")


REPLYING = (UnitRole.SOLE, UnitRole.LEAD, UnitRole.SPLIT)


class AssignmentState(models.TextChoices):
    WITH_HUB = "with_hub", _("待转办")
    ASSIGNED = "assigned", _("待签收")
    HANDLING = "handling", _("办理中")
    RETURNING = "returning", _("申请退办")
    CHECKING = "checking", _("待审核")
    REPLIED = "replied", _("已答复")
    OPINED = "opined", _("已出会办意见")
    REDO = "redo", _("重新办理")
    RECHECKING = "rechecking", _("再次待审核")
    MOVED = "moved", _("已调整")
    CANCELLED = "cancelled", _("已终止")


DONE = (AssignmentState.REPLIED, AssignmentState.OPINED, AssignmentState.MOVED, AssignmentState.CANCELLED)
GONE = (AssignmentState.MOVED, AssignmentState.CANCELLED)


class RequestState(models.TextChoices):
    ASKED = "asked", _("待批准")
    GRANTED = "granted", _("同意延期")
    REFUSED = "refused", _("不同意延期")


class SheetState(models.TextChoices):
    """A feedback sheet (征询意见表)."""

    ASKED = "asked", _("待反馈")
    GIVEN = "given", _("已反馈")
    LAPSED = "lapsed", _("逾期未反馈")


class PromiseState(models.TextChoices):
    OPEN = "open", _("进行中")
    KEPT = "kept", _("已兑现")
    LATE = "late", _("逾期兑现")
    DROPPED = "dropped", _("未兑现")


class ContactWay(models.TextChoices):
    VISIT = "visit", _("走访")
    MEETING = "meeting", _("座谈")
    PHONE = "phone", _("电话")
    LETTER = "letter", _("书面")
    ONLINE = "online", _("网络")
    OTHER = "other", _("其他")
    NOT_NEEDED = "not_needed", _("提案人表示不需要")


class ContactStage(models.TextChoices):
    """三联系: before, during and after handling."""

    BEFORE = "before", _("办前")
    DURING = "during", _("办中")
    AFTER = "after", _("办后")


class ReplyOpenness(models.TextChoices):
    OPEN = "open", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    CLOSED = "closed", _("不予公开")


class Attitude(models.TextChoices):
    """How far the proposer accepts what came of it."""

    AGREE = "agree", _("同意")
    UNDERSTAND = "understand", _("理解")
    RESERVE = "reserve", _("保留")
    DISAGREE = "disagree", _("不同意")


class Pointed(models.TextChoices):
    YES = "yes", _("有针对性")
    MOSTLY = "mostly", _("基本有针对性")
    NO = "no", _("没有针对性")


class Base(models.TextChoices):
    """From which day the time for the reply runs."""

    HANDOVER = "handover", _("交办之日")
    RECEIPT = "receipt", _("签收之日")


class Silence(models.TextChoices):
    NOT_COUNTED = "not_counted", _("不计入反馈")
    SATISFIED = "satisfied", _("视为满意")


class OverseeForm(models.TextChoices):
    """Forms of supervising a key proposal (督办)."""

    LED = "led", _("领衔督办")
    ON_SITE = "on_site", _("现场督办")
    JOINT = "joint", _("联合督办")
    ONLINE = "online", _("网上督办")
    TRACKED = "tracked", _("跟踪督办")
    WITH_CASE = "with_case", _("带案视察")
    FACE_TO_FACE = "face_to_face", _("面对面协商办案")
    MUTUAL = "mutual", _("双向评议")
    REVIEW = "review", _("办理工作民主评议")
    LOOK_BACK = "look_back", _("办理“回头看”")


class RemindWay(models.TextChoices):
    EMAIL = "email", _("邮件")
    SMS = "sms", _("短信")
    PHONE = "phone", _("电话")
    LETTER = "letter", _("催办函")
    MEETING = "meeting", _("当面")
