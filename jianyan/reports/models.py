"""Reports: text with figures in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel


class Report(CommitteeModel):
    """A living report of one period. `text` is paragraphs and headings with `[[figure]]` in them (see `living`)."""

    slug = models.SlugField(_("地址名"), max_length=40)
    title = models.CharField(_("标题"), max_length=120)
    subtitle = models.CharField(_("副题"), max_length=120, blank=True)
    period = models.CharField(_("期间"), max_length=30)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    text = models.TextField(_("正文"))

    class Meta:
        db_table = "report"
        verbose_name = _("报告")
        ordering = ["-period", "title"]
        constraints = [models.UniqueConstraint(fields=["committee", "slug"], name="report_slug_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.committee.address("report", report=self.slug)
