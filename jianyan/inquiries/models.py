"""调研、视察: a topic taken up, by whom it is led, and the day it was completed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.activities.models import Programme
from jianyan.inquiries import choices
from jianyan.matters.choices import MatterKind
from jianyan.matters.models import MatterModel
from jianyan.organisation.models import Body, Person, ends_after


class Inquiry(MatterModel):
    matter_kind = MatterKind.INQUIRY
    dates = ("chosen_on", "completed_on")

    kind = models.CharField(_("类别"), max_length=20, choices=choices.InquiryKind.choices)
    leader = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("牵头人")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("承办机构")
    )
    chosen_on = models.DateField(_("立题"))
    completed_on = models.DateField(_("完成"), null=True, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("专项活动")
    )

    class Meta:
        db_table = "inquiry"
        verbose_name = _("调研视察课题")
        ordering = ["-chosen_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "chosen_on"], name="inquiry_chosen"),
            models.Index(fields=["committee", "completed_on"], name="inquiry_completed"),
        ]
        constraints = [ends_after("chosen_on", "completed_on", "inquiry_completed_after")]
