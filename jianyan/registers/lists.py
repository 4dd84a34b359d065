"""A list of records: narrowed by the form over it, sorted by its heads, the same rows on the page and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.command import nearest
from jianyan.committees.columns import field_at, search, with_related
from jianyan.committees.missing import Missing
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.look import phrases
from jianyan.look.addresses import with_parameters
from jianyan.look.fields import DayField
from jianyan.look.tables import Column
from jianyan.registers.declared import EVERY_VIEW, Register, View
from jianyan.registers.forms import LinkField
from jianyan.registers.named_views import views_for
from jianyan.registers.pages import columns
from jianyan.registers.states import STATE

FROM, UNTIL = "_from", "_until"
ONE_ROW = 7


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address without it."""

    label: Any
    words: str
    url: str


class FilterForm(forms.Form):
    """The conditions over a list; `conditions` says what each does."""

    def __init__(self, register: Register, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if register.search:
            self.fields["q"] = forms.CharField(label=_("查找"), required=False, max_length=60)
        for name in register.filters:
            self.fields.update(_filter_fields(register, name, committee))
        for name, field in self.fields.items():
            if isinstance(field, LinkField) and (value := self.data.get(name, "")).isdecimal():
                field.chosen = [int(value)]
            field.widget.attrs["class"] = "input"


def _filter_fields(register: Register, name: str, committee: Committee) -> dict[str, forms.Field]:
    field = field_at(register.model, name)
    every = ("", str(phrases.ALL))
    if isinstance(field, models.DateField):
        labels = {FROM: _("{name}自"), UNTIL: _("{name}至")}
        return {
            f"{name}{end}": DayField(label=format_lazy(words, name=field.verbose_name), required=False)
            for end, words in labels.items()
        }
    if isinstance(field, models.ForeignKey):
        rows = register.target(name, committee)
        rows = rows.select_related(*getattr(rows.model, "named_by", ()))
        return {name: LinkField(rows, label=field.verbose_name, required=False, empty_label=every[1])}
    if isinstance(field, models.BooleanField):
        pairs: list[Any] = [("True", phrases.YES), ("False", phrases.NO)]
    elif name == STATE and register.flow:
        pairs = [(str(state), state.label) for state in register.flow.states]
    elif name in register.words:
        pairs = list(register.words[name](committee).items())
    else:
        pairs = [pair for pair in field.choices or () if pair[0]]
    return {name: forms.ChoiceField(label=field.verbose_name, required=False, choices=[every, *pairs])}


class Listing:
    """What an address asks of a register. Asked for rows only when they are shown."""

    def __init__(self, register: Register, request: Request) -> None:
        self.register, self.request, self.committee = register, request, request.committee
        self.form = FilterForm(register, request.committee, request.GET)
        self.form.is_valid()

    @cached_property
    def view(self) -> View | None:
        """The named view that the address chooses, or the first where the register shows it unasked; None for all.

        The parts of one record are shown unasked all together.

        Raises:
            Missing: the actor has no view of that name.
        """
        known = {view.name: view for view in views_for(self.register, self.request.actor)}
        name = self.request.GET.get("view", "")
        if not name:
            unasked = self.register.first_view and not self.holders
            return next(iter(known.values()), None) if unasked else None
        if name not in known and name != EVERY_VIEW:
            words = {"name": name, "known": nearest(name, [*known, EVERY_VIEW])}
            raise Missing(gettext("没有“%(name)s”这个视图。相近的：%(known)s。") % words)
        return known.get(name)

    @property
    def many(self) -> bool:
        """Whether there are too many conditions to stand in one row."""
        return "q" in self.form.fields and len(self.form.fields) > ONE_ROW

    @cached_property
    def given(self) -> dict[str, Any]:
        """The conditions that were given and understood."""
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @cached_property
    def holders(self) -> dict[str, Any]:
        """The records whose parts alone are listed, by link.

        Raises:
            Missing: a link leads to no row of this committee.
        """
        found: dict[str, Any] = {}
        for link in self.register.part_of:
            key = self.request.GET.get(link, "")
            if key and link not in self.form.fields:
                rows = self.register.target(link, self.committee)
                found[link] = rows.filter(pk=key).first() if key.isdecimal() else None
        if None in found.values():
            raise Missing(gettext("地址里的上一级记录不存在。请从那条记录的页面打开。"))
        return found

    def rows(self) -> QuerySet[Any]:
        """The rows asked for, in the order asked for."""
        rows = self.register.of(self.committee, self.request.actor).filter(self._condition())
        for link, holder in self.holders.items():
            rows = rows.filter(**{link: holder})
        if self.view:
            rows = rows.filter(self.view.only(self.request.actor))
        if self.sort:
            rows = rows.order_by(self.sort, "pk")
        return with_related(rows, self.register.shows)

    def _condition(self) -> Q:
        condition = Q()
        for name, value in self.given.items():
            if name == "q":
                condition &= search(self.register.model, self.register.search, value)
            elif name.endswith(FROM):
                condition &= Q(**{f"{name.removesuffix(FROM)}__gte": value})
            elif name.endswith(UNTIL):
                condition &= Q(**{f"{name.removesuffix(UNTIL)}__lte": value})
            else:
                condition &= Q(**{name: value})
        return condition

    @property
    def columns(self) -> list[Column]:
        """The columns; each sorts by its path."""
        pairs = zip(columns(self.register, self.register.shows, self.committee), self.register.shows, strict=True)
        return [replace(column, sort=path) for column, path in pairs]

    @property
    def sort(self) -> str:
        """The sort key of the address, empty for one that names no column."""
        key = self.request.GET.get("sort", "")
        return key if key.removeprefix("-") in self.register.shows else ""

    def chips(self) -> Iterator[Chip]:
        for link, holder in self.holders.items():
            label = field_at(self.register.model, link).verbose_name
            yield Chip(label, str(holder), with_parameters(self.request, **{link: None, "page": None}))
        for name, value in self.given.items():
            url = with_parameters(self.request, **{name: None, "page": None})
            yield Chip(self.form.fields[name].label, _words(self.form.fields[name], value), url)

    def kept(self) -> list[tuple[str, str]]:
        """Parameters that the form over the list passes on."""
        names = ["sort", "view", *self.holders]
        return [(name, self.request.GET[name]) for name in names if name in self.request.GET]

    def tally(self, total: str) -> str:
        """How many rows there are; `total` is the number in words."""
        words = {"total": total}
        if self.given or self.holders or self.view:
            return gettext("找到 %(total)s 条") % words
        return gettext("共 %(total)s 条") % words


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, DayField):
        return phrases.date_text(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, LinkField):
        pairs: Any = field.choices
        return str(dict(pairs).get(value, value))
    return str(value)
