"""Reading a text: clean it, find what is claimed, and hold the claims against each other."""

from __future__ import annotations

from dataclasses import replace

from jianyan.text import claims
from jianyan.text.cleaning import clean
from jianyan.text.found import Claim, Reading
from jianyan.text.metadata import metadata
from jianyan.text.relations import relations


def read(raw: str, *, on_a_page: bool = True) -> Reading:
    """Every claim of a decoded text, the relations between them, and its title, committee, term, period, date.

    A claim whose sentence names no year is of the period of the text. What is not `on_a_page` has no furniture around
    it: every line is read.
    """
    cleaned = clean(raw) if on_a_page else clean(raw).all_article()
    meta = metadata(raw, cleaned)
    found, passed = claims.find(cleaned)
    quoted = [replace(claim, quote=raw[claim.start : claim.end]) for claim in found]
    related = relations(quoted)
    dated = tuple(_of_period(claim, meta.period) for claim in quoted)
    return Reading(meta, dated, tuple(related), tuple(passed), cleaned.furniture())


def _of_period(claim: Claim, period: str | None) -> Claim:
    return claim if claim.period else replace(claim, period=period)
