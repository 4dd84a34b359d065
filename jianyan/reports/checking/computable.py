"""What cannot be computed: an unknown figure, dimension, period or way of showing. It alone keeps a report from being published."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from django.utils.translation import gettext

from jianyan.figures.catalogue import FIGURES
from jianyan.reports import living
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import Unreadable
from jianyan.reports.choices import Check

ALIKE = 0.75  # how near a name must be to be offered
OFFERED = 2


def find(draft: Draft) -> Result:
    """Each `[[...]]` that cannot be computed, with what can be in its place."""
    offers = [_offers(one.finding.quote) for one in draft.unreadable]
    good = _computable(draft, [offer for some in offers for offer in some])
    found = [
        _found(draft, one, [offer for offer in some if offer in good])
        for one, some in zip(draft.unreadable, offers, strict=True)
    ]
    return Result(len(draft.told) + len(found), found)


def _found(draft: Draft, one: Unreadable, offers: list[str]) -> Found:
    mends = [Mend(gettext("改为%(chip)s") % {"chip": offer}, offer) for offer in offers[:OFFERED]]
    return draft.found(Check.COMPUTABLE, one.place, one.finding.sentence, mends, blocks=True)


def _offers(quote: str) -> list[str]:
    """What might have been meant: a figure of a name like it; the same without its way of showing, or its period."""
    chip = living.CHIP.fullmatch(quote)
    if chip is None:
        return []
    return [offer for offer in _variants(quote, chip["name"], chip["display"], chip["pairs"]) if offer != quote]


def _variants(quote: str, name: str, display: str | None, pairs: str) -> Iterator[str]:
    if name not in FIGURES:
        for near in get_close_matches(name, FIGURES, OFFERED, ALIKE):
            yield quote.replace(name, near, 1)
        return
    if display:
        yield quote.replace(f"|{display}", "", 1)
    for pair in pairs.split():
        yield quote.replace(f" {pair}", "", 1)


def _computable(draft: Draft, offers: list[str]) -> set[str]:
    """Those of some `[[...]]` that can be computed, read as one text."""
    text = "\n".join(offers)
    places = living.read(text, draft.committee, draft.period)
    return {
        text[one.start : one.start + len(offer)]
        for one, offer in zip(places, offers, strict=True)
        if isinstance(one, living.Chip)
    }
