"""One number of an old report as it now stands: what the reader found, under what people did about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from jianyan.committees.models import Committee
from jianyan.figures.own_names import narrowed_by_own_names
from jianyan.figures.questions import Narrowing
from jianyan.figures.ties import Tie, tie
from jianyan.look.numbers import plain
from jianyan.readings.choices import Origin, Step
from jianyan.readings.models import Correction, OldClaim, OldReport
from jianyan.text.found import Bound, Claim, Reading

READ_ON = (Step.CHANGE, Step.CONFIRM, Step.ADD)  # steps whose content is a reading of the number
NOISE = re.compile(r"[\W_]+|的|了")


@dataclass(frozen=True)
class Told:
    """A number with its tie. `key` addresses it by its span and survives a new reading of the same file."""

    key: str
    claim: Claim
    figure: str = ""
    where: Narrowing = field(default_factory=dict)
    how: tuple[str, ...] = ()
    origin: str = ""
    steps: tuple[Correction, ...] = ()  # everything people did about it, oldest first, also what was taken back

    def how_now(self) -> tuple[str, ...]:
        """What led to the tie, in the language of whoever asks; as it was kept where the sayings say another thing now."""
        found = tie(self.claim) if self.origin == Origin.SAYINGS else None
        same = found is not None and found.figure == self.figure
        return (*found.how, *self.how[len(found.how) :]) if found and same else self.how

    @property
    def confirmed(self) -> Correction | None:
        return self._standing(Step.CONFIRM)

    @property
    def dismissed(self) -> Correction | None:
        return self._standing(Step.DISMISS)

    @property
    def changed(self) -> Correction | None:
        return self._standing(Step.CHANGE)

    @property
    def added(self) -> Correction | None:
        return self._standing(Step.ADD)

    def _standing(self, step: Step) -> Correction | None:
        return next((one for one in reversed(self.steps) if one.step == step and one.undone_at is None), None)

    def content(self) -> dict[str, Any]:
        """The whole reading as plain values, for a correction to keep."""
        claim = self.claim
        return {
            "start": claim.start, "end": claim.end, "quote": claim.quote, "value": plain(claim.value),
            "unit": claim.unit, "bound": str(claim.bound), "what": claim.what, "module": claim.module,
            "period": claim.period or "", "who": claim.who or "", "clause": claim.clause, "sentence": claim.sentence,
            "figure": self.figure, "where": {name: list(values) for name, values in self.where.items()},
        }  # fmt: skip


def key_of(start: int, end: int, nth: int, *, by_person: bool = False) -> str:
    """How a number is addressed: its span, and which of the numbers on that span it is."""
    return f"{start}-{end}-{'p' if by_person else ''}{nth}"


def numbered(claims: Iterable[Claim]) -> Iterator[tuple[int, Claim]]:
    """Each claim with its place among those on the same span."""
    seen: dict[tuple[int, int], int] = defaultdict(int)
    for claim in claims:
        yield seen[claim.start, claim.end], claim
        seen[claim.start, claim.end] += 1


def of_reading(
    reading: Reading, remembered: Mapping[str, Tie] | None = None, committee: Committee | None = None
) -> list[Told]:
    """The claims of a reading with their ties: those a person confirmed before go first, then the sayings.

    With the committee, the names it gave its campaigns narrow a tie too.
    """
    keyed = ((key_of(claim.start, claim.end, nth), claim) for nth, claim in numbered(reading.claims))
    return [_tied(key, claim, remembered or {}, committee) for key, claim in keyed]


def _tied(key: str, claim: Claim, remembered: Mapping[str, Tie], committee: Committee | None) -> Told:
    known = remembered.get(phrase_of(claim))
    found = known or tie(claim)
    if found is None:
        return Told(key, claim)
    if committee and not known:
        found = narrowed_by_own_names(found, claim, committee)
    origin = Origin.REMEMBERED if known else Origin.SAYINGS
    return Told(key, claim, found.figure, dict(found.where), tuple(found.how), origin)


def phrase_of(claim: Claim) -> str:
    """What is counted, in few enough characters that the next report's words for it come out the same."""
    return f"{NOISE.sub('', claim.what)[:120]}|{claim.unit}"[:160]


def of_report(report: OldReport) -> list[Told]:
    """The numbers of a report in the order of its text, corrected. Two queries."""
    return of_reports(report.committee, [report])[report.pk]


def of_reports(committee: Committee, reports: Iterable[OldReport]) -> dict[int, list[Told]]:
    """The numbers of several reports, by the key of the report. Two queries in all."""
    keys = [report.pk for report in reports]
    steps: dict[int, dict[str, list[Correction]]] = defaultdict(lambda: defaultdict(list))
    for step in Correction.objects.of(committee).filter(report__in=keys):
        steps[step.report_id][step.claim].append(step)
    read: dict[int, list[Told]] = defaultdict(list)
    for row in OldClaim.objects.of(committee).filter(report__in=keys):
        read[row.report_id].append(_of_row(row))
    return {key: _corrected(read[key], steps[key]) for key in keys}


def _corrected(read: list[Told], steps: Mapping[str, list[Correction]]) -> list[Told]:
    found = {told.key: told for told in read}
    for key, done in steps.items():
        _lay_over(found, key, done)
    return sorted(found.values(), key=lambda told: (told.claim.start, told.claim.end, told.key))


def _lay_over(found: dict[str, Told], key: str, done: list[Correction]) -> None:
    """Put what people did over a number; one that only they know, or that the reader no longer finds, comes back."""
    standing = [one for one in done if one.undone_at is None]
    last = next((one for one in reversed(standing) if one.step in READ_ON), None)
    told = found.get(key)
    if told is None and last is None:
        return
    if last is not None:
        told = _as_corrected(told, key, last.content)
        _drop_double(found, told)
    assert told is not None
    found[key] = replace(told, steps=tuple(done))


def _drop_double(found: dict[str, Told], told: Told) -> None:
    """A newer reader may find what a person had added: the person's stays."""
    if "p" not in told.key:
        return
    for key, other in list(found.items()):
        same = (other.claim.start, other.claim.end, other.claim.value, other.claim.unit)
        if same == (told.claim.start, told.claim.end, told.claim.value, told.claim.unit) and not other.steps:
            del found[key]


def _as_corrected(told: Told | None, key: str, content: Mapping[str, Any]) -> Told:
    """A number as a person left it."""
    figure, where = content["figure"], {name: tuple(values) for name, values in content["where"].items()}
    if told and (told.figure, dict(told.where)) == (figure, where):
        return replace(told, claim=claim_of(content))
    return Told(key, claim_of(content), figure, where, origin=Origin.PERSON if figure else "")


def claim_of(content: Mapping[str, Any]) -> Claim:
    """The claim a correction holds."""
    return Claim(
        start=content["start"], end=content["end"], quote=content["quote"], value=Decimal(content["value"]),
        unit=content["unit"], bound=Bound(content["bound"]), what=content["what"], module=content["module"],
        period=content["period"] or None, who=content["who"] or None, clause=content["clause"],
        sentence=content["sentence"],
    )  # fmt: skip


def _of_row(row: OldClaim) -> Told:
    claim = Claim(
        start=row.start, end=row.end, quote=row.quote, value=row.value.normalize(), unit=row.unit,
        bound=Bound(row.bound), what=row.what, module=row.module, period=row.period or None, who=row.who or None,
        clause=row.clause, sentence=row.sentence,
    )  # fmt: skip
    where = {name: tuple(values) for name, values in row.where.items()}
    return Told(key_of(row.start, row.end, row.nth), claim, row.figure, where, tuple(row.how), row.origin)
