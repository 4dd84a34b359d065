"""What people do about a number of an old report: each act is kept, and can be taken back, which is kept too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.figures import published
from jianyan.readings import storing
from jianyan.readings.audit import Checked
from jianyan.readings.choices import Step, Verdict
from jianyan.readings.models import Correction, OldReport
from jianyan.readings.told import Told, key_of, phrase_of
from jianyan.trail import models as trail


class NotConfirmed(Exception):
    """A number that cannot be confirmed yet; the text says what is missing."""


@transaction.atomic
def change(report: OldReport, told: Told, content: dict[str, Any], *, by: trail.Doer) -> Correction:
    """Read a number otherwise, or tie it to another figure; a confirmation of the old reading is taken back."""
    _take_back(report, told, (Step.CONFIRM, Step.DISMISS), by)
    return _keep(report, told.key, Step.CHANGE, told.content() | content, by)


@transaction.atomic
def confirm(report: OldReport, checked: Checked, *, by: trail.Doer) -> Correction:
    """Confirm reading and tie: the number enters the committee's published values.

    Raises:
        NotConfirmed: it is tied to no figure, or nobody has said the period.
    """
    told = checked.told
    if not told.figure:
        raise NotConfirmed(gettext("这个数字还没有对应的指标。请先按“改读法”选定指标。"))
    if not (told.claim.period or storing.period_of(report)):
        raise NotConfirmed(gettext("文中没有写明期间。请先写明报告所说的期间，再确认。"))
    question = checked.question
    if question is None:
        raise NotConfirmed(checked.note)
    row = _keep(report, told.key, Step.CONFIRM, told.content(), by, phrase=phrase_of(told.claim))
    source = published.Source(_source_key(report, told.key), told.claim.quote, str(report), _place(report, told.key))
    published.publish(question, checked.stated, source, by=by)
    return row


def confirm_all(report: OldReport, checked: Sequence[Checked], *, by: trail.Doer) -> int:
    """Confirm every number that agrees and is not confirmed yet; returns how many."""
    said = bool(storing.period_of(report))
    agreed = [one for one in checked if one.verdict == Verdict.AGREES and not one.told.confirmed]
    waiting = [one for one in agreed if said or one.told.claim.period]
    with transaction.atomic():
        for one in waiting:
            confirm(report, one, by=by)
    return len(waiting)


@transaction.atomic
def dismiss(report: OldReport, told: Told, *, by: trail.Doer) -> Correction:
    """Say that this is no number of work done; its confirmation is taken back."""
    _take_back(report, told, (Step.CONFIRM,), by)
    return _keep(report, told.key, Step.DISMISS, told.content(), by)


@transaction.atomic
def add(report: OldReport, start: int, end: int, content: dict[str, Any], *, by: trail.Doer) -> Correction:
    """Mark a number that the reader missed; `start` and `end` are offsets into the report's text."""
    same = Correction.objects.of(report.committee).filter(report=report, step=Step.ADD)
    nth = same.filter(claim__startswith=f"{start}-{end}-p").count()
    key = key_of(start, end, nth, by_person=True)
    whole = {"start": start, "end": end, "quote": report.text[start:end], **around(report.text, start, end)}
    return _keep(report, key, Step.ADD, whole | content, by)


@transaction.atomic
def undo(report: OldReport, told: Told, step: Step, *, by: trail.Doer) -> bool:
    """Take back the latest act of a kind; of an added number everything. False when it had been taken back already."""
    return bool(_take_back(report, told, tuple(Step) if step == Step.ADD else (step,), by))


@transaction.atomic
def remove(report: OldReport, *, by: trail.Doer) -> bool:
    """Delete a report with all that was read in it; False, and nothing done, while a confirmation stands."""
    if Correction.objects.of(report.committee).standing().filter(report=report, step=Step.CONFIRM).exists():
        return False
    trail.record(report, "remove", by=by, before={"name": report.name, "digest": report.digest})
    OldReport.objects.of(report.committee).filter(pk=report.pk).delete()
    return True


def around(text: str, start: int, end: int) -> dict[str, str]:
    """The clause and the sentence that a span stands in."""
    return {"clause": _piece(text, start, end, "，,；;。！？\n"), "sentence": _piece(text, start, end, "。！？\n")}


def _piece(text: str, start: int, end: int, stops: str) -> str:
    first = max(text.rfind(stop, 0, start) for stop in stops) + 1
    lasts = [at for stop in stops if (at := text.find(stop, end)) >= 0]
    return text[first : min(lasts, default=len(text))].strip()[:500]


def _keep(
    report: OldReport, key: str, step: Step, content: dict[str, Any], by: trail.Doer, *, phrase: str = ""
) -> Correction:
    row = Correction.objects.create(
        committee=report.committee,
        report=report,
        claim=key,
        step=step,
        content=content,
        phrase=phrase,
        by=by.label[:80],
    )
    trail.record(report, step, by=by, after={"claim": key, "quote": content["quote"], "value": content["value"]})
    return row


def _take_back(report: OldReport, told: Told, steps: Sequence[Step], by: trail.Doer) -> int:
    """Take back what stands of these kinds; a confirmation goes with its published value."""
    rows = Correction.objects.of(report.committee).standing().filter(report=report, claim=told.key, step__in=steps)
    kinds = list(rows.values_list("step", flat=True))
    count = rows.update(undone_at=timezone.now(), undone_by=by.label[:80])
    if Step.CONFIRM in kinds:
        published.withdraw(report.committee, _source_key(report, told.key), by=by)
    if count:
        trail.record(report, "undo", by=by, before={"claim": told.key, "steps": kinds})
    return count


def _source_key(report: OldReport, key: str) -> str:
    return f"old:{report.digest[:24]}:{key}"


def _place(report: OldReport, key: str) -> str:
    return f"{report.get_absolute_url()}?claim={key}"
