"""Registers: what a list of records shows, how it is narrowed, what its entry form asks. A room's `registers.py`
lists its own in `REGISTERS`; lists, detail pages and forms of all of them are the same few views.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.committees.places import everybody, offices
from jianyan.flows.declared import Flow
from jianyan.look.parts import Station

Words = str | Promise
EVERY_VIEW = "all"


@dataclass(frozen=True)
class View:
    """A narrowed list with a name. `only` names columns of the row or asks `Exists`: a join would count a row twice.

    `front` puts it on the first page of those it is for, as long as there is something in it.
    """

    name: str
    label: Words
    only: Callable[[Any], Q]
    who: Callable[[Any], bool] = everybody
    front: bool = False


@dataclass(frozen=True)
class Panel:
    """A section beside a record: its template is drawn with `context`."""

    heading: Words
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """Something else that can be done from a record's page or over a list, on a page of its own; with `why` it cannot be
    done now. Over a list, what is `seldom` done is folded away."""

    label: Words
    url: str
    why: Words = ""
    seldom: bool = False


PanelOf = Callable[[Any, Any], Panel | None]
ActsOf = Callable[[Any, Any], Sequence[Act]]


@dataclass(frozen=True)
class Register:
    """One kind of record and how it is shown and entered.

    `shows` are field paths, the first leads to the record. `fields` are what the form asks; those in `once` only
    when adding. `filters` name fields with choices, links, days or yes/no; `search` paths are looked through for
    words. `part_of` names the links whose record shows these rows on its page and adds to them. `targets` narrow
    what a link may lead to, `words` give the values a text field may have. `cleans` turn a typed value into the kept
    one, `fills` write what is copied when the field they stand under is given. `private` fields are for offices only.

    Of a model with a flow: `shapes` give states their mark (wait, work, done, back), `stages` the stations of a row,
    `bulk` the steps that may be taken on many rows at once by whom `bulk_by(actor, step)` says. `lede` is the line under a row's title;
    `reads` are its texts, which stand first, and `hides` are the fields that need no line among the facts because it or
    another part of the page says them; `panels` stand beside it and `acts` under its steps, both called with (row, actor). A part that `tells` is told of in
    the story of what it hangs on; its links in `elsewhere` lead to pages that show it in another way than as a table. `views` are the lists with a name, the first of them shown unasked if `first_view`.
    `guards` are asked of a filled-in row before it is stored, as those of a step are: each lets StepRefused out.
    `may_change(row, actor)` and `may_add_by(actor, committee)` say who enters, if not the offices; `may_enter(row, actor)`
    is asked of a filled-in new row; `enters_for(row, actor)` names the one in whose place an office enters it.
    """

    model: type[Model]
    about: Words
    shows: tuple[str, ...]
    fields: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    order: int = 50
    own_list: bool = True
    may_add: bool = True
    added_at: str = ""
    add_label: Words = ""
    spine: str = ""
    private: tuple[str, ...] = ()
    sentences: Mapping[str, Words] = field(default_factory=dict)
    hints: Mapping[str, Words] = field(default_factory=dict)
    targets: Mapping[str, Callable[[Committee], QuerySet[Any]]] = field(default_factory=dict)
    words: Mapping[str, Callable[[Committee], Mapping[str, Words]]] = field(default_factory=dict)
    cleans: Mapping[str, Callable[[Any, Committee], Any]] = field(default_factory=dict)
    fills: Mapping[str, Callable[[Any], None]] = field(default_factory=dict)
    rows: Callable[[Committee], QuerySet[Any]] | None = None
    shapes: Mapping[str, str] = field(default_factory=dict)
    stages: Callable[[Any], Sequence[Station]] | None = None
    lede: Callable[[Any], str] | None = None
    reads: tuple[PanelOf, ...] = ()
    hides: tuple[str, ...] = ()
    panels: tuple[PanelOf, ...] = ()
    acts: ActsOf | None = None
    tells: bool = False
    elsewhere: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    first_view: bool = False
    bulk: tuple[str, ...] = ()
    bulk_by: Callable[[Any, str], bool] = lambda actor, step: offices(actor)
    guards: tuple[Callable[[Any], None], ...] = ()
    may_change: Callable[[Any, Any], bool] = lambda row, actor: offices(actor)
    may_enter: Callable[[Any, Any], bool] = lambda row, actor: True
    enters_for: Callable[[Any, Any], str] = lambda row, actor: ""
    may_add_by: Callable[[Any, Committee], bool] = lambda actor, committee: offices(actor)

    @property
    def name(self) -> str:
        """What the address calls it."""
        return str(self.model._meta.model_name)

    @property
    def label(self) -> Words:
        return self.model._meta.verbose_name or self.name

    @property
    def room(self) -> str:
        return self.model._meta.app_label

    @property
    def adds(self) -> bool:
        """Whether a row can be added by its form."""
        return self.may_add and bool(self.asks)

    @property
    def flow(self) -> Flow | None:
        """The table of its model's steps."""
        return getattr(self.model, "flow", None)

    @property
    def asks(self) -> tuple[str, ...]:
        """What its form asks; a state is changed by steps only."""
        return tuple(name for name in self.fields if not (self.flow and name == "state"))

    def of(self, committee: Committee, actor: Any) -> QuerySet[Any]:
        """The rows of a committee that an actor may read."""
        if self.rows:
            return self.rows(committee)
        return self.model.objects.of(committee).visible_to(actor)  # type: ignore[attr-defined]

    def target(self, name: str, committee: Committee) -> QuerySet[Any]:
        """What the link `name` of a row of this committee may lead to."""
        if name in self.targets:
            return self.targets[name](committee)
        model: Any = self.model._meta.get_field(name).related_model
        return model.objects.of(committee)


def not_before(model: type[Model], end: str, start: str) -> Words:
    """The sentence for a closing date that lies before its opening date."""
    names = {part: model._meta.get_field(name).verbose_name for part, name in (("end", end), ("start", start))}  # type: ignore[union-attr]
    return format_lazy(_("“{end}”不能早于“{start}”，请核对这两个日期。"), **names)
