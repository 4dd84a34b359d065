"""社情民意信息: reports (篇), the issues they are published in (期), and where both went. 篇 and 期 never mix."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel
from jianyan.matters.choices import MatterKind
from jianyan.matters.models import MatterModel
from jianyan.opinions import choices
from jianyan.organisation.models import Membership, ends_after
from jianyan.outcomes.choices import Recipient


class OpinionReport(MatterModel):
    """One report of one matter."""

    matter_kind = MatterKind.OPINION
    dates = ("received_on", "compiled_on", "sent_on")

    reporter_kind = models.CharField(_("反映者类别"), max_length=20, choices=choices.ReporterKind.choices)
    reporter = models.CharField(_("反映者"), max_length=80)
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("反映委员")
    )
    situation = models.TextField(_("情况反映"), blank=True)
    suggestions = models.TextField(_("意见建议"), blank=True)
    received_on = models.DateField(_("收到"))
    compiled_on = models.DateField(_("编报"), null=True, blank=True)
    sent_on = models.DateField(_("报送"), null=True, blank=True)

    class Meta:
        db_table = "opinion_report"
        verbose_name = _("社情民意信息")
        ordering = ["-received_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "received_on"], name="opinion_received"),
            models.Index(fields=["committee", "compiled_on"], name="opinion_compiled"),
            models.Index(fields=["committee", "sent_on"], name="opinion_sent"),
        ]
        constraints = [
            ends_after("received_on", "compiled_on", "opinion_compiled_after"),
            ends_after("received_on", "sent_on", "opinion_sent_after_received"),
        ]


class Issue(CommitteeModel):
    """One numbered issue of a publication; it may carry one report or several."""

    publication = models.CharField(_("刊物"), max_length=16, choices=choices.Publication.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.PositiveIntegerField(_("期号"))
    title = models.CharField(_("题目"), max_length=200)
    signed_on = models.DateField(_("签发"))
    sent_on = models.DateField(_("报送"), null=True, blank=True)
    reports = models.ManyToManyField(
        OpinionReport, blank=True, related_name="issues", db_table="opinion_issue_reports", verbose_name=_("所载信息")
    )

    class Meta:
        db_table = "opinion_issue"
        verbose_name = _("社情民意期刊")
        ordering = ["-year", "-number"]
        indexes = [
            models.Index(fields=["committee", "signed_on"], name="issue_signed"),
            models.Index(fields=["committee", "sent_on"], name="issue_sent"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["committee", "publication", "year", "number"], name="issue_number_once"),
            ends_after("signed_on", "sent_on", "issue_sent_after_signed"),
        ]

    def __str__(self) -> str:
        return self.title


class Sending(CommitteeModel):
    """A report or an issue sent to one recipient. Sent to three, it is still counted once."""

    report = models.ForeignKey(
        OpinionReport, models.CASCADE, null=True, blank=True, related_name="sendings", verbose_name=_("信息")
    )
    issue = models.ForeignKey(
        Issue, models.CASCADE, null=True, blank=True, related_name="sendings", verbose_name=_("期刊")
    )
    recipient = models.CharField(_("报送对象"), max_length=20, choices=Recipient.choices)
    sent_on = models.DateField(_("日期"))

    class Meta:
        db_table = "opinion_sending"
        verbose_name = _("社情民意报送")
        ordering = ["sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "recipient"], name="sending_report_once"),
            models.UniqueConstraint(fields=["issue", "recipient"], name="sending_issue_once"),
            models.CheckConstraint(
                condition=Q(report__isnull=False, issue__isnull=True) | Q(report__isnull=True, issue__isnull=False),
                name="sending_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report or self.issue} → {self.get_recipient_display()}"
