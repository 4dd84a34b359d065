"""Facts that were taken over with their source, and values that were published."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet


class ReportedFact(CommitteeModel):
    """A figure nobody here keeps records of: somebody told it, and this says who and where."""

    figure = models.CharField(_("指标"), max_length=60)
    subject = models.CharField(_("事项"), max_length=60)
    stated_on = models.DateField(_("所属日期"))
    value = models.DecimalField(_("数值"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("单位"), max_length=10)
    source = models.CharField(_("出处"), max_length=200)
    told_by = models.CharField(_("谁告知的"), max_length=80, blank=True)
    entered_by = models.CharField(_("录入人"), max_length=80, blank=True, editable=False)

    class Meta:
        db_table = "figure_reported"
        verbose_name = _("转述数字")
        ordering = ["stated_on"]
        indexes = [models.Index(fields=["committee", "figure", "stated_on"], name="reported_figure")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.value.normalize():f}{self.unit}"

    @property
    def story(self) -> str:
        """转述：市交通局通报，李四告知，研究室 王五录入."""
        words = {"source": self.source, "told_by": self.told_by, "entered_by": self.entered_by}
        story = gettext("转述：%(source)s") % words
        story += gettext("；%(told_by)s告知") % words if self.told_by else ""
        return story + (gettext("；%(entered_by)s录入") % words if self.entered_by else "")


class PublishedQuerySet(CommitteeQuerySet):
    def standing(self) -> PublishedQuerySet:
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class PublishedValue(CommitteeModel):
    """What a committee once published of a figure, as plain values: a person confirmed that this is what was told.

    `key` says where it was confirmed and is the only way back there; `where` is the narrowing, `digest` its short form.
    """

    figure = models.CharField(_("指标"), max_length=60)
    where = models.JSONField(_("收窄"), default=dict, blank=True)
    digest = models.CharField(max_length=16, editable=False)
    lower = models.BooleanField(_("含下级"), default=False)
    period = models.CharField(_("期间"), max_length=30)
    value = models.DecimalField(_("数值"), max_digits=24, decimal_places=6)
    unit = models.CharField(_("单位"), max_length=20, blank=True)
    bound = models.CharField(_("确数或概数"), max_length=10)
    word = models.CharField(_("概数词"), max_length=4, blank=True)
    quote = models.CharField(_("原文"), max_length=200)
    source = models.CharField(_("出处"), max_length=200)
    url = models.CharField(_("出处地址"), max_length=300, blank=True)
    key = models.CharField(max_length=80, editable=False)
    told_at = models.DateTimeField(_("确认时间"), default=timezone.now)
    told_by = models.CharField(_("确认人"), max_length=80)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    withdrawn_by = models.CharField(_("撤回人"), max_length=80, blank=True)

    objects = PublishedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "figure_published"
        verbose_name = _("公布过的数值")
        ordering = ["period", "pk"]
        indexes = [models.Index(fields=["committee", "figure", "period"], name="published_figure")]
        constraints = [models.UniqueConstraint(fields=["committee", "key"], name="published_once_a_source")]

    def __str__(self) -> str:
        return f"{self.figure} {self.period}: {self.quote}"
