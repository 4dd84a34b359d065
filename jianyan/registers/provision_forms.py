"""Setting a local rule from a day on: the form, and the dated row it leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared
from jianyan.committees.models import Committee, Provision
from jianyan.look.fields import DayField


class ProvisionForm(forms.Form):
    """A value of one rule, the day it holds from, and the paper it comes from."""

    valid_from = DayField(label=_("从哪天起"))
    source = forms.CharField(label=_("依据"), max_length=200, required=False, help_text=_("文件名称和文号"))

    def __init__(self, rule: Declared, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule, self.committee = rule, committee
        self.fields = {"value": _value_field(rule), **self.fields}

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        if not self.rule.accepts(value):
            words = {"like": self.rule.said(self.rule.default)}
            raise forms.ValidationError(gettext("这个值不合规定的写法，请照“%(like)s”的样子填写。") % words)
        if wrong := self.rule.wrong(self.committee, value) if self.rule.wrong else "":
            raise forms.ValidationError(wrong)
        return value


class LinesField(forms.CharField):
    """Several values, one a line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [line.strip() for line in str(text).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def _value_field(rule: Declared) -> forms.Field:
    label = (
        gettext("%(label)s（%(unit)s）") % {"label": rule.label, "unit": rule.unit} if rule.unit else str(rule.label)
    )
    if rule.words:
        pairs: list[Any] = list(rule.words.items())
        if isinstance(rule.default, list):
            return forms.MultipleChoiceField(label=label, choices=pairs, widget=forms.CheckboxSelectMultiple)
        return forms.ChoiceField(label=label, choices=pairs)
    if isinstance(rule.default, list):
        return LinesField(label=label, help_text=gettext("一行写一个。"))
    if rule.options:
        return forms.ChoiceField(label=label, choices=[(option, option) for option in rule.options])
    if isinstance(rule.default, bool):
        return forms.BooleanField(label=label, required=False)
    if isinstance(rule.default, int):
        return forms.IntegerField(label=label, min_value=rule.low, max_value=rule.high)
    return forms.CharField(label=label, max_length=60, required=bool(rule.default))


def set_provision(committee: Committee, key: str, value: Any, *, since: date, source: str) -> Provision:
    """Let a value hold from a day on; call it inside a transaction.

    The value before it ends on the day before. One set for a later day stays and ends this one. Setting a value for
    a day that already has one replaces that value.
    """
    rows = Provision.objects.of(committee).filter(key=key)
    same = rows.filter(valid_from=since).first()
    row = same or Provision(committee=committee, key=key, valid_from=since)
    later = rows.filter(valid_from__gt=since).order_by("valid_from").first()
    row.value, row.source = value, source
    row.valid_until = later.valid_from - timedelta(days=1) if later else None
    row.save()
    earlier = rows.filter(valid_from__lt=since).order_by("-valid_from").first()
    if earlier and (earlier.valid_until is None or earlier.valid_until >= since):
        earlier.valid_until = since - timedelta(days=1)
        earlier.save(update_fields=["valid_until"])
    return row
