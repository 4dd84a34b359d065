"""Forms about old reports: taking them in, reading a number otherwise, adding one that was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure
from jianyan.figures.questions import known_values
from jianyan.look.numbers import SCALES, plain
from jianyan.readings.choices import Bound
from jianyan.readings.models import TOO_LARGE
from jianyan.readings.told import Told

MOST_PASTED = 500_000  # characters
NUMBER = re.compile(r"(?P<digits>\d[\d,，]*(?:\.\d+)?)\s*(?P<scale>[万亿]?)\s*[%％]?")
WHERE = "where_"


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files, as a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(SeveralFilesField, self).clean(file, initial) for file in data or ()]


class TakeInForm(forms.Form):
    """Old reports as files, or as pasted text."""

    file = SeveralFilesField(
        label=_("文件"), required=False, allow_empty_file=True,
        widget=SeveralFiles(attrs={"accept": ".txt,.htm,.html,.docx,.pdf"}),
        help_text=_("文本、网页、Word(.docx)或带文字的 PDF，可以一次选几份；每份不超过20 MB。"),
    )  # fmt: skip
    text = forms.CharField(
        label=_("或粘贴文字"), required=False, strip=False, max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


class PeriodForm(forms.Form):
    """The period a report speaks of."""

    period = forms.CharField(
        label=_("报告所说的期间"), max_length=30, required=False,
        help_text=_("如 2022、2018-2022、15.1（十五届一次会议以来）；留空则按文中所说。"),
    )  # fmt: skip

    def __init__(self, committee: Committee, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="report_%s", **kwargs)
        self.committee = committee

    def clean_period(self) -> str:
        return _checked_period(self.cleaned_data["period"], self.committee)


class NumberForm(forms.Form):
    """How a number is read and which figure it is tied to; the narrowing offers the dimensions of that figure."""

    value = forms.CharField(label=_("数值"), max_length=30, help_text=_("可写“260万”；百分比只写数。"))
    unit = forms.CharField(label=_("单位"), max_length=20, required=False)
    bound = forms.ChoiceField(label=_("确数还是概数"), choices=Bound.choices)
    what = forms.CharField(label=_("数的是什么"), max_length=200)
    period = forms.CharField(label=_("期间"), max_length=30, required=False, help_text=_("与报告的期间相同时留空。"))
    figure = forms.ChoiceField(label=_("对应的指标"), required=False)

    def __init__(self, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = committee
        self.fields["figure"].choices = figure_choices()  # type: ignore[attr-defined]
        self.narrowed = FIGURES.get(self._chosen())
        for name, field in _narrowing_fields(self.narrowed, committee):
            self.fields[f"{WHERE}{name}"] = field

    def _chosen(self) -> str:
        """The figure whose dimensions are offered: the one sent, else the one it is tied to."""
        sent = self.data.get(self.add_prefix("figure")) if self.is_bound else None
        return str(sent if sent is not None else self.initial.get("figure", ""))

    @property
    def plain_fields(self) -> list[BoundField]:
        return [field for field in self if not field.name.startswith(WHERE)]

    @property
    def narrowing_fields(self) -> list[BoundField]:
        return [field for field in self if field.name.startswith(WHERE)]

    def clean_value(self) -> str:
        return plain(number_in(self.cleaned_data["value"]))

    def clean_period(self) -> str:
        return _checked_period(self.cleaned_data["period"], self.committee)

    def content(self) -> dict[str, Any]:
        """The reading as a correction keeps it."""
        given = self.cleaned_data
        kept = {name: given[name] for name in ("value", "unit", "bound", "what", "period", "figure")}
        where = {field.name.removeprefix(WHERE): given[field.name] for field in self.narrowing_fields}
        return kept | {"where": {name: list(values) for name, values in where.items() if values}}


class AddForm(NumberForm):
    """A number that the reader missed: its words in the text, which of them, and how it is read."""

    quote = forms.CharField(
        label=_("原文里的字"), max_length=60, strip=False, help_text=_("从报告里抄下，如“35件”。")
    )
    occurrence = forms.IntegerField(label=_("第几处"), min_value=1, max_value=999, initial=1)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("quote", "occurrence", "value", "unit", "bound", "what", "period", "figure")

    def __init__(self, committee: Committee, text: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(committee, *args, **kwargs)
        self.text = text
        self.order_fields([*self.field_order, *(name for name in self.fields if name.startswith(WHERE))])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        quote = said.get("quote")
        if quote and said.get("occurrence"):
            said["place"] = self._place(quote, said["occurrence"], said.get("start"))
        return said

    def _place(self, quote: str, occurrence: int, start: int | None) -> int:
        if start is not None and self.text[start : start + len(quote)] == quote:
            return start
        places = [found.start() for found in re.finditer(re.escape(quote), self.text)]
        if len(places) < occurrence:
            words = {"quote": quote, "count": len(places)}
            self.add_error("quote", gettext("报告里“%(quote)s”共有%(count)d处。请照原文抄写，并写明第几处。") % words)
            return 0
        return places[occurrence - 1]


def initial_of(told: Told) -> dict[str, Any]:
    """What the form shows of a number before anything is typed."""
    content = told.content()
    where = {f"{WHERE}{name}": values for name, values in content["where"].items()}
    return {name: content[name] for name in ("value", "unit", "bound", "what", "period", "figure")} | where


def number_in(text: str) -> Decimal:
    """A number as people type it: 2600000, 260万, 2,600,000.

    Raises:
        ValidationError: it is none, or larger than anything a report tells.
    """
    found = NUMBER.fullmatch(text.strip())
    if not found:
        raise ValidationError(gettext("请写一个数，如“391”“98.6”或“260万”。"))
    value = Decimal(found["digits"].replace(",", "").replace("，", "")) * SCALES[found["scale"]]
    if value >= TOO_LARGE:
        raise ValidationError(gettext("这个数太大，请核对有没有多写几位。"))
    return value


def figure_choices() -> list[Any]:
    """All figures room by room, after none."""
    rooms = groupby(FIGURES.values(), key=lambda figure: figure.name.partition(".")[0])
    groups = [
        (str(apps.get_app_config(room).verbose_name), [(figure.name, str(figure.label)) for figure in figures])
        for room, figures in rooms
    ]
    return [("", gettext("没有对应的指标")), *groups]


def _narrowing_fields(figure: Figure | None, committee: Committee) -> Iterator[tuple[str, forms.Field]]:
    for dimension in figure.by if figure else ():
        known = known_values(dimension, committee)
        if known:
            choices = [(value, str(label)) for value, label in known.items()]
            yield (
                dimension.name,
                forms.MultipleChoiceField(label=str(dimension.label), choices=choices, required=False),
            )


def _checked_period(code: str, committee: Committee) -> str:
    try:
        return parse(code, committee).code if code else ""
    except UnknownPeriod as unknown:
        raise ValidationError(str(unknown)) from unknown
