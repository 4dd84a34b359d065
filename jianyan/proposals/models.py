"""提案: the committee's most formal voice. This row holds its state and every date."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Plenary
from jianyan.matters.choices import MatterKind
from jianyan.matters.models import MatterModel
from jianyan.organisation.models import HandlingUnit, Membership, ends_after
from jianyan.proposals import choices


class Proposal(MatterModel):
    matter_kind = MatterKind.PROPOSAL
    number_field = "case_no"
    dates = ("received_on", "filed_on", "assigned_on", "replied_on", "rated_on", "visited_on")

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="+", verbose_name=_("所属全会"))
    case_no = models.CharField(_("提案号"), max_length=20, blank=True)
    time_mark = models.CharField(_("时间标识"), max_length=12, choices=choices.TimeMark.choices)
    proposer_kind = models.CharField(_("提案者类别"), max_length=14, choices=choices.ProposerKind.choices)
    proposer = models.CharField(_("提案者"), max_length=80)
    lead_proposer = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("第一提案人")
    )
    sector_code = models.CharField(_("当时界别"), max_length=30, blank=True)
    category = models.CharField(_("类别"), max_length=20, blank=True)
    lead_unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("主办单位")
    )
    received_on = models.DateField(_("收到"))
    filed_on = models.DateField(_("立案"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤案"), null=True, blank=True)
    assigned_on = models.DateField(_("交办"), null=True, blank=True)
    replied_on = models.DateField(_("答复"), null=True, blank=True)
    rating = models.CharField(_("满意度"), max_length=14, choices=choices.Rating.choices, blank=True)
    rated_on = models.DateField(_("反馈"), null=True, blank=True)
    visited_on = models.DateField(_("回访"), null=True, blank=True)
    supervised_by = models.CharField(_("督办领导"), max_length=60, blank=True)
    supervisor_level = models.CharField(
        _("督办领导层级"), max_length=20, choices=choices.SupervisorLevel.choices, blank=True
    )
    supervised_on = models.DateField(_("领衔督办"), null=True, blank=True)

    class Meta:
        db_table = "proposal"
        verbose_name = _("提案")
        ordering = ["-received_on", "case_no"]
        indexes = [
            models.Index(fields=["committee", "received_on"], name="proposal_received"),
            models.Index(fields=["committee", "filed_on"], name="proposal_filed"),
            models.Index(fields=["committee", "supervised_on"], name="proposal_supervised"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "plenary", "case_no"], condition=~Q(case_no=""), name="proposal_number_once"
            ),
            ends_after("received_on", "filed_on", "proposal_filed_after_received"),
            ends_after("filed_on", "replied_on", "proposal_replied_after_filed"),
            models.CheckConstraint(
                condition=Q(rating="", rated_on__isnull=True) | (~Q(rating="") & Q(rated_on__isnull=False)),
                name="proposal_rating_is_dated",
            ),
        ]
