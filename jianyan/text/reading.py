"""Reading a text: clean it, find what is claimed, and hold the claims against each other."""

from __future__ import annotations

from dataclasses import replace

from jianyan.text import claims
from jianyan.text.cleaning import clean
from jianyan.text.found import Meta, Reading
from jianyan.text.relations import relations


def read(raw: str) -> Reading:
    """Every claim of a decoded text, the relations between them, and its title, committee, term, period, date."""
    cleaned = clean(raw)
    found, passed = claims.find(cleaned)
    quoted = [replace(claim, quote=raw[claim.start : claim.end]) for claim in found]
    return Reading(Meta(), tuple(quoted), tuple(relations(quoted)), tuple(passed))
