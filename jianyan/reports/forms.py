"""Forms about a report as a whole: beginning one, its head, a new section."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.look.fields import DayField
from jianyan.registers.forms import LinkField
from jianyan.reports import outline, statistical
from jianyan.reports.beginning import moved, of_template, usual
from jianyan.reports.models import LONGEST_HEADING, Report
from jianyan.reports.template_models import Pairs, Template, TemplateCycle

NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
LONGEST_SLUG = 34


class HeadForm(forms.ModelForm):
    """The head of a report, and who may read it."""

    class Meta:
        model = Report
        fields = (
            "title", "subtitle", "kind", "period", "note", "is_open", "masthead", "paper_number", "signature", "dated_on",
        )  # fmt: skip
        field_classes = {"dated_on": DayField}
        help_texts = {
            "masthead": _("如“政协××市委员会文件”，导出时套红；空着不要红头"),
            "paper_number": _("如“×政协〔2026〕1号”，写在红线上方"),
            "signature": _("正文之后的落款，空着不写"),
            "period": _("如 2026、2022-2026、15.1（十五届一次会议以来）、2026-01-01..2026-11-30"),
            "note": _("写在正文之前，如“数字截至11月底”"),
            "is_open": _("不勾选时，只有机关各办公室和主席会议成员能看"),
        }

    def __init__(self, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = committee

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("paper_number") and not cleaned.get("masthead"):
            self.add_error("masthead", _("写了发文字号，请同时写发文机关标志，或把字号清空。"))
        return cleaned

    def clean_period(self) -> str:
        try:
            return parse(self.cleaned_data["period"], self.committee).code
        except UnknownPeriod as unknown:
            raise forms.ValidationError(str(unknown)) from unknown


class NewForm(HeadForm):
    """A new report: with the usual headings of its kind, from a template, or from an earlier one moved to its period."""

    class Meta(HeadForm.Meta):
        fields = ("title", "kind", "period")  # type: ignore[assignment]

    def __init__(self, committee: Committee, actor: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(committee, *args, **kwargs)
        self.fields["period"].initial = str(today().year)
        self.fields["template"] = LinkField(
            Template.objects.of(committee), label=_("从哪个模板起草"), required=False,
            empty_label=str(_("这一种类、这一级常用的几节标题")), help_text=_("模板可以自己建，也可以把写好的报告存为模板"),
        )  # fmt: skip
        self.fields["earlier"] = LinkField(
            Report.objects.of(committee).visible_to(actor), label=_("从哪份报告起草"), required=False,
            empty_label=str(_("不照以前的报告")), help_text=_("文字照搬，其中的数字都换到新的期间"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("template") and cleaned.get("earlier"):
            self.add_error("template", _("模板和以前的报告请只选一样。"))
        elif cleaned.get("template") and not self.errors:
            try:
                cleaned["sections"] = of_template(cleaned["template"])
            except TemplateCycle as cycle:
                self.add_error("template", str(cycle))
        return cleaned

    @transaction.atomic
    def begin(self) -> Report:
        """Store the report with its sections."""
        earlier: Report | None = self.cleaned_data["earlier"]
        report: Report = self.save(commit=False)
        report.committee, report.earlier = self.committee, earlier
        report.slug = free_slug(report)
        if earlier is not None:
            report.subtitle = earlier.subtitle if earlier.period == report.period else ""
        report.save()
        outline.lay(report, self._sections(report))
        return report

    def _sections(self, report: Report) -> Pairs:
        if report.earlier is not None:
            return moved(report.earlier, self.committee, report.period)
        return self.cleaned_data.get("sections") or usual(report.kind, self.committee.level)


class DrawForm(forms.Form):
    """A report that the statistics of a plenary's proposals write."""

    def __init__(self, committee: Committee, data: Any = None) -> None:
        super().__init__(data)
        rows = Plenary.objects.of(committee).select_related("term").order_by("-opens_on")
        self.committee = committee
        self.fields["plenary"] = LinkField(rows, label=_("哪次全会"), empty_label=None, initial=rows.first())

    @transaction.atomic
    def begin(self, kind: str) -> Report:
        """Store the report with its sections written."""
        drawn = statistical.DRAWS[kind](self.cleaned_data["plenary"])
        report = Report(committee=self.committee, kind=drawn.kind, title=drawn.title, period=drawn.period)
        report.slug = free_slug(report)
        report.save()
        outline.lay(report, drawn.sections)
        return report


class TemplateForm(forms.ModelForm):
    """A template: its name, what it stands on, and its sections with `## ` headings."""

    class Meta:
        model = Template
        fields = ("name", "kind", "base", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 18})}
        help_texts = {
            "base": _("底里有的节这里也有；标题相同的以这里的为准"),
            "text": _("每节标题写成“## 一、……”一行，下面是这一节的文字，可以带[[指标名]]"),
        }

    def __init__(self, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = self.instance.committee = committee
        others = Template.objects.of(committee).exclude(pk=self.instance.pk)
        self.fields["base"] = LinkField(
            others, label=_("以哪个模板为底"), required=False, help_text=self.Meta.help_texts["base"]
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.base = cleaned.get("base")
        try:
            self.instance.chain()
        except TemplateCycle as cycle:
            self.add_error("base", str(cycle))
        return cleaned

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Template.objects.of(self.committee).filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("已有同名的模板，请换一个名称。"))
        return name


def free_slug(report: Report) -> str:
    """An address that no report of the committee has: work-2026, work-2026-2."""
    wanted = NOT_IN_SLUG.sub("-", f"{report.kind}-{report.period}".lower()).strip("-")[:LONGEST_SLUG]
    taken = set(Report.objects.of(report.committee).values_list("slug", flat=True))
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbers if slug not in taken)


class HeadingForm(forms.Form):
    heading = forms.CharField(label=_("新一节的标题"), max_length=LONGEST_HEADING)
