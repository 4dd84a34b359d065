"""How the story of a record is told: what was done to it and to what hangs on it, by whom, when and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import DateField, Field, ForeignKey, IntegerField, Q
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.flows.declared import CORRECT, TAKE_BACK
from jianyan.look import phrases
from jianyan.look.parts import Event
from jianyan.registers.catalogue import all_registers, parts_of
from jianyan.registers.declared import Register
from jianyan.registers.trail import ADD, CHANGE, REMOVE
from jianyan.trail.models import Entry, key_of

STEPS = {ADD: _("添加"), CHANGE: _("修改"), REMOVE: _("删除")}
TOLD_LENGTH = 80
Words = dict[tuple[type[Any], Any], str]


def story(register: Register, row: Any, actor: Any) -> list[Event]:
    """Who did what when, newest first, with what was done to the parts that tell; private values only for offices."""
    about = Q(kind=register.name, row=key_of(row))
    for part, link, holder in _telling(register, row):
        keys = part.of(row.committee, actor).filter(**{link: holder}).order_by().values("pk")
        about |= Q(kind=part.name, row__in=keys)
    entries = list(Entry.objects.of(row.committee).filter(about))
    told = [(all_registers()[entry.kind], entry) for entry in entries]
    names = _names(row.committee, told)
    events = [_event(teller, entry, actor, names, None if teller is register else row) for teller, entry in told]
    return [replace(events[0], here=True), *events[1:]] if register.flow and events else events


def _telling(register: Register, row: Any) -> Iterator[tuple[Register, str, Any]]:
    """The parts that tell, each with the link and the row it hangs on: the record or its matter."""
    holders = [(register.name, row)]
    if register.spine:
        matter = getattr(row, register.spine)
        holders.append((matter._meta.model_name, matter))
    for name, holder in holders:
        for part, link in parts_of(name):
            if part.tells and part is not register and isinstance(part.model._meta.pk, IntegerField):
                yield part, link, holder


def _event(register: Register, entry: Entry, actor: Any, names: Words, whole: Any) -> Event:
    """One event; `whole` is the record when it was a part of it that something was done to."""
    words = {"at": phrases.moment_text(entry.at), "doer": entry.doer_name}
    what = step_label(register, entry.step)
    if whole is not None:
        what = gettext("%(part)s：%(step)s") % {"part": register.label, "step": what}
    title = "" if whole is None else entry.title.replace(str(whole), "").strip("：: ·")
    why = [title, entry.note, *_said_with(register, entry, actor, names)]
    return Event(what, by=gettext("%(at)s·%(doer)s") % words, why="；".join(filter(None, why)))


def step_label(register: Register, name: str) -> str:
    """The verb of a step, as on its button."""
    if name in STEPS:
        return str(STEPS[name])
    flow = register.flow
    steps = (flow.begins, flow.corrects, TAKE_BACK, *flow.steps) if flow else ()
    return next((str(step.label) for step in steps if step.name == name), name)


def _said_with(register: Register, entry: Entry, actor: Any, names: Words) -> Iterable[str]:
    """What an entry says beyond its note: a change of fields or of state, or what was filled in with a step."""
    flow = register.flow
    if entry.step == CHANGE:
        return _changed(register, entry, actor)
    if (
        flow
        and entry.step in (TAKE_BACK.name, CORRECT.name)
        and entry.after.get("state") != entry.before.get("state")
    ):
        words = {"old": flow.label_of(entry.before["state"]), "new": flow.label_of(entry.after["state"])}
        return [gettext("由“%(old)s”改为“%(new)s”") % words]
    return _filled_in(register, entry, actor, names)


def _filled_in(register: Register, entry: Entry, actor: Any, names: Words) -> Iterator[str]:
    for field in _fields_of(register, entry):
        value = entry.after.get(field.attname)
        if value in (None, "", []) or (field.name in register.private and not actor.is_office):
            continue
        said = names.get((_target(field), value), "") if isinstance(field, ForeignKey) else _said(field, value)
        yield gettext("%(field)s：%(words)s") % {
            "field": field.verbose_name, "words": Truncator(said).chars(TOLD_LENGTH)
        }  # fmt: skip


def _fields_of(register: Register, entry: Entry) -> list[Any]:
    """The fields that a person filled in with a step, and the number it gave."""
    step = next((step for step in register.flow.steps if step.name == entry.step), None) if register.flow else None
    if step is None:
        return []
    return [
        register.model._meta.get_field(name) for name in (*step.takes, *([step.draws.field] if step.draws else []))
    ]


def _names(committee: Any, told: Iterable[tuple[Register, Entry]]) -> Words:
    """What the rows are called that entries name by their key; one query a table."""
    keys: dict[Any, set[Any]] = defaultdict(set)
    for register, entry in told:
        for field in _fields_of(register, entry):
            if isinstance(field, ForeignKey) and entry.after.get(field.attname):
                keys[_target(field)].add(entry.after[field.attname])
    found: Words = {}
    for model, wanted in keys.items():
        rows = model.objects.of(committee).select_related(*getattr(model, "named_by", ())).filter(pk__in=wanted)
        found |= {(model, row.pk): str(row) for row in rows}
    return found


def _target(field: ForeignKey[Any, Any]) -> Any:
    return field.related_model


def _changed(register: Register, entry: Entry, actor: Any) -> Iterator[str]:
    for name, value in entry.after.items():
        field: Any = register.model._meta.get_field(name)
        words = {"field": field.verbose_name, "old": _said(field, entry.before.get(name)), "new": _said(field, value)}
        if name in register.private and not actor.is_office:
            yield str(field.verbose_name)
        else:
            yield gettext("%(field)s：由“%(old)s”改为“%(new)s”") % words


def _said(field: Field[Any, Any], value: Any) -> str:
    if value is None or value in ("", []):
        return str(phrases.NONE)
    if isinstance(value, dict):
        return str(value["words"])
    if isinstance(value, list):
        return "、".join(_said(field, one) for one in value)
    if isinstance(value, bool):
        return str(phrases.YES if value else phrases.NO)
    if isinstance(field, DateField) and isinstance(value, str):
        return phrases.date_text(date.fromisoformat(value[:10]))
    return str(dict(field.choices or ()).get(value, value))  # type: ignore[call-overload]
