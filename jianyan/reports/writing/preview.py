"""What the page of a section shows of its text: as it will read, what cannot be evaluated, what changed a lot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jianyan.committees.periods import parse
from jianyan.figures import hedges
from jianyan.reports import chips, composing, living
from jianyan.reports.models import Section
from jianyan.reports.moving import changed
from jianyan.reports.writing import comments, finding, unbound
from jianyan.reports.writing.hedging import beside, doubts
from jianyan.reports.writing.keeping import lines


@dataclass(frozen=True)
class Place:
    """Something said about a place in the text: its paragraph, and where it stands as the browser counts."""

    paragraph: int
    start: int
    end: int
    quote: str
    sentence: str


@dataclass(frozen=True)
class Number:
    """A number that is no figure yet, where it stands as the browser counts."""

    place: Place
    number: unbound.Unbound

    @classmethod
    def of(cls, text: str, number: unbound.Unbound) -> Number:
        return cls(_place(text, number.start, number.end, number.quote, ""), number)

    @property
    def key(self) -> str:
        return f"{self.number.start}-{self.number.end}"


def preview(section: Section, heading: str, text: str) -> dict[str, Any]:
    """The section as it will read, from what is typed."""
    report, typed = section.report, lines(text)
    period = parse(report.period, report.committee)
    composed = composing.compose(typed, report.committee, period, margin=False, adds_years=report.adds_years)
    section.text = typed
    return {
        "heading": heading, "parts": composed.parts, "count": living.count(typed), "characters": living.length(typed),
        "findings": [_place(typed, one.start, one.end, one.quote, one.sentence) for one in composed.findings],
        **_changed(section, typed),
        "comments": _open_comments(section, composed), "unbound": [Number.of(typed, one) for one in unbound.unbound(typed, report.committee, period)],
        "chips": chips.shown(typed, composed.places, composed.answers), "doubts": list(_doubted(section, composed)),
    }  # fmt: skip


def _changed(section: Section, typed: str) -> dict[str, list[Place]]:
    """What came out otherwise than in the period before: far from it, and the rest."""
    found: dict[str, list[Place]] = {"changed": [], "moved": []}
    for one in changed(section.report, [section]):
        place = _place(typed, one.start, one.start + len(one.quote), one.title, one.words)
        found["changed" if one.far else "moved"].append(place)
    return found


def _doubted(section: Section, composed: composing.Composed) -> Iterator[Place]:
    """The figures whose hedge and exact value disagree."""
    limits = hedges.limits_of(section.report.committee)
    asked = [place for place in composed.places if isinstance(place, living.Chip)]
    for chip, answer in zip(asked, composed.answers, strict=False):
        said = [*doubts(answer, chip.display, limits), *beside(section.text, chip.start, chip.end, chip.unit)]
        quote = section.text[chip.start : chip.end]
        yield from (_place(section.text, chip.start, chip.end, quote, sentence) for sentence in said)


@dataclass(frozen=True)
class Said:
    """An open comment, and where its passage stands as the browser counts."""

    thread: comments.Thread
    place: Place | None


def _open_comments(section: Section, composed: composing.Composed) -> list[Said]:
    text = section.text
    said = comments.threads(section, comments.passages(text, composed))
    return [
        Said(one, _place(text, one.passage.start, one.passage.end, "", "") if one.passage else None)
        for one in said
        if one.comment.settled_at is None
    ]


def found(section: Section, asked: Any) -> dict[str, Any]:
    """The search of the catalogue for a sentence of this section, as the address or the form asks it.

    A period or way of showing that cannot be read is said, and nothing is found.
    """
    report = section.report
    words, code = asked.get("q", "").strip()[:60], asked.get("when", "") or report.period
    context: dict[str, Any] = {"q": words, "when": code, "way": asked.get("way", ""), "found": [], "wrong": ""}
    try:
        period = parse(code, report.committee)
        context["found"] = finding.find(words, report.committee, period, context["way"], report.period)
    except ValueError as unknown:
        context["wrong"] = str(unknown)
    return context


def _place(text: str, start: int, end: int, quote: str, sentence: str) -> Place:
    return Place(
        _paragraph(text, start), living.in_scripts(text[:start]), living.in_scripts(text[:end]), quote, sentence
    )


def _paragraph(text: str, position: int) -> int:
    """The number of the paragraph that a place stands in, from 1."""
    starts = [block.start() for block in living.BLOCK.finditer(text)]
    return max(sum(start <= position for start in starts), 1)
