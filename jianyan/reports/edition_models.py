"""What was published: the report as it stood on that day, for ever, and behind each figure the rows it came from."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.committees.querysets import CommitteeModel
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Distinct, Ratio
from jianyan.reports.documents import Document, Told
from jianyan.reports.publishing.columns_read import row_at


class Edition(CommitteeModel):
    """A report as it was published for the first, second ... time; never changed. `notice` says what was corrected.

    `content` is its text (`Document.as_json`), `digest` that of text and figures.
    """

    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="editions", verbose_name=_("报告"))
    number = models.PositiveSmallIntegerField(_("第几次公布"))
    notice = models.CharField(_("更正说明"), max_length=300, blank=True)
    content = models.JSONField(_("内容"))
    digest = models.CharField(_("指纹"), max_length=64)
    as_of = models.DateField(_("截至"))
    published_on = models.DateField(_("公布日期"))
    at = models.DateTimeField(_("时间"), default=now)
    by = models.CharField(_("公布人"), max_length=80)

    class Meta:
        db_table = "report_edition"
        verbose_name = _("公布的报告")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_once_a_report")]

    def __str__(self) -> str:
        return gettext("%(report)s（第%(number)d次公布）") % {"report": self.report.title, "number": self.number}

    def get_absolute_url(self) -> str:
        return self.committee.address("report-edition", report=self.report.slug, number=self.number)

    @property
    def identity(self) -> str:
        """The name under which a machine knows it wherever it is served."""
        return f"jianyan:{self.committee.slug}/{self.report.slug}/{self.number}"

    def document(self) -> Document:
        """The report as it was, drawn from what was kept alone. One query."""
        rows = FrozenFigure.objects.of(self.committee).filter(edition=self).defer("rows").order_by("number")
        return Document.from_json(self.content, [row.as_told() for row in rows])


class FrozenFigure(CommitteeModel):
    """A figure of an edition: what was told, the question as it was put, and the keys of the rows behind it.

    `rows` is compressed JSON (see `Evidence`), `digest` that of the columns which its condition, sum and dimensions read.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="figures", verbose_name=_("公布的报告"))
    number = models.PositiveIntegerField(_("次序"))
    name = models.CharField(_("指标"), max_length=60)
    told = models.JSONField(_("所说"))
    query = models.TextField(_("查询"), blank=True)
    columns = models.JSONField(_("读到的列"), default=list)
    rows = models.BinaryField(_("记录"))
    digest = models.CharField(_("指纹"), max_length=64)

    class Meta:
        db_table = "report_frozen"
        verbose_name = _("封存的数字")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="frozen_once_an_edition")]
        indexes = [models.Index(fields=["committee", "name"], name="frozen_of_figure")]

    def __str__(self) -> str:
        return str(self.told["title"])

    def get_absolute_url(self) -> str:
        edition = self.edition
        return self.committee.address(
            "report-frozen", report=edition.report.slug, number=edition.number, figure=self.number
        )

    def as_told(self) -> Told:
        return Told(**self.told)

    @property
    def evidence(self) -> dict[str, Any]:
        return unpacked(self.rows)

    def renumber_keys(self, key_of: Callable[[type[models.Model], Any], Any]) -> None:
        """Name its rows by other keys, as where a committee moves to another house; one that does not move becomes None."""
        figure = FIGURES.get(self.name)
        if figure is None:
            return
        part, whole = (figure.part.of, figure.whole.of) if isinstance(figure, Ratio) else (figure.of, figure.of)
        kept = self.evidence
        kept["keys"] = [key_of(whole, key) for key in kept["keys"]]
        kept["part"] = [key_of(part, key) for key in kept["part"]]
        told_apart = row_at(figure.of, figure.column) if isinstance(figure, Distinct) else None
        if told_apart is not None:
            kept["values"] = [key_of(told_apart, key) for key in kept["values"]]
        self.rows = packed(kept)


def packed(evidence: Any) -> bytes:
    return zlib.compress(json.dumps(evidence, separators=(",", ":")).encode(), level=6)


def unpacked(kept: bytes | memoryview) -> Any:
    return json.loads(zlib.decompress(bytes(kept)))
