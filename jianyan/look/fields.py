"""What a form field needs to be drawn: label, hint and errors above its control, tied together by ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DrawnField:
    """A bound field taken apart for its template; `kind` is hidden, tick, group or line."""

    kind: str
    id: str
    label: Any
    hint: Any
    errors: list[str]
    optional: bool
    control: Any
    choices: list[Any]

    @property
    def hint_id(self) -> str:
        return f"{self.id}_hint"

    @property
    def error_id(self) -> str:
        return f"{self.id}_error"

    @property
    def described(self) -> str:
        """The ids of what describes the control."""
        return _described(self.id, bool(self.hint), bool(self.errors))


@dataclass(frozen=True)
class Refusal:
    """One line of the summary over a refused form: what is wrong and the id of the control that mends it."""

    text: str
    label: Any = ""
    target: str = ""


def drawn(field: BoundField) -> DrawnField:
    """Take a bound field apart."""
    kind = _kind(field)
    return DrawnField(
        kind=kind,
        id=field.auto_id or field.html_name,
        label=field.label,
        hint=field.help_text,
        errors=[str(error) for error in field.errors],
        optional=not (field.field.required or getattr(field.field, "needed", False)) and kind != "tick",
        control=_control(field, kind),
        choices=list(field.subwidgets)
        if kind == "group" and isinstance(field.field.widget, forms.RadioSelect)
        else [],
    )


def refusals(form: forms.BaseForm) -> Iterator[Refusal]:
    """All errors of a form: those of the whole first, then field by field."""
    for error in form.non_field_errors():
        yield Refusal(str(error))
    for field in form:
        for error in field.errors:
            yield Refusal(str(error), field.label, "" if field.is_hidden else _target(field))


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, (forms.RadioSelect, forms.MultiWidget, forms.SelectDateWidget)):
        return "group"
    return "line"


def _control(field: BoundField, kind: str) -> Any:
    if kind == "hidden":
        return field.as_widget()
    attrs: dict[str, Any] = {}
    if kind != "tick":
        attrs["class"] = f"{field.field.widget.attrs.get('class', '')} input".strip()
    described = _described(field.auto_id or field.html_name, bool(field.help_text), bool(field.errors))
    if described and kind != "group":
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


def _target(field: BoundField) -> str:
    """The id that a link to the field leads to: of a group its first control."""
    ident = field.auto_id or field.html_name
    return f"{ident}_0" if _kind(field) == "group" else ident


def _described(ident: str, hint: bool, error: bool) -> str:
    return " ".join([f"{ident}_hint"] * hint + [f"{ident}_error"] * error)


class DayInput(forms.DateInput):
    """A day picked with the browser's own picker, which speaks ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, typed or picked; written as 2026-03-05, 2026年3月5日, 2026.3.5 or 2026/3/5."""

    widget = DayInput
    default_error_messages = {"invalid": _("请按“2026年3月5日”或“2026-03-05”填写日期。")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d"], **kwargs)
