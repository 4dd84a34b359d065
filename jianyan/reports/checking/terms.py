"""Terms: the words of the committee, held against a table of those that do not belong (`terms.toml`, after the glossary)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import STOP, Place, sentence_at
from jianyan.reports.choices import Check
from jianyan.reports.models import Section

TABLE = Path(__file__).with_name("terms.toml")
NAMES = re.compile(r"《[^》\n]*》")  # titles of documents keep their words


@dataclass(frozen=True)
class Term:
    """A discouraged word with the right one, why, and where that is laid down."""

    wrong: str
    right: str
    why: str
    source: str
    finds: tuple[str, ...]
    passes_over: tuple[str, ...]
    unless: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.wrong)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text, but not where its sentence lets it be, nor in the title of a document."""
        titles = [found.span() for found in NAMES.finditer(text)]
        for found in self.pattern.finditer(text):
            first, last = sentence_at(text, *found.span())
            named = any(start <= found.start() < end for start, end in titles)
            if not named and not (self.unless and re.search(self.unless, text[first:last])):
                yield found.span()


@cache
def terms() -> tuple[Term, ...]:
    """The table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["term"]
    return tuple(_term(row) for row in rows)


def _term(row: dict[str, Any]) -> Term:
    return Term(**row | {"finds": tuple(row["finds"]), "passes_over": tuple(row["passes_over"])})


def find(draft: Draft) -> Result:
    """Each discouraged word with the right one."""
    found = [one for section in draft.sections for one in _in_section(draft, section)]
    return Result(sum(len(STOP.findall(section.text)) for section in draft.sections), found)


def _in_section(draft: Draft, section: Section) -> Iterator[Found]:
    text, taken = draft.blanked(section), set[int]()
    for term in terms():
        for start, end in term.places(text):
            if not taken & set(range(start, end)):
                taken |= set(range(start, end))
                yield _found(draft, term, Place(section, start, end))


def _found(draft: Draft, term: Term, place: Place) -> Found:
    words = {
        "quote": place.section.text[place.start : place.end], "right": term.right, "why": term.why, "source": term.source,
    }  # fmt: skip
    sentence = gettext("“%(quote)s”应作“%(right)s”：%(why)s（%(source)s）") % words
    return draft.found(Check.TERM, place, sentence, [Mend(gettext("改为“%(right)s”") % words, term.right)])
