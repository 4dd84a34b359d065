"""Published values: what a committee once told of a figure, kept when a person confirms it, beside what is computed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.figures import hedges
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.hedges import Limits, Stated
from jianyan.figures.models import PublishedValue
from jianyan.figures.pages import in_words
from jianyan.figures.questions import Answer, Narrowing, Question, UnknownNarrowing, dimension_of
from jianyan.look.numbers import plain
from jianyan.trail import models as trail


@dataclass(frozen=True)
class Source:
    """Where a value was told: the words, the paper and its address, and the key under which it is kept."""

    key: str
    quote: str
    paper: str
    url: str = ""


def digest_of(where: Narrowing) -> str:
    """A short form of a narrowing, whatever the order it was written in."""
    canonical = {name: sorted(values) for name, values in sorted(where.items())}
    return sha256(json.dumps(canonical, ensure_ascii=False).encode()).hexdigest()[:16]


def publish(question: Question, stated: Stated, source: Source, *, by: trail.Doer) -> PublishedValue:
    """Keep what was told as the answer to a question; told again from the same source it replaces itself.

    Call it inside the transaction of the confirmation.
    """
    row, _created = PublishedValue.objects.of(question.committee).update_or_create(
        committee=question.committee,
        key=source.key,
        defaults=_told(question, stated, source, by) | {"withdrawn_at": None, "withdrawn_by": ""},
    )
    trail.record(row, "publish", by=by, after={"value": plain(stated.value), "period": row.period})
    return row


def _told(question: Question, stated: Stated, source: Source, by: trail.Doer) -> dict[str, Any]:
    return {
        "figure": question.figure.name, "where": {name: list(values) for name, values in question.where.items()},
        "digest": digest_of(question.where), "lower": question.lower, "period": question.period.code,
        "value": stated.value, "unit": stated.unit, "bound": stated.bound, "word": stated.word,
        "quote": source.quote[:200], "source": source.paper[:200], "url": source.url,
        "told_at": timezone.now(), "told_by": by.label[:80],
    }  # fmt: skip


def publish_all(told: Iterable[tuple[Question, Stated, Source]], *, by: trail.Doer, instead_of: str = "") -> None:
    """Keep what a whole paper tells, which is recorded by its own publication.

    `instead_of` begins the keys of an earlier paper that this one corrects: its values are withdrawn.
    """
    rows = [_row(question, stated, source, by) for question, stated, source in told]
    if not rows:
        return
    if instead_of:
        standing = PublishedValue.objects.of(rows[0].committee).standing().filter(key__startswith=instead_of)
        standing.update(withdrawn_at=timezone.now(), withdrawn_by=by.label[:80])
    PublishedValue.objects.of(rows[0].committee).bulk_create(rows)


def _row(question: Question, stated: Stated, source: Source, by: trail.Doer) -> PublishedValue:
    return PublishedValue(committee=question.committee, key=source.key, **_told(question, stated, source, by))


def withdraw(committee: Committee, key: str, *, by: trail.Doer) -> None:
    """Take a value back whose confirmation was taken back; nothing when none stands. Inside its transaction."""
    row = PublishedValue.objects.of(committee).standing().filter(key=key).first()
    if row is None:
        return
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by.label[:80]
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    trail.record(row, "withdraw", by=by)


@dataclass(frozen=True)
class Beside:
    """A published value beside the one computed now."""

    told: PublishedValue
    answer: Answer
    limits: Limits

    @property
    def stated(self) -> Stated:
        return Stated(self.told.value.normalize(), self.told.bound, self.told.word, self.told.unit)

    @property
    def agrees(self) -> bool:
        return hedges.holds(self.stated, self.answer.value, self.limits)

    @property
    def allowed(self) -> str:
        """The true values that the words allow; empty of an exact number."""
        if self.stated.bound == "exact":
            return ""
        return hedges.allowed(self.stated, self.limits).words(self.told.unit)

    @property
    def verdict(self) -> str:
        return "agrees" if self.agrees else "differs"

    @property
    def computed(self) -> str:
        """The computed value with its unit; empty where there is nothing to be a share of."""
        return "" if self.answer.value is None else in_words(self.answer)

    @property
    def off(self) -> str:
        """By how much records are above or below an exact number; empty where they agree."""
        if self.agrees or self.difference is None:
            return ""
        words = {"change": hedges.apart_in_words(self.difference, self.told.unit)}
        return gettext("记录多%(change)s") % words if self.difference > 0 else gettext("记录少%(change)s") % words

    @property
    def difference(self) -> Decimal | None:
        """Computed less told; None where nothing is computed."""
        return None if self.answer.value is None else Decimal(self.answer.value) - self.stated.value


def told_of(question: Question) -> list[tuple[PublishedValue, Question]]:
    """What was published of this figure, narrowed like this, in every period, each with the question it answers.

    What one paper says several times stands once, at its first place.
    """
    rows = PublishedValue.objects.of(question.committee).standing()
    same = rows.filter(figure=question.figure.name, digest=digest_of(question.where), lower=question.lower)
    pairs = [(row, _question(row, question.committee)) for row in same]
    once = {(row.period, row.value, row.bound, row.word, row.source): (row, asked) for row, asked in reversed(pairs)}
    known = [(row, asked) for row, asked in once.values() if asked is not None]
    return sorted(known, key=lambda pair: (pair[1].period.start, pair[1].period.end, pair[0].pk))


def told_elsewhere(question: Question) -> list[Question]:
    """The same figure narrowed otherwise, where something was published of it; each narrowing once, at its latest."""
    rows = PublishedValue.objects.of(question.committee).standing().filter(figure=question.figure.name)
    others = rows.exclude(digest=digest_of(question.where), lower=question.lower)
    asked = [found for row in others if (found := _question(row, question.committee))]
    latest = {(digest_of(one.where), one.lower): one for one in sorted(asked, key=lambda one: one.period.start)}
    return list(latest.values())


def beside(told: Sequence[tuple[PublishedValue, Question]], answers: Iterable[Answer]) -> list[Beside]:
    """Published values with the answers to their questions, in their order."""
    if not told:
        return []
    limits = hedges.limits_of(told[0][1].committee)
    return [Beside(row, answer, limits) for (row, _question), answer in zip(told, answers, strict=True)]


def told_in(committee: Committee, period: str) -> list[tuple[PublishedValue, Question]]:
    """What was published of a period, each with the question it answers."""
    rows = PublishedValue.objects.of(committee).standing().filter(period=period)
    return [(row, asked) for row in rows if (asked := _question(row, committee))]


def differing(told: Sequence[tuple[PublishedValue, Question]], answers: Iterable[Answer]) -> dict[str, Beside]:
    """By figure, the first published value that does not agree with its answer."""
    found: dict[str, Beside] = {}
    for one in beside(told, answers):
        if not one.agrees:
            found.setdefault(one.told.figure, one)
    return found


def _question(row: PublishedValue, committee: Committee) -> Question | None:
    """The question a published value answers; None when this version no longer knows its figure, narrowing or period."""
    figure = FIGURES.get(row.figure)
    if figure is None:
        return None
    where = {name: tuple(values) for name, values in row.where.items()}
    try:
        for name in where:
            dimension_of(figure, name)
        return Question(figure, committee, parse(row.period, committee), where, row.lower)
    except (UnknownNarrowing, UnknownPeriod):
        return None
