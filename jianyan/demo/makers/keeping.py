"""Storing matters in bulk, each with its copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jianyan.demo.world import World
from jianyan.matters.models import Matter, MatterModel


def keep_matters(world: World, rows: Sequence[MatterModel], key: int = 0, tag: str = "", **fields: Any) -> list[Any]:
    """Store matters in bulk with their copies; the first `key` of them are key ones."""
    matters = world.keep(
        [
            Matter(committee=world.committee, kind=row.matter_kind, is_key=n < key, **row.copy(), **fields)
            for n, row in enumerate(rows)
        ]
    )
    for row, matter in zip(rows, matters, strict=True):
        row.matter = matter
    return world.keep(rows, tag)
