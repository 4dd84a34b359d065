"""Facts that nobody here keeps: written down with their source, corrected, removed while no report tells them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, parse
from jianyan.figures.catalogue import find
from jianyan.figures.models import ReportedFact
from jianyan.figures.questions import Question
from jianyan.look import phrases
from jianyan.look.fields import DayField
from jianyan.reports import living
from jianyan.reports.figures import NAME
from jianyan.reports.models import Report, Section

NOT_IN_SUBJECT = re.compile(r"[\s,|\[\]=]")


class FactForm(forms.ModelForm):
    """A fact with its source; its day lies in the period of the report."""

    stated_on = DayField(label=_("所属日期"), help_text=_("数字截至哪一天，要在报告的期间以内"))

    class Meta:
        model = ReportedFact
        fields = ("subject", "value", "unit", "stated_on", "source", "told_by")
        error_messages = {"value": {"invalid": _("请填写一个数，如 35.5；单位另写在单位一栏。")}}
        help_texts = {
            "subject": _("说的是什么，如“改造电网里程”；不要有空格和逗号"),
            "unit": _("如“公里”“万元”"),
            "source": _("谁在哪里说的，如：区供电公司 2022年12月通报"),
            "told_by": _("告知人的姓名、单位"),
        }

    def __init__(self, report: Report, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.period = report, parse(report.period, report.committee)
        self.was = self.instance.subject
        if self.instance.pk is None:
            self.fields["stated_on"].initial = min(self.period.end, max(today(), self.period.start))

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        if NOT_IN_SUBJECT.search(subject):
            raise forms.ValidationError(gettext("事项里不能有空格、逗号、等号、竖线和方括号，请去掉。"))
        if self.was and subject != self.was and (places := uses(self.instance.committee).get(self.was, [])):
            raise forms.ValidationError(_used(places))
        return subject

    def clean_stated_on(self) -> Any:
        day = self.cleaned_data["stated_on"]
        if day not in self.period:
            words = {"period": phrases.period_text(self.period.start, self.period.end)}
            raise forms.ValidationError(gettext("所属日期要在报告的期间%(period)s以内。") % words)
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        twin = _twin(self.report.committee, self.period, given.get("subject", ""), self.instance)
        if twin is not None:
            words = {"fact": str(twin)}
            message = gettext("这一期间已经有“%(fact)s”，同一事项会加在一起；请改原来那条，或换个事项名。")
            self.add_error("subject", message % words)
        return given


def _twin(committee: Committee, period: Period, subject: str, but: ReportedFact) -> ReportedFact | None:
    rows = facts_of(committee).filter(subject=subject, stated_on__range=(period.start, period.end))
    return rows.exclude(pk=but.pk).first()


def facts_of(committee: Committee) -> Any:
    """The facts of a committee, the latest first."""
    return ReportedFact.objects.of(committee).filter(figure=NAME).order_by("-stated_on", "-pk")


def question_of(report: Report, fact: ReportedFact) -> Question:
    """The question that a text asks for a fact."""
    period = parse(report.period, report.committee)
    return Question(find(NAME), report.committee, period, {"subject": (fact.subject,)})


def uses(committee: Committee) -> dict[str, list[Section]]:
    """By subject, the sections whose text tells it. One query."""
    found: dict[str, list[Section]] = {}
    rows = Section.objects.of(committee).filter(text__contains=NAME, removed_at__isnull=True)
    for row in rows.select_related("report"):
        for subject in _subjects(row.text):
            found.setdefault(subject, []).append(row)
    return found


def _subjects(text: str) -> set[str]:
    """The subjects that the figures of a text name."""
    named: set[str] = set()
    for found in living.CHIP.finditer(text):
        pairs = dict(pair.split("=", 1) for pair in found["pairs"].split())
        named |= set(pairs.get("subject", "").split(",")) if found["name"] == NAME else set()
    return named


def used_in(fact: ReportedFact) -> list[Section]:
    """The sections whose text tells a fact."""
    return uses(fact.committee).get(fact.subject, [])


def _used(places: list[Section]) -> str:
    words = {"where": "、".join(f"“{place}”" for place in places[:3])}
    return gettext("%(where)s还用着这个数字，请先在那里删去，再改事项名或删除。") % words


def why_kept(fact: ReportedFact) -> str:
    """Why a fact cannot be removed; empty where no report tells it."""
    places = used_in(fact)
    return _used(places) if places else ""
