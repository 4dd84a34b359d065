"""Pages of figures: the catalogue, one figure with its rows, and the rows as CSV."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.columns import columns_of, search, with_related
from jianyan.committees.downloads import kept_as
from jianyan.committees.missing import Missing
from jianyan.committees.models import Plenary
from jianyan.committees.periods import Period, UnknownPeriod, choices, parse
from jianyan.committees.requests import Request
from jianyan.figures import engine, pages, published
from jianyan.figures.catalogue import FIGURES, UnknownFigure, find
from jianyan.figures.declared import Figure
from jianyan.figures.questions import Question, UnknownNarrowing, narrowed_by
from jianyan.look.tables import Table, to_csv

ROWS_A_PAGE = 30


def asked(request: Request, name: str) -> Question:
    """The question an address puts.

    Raises:
        Missing: an unknown figure, period, dimension, value or day; the sentence names the nearest known one.
    """
    try:
        figure = find(name)
        where = narrowed_by(figure, request.committee, request.GET.getlist("where"))
        cut = date.fromisoformat(request.GET["as_of"]) if request.GET.get("as_of") else None
    except (UnknownFigure, UnknownNarrowing) as unknown:
        raise Missing(str(unknown)) from unknown
    except ValueError as wrong:
        raise Missing(gettext("截至日期请写成“2022-08-15”。")) from wrong
    return Question(figure, request.committee, period_of(request), where, request.GET.get("lower") == "1", cut)


def period_of(request: Request) -> Period:
    """The period an address names; without one, since the latest plenary, or this year.

    Raises:
        Missing: no such period; the sentence names the known ones.
    """
    try:
        return parse(request.GET.get("period") or usual_period(request), request.committee)
    except UnknownPeriod as unknown:
        raise Missing(str(unknown)) from unknown


def usual_period(request: Request) -> str:
    latest = Plenary.objects.of(request.committee).select_related("term").order_by("-opens_on").first()
    if latest is None:
        return str(today().year)
    return str(latest.opens_on.year)


def catalogue(request: Request) -> HttpResponse:
    """All figures with their values for one period."""
    period = period_of(request)
    told = published.told_in(request.committee, period.code)
    questions = [Question(one, request.committee, period) for one in FIGURES.values()]
    answers = engine.answer([*questions, *(asked for _row, asked in told)])
    differing = published.differing(told, answers[len(questions) :])
    context = {
        "groups": pages.groups(answers[: len(questions)], differing), "period": period, "words": pages.period_words(period), "periods": choices(request.committee, period),
    }  # fmt: skip
    return render(request, "figures/catalogue.html", context)


def figure(request: Request, name: str) -> HttpResponse:
    """One figure: meaning, value, by year, by dimension, and the rows behind it."""
    question = asked(request, name)
    answer = engine.answer_one(question)
    series, told = pages.series(question), published.told_of(question)
    found = engine.answer([*series, *(asked for _row, asked in told)])
    history = found[: len(series)]
    dimension = pages.chosen_dimension(question, request.GET.get("by", ""))
    context = {
        "figure": question.figure, "question": question, "answer": answer, "value": pages.shown_value(answer),
        "period_words": pages.period_words(question.period), "years": pages.by_year(history, str(question.figure.label)),
        "history": [(pages.short_period(past.question.period), pages.shown_value(past), past.records) for past in history],
        "dimension": dimension, "bars": pages.broken_down(question, dimension) if dimension else None,
        "periods": choices(request.committee, question.period), "narrowing": _narrowing(question), **_records(request, question),
        "told": published.beside(told, found[len(series) :]), "told_elsewhere": published.told_elsewhere(question),
    }  # fmt: skip
    return render(request, "figures/figure.html", context)


def records_csv(request: Request, name: str) -> StreamingHttpResponse:
    """The rows behind a figure that the reader may see, as CSV."""
    rows, _total, listed = _rows(request, asked(request, name))
    shows = listed.shows
    columns = columns_of(listed.of, shows)
    lines = to_csv(columns, with_related(rows, shows))
    return kept_as(StreamingHttpResponse(lines), name, "csv", committee=request.committee)


def _rows(request: Request, question: Question) -> tuple[Any, int, Figure]:
    """The rows that the reader may see, how many there are in all, and the figure they are rows of."""
    part = question.figure.is_percent and request.GET.get("rows") == "part"
    rows = question.part_rows() if part else question.rows()
    figure = question.parts()[0 if part else -1].figure
    return rows.visible_to(request.actor), rows.count(), figure


def _records(request: Request, question: Question) -> dict[str, Any]:
    rows, total, listed = _rows(request, question)
    shows = listed.shows
    visible = rows.count()
    words = request.GET.get("q", "").strip()
    if words:
        rows = rows.filter(search(listed.of, shows, words))
    page = Paginator(with_related(rows, shows), ROWS_A_PAGE).get_page(request.GET.get("page"))
    table = Table(
        columns_of(listed.of, shows), page.object_list, caption=listed.label,
        empty=gettext("这一期间没有记录。可改选期间，或放宽收窄的条件。"),
    )  # fmt: skip
    return {"table": table, "page": page, "total": total, "withheld": total - visible, "words": words}


def _narrowing(question: Question) -> list[dict[str, Any]]:
    """The narrowings in force, each with its words and the address that takes it away."""
    found = []
    for name, (label, words) in zip(question.where, question.narrowing_words(), strict=True):
        rest = {other: kept for other, kept in question.where.items() if other != name}
        wider = Question(question.figure, question.committee, question.period, rest, question.lower, question.cut)
        found.append({"label": label, "words": words, "url": wider.url()})
    return found
