"""Reading a text: clean it, find what is claimed, and hold the claims against each other."""

from __future__ import annotations

from jianyan.text.found import Meta, Reading


def read(raw: str) -> Reading:
    """Every claim of a decoded text, the relations between them, and its title, committee, term, period, date."""
    return Reading(meta=Meta())
