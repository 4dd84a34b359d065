"""Reports: text with figures in it, kept in sections so that several people write one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.committees.local_rules import provision
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.organisation.models import Seat
from jianyan.reports import choices
from jianyan.reports.comment_models import Comment
from jianyan.reports.edition_models import Edition, FrozenFigure
from jianyan.reports.flow import REPORT
from jianyan.reports.rights import reads_drafts
from jianyan.reports.template_models import Template

__all__ = ["Comment", "Edition", "FrozenFigure", "Report", "Section", "Template", "Version"]
LONGEST_HEADING = 120  # characters of a section's heading


class ReportQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """All to those who read drafts, to others the open and the published ones."""
        return self if reads_drafts(actor, None) else self.filter(Q(is_open=True) | Q(published_on__isnull=False))


class Report(CommitteeModel):
    """A living report of one period. Its text stands in its sections; `earlier` is the report it was begun from.

    What is published of it are its editions. `notice` says what the next of them corrects.
    """

    flow = REPORT

    slug = models.SlugField(_("地址名"), max_length=40)
    kind = models.CharField(_("种类"), max_length=20, choices=choices.Kind.choices, default=choices.Kind.WORK)
    title = models.CharField(_("标题"), max_length=120)
    subtitle = models.CharField(_("副题"), max_length=120, blank=True)
    period = models.CharField(_("期间"), max_length=30)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    is_open = models.BooleanField(_("公布前大家也能看"), default=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=choices.State.choices, default=choices.State.WRITING, editable=False
    )
    notice = models.CharField(_("更正说明"), max_length=300, blank=True)
    signer = models.CharField(_("签发人"), max_length=40, blank=True)
    masthead = models.CharField(_("发文机关标志"), max_length=60, blank=True)
    paper_number = models.CharField(_("发文字号"), max_length=40, blank=True)
    signature = models.CharField(_("署名"), max_length=60, blank=True)
    dated_on = models.DateField(_("成文日期"), null=True, blank=True)
    submitted_on = models.DateField(_("送审日期"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("签发日期"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("起草所据的报告")
    )

    objects = ReportQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "report"
        verbose_name = _("报告")
        ordering = ["-period", "title"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "slug"], name="report_slug_once"),
            models.CheckConstraint(condition=Q(state__in=choices.State.values), name="report_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.committee.address("report", report=self.slug)

    @property
    def adds_years(self) -> bool:
        """Whether it tells several years as the sum of what was published of each."""
        return self.kind == choices.Kind.FIVE_YEAR

    def latest(self) -> Edition | None:
        """What was published of it last."""
        return Edition.objects.of(self.committee).filter(report=self).select_related("report").first()

    def standing(self) -> list[Section]:
        """Its sections in their order, without those taken out."""
        rows = Section.objects.of(self.committee).filter(report=self, removed_at__isnull=True)
        return list(rows.select_related("writer__person", "writer__account"))


class Section(CommitteeModel):
    """A heading and the text under it, with `[[figure]]` in it (see `living`).

    Whoever writes holds it (`writer`, since `held_at`, last seen at `seen_at`) until he saves, or is quiet for long.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections", verbose_name=_("报告"))
    place = models.PositiveSmallIntegerField(_("次序"))
    heading = models.CharField(_("标题"), max_length=LONGEST_HEADING, blank=True)
    text = models.TextField(_("正文"), blank=True)
    writer = models.ForeignKey(
        Seat, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("正在写")
    )
    held_at = models.DateTimeField(_("何时起写"), null=True, blank=True)
    seen_at = models.DateTimeField(_("最后动笔"), null=True, blank=True)
    removed_at = models.DateTimeField(_("移出时间"), null=True, blank=True)

    class Meta:
        db_table = "report_section"
        verbose_name = _("报告的一节")
        ordering = ["place", "pk"]
        indexes = [models.Index(fields=["committee", "report", "place"], name="section_of_report")]

    def __str__(self) -> str:
        words = {"report": self.report.title, "heading": self.heading}
        return gettext("%(report)s：%(heading)s") % words if self.heading else self.report.title

    def get_absolute_url(self) -> str:
        return self.committee.address("report-section", report=self.report.slug, pk=self.pk)

    @property
    def held_until(self) -> datetime | None:
        """Until when it is its writer's; None when nobody writes."""
        if self.writer_id is None or self.seen_at is None:
            return None
        until = self.seen_at + timedelta(minutes=provision(self.committee, "reports.hold_minutes"))
        return until if until > now() else None

    def held_against(self, actor: Any) -> bool:
        """Whether somebody else is writing it now."""
        return self.held_until is not None and (actor.seat is None or self.writer_id != actor.seat.pk)


class Version(CommitteeModel):
    """What a section said when somebody had written on it: one row for each time he sat down to it, none ever changed later.

    While he still writes the latest follows what he types. `restored` is the number of the version it went back to.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions", verbose_name=_("报告的一节"))
    number = models.PositiveIntegerField(_("第几版"))
    heading = models.CharField(_("标题"), max_length=LONGEST_HEADING, blank=True)
    text = models.TextField(_("正文"), blank=True)
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("席位"))
    by = models.CharField(_("谁"), max_length=80, blank=True)
    at = models.DateTimeField(_("时间"), default=now)
    restored = models.PositiveIntegerField(_("恢复的是第几版"), null=True, blank=True)

    class Meta:
        db_table = "report_version"
        verbose_name = _("报告一节的一版")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="version_once_a_section")]

    def __str__(self) -> str:
        return gettext("第%(number)d版") % {"number": self.number}

    @property
    def story(self) -> str:
        """Who wrote it, or that nobody had yet when versions began to be kept."""
        if self.restored is not None:
            return gettext("%(who)s恢复第%(number)d版") % {"who": self.by, "number": self.restored}
        return self.by or gettext("原稿")


class SetAside(CommitteeModel):
    """A finding of checking that a writer leaves as it is, with his reason. It holds as long as the sentence stands as it did."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="set_aside", verbose_name=_("报告的一节"))
    kind = models.CharField(_("查的是什么"), max_length=20, choices=choices.Check.choices)
    mark = models.CharField(_("那一处的标记"), max_length=16)
    quote = models.CharField(_("原文"), max_length=400)
    reason = models.CharField(_("理由"), max_length=200)
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("席位"))
    by = models.CharField(_("谁"), max_length=80)
    at = models.DateTimeField(_("时间"), default=now)

    class Meta:
        db_table = "report_set_aside"
        verbose_name = _("核稿时定为不改的一处")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "mark"], name="set_aside_once_a_place"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="set_aside_has_reason"),
        ]

    def __str__(self) -> str:
        return self.quote
