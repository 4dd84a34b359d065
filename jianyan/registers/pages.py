"""What the page of one record shows: its facts, and the tables of what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Field, ForeignKey, Model

from jianyan.committees.columns import columns_of, with_related
from jianyan.committees.models import Committee
from jianyan.look import phrases
from jianyan.look.numbers import plain
from jianyan.look.tables import Column, Table, word_of
from jianyan.registers.catalogue import all_registers, parts_of
from jianyan.registers.declared import Register, Words
from jianyan.registers.states import STATE, with_word

PARTS_SHOWN = 20


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it: words, each with the address they lead to, if any."""

    label: Any
    words: list[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """A table of rows that hang on the record; where all of them are, and where one more is added."""

    register: Register
    table: Table
    all_url: str = ""
    add_url: str = ""


def facts(register: Register, row: Any, actor: Any) -> Iterator[Fact]:
    """All fields that hold something, in the order of the form, then what is copied.

    A state is left out that has no words, or that stands over the page because steps change it.
    """
    fields = {field.name: field for field in [*register.model._meta.fields, *register.model._meta.many_to_many]}
    order = [*register.fields, *(name for name in fields if name not in register.fields)]
    for name in order:
        field: Any = fields[name]
        hidden = name in ("id", "committee") or (name == STATE and (register.flow or name not in register.words))
        if hidden or name in register.hides or (name in register.private and not actor.is_office):
            continue
        if words := list(_words(register, row, field)):
            yield Fact(field.verbose_name, words)


def _words(register: Register, row: Any, field: Field[Any, Any]) -> Iterator[tuple[str, str]]:
    if field.many_to_many:
        for one in getattr(row, field.name).all():
            yield str(one), address(one, row.committee)
        return
    value = getattr(row, field.name)
    if value is None or value in ("", []):
        return
    if isinstance(field, ForeignKey):
        yield str(value), address(value, row.committee)
    elif field.name in register.words:
        labels = register.words[field.name](row.committee)
        for one in value if isinstance(value, list) else [value]:
            yield str(labels.get(one, one)), ""
    elif field.choices:
        yield str(getattr(row, f"get_{field.name}_display")()), ""
    else:
        yield _plain(value), ""


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return phrases.date_text(value)
    return plain(value) if isinstance(value, Decimal) else word_of(value)


def address(row: Model, committee: Committee) -> str:
    """The page of a row of this committee; empty where it has none."""
    if row._meta.model_name not in all_registers() or getattr(row, "committee_id", None) != committee.pk:
        return ""
    row.committee = committee  # type: ignore[attr-defined]
    return str(row.get_absolute_url())  # type: ignore[attr-defined]


def columns(register: Register, shows: Sequence[str], committee: Committee) -> list[Column]:
    """The columns of a list; a text field that may have certain values shows their words."""
    found = zip(columns_of(register.model, shows), shows, strict=True)
    return [_column(register, column, path, committee) for column, path in found]


def _column(register: Register, column: Column, path: str, committee: Committee) -> Column:
    if path == STATE and register.flow:
        return with_word(register, column)
    if path in register.words:
        return replace(column, get=_worded(path, register.words[path](committee)))
    return column


def _worded(path: str, labels: Mapping[str, Words]) -> Callable[[Any], Any]:
    def word(row: Any) -> Any:
        value = getattr(row, path)
        return str(labels.get(value, value))

    return word


def parts(register: Register, row: Any, actor: Any) -> Iterator[Part]:
    """The tables of what hangs on a record, and of what hangs on its matter; empty ones where a row can be added."""
    return (part for part in _all_parts(register, row, actor) if part.table.rows or part.add_url)


def _all_parts(register: Register, row: Any, actor: Any) -> Iterator[Part]:
    back = row.get_absolute_url()
    for part, link in parts_of(register.name):
        if link not in part.elsewhere:
            yield _part(part, link, row, actor, back)
    if register.spine:
        matter = getattr(row, register.spine)
        for part, link in parts_of(matter._meta.model_name):
            if part is not register and not part.spine:
                yield _part(part, link, matter, actor, back)


def _part(part: Register, link: str, holder: Any, actor: Any, back: str) -> Part:
    shows = [path for path in part.shows if path.partition("__")[0] != link]
    committee = actor.committee
    rows = list(with_related(part.of(committee, actor).filter(**{link: holder}), shows)[: PARTS_SHOWN + 1])
    table = Table(columns(part, shows, committee), rows[:PARTS_SHOWN], caption=part.label)
    here = {link: holder.pk}
    adds = part.adds and link in part.fields and part.may_add_by(actor, committee)
    return Part(
        part, table,
        all_url=f"{committee.address('register', register=part.name)}?{urlencode(here)}" if len(rows) > PARTS_SHOWN else "",
        add_url=f"{committee.address('record-new', register=part.name)}?{urlencode(here | {'back': back})}" if adds else "",
    )  # fmt: skip
