"""Proposals that the committee takes to an upper one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel
from jianyan.organisation.models import OutsideParty, ends_after
from jianyan.proposals.models import Proposal


class Outgoing(CommitteeModel):
    """A proposal that the committee takes to an upper one, with those it is made together with and what became of it."""

    title = models.CharField(_("案由"), max_length=200)
    upper = models.CharField(_("提交给"), max_length=80)
    partners = models.ManyToManyField(
        OutsideParty,
        blank=True,
        related_name="+",
        db_table="handling_outgoing_partners",
        verbose_name=_("联名的政协"),
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="outgoing", verbose_name=_("本会提案")
    )
    submitted_on = models.DateField(_("提交"))
    number = models.CharField(_("对方提案号"), max_length=40, blank=True)
    key_on = models.DateField(_("列为重点"), null=True, blank=True)
    supervised_by = models.CharField(_("督办方"), max_length=80, blank=True)
    adopted_by = models.CharField(_("采纳单位"), max_length=80, blank=True)
    adopted_on = models.DateField(_("采纳"), null=True, blank=True)

    class Meta:
        db_table = "handling_outgoing"
        verbose_name = _("向上提交的提案")
        ordering = ["-submitted_on", "pk"]
        indexes = [models.Index(fields=["committee", "submitted_on"], name="outgoing_submitted")]
        constraints = [
            ends_after("submitted_on", "key_on", "outgoing_key_after"),
            ends_after("submitted_on", "adopted_on", "outgoing_adopted_after"),
        ]

    def __str__(self) -> str:
        return self.title
