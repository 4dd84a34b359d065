"""民主监督: topics watched over years."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.matters.choices import MatterKind
from jianyan.matters.models import MatterModel
from jianyan.organisation.models import Body, ends_after


class SupervisionTopic(MatterModel):
    matter_kind = MatterKind.SUPERVISION
    dates = ("set_on", "ends_on")

    plan = models.CharField(_("监督计划"), max_length=80, blank=True)
    lead_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("牵头机构")
    )
    set_on = models.DateField(_("确定"))
    ends_on = models.DateField(_("结束"), null=True, blank=True)

    class Meta:
        db_table = "supervision_topic"
        verbose_name = _("民主监督议题")
        ordering = ["-set_on", "pk"]
        indexes = [models.Index(fields=["committee", "set_on"], name="supervision_topic_set")]
        constraints = [ends_after("set_on", "ends_on", "supervision_ends_after")]
