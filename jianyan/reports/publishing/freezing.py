"""Freezing: in the transaction of the step `publish`, text, values, meanings, questions and the rows behind them."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.papers import NotDrawn
from jianyan.figures import hedges, published
from jianyan.figures.hedges import Stated
from jianyan.figures.questions import Answer, Question
from jianyan.flows import hooks
from jianyan.flows.refusals import Code, StepRefused
from jianyan.look.numbers import Display
from jianyan.reports import living
from jianyan.reports.building import computed
from jianyan.reports.documents import Document, Told
from jianyan.reports.edition_models import Edition, FrozenFigure
from jianyan.reports.models import Report
from jianyan.reports.publishing.evidence import Evidence, bears_out, evidence_of
from jianyan.trail import models as trail

PUBLISH = "publish"


def register() -> None:
    """Freeze what is published; called when the house starts."""
    hooks.after_step(freeze_when_published)


def freeze_when_published(obj: Any, step: Any, by: Any) -> None:
    """A report that is published is frozen in the same transaction, or not published."""
    if isinstance(obj, Report) and step.name == PUBLISH:
        freeze(obj, by)


def freeze(report: Report, by: trail.Doer) -> Edition:
    """Keep the report as it stands now as its next edition.

    Raises:
        StepRefused: something in it cannot be computed, or records changed while it was being frozen.
    """
    try:
        made, gathered = computed(report)
    except NotDrawn as wrong:
        raise StepRefused(str(wrong)) from wrong
    rows = _evidence(gathered.answers)
    edition = Edition.objects.create(
        committee=report.committee, report=report, number=_next(report), notice=report.notice, content=made.as_json(),
        digest=digest_of(made), as_of=today(), published_on=report.published_on or today(), by=by.label[:80],
    )  # fmt: skip
    FrozenFigure.objects.of(report.committee).bulk_create(
        _frozen(edition, number, told, answer.question, rows[answer.question.url()])
        for number, (told, answer) in enumerate(zip(made.figures, gathered.answers, strict=True), 1)
    )
    _tell_figures(edition, made, gathered.answers, by)
    trail.record(edition, "freeze", by=by, after={"digest": edition.digest, "figures": len(made.figures)})
    return edition


def _tell_figures(edition: Edition, made: Document, answers: list[Answer], by: trail.Doer) -> None:
    """Let the pages of the figures say what was told; what an earlier edition told is withdrawn."""
    told = [
        (answer.question, stated(one), _source(edition, number, one))
        for number, (one, answer) in enumerate(zip(made.figures, answers, strict=True), 1)
        if answer.value is not None and one.kind != "reported"
    ]
    published.publish_all(told, by=by, instead_of=f"edition:{edition.report.slug}/")


def _source(edition: Edition, number: int, told: Told) -> published.Source:
    url = edition.committee.address("report-frozen", report=edition.report.slug, number=edition.number, figure=number)
    return published.Source(
        f"edition:{edition.report.slug}/{edition.number}:{number}", told.shown, edition.report.title, url
    )


def stated(told: Told) -> Stated:
    """What the words say, in the unit that they name: a hedge stands in them only where it does not lie."""
    value, word = Decimal(str(told.value)), hedges.word_in(told.shown)
    said = Display.parse(told.display).rounded(value) if word else value
    return hedges.told_with(word, said, _unit(told))


def _unit(told: Told) -> str:
    """The unit in the text, which may be another word than the figure's: 场次 of what is counted in 次."""
    found = living.UNIT.search(told.shown)
    return found[0] if found else told.unit


def _next(report: Report) -> int:
    return Edition.objects.of(report.committee).filter(report=report).count() + 1


def _evidence(answers: list[Answer]) -> dict[str, Evidence]:
    """The rows behind each question, asked once each; they come to its answer."""
    found: dict[str, Evidence] = {}
    for answer in answers:
        key = answer.question.url()
        if key in found:
            continue
        found[key] = evidence_of(answer.question)
        if not bears_out(found[key], answer):
            words = {"figure": answer.question.title()}
            raise StepRefused(
                gettext("公布时“%(figure)s”的记录正在变动，没有公布。请再办理一次“公布”。") % words, Code.RACE
            )
    return found


def _frozen(edition: Edition, number: int, told: Told, question: Question, evidence: Evidence) -> FrozenFigure:
    return FrozenFigure(
        committee=edition.committee, edition=edition, number=number, name=told.name, told=plain(told), query=_query(question),
        columns=evidence.columns, rows=evidence.packed(), digest=evidence.digest,
    )  # fmt: skip


def _query(question: Question) -> str:
    """The question as it was put to the database, for whoever wants to know for certain."""
    return "\n".join(str(one.rows().values("pk").query) for one in question.parts())


def plain(told: Told) -> dict[str, Any]:
    return {name: getattr(told, name) for name in Told.__dataclass_fields__}


def digest_of(made: Document) -> str:
    """That of the whole text and of every figure with its value, dates and meaning."""
    whole = {**made.as_json(), "figures": [plain(one) for one in made.figures]}
    return sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
