"""Desks are plain values: a kind (person, unit, body, role) and a key. Who sits there, a higher room knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Resolver = Callable[[Any, Iterable["Desk"]], dict["Desk", str]]
Sitter = Callable[[Any], Iterable["Desk"]]
_resolvers: list[Resolver] = []
_sitters: list[Sitter] = []


@dataclass(frozen=True, order=True)
class Desk:
    """Where a thing can lie, such as `unit:17` or `role:proposal_staff`."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @classmethod
    def of(cls, text: str) -> Desk:
        """The desk that `str` wrote."""
        kind, _, key = text.partition(":")
        return cls(kind, key)


def register_resolver(resolver: Resolver) -> None:
    """Let `resolver(committee, desks)` name desks; it leaves out those it does not know. There is one."""
    if _resolvers and _resolvers[0] is not resolver:
        raise ImproperlyConfigured("flows: two functions want to name desks.")
    _resolvers[:] = [resolver]


def labels(committee: Any, desks: Iterable[Desk]) -> dict[Desk, str]:
    """What to call each of the desks on a page; one that nobody knows any more is called by its key."""
    wanted = set(desks)
    known = _resolvers[0](committee, wanted) if _resolvers else {}
    return {desk: known.get(desk, str(desk)) for desk in wanted}


def register_sitter(sitter: Sitter) -> None:
    """Let `sitter(actor)` say at which desks an actor sits. There is one."""
    if _sitters and _sitters[0] is not sitter:
        raise ImproperlyConfigured("flows: two functions want to say who sits at which desk.")
    _sitters[:] = [sitter]


def desks_of(actor: Any) -> list[Desk]:
    """The desks an actor sits at; none while nobody knows."""
    return list(_sitters[0](actor)) if _sitters else []
