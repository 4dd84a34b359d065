"""How the committee sees to it: supervision of key proposals, and methods with their checklists."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.activities.models import Activity
from jianyan.committees.querysets import CommitteeModel
from jianyan.handling import choices
from jianyan.organisation.models import ends_after
from jianyan.proposals.choices import SupervisorLevel
from jianyan.proposals.models import Proposal


class Overseeing(CommitteeModel):
    """督办: one time a key proposal was supervised, in which form, led by whom."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="overseen", verbose_name=_("提案"))
    form = models.CharField(_("督办形式"), max_length=14, choices=choices.OverseeForm.choices)
    leader = models.CharField(_("督办领导"), max_length=60, blank=True)
    level = models.CharField(_("领导层级"), max_length=20, choices=SupervisorLevel.choices, blank=True)
    held_on = models.DateField(_("日期"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("督办活动")
    )
    found = models.CharField(_("情况和意见"), max_length=500, blank=True)
    result = models.CharField(_("结果"), max_length=300, blank=True)

    class Meta:
        db_table = "handling_overseeing"
        verbose_name = _("督办")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="overseeing_held")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.leader}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The first time a leader led it is dated on the proposal, which figures read."""
        super().save(*args, **kwargs)
        if self.form == choices.OverseeForm.LED:
            never_led = Proposal.objects.of(self.committee).filter(pk=self.proposal_id, supervised_on__isnull=True)
            never_led.update(supervised_on=self.held_on, supervised_by=self.leader, supervisor_level=self.level)


class Method(CommitteeModel):
    """A way of handling proposals that the committee words itself, such as 清单式管理 or 四个三工作法."""

    name = models.CharField(_("名称"), max_length=60)
    about = models.CharField(_("说明"), max_length=300, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        db_table = "handling_method"
        verbose_name = _("工作法")
        ordering = ["-since", "name"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "name"], name="method_name_once"),
            ends_after("since", "until", "method_ends_after"),
        ]

    def __str__(self) -> str:
        return self.name


class MethodItem(CommitteeModel):
    """One thing the method asks to be done for every proposal it is used on."""

    method = models.ForeignKey(Method, models.CASCADE, related_name="items", verbose_name=_("工作法"))
    number = models.PositiveSmallIntegerField(_("第几项"))
    text = models.CharField(_("要求"), max_length=200)

    named_by = ("method",)

    class Meta:
        db_table = "handling_method_item"
        verbose_name = _("工作法要求")
        ordering = ["method", "number"]
        constraints = [models.UniqueConstraint(fields=["method", "number"], name="method_item_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Check(CommitteeModel):
    """One item of a method on the list of one proposal: who answers for it, by when, done when."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="checks", verbose_name=_("提案"))
    item = models.ForeignKey(MethodItem, models.PROTECT, related_name="checks", verbose_name=_("要求"))
    person = models.CharField(_("责任人"), max_length=60)
    due_on = models.DateField(_("期限"), null=True, blank=True)
    done_on = models.DateField(_("完成"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=300, blank=True)

    named_by = ("item", "proposal")

    class Meta:
        db_table = "handling_check"
        verbose_name = _("提案清单")
        ordering = ["proposal", "item__number"]
        indexes = [models.Index(fields=["committee", "done_on"], name="check_done")]
        constraints = [models.UniqueConstraint(fields=["proposal", "item"], name="check_once")]

    def __str__(self) -> str:
        return str(self.item)
