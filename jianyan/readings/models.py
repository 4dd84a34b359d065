"""Old reports with what was read in them, and what people did about it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.readings.choices import Origin, State, Step

TOO_LARGE = Decimal(10**16)  # no report tells more, and columns hold no more


class OldReport(CommitteeModel):
    """A report read in. `digest` is of the file's bytes: the same file uploaded again finds this row.

    `text` is what the offsets of claims refer to. `relations` are those of the reading, replaced whole with it:
    kind, note and the positions of claims; `furniture` is where the lines stand that are not the article. `period` is set by a person where the text does not say it or says it wrong.
    """

    name = models.CharField(_("名称"), max_length=120)
    digest = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("正文"))
    kind = models.CharField(_("文件种类"), max_length=20, blank=True)
    encoding = models.CharField(_("编码"), max_length=30, blank=True)
    period = models.CharField(_("期间"), max_length=30, blank=True)
    meta = models.JSONField(_("文中自述"), default=dict, blank=True)
    furniture = models.JSONField(_("网页杂项的位置"), default=list, blank=True)
    relations = models.JSONField(_("文内关系"), default=list, blank=True)
    version = models.CharField(_("阅读程序版本"), max_length=20, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(_("未读成的原因"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("读入时间"), default=timezone.now)
    added_by = models.CharField(_("读入人"), max_length=80)
    read_at = models.DateTimeField(_("读完时间"), null=True, blank=True)

    class Meta:
        db_table = "old_report"
        verbose_name = _("旧报告")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "digest"], name="old_report_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="old_report_state_known"),
        ]

    def __str__(self) -> str:
        return self.title or PurePath(self.name).stem

    @property
    def title(self) -> str:
        """What the text calls itself; empty where it does not say."""
        return self.meta.get("title") or ""

    @property
    def characters(self) -> int:
        return len(self.text)

    def get_absolute_url(self) -> str:
        return self.committee.address("reading", reading=self.pk)


class OldClaim(CommitteeModel):
    """A number as the reader found it, with the tie it proposes. People's corrections lie over it and never in it."""

    report = models.ForeignKey(OldReport, models.CASCADE, related_name="claims")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    nth = models.PositiveSmallIntegerField(default=0)  # among the claims on one span
    quote = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=20, blank=True)
    bound = models.CharField(max_length=10)
    what = models.CharField(max_length=200, blank=True)
    module = models.CharField(max_length=30, blank=True)
    period = models.CharField(max_length=30, blank=True)
    who = models.CharField(max_length=100, blank=True)
    clause = models.TextField(blank=True)
    sentence = models.TextField(blank=True)
    figure = models.CharField(max_length=60, blank=True)
    where = models.JSONField(default=dict, blank=True)
    how = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, blank=True)

    class Meta:
        db_table = "old_report_claim"
        verbose_name = _("读出的数字")
        ordering = ["report", "position"]
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="old_claim_position_once")]

    def __str__(self) -> str:
        return f"{self.what}{self.quote}"


class CorrectionQuerySet(CommitteeQuerySet):
    def standing(self) -> CorrectionQuerySet:
        """Those that were not taken back."""
        return self.filter(undone_at__isnull=True)


class Correction(CommitteeModel):
    """What a person did about one number of a report: kept for ever, also when it is taken back.

    `claim` addresses the number by its span (`told.key_of`), so that a newer reading of the same file finds it again.
    `content` holds the whole reading after it: value, unit, bound, what, period, figure, where and the quote.
    """

    report = models.ForeignKey(OldReport, models.CASCADE, related_name="corrections")
    claim = models.CharField(max_length=40)
    step = models.CharField(_("做了什么"), max_length=10, choices=Step.choices)
    content = models.JSONField(default=dict)
    phrase = models.CharField(max_length=160, blank=True)  # what is counted, for the committee's next report
    at = models.DateTimeField(_("时间"), default=timezone.now)
    by = models.CharField(_("谁"), max_length=80)
    undone_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    undone_by = models.CharField(_("撤回人"), max_length=80, blank=True)

    objects = CorrectionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "old_report_correction"
        verbose_name = _("人工订正")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["committee", "report", "at"], name="correction_of_report"),
            models.Index(fields=["committee", "step", "phrase"], name="correction_phrase"),
        ]
        constraints = [models.CheckConstraint(condition=Q(step__in=Step.values), name="correction_step_known")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}：{self.content.get('quote', '')}"

    @property
    def value(self) -> Decimal:
        return Decimal(self.content["value"])
