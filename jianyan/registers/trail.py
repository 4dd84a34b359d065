"""What the trail keeps of a record's fields, and how its story is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.look import phrases
from jianyan.look.parts import Event
from jianyan.registers.declared import Register
from jianyan.trail.models import Entry

ADD, CHANGE, REMOVE = "add", "change", "remove"
STEPS = {ADD: _("添加"), CHANGE: _("修改"), REMOVE: _("删除")}


def kept(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a row as plain values; a link with its key and the words it had then."""
    return {name: _plain(row, name) for name in names}


def _plain(row: Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return [{"key": one.pk, "words": str(one)} for one in getattr(row, name).all()] if row.pk else []
    value = getattr(row, name)
    if isinstance(field, ForeignKey):
        return {"key": value.pk, "words": str(value)} if value else None
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, before and after."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}


def story(register: Register, row: Any, actor: Any) -> list[Event]:
    """Who did what when, newest first; the values of private fields only for offices."""
    entries = Entry.objects.of(row.committee).about(row)
    return [_event(register, entry, actor) for entry in entries]


def _event(register: Register, entry: Entry, actor: Any) -> Event:
    words = {"at": phrases.moment_text(entry.at), "doer": entry.doer_name}
    why = "；".join(_changed(register, entry, actor)) if entry.step == CHANGE else entry.note
    return Event(str(STEPS.get(entry.step, entry.step)), by=gettext("%(at)s·%(doer)s") % words, why=why or entry.note)


def _changed(register: Register, entry: Entry, actor: Any) -> Iterable[str]:
    for name, value in entry.after.items():
        field: Any = register.model._meta.get_field(name)
        words = {"field": field.verbose_name, "old": _said(field, entry.before.get(name)), "new": _said(field, value)}
        if name in register.private and not actor.is_office:
            yield str(field.verbose_name)
        else:
            yield gettext("%(field)s：由“%(old)s”改为“%(new)s”") % words


def _said(field: Any, value: Any) -> str:
    if value is None or value in ("", []):
        return str(phrases.NONE)
    if isinstance(value, dict):
        return str(value["words"])
    if isinstance(value, list):
        return "、".join(_said(field, one) for one in value)
    if isinstance(value, bool):
        return str(phrases.YES if value else phrases.NO)
    return str(dict(field.choices or ()).get(value, value))
