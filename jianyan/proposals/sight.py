"""Who else sees a proposal: a room above says so with a condition, such as units those handed to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

Sees = Callable[[Any], Q | None]
_sees: list[Sees] = []


def sees(condition: Sees) -> Sees:
    """Let `condition(actor)` add proposals to what an actor sees; None when it has nothing to say of him."""
    _sees.append(condition)
    return condition


def seen_besides(actor: Any) -> list[Q]:
    return [found for condition in _sees if (found := condition(actor)) is not None]
