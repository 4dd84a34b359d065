"""What readers of a draft say about a passage of a section."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.committees.querysets import CommitteeModel
from jianyan.organisation.models import Seat

LONGEST_COMMENT = 1_000


class Comment(CommitteeModel):
    """A comment on a section, or an answer to one (`about`). `quote` is the passage as it read then; empty means the whole.

    Settled once by anybody who may comment; an answer is settled with what it answers.
    """

    section = models.ForeignKey(
        "reports.Section", models.CASCADE, related_name="comments", verbose_name=_("报告的一节")
    )
    about = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("答复的是")
    )
    quote = models.CharField(_("哪一段话"), max_length=300, blank=True)
    text = models.CharField(_("意见"), max_length=LONGEST_COMMENT)
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("席位"))
    by = models.CharField(_("谁"), max_length=80)
    at = models.DateTimeField(_("时间"), default=now)
    settled_at = models.DateTimeField(_("了结时间"), null=True, blank=True)
    settled_by = models.CharField(_("谁了结的"), max_length=80, blank=True)

    class Meta:
        db_table = "report_comment"
        verbose_name = _("报告一节的批注")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["committee", "section", "settled_at"], name="comments_of_section")]

    def __str__(self) -> str:
        return gettext("%(who)s的批注") % {"who": self.by}

    def get_absolute_url(self) -> str:
        names = {"report": self.section.report.slug, "pk": self.section_id}
        return self.committee.address("report-comments", **names) + f"#comment-{self.pk}"
