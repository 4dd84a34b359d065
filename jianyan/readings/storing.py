"""Taking a file in, reading it, and storing what was read: at once when it is short, else in the background."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.look.numbers import plain
from jianyan.readings import audit
from jianyan.readings.choices import State
from jianyan.readings.memory import remembered
from jianyan.readings.models import TOO_LARGE, OldClaim, OldReport
from jianyan.readings.refusals import FileRefused, sentence
from jianyan.readings.span import years_of_records
from jianyan.readings.told import Told, of_reading
from jianyan.service.models import Work
from jianyan.service.tasks import background
from jianyan.text import reading as reader
from jianyan.text.files import Decoded, Unreadable, decode
from jianyan.text.found import READER_VERSION, Meta, Reading
from jianyan.trail import models as trail

logger = logging.getLogger(__name__)

MOST_BYTES = 20 * 1024 * 1024
READ_AT_ONCE = 60_000  # characters; longer texts are read in the background
KEPT = 500  # claims stored in one statement


def decoded(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Raises:
        FileRefused: nothing that can be read; the sentence says why.
    """
    if len(data) > MOST_BYTES:
        raise FileRefused(sentence("too_large"))
    try:
        return decode(data, name)
    except Unreadable as refusal:
        raise FileRefused(sentence(refusal.code)) from refusal


def take_in(committee: Committee, name: str, data: bytes, *, by: trail.Doer, asked_by: Any = None) -> OldReport:
    """Store a file's text and read it; the same file is found again with its corrections.

    A short text is read before this returns, a long one in the background.

    Raises:
        FileRefused: nothing has been stored.
    """
    digest = sha256(data).hexdigest()
    known = OldReport.objects.of(committee).filter(digest=digest).first()
    known = known or _kept(committee, name[-120:], digest, decoded(data, name), by)
    if known.state != State.READ or known.version != READER_VERSION:
        start(known, asked_by=asked_by)
    return known


def _kept(committee: Committee, name: str, digest: str, text: Decoded, by: trail.Doer) -> OldReport:
    """Store the text of a file; somebody may have stored the same a moment before."""
    given = {
        "name": name,
        "text": text.text,
        "kind": text.kind,
        "encoding": text.encoding or "",
        "added_by": by.label[:80],
    }
    with transaction.atomic():
        rows = OldReport.objects.of(committee)
        report, is_new = rows.get_or_create(committee=committee, digest=digest, defaults=given)
        if is_new:
            trail.record(report, "add", by=by, after={"name": name, "characters": report.characters})
    return report


def start(report: OldReport, *, asked_by: Any = None) -> None:
    """Read a stored report: at once, or in the background when it is long and nothing is under way."""
    if report.characters <= READ_AT_ONCE:
        read_now(report)
    elif not under_way(report):
        report.state = State.WAITING
        report.save(update_fields=["state"])
        read_later.start(committee=report.committee, asked_by=asked_by, report=report.pk)


def read_now(report: OldReport) -> None:
    """Read and store. What goes wrong is kept as the state of the report, with its reason in the log."""
    try:
        store(report, reader.read(report.text))
    except Exception:
        logger.exception("reading %s failed", report.pk)
        _failed(report)


@background(_("读旧报告"), tries=2)
def read_later(work: Work, *, report: int) -> None:
    """Read one report; run again from the start when it was cut short."""
    found = OldReport.objects.of(work.committee).get(pk=report)
    work.progress(0, 2, gettext("正在读 %(count)d 字") % {"count": found.characters})
    try:
        reading = reader.read(found.text)
        work.progress(1, 2, gettext("读出 %(count)d 处数字，正在对应指标") % {"count": len(reading.claims)})
        store(found, reading)
    except Exception:
        _failed(found)
        raise
    work.progress(2, 2, gettext("已读完"))


def under_way(report: OldReport) -> Work | None:
    """The background work that reads a report now."""
    works = Work.objects.of(report.committee).open().filter(key=read_later.key)
    return next((work for work in works if work.arguments.get("report") == report.pk), None)


def store(report: OldReport, reading: Reading) -> None:
    """Replace what was read before by this reading, all or nothing; corrections stay as they are."""
    numbers = of_reading(reading, remembered(report.committee, but=report), report.committee)
    with transaction.atomic():
        OldClaim.objects.of(report.committee).filter(report=report).delete()
        fitting = [told for told in numbers if abs(told.claim.value) < TOO_LARGE]
        rows = [_row(report, position, told) for position, told in enumerate(fitting)]
        OldClaim.objects.bulk_create(rows, batch_size=KEPT)
        report.meta, report.relations = asdict(reading.meta), _relations(reading, numbers)
        report.furniture = [list(span) for span in reading.furniture]
        report.version, report.state, report.reason, report.read_at = reading.version, State.READ, "", timezone.now()
        report.save(update_fields=["meta", "furniture", "relations", "version", "state", "reason", "read_at"])


def meta_of(report: OldReport) -> Meta:
    """What the text says about itself."""
    return Meta(**report.meta) if report.meta else Meta()


def period_of(report: OldReport) -> str:
    """The period of a report: a person's word, else what the text says; empty where neither does."""
    return report.period or audit.period_of(meta_of(report))


def period_for_check(report: OldReport) -> str:
    """The period to check by: where nobody says one, the years of the committee's records."""
    return period_of(report) or years_of_records(report.committee)


def check(report: OldReport, numbers: Sequence[Told]) -> list[audit.Checked]:
    """The numbers of a report with their verdicts, now. What people took for no number is left out."""
    kept = [told for told in numbers if not told.dismissed]
    return audit.audit(kept, report.committee, period_for_check(report), meta_of(report).period)


def _failed(report: OldReport) -> None:
    report.state, report.reason = (
        State.FAILED,
        gettext("读这份报告时出了错，已记入日志。请再试一次；仍不行请联系系统管理员。"),
    )
    report.save(update_fields=["state", "reason"])


def _relations(reading: Reading, numbers: Sequence[Told]) -> list[dict[str, Any]]:
    return [
        {"kind": str(one.kind), "claims": [numbers[at].key for at in one.claims], "note": one.note}
        for one in reading.relations
    ]


def _row(report: OldReport, position: int, told: Told) -> OldClaim:
    claim = told.claim
    return OldClaim(
        committee=report.committee, report=report, position=position, start=claim.start, end=claim.end,
        nth=int(told.key.rpartition("-")[2]), quote=claim.quote[:200], value=plain(claim.value), unit=claim.unit[:20],
        bound=claim.bound, what=claim.what[:200], module=claim.module[:30], period=claim.period or "",
        who=(claim.who or "")[:100], clause=claim.clause, sentence=claim.sentence, figure=told.figure,
        where={name: list(values) for name, values in told.where.items()}, how=list(told.how), origin=told.origin,
    )  # fmt: skip
