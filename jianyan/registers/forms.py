"""The entry form of a register: its fields, links into this committee only, refusals in words that help; and a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.flows.refusals import StepRefused
from jianyan.look.fields import DayField
from jianyan.registers.declared import Register

LISTED = 300
LONG_TEXT = 200
CHOOSE = _("请选择")
BLANK = _("无")


class Listed(ModelChoiceIterator):
    """The first rows of a long list, and those already chosen. Any other row is accepted, only not listed."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        rows = list(self.queryset[:LISTED])
        listed = {row.pk for row in rows}
        missing = [pk for pk in self.field.chosen if pk not in listed]  # type: ignore[attr-defined]
        rows += self.queryset.filter(pk__in=missing) if missing else []
        yield from map(self.choice, rows)


class LinkField(forms.ModelChoiceField):
    """A link to one row."""

    iterator = Listed
    chosen: list[Any] = []
    default_error_messages = {"invalid_choice": _("所选的一项已不在名单里，请重新选择。")}


class LinksField(forms.ModelMultipleChoiceField):
    """Links to several rows."""

    iterator = Listed
    chosen: list[Any] = []
    default_error_messages = {"invalid_choice": _("所选的一项已不在名单里，请重新选择。")}


def mark_chosen(form: forms.BaseForm) -> None:
    """Let the links of a form list what is chosen in them, and its choices ask to be made."""
    for name, field in form.fields.items():
        if isinstance(field, LinkField | LinksField):
            field.chosen = list(_chosen(form[name].value()))
        elif isinstance(field, forms.TypedChoiceField):
            pairs: Any = field.choices
            field.choices = [(value, label if value else CHOOSE) for value, label in pairs]


def _chosen(values: Any) -> Iterator[int]:
    """The keys chosen in a link, by whoever typed or by the row as it stands."""
    for value in values if isinstance(values, list | tuple) else [values]:
        key = str(getattr(value, "pk", value))
        if key.isdecimal():
            yield int(key)


class RecordForm(forms.ModelForm):
    """A row of a register being added or changed. `fixed` are links that are settled and not asked."""

    register: Register
    fixed: Mapping[str, Any]

    def __init__(self, *args: Any, register: Register, fixed: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register, self.fixed = register, fixed
        mark_chosen(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, turn in self.register.cleans.items():
            if cleaned.get(name):
                cleaned[name] = turn(cleaned[name], self.instance.committee)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Constraints also see what the form does not ask because it is settled."""
        return super()._get_validation_exclusions() - {"committee", *self.fixed}  # type: ignore[misc, no-any-return]

    def save(self, commit: bool = True) -> Any:
        """Store the row with what is copied onto it from the links that were given."""
        adding = self.instance.pk is None
        for name, fill in self.register.fills.items():
            if adding or name in self.changed_data:
                fill(self.instance)
        return super().save(commit)


def form_for(
    register: Register,
    row: Any,
    committee: Committee,
    *,
    fixed: Mapping[str, Any],
    data: Any = None,
    initial: Any = None,
) -> RecordForm:
    """The form over a row, new or stored."""
    asked = [name for name in register.asks if name not in fixed]
    if not row._state.adding:
        asked = [name for name in asked if name not in register.once]
    made: Any = forms.modelform_factory(
        register.model, form=RecordForm, fields=asked,
        formfield_callback=lambda field, **kwargs: control(register, field, committee),
        error_messages={NON_FIELD_ERRORS: dict(register.sentences)},  # type: ignore[arg-type]
    )  # fmt: skip
    form: RecordForm = made(data, instance=row, initial=initial, register=register, fixed=fixed)
    return form


def control(register: Register, field: models.Field[Any, Any], committee: Committee) -> forms.Field | None:
    """The control of one field."""
    words: dict[str, Any] = {
        "label": str(field.verbose_name), "required": not field.blank,
        "help_text": register.hints.get(field.name, field.help_text),
    }  # fmt: skip
    if isinstance(field, models.ForeignKey | models.ManyToManyField):
        made: Any = _link(register, field, committee, words)
    elif field.name in register.words:
        made = _worded(register, field, committee, words)
    elif isinstance(field, models.DateField):
        made = DayField(**words)
    elif isinstance(field, models.CharField) and not field.choices and (field.max_length or 0) > LONG_TEXT:
        made = field.formfield(widget=forms.Textarea(attrs={"rows": 3}), help_text=words["help_text"])
    else:
        made = field.formfield(help_text=words["help_text"])
    if made is not None and field.name in register.sentences:
        made.error_messages["unique"] = register.sentences[field.name]
    return made


def _link(register: Register, field: Any, committee: Committee, words: dict[str, Any]) -> forms.Field:
    rows = register.target(field.name, committee)
    rows = rows.select_related(*getattr(rows.model, "named_by", ()))
    if isinstance(field, models.ManyToManyField):
        words["help_text"] = words["help_text"] or gettext("可选几项；在电脑上按住 Ctrl 逐个点选。")
        return LinksField(rows, **words)
    return LinkField(rows, empty_label=str(BLANK if field.blank else CHOOSE), **words)


def _worded(register: Register, field: Any, committee: Committee, words: dict[str, Any]) -> forms.Field:
    choices = list(register.words[field.name](committee).items())
    if isinstance(field, models.JSONField):
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **words)
    return forms.ChoiceField(choices=[("", CHOOSE), *choices], **words)


class FileForm(forms.Form):
    """A list in a file, for `sheets.uploaded`."""

    file = forms.FileField(
        label=_("文件"), allow_empty_file=True, max_length=200,
        help_text=_(".xlsx，或 UTF-8、GBK 编码的 .csv；不超过5 MB、5000行。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip


def field_of(form: forms.BaseForm, refusal: StepRefused) -> str | None:
    """The field of a form that mends a refusal; None for the form as a whole."""
    return refusal.field if refusal.field in form.fields else None
