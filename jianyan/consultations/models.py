"""协商: the year's plan with its topics, and each consultation with its form and the day it was held."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel
from jianyan.consultations import choices
from jianyan.matters.choices import MatterKind
from jianyan.matters.models import MatterModel
from jianyan.organisation.models import Body


class Consultation(MatterModel):
    """One consultation. Its meeting, papers and suggestions hang on its matter."""

    matter_kind = MatterKind.CONSULTATION
    dates = ("held_on",)

    form = models.CharField(_("形式"), max_length=20, choices=choices.Form.choices)
    part = models.CharField(_("本会角色"), max_length=12, choices=choices.Part.choices, default=choices.Part.HOST)
    lead_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("承办机构")
    )
    held_on = models.DateField(_("举行"), null=True, blank=True)

    class Meta:
        db_table = "consultation"
        verbose_name = _("协商")
        ordering = ["-held_on", "pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="consultation_held")]


class Plan(CommitteeModel):
    """年度协商计划."""

    year = models.PositiveSmallIntegerField(_("年度"))
    approved_by = models.CharField(_("批准"), max_length=80, blank=True)
    approved_on = models.DateField(_("批准日期"), null=True, blank=True)

    class Meta:
        db_table = "consultation_plan"
        verbose_name = _("年度协商计划")
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["committee", "year"], name="plan_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self._meta.verbose_name}"


class PlannedTopic(CommitteeModel):
    """One row of the plan, and the consultation that carried it out."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="topics", verbose_name=_("计划"))
    number = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("议题"), max_length=200)
    form = models.CharField(_("形式"), max_length=20, choices=choices.Form.choices)
    set_on = models.DateField(_("确定"))
    dropped_on = models.DateField(_("取消"), null=True, blank=True)
    consultation = models.OneToOneField(
        Consultation, models.PROTECT, null=True, blank=True, related_name="planned", verbose_name=_("已举行的协商")
    )

    class Meta:
        db_table = "consultation_topic"
        verbose_name = _("计划议题")
        ordering = ["plan", "number"]
        indexes = [models.Index(fields=["committee", "set_on"], name="planned_topic_set")]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="planned_topic_once")]

    def __str__(self) -> str:
        return self.title
