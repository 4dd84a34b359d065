"""Facts that were taken over with their source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel


class ReportedFact(CommitteeModel):
    """A figure nobody here keeps records of: somebody told it, and this says who and where."""

    figure = models.CharField(_("指标"), max_length=60)
    subject = models.CharField(_("事项"), max_length=60)
    stated_on = models.DateField(_("所属日期"))
    value = models.DecimalField(_("数值"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("单位"), max_length=10)
    source = models.CharField(_("出处"), max_length=200)

    class Meta:
        db_table = "figure_reported"
        verbose_name = _("转述数字")
        ordering = ["stated_on"]
        indexes = [models.Index(fields=["committee", "figure", "stated_on"], name="reported_figure")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.value.normalize():f}{self.unit}"
