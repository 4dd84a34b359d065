"""The form of a step: the fields it takes and its note. It never touches the row; `take` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.flows.declared import Flow, Step
from jianyan.flows.desks import labels
from jianyan.look import phrases
from jianyan.registers.declared import Register
from jianyan.registers.forms import control, mark_chosen
from jianyan.trail.models import Entry

NOTE_LENGTH = Entry._meta.get_field("note").max_length


def note_field(*, required: bool) -> forms.CharField:
    """A reason where one is asked for, else a remark."""
    field = forms.CharField(
        label=_("理由") if required else _("说明"), required=required, max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    field.error_messages["required"] = _("请写明理由。")
    return field


class StepForm(forms.Form):
    """What a step asks, over one row or, without a row, over many. `data` is what `take` is given."""

    def __init__(self, register: Register, step: Step, committee: Committee, *, row: Any = None, data: Any = None):
        initial = {name: getattr(row, name) for name in step.takes} if row is not None else {}
        super().__init__(data, initial=initial)
        self.register, self.step, self.committee, self.row = register, step, committee, row
        for name in step.takes:
            field: Any = register.model._meta.get_field(name)
            if asked := control(register, field, committee):
                self.fields[name] = asked
        self.fields["note"] = note_field(required=step.asks_note)
        mark_chosen(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, turn in self.register.cleans.items():
            if name in self.step.takes and cleaned.get(name):
                cleaned[name] = turn(cleaned[name], self.committee)
        if self.row is not None and not self.errors:
            check(self.register, self.row, self.data_of_step(cleaned))
        return cleaned

    def data_of_step(self, cleaned: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The values of the fields that the step takes."""
        values = self.cleaned_data if cleaned is None else cleaned
        return {name: values[name] for name in self.step.takes if name in values}


def check(register: Register, row: Any, data: Mapping[str, Any]) -> None:
    """Ask what the database would: the row with these values, in memory only.

    Raises:
        ValidationError: a constraint is broken; in the words of the register.
    """
    if not data:
        return
    probe = _with(row, data)
    try:
        probe.clean_fields(exclude={field.name for field in row._meta.fields} - set(data))
        probe.validate_unique()
        probe.validate_constraints()
    except ValidationError as refusal:
        raise ValidationError(list(_worded(register, refusal))) from refusal


def as_if(step: Step, row: Any) -> Any:
    """A row in memory with the dates that a step of today would stamp and set, to ask what would follow."""
    probe = _with(row, {step.stamps: today()} if step.stamps else {})
    return _with(probe, step.sets(probe, today())) if step.sets else probe


def _with(row: Any, data: Mapping[str, Any]) -> Any:
    """Another object for the same row, with these values; the row itself stays as it is."""
    names = [field.attname for field in row._meta.concrete_fields]
    probe = type(row).from_db(row._state.db, names, [getattr(row, name) for name in names])
    probe._state.fields_cache = dict(row._state.fields_cache)
    for name, value in data.items():
        setattr(probe, name, value)
    return probe


def _worded(register: Register, refusal: ValidationError) -> Iterator[str]:
    found = refusal.error_list if hasattr(refusal, "error_list") else []
    for errors in getattr(refusal, "error_dict", {}).values():
        found = [*found, *errors]
    for error in found:
        yield str(register.sentences.get(error.code or "", error.messages[0]))


def will_happen(flow: Flow, step: Step, row: Any) -> list[str]:
    """What a step will do to a row, in sentences: its state, whom it goes to, until when. Nothing is said of what hangs on a choice yet to be made."""
    words = {"now": flow.label_of(row.state), "step": step.label, "then": flow.label_of(step.target or row.state)}
    if step.target and step.target != row.state:
        said = [gettext("现为“%(now)s”，%(step)s后为“%(then)s”。") % words]
    else:
        said = [gettext("%(step)s后状态不变，仍为“%(now)s”。") % words]
    probe = as_if(step, row)
    return [*said, *_goes_to(step, probe), *_starts(flow, step, probe)]


def entered_for(step: Step, actor: Any, row: Any) -> Iterator[str]:
    """Says in whose place the step is entered, and that both will be named."""
    if whom := step.allowed.stands_for(actor, row):
        yield gettext("您代%(whom)s录入，留痕写明两者。") % {"whom": whom}


def _goes_to(step: Step, row: Any) -> Iterator[str]:
    links = [name for name in step.takes if row._meta.get_field(name).is_relation and getattr(row, name) is None]
    desks = [] if links else step.desks(row)
    if desks:
        who = "、".join(labels(row.committee, desks)[desk] for desk in desks)
        words = {"who": who, "awaits": step.awaits}
        yield (
            gettext("接下来在%(who)s处，等待%(awaits)s。") if step.awaits else gettext("接下来在%(who)s处。")
        ) % words


def _starts(flow: Flow, step: Step, row: Any) -> Iterator[str]:
    for name in step.starts:
        deadline = flow.deadline(name)
        if not set(step.takes) & {deadline.field}:
            words = {"what": deadline.label, "day": phrases.date_text(deadline.due(row, today()))}
            yield gettext("期限（%(what)s）：%(day)s。") % words
