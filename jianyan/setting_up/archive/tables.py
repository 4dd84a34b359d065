"""Which tables belong to a committee and how they hang together, read from the models themselves.

A table is a model with a `committee`, or the hidden table of a many-to-many relation between such models.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, IntegerField, Model, QuerySet

from jianyan.committees.models import Account, Committee
from jianyan.committees.querysets import CommitteeModel

FORMAT = "jianyan-committee"
FILES = "files/"  # where the files that rows hold lie in a package, by the digest of their content
VERSION = 1
# What the worker has yet to do belongs to the house; a person's own views name rows by the keys of this house.
LEFT_OUT = frozenset({"service.work", "registers.savedview"})


@dataclass(frozen=True)
class PlainLinks:
    """A row told by values instead of a foreign key: which fields hold its number, its kind, whoever did it, a desk."""

    row: str
    kind: str
    doer: str = ""
    desk_kind: str = ""
    desk_key: str = ""


ON_DESK = PlainLinks("row", "kind", desk_kind="desk_kind", desk_key="desk_key")
PLAIN_LINKS = {"trail.entry": PlainLinks("row", "kind", "doer"), "flows.waiting": ON_DESK, "flows.notice": ON_DESK}


@dataclass(frozen=True)
class Table:
    """One table of a committee; `owner` is the path from its rows to the committee."""

    model: type[Model]
    owner: str

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def file(self) -> str:
        return f"tables/{self.label}.jsonl"

    @property
    def fields(self) -> list[Field[Any, Any]]:
        """What is written of a row besides its number; the committee itself is the same for all."""
        kept = self.model._meta.concrete_fields
        return [field for field in kept if field.name != self.owner and not self._is_number(field)]

    @property
    def links(self) -> list[ForeignKey[Any, Any]]:
        return [field for field in self.fields if isinstance(field, ForeignKey)]

    @property
    def is_numbered(self) -> bool:
        """Whether rows are known by a number, which differs from house to house, and not by a code of their own."""
        return self._is_number(self.model._meta.pk)

    @property
    def plain_links(self) -> PlainLinks | None:
        return PLAIN_LINKS.get(self.label)

    def rows(self, committee: Committee) -> QuerySet[Any]:
        """Its rows of one committee, in the order in which they were made."""
        return self.model._base_manager.filter(**{self.owner: committee}).order_by("pk")

    def _is_number(self, field: Field[Any, Any] | None) -> bool:
        return field is not None and field.primary_key and isinstance(field, IntegerField)


@cache
def tables() -> tuple[Table, ...]:
    """All tables of a committee; what a row needs stands in an earlier table wherever that is possible."""
    found = {table.model: table for table in _find()}
    try:
        order = list(TopologicalSorter(_needs(found, all_links=True)).static_order())
    except CycleError:
        order = list(TopologicalSorter(_needs(found, all_links=False)).static_order())
    return tuple(found[model] for model in order)


def by_label() -> dict[str, Table]:
    return {table.label: table for table in tables()}


def set_later(table: Table) -> list[ForeignKey[Any, Any]]:
    """The links of a table that lead to itself or to a later table, and so are set when all rows are there."""
    order = [one.model for one in tables()]
    here = order.index(table.model)
    return [link for link in table.links if link.related_model in order[here:]]


def _find() -> Iterator[Table]:
    for model in apps.get_models():
        label = model._meta.label_lower
        owned = issubclass(model, CommitteeModel) or _names_committee(model)
        if owned and model is not Committee and label not in LEFT_OUT:
            yield Table(model, "committee")
            for relation in model._meta.local_many_to_many:
                through: Any = relation.remote_field.through
                if through._meta.auto_created:
                    yield Table(through, f"{relation.m2m_field_name()}__committee")


def _names_committee(model: type[Model]) -> bool:
    """Shared catalogues to which a committee adds its own."""
    return any(
        field.name == "committee" and getattr(field, "related_model", None) is Committee
        for field in model._meta.concrete_fields
    )


def _needs(found: Mapping[type[Model], Table], *, all_links: bool) -> dict[type[Model], set[type[Model]]]:
    return {
        model: {
            link.related_model
            for link in table.links
            if link.related_model in found and link.related_model is not model and (all_links or not link.null)
        }
        for model, table in found.items()
    }


def is_account(link: ForeignKey[Any, Any]) -> bool:
    return link.related_model is Account


def is_committee(link: ForeignKey[Any, Any]) -> bool:
    return link.related_model is Committee
