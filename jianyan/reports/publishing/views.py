"""Pages of what was published: the report as it was, one of its figures with its rows, and as known now."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jianyan.committees.columns import columns_of, with_related
from jianyan.committees.downloads import kept_as
from jianyan.committees.papers import LANGUAGE, answer, paper_view
from jianyan.committees.requests import Request
from jianyan.figures.questions import Question
from jianyan.look import phrases
from jianyan.look.parts import Figure as ShownFigure
from jianyan.look.tables import Table
from jianyan.reports import building, drawing
from jianyan.reports.documents import Document, Told
from jianyan.reports.models import Edition, FrozenFigure
from jianyan.reports.publishing.differences import (
    Difference,
    difference,
    known,
    known_now,
    period_of,
)
from jianyan.reports.publishing.verifying import data_of
from jianyan.reports.rights import reads_drafts

ROWS_A_PAGE = 30
FILES = {"xlsx": _("数字附表 Excel"), "html": _("下载网页"), "json": _("下载数据"), "md": _("下载 Markdown")}


def edition_of(request: Request, report: str, number: int) -> Edition:
    """What was published of a report for the so manieth time.

    Raises:
        Http404: there is none.
    """
    rows = Edition.objects.of(request.committee).select_related("report")
    return get_object_or_404(rows, report__slug=report, number=number)


def edition(request: Request, report: str, number: int) -> HttpResponse:
    """A published report as it was, drawn from what was kept alone."""
    return edition_page(request, edition_of(request, report, number))


def edition_page(request: Request, found: Edition) -> HttpResponse:
    """The page of an edition, also at the address of its report."""
    made = found.document()
    others = list(
        Edition.objects.of(request.committee).filter(report=found.report).select_related("report").defer("content")
    )
    cards = {number: _card(found, number, told) for number, told in building.numbered(made)}
    context = {
        "edition": found, "report": found.report, "made": made, "chapters": drawing.chapters(made, cards, address=found.identity), "figures": building.numbered(made),
        "data": building.script_safe(data_of(found, made)), "others": others, "newest": others[0].number == found.number,
        "files": [(ending, str(words)) for ending, words in FILES.items()], "reads_drafts": reads_drafts(request.actor, found.report),
    }  # fmt: skip
    return render(request, "reports/edition.html", context)


def _card(edition: Edition, number: int, told: Told) -> ShownFigure:
    """A frozen figure in the text, and the card that accounts for it."""
    url = edition.committee.address("report-frozen", report=edition.report.slug, number=edition.number, figure=number)
    meaning = f"{told.meaning}（{told.part} ÷ {told.whole}）" if told.part is not None else told.meaning
    return ShownFigure(
        text=told.shown, name=told.title, value=told.exact, meaning=meaning, period=period_of(told), as_of=told.as_of,
        records_text=phrases.records_text(told.records), records_url=f"{url}#records", url=url, reported=told.kind == "reported", note=told.note,
    )  # fmt: skip


@paper_view
def edition_paper(request: Request, report: str, number: int, ending: str) -> HttpResponseBase:
    """A published report as an official paper."""
    found = edition_of(request, report, number)
    paper = building.paper_of(found.document())
    return answer(request.committee, paper, ending, title=found.report.title, plain=f"report-{report}-{number}")


@require_safe
def edition_file(request: Request, report: str, number: int, ending: str) -> HttpResponse:
    """A published report as a page that stands alone, as data, or as Markdown; what `report verify` takes."""
    if ending not in FILES:
        raise Http404
    found = edition_of(request, report, number)
    with translation.override(LANGUAGE):
        body = _files(found, ending, found.document())
    title, plain = found.report.title, f"report-{report}-{number}"
    return kept_as(HttpResponse(body), plain, ending, committee=request.committee, title=title)


def _files(found: Edition, ending: str, made: Document) -> bytes | str:
    if ending == "html":
        return building.html_of(made, data_of(found, made))
    return building.script_safe(data_of(found, made)) if ending == "json" else building.FORMATS[ending](made)


def now(request: Request, report: str, number: int) -> HttpResponse:
    """As reported beside as known now: every figure, those that differ first."""
    found = edition_of(request, report, number)
    every = known_now(found)
    rows = sorted(every, key=lambda one: (not one.differs, one.answer is not None, one.frozen.number))
    context = {"edition": found, "report": found.report, "rows": rows, "differing": sum(one.differs for one in every), "lost": sum(one.answer is None for one in every)}  # fmt: skip
    return render(request, "reports/now.html", context)


def frozen(request: Request, report: str, number: int, figure: int) -> HttpResponse:
    """One figure of an edition: what was told, the rows behind it then, and what made a difference since."""
    found = edition_of(request, report, number)
    rows = FrozenFigure.objects.of(request.committee).select_related("edition__report")
    one = get_object_or_404(rows, edition=found, number=figure)
    (beside,) = known([one])
    context: dict[str, Any] = {
        "edition": found,
        "report": found.report,
        "frozen": one,
        "told": beside.told,
        "known": beside,
    }
    context |= {"period_words": period_of(beside.told)}
    if beside.answer is not None and beside.told.kind != "reported":
        context |= _records(request, one, beside.answer.question)
    return render(request, "reports/frozen.html", context)


def _records(request: Request, one: FrozenFigure, question: Question) -> dict[str, Any]:
    """The rows as they are now: those that made the difference, and those that were counted then."""
    made = difference(one, question)
    page = Paginator(made.then.keys, ROWS_A_PAGE).get_page(request.GET.get("page"))
    table, withheld, gone = _table(request, question, list(page.object_list))
    return {
        "page": page, "table": table, "withheld": withheld, "gone": gone, "only_details": made.only_details,
        "moved": [group for group in _moved(request, made) if group["count"]],
    }  # fmt: skip


def _moved(request: Request, made: Difference) -> list[dict[str, Any]]:
    found = []
    for kind, keys in (("added", made.added), ("removed", made.removed), ("changed", made.changed)):
        table, withheld, gone = _table(request, made.question, keys[:ROWS_A_PAGE])
        found.append({"kind": kind, "count": len(keys), "table": table, "withheld": withheld, "gone": gone})
    return found


def _table(request: Request, question: Question, keys: list[Any]) -> tuple[Table, int, list[Any]]:
    """The rows of some keys that the reader may see, how many more there are, and the keys of rows that are deleted."""
    figure = question.parts()[-1].figure
    known = [key for key in keys if key is not None]
    rows = figure.of._default_manager.of_all(question.committees()).filter(pk__in=known)  # type: ignore[attr-defined]
    there = set(rows.values_list("pk", flat=True))
    seen = list(with_related(rows.visible_to(request.actor), figure.shows))
    table = Table(columns_of(figure.of, figure.shows), seen, caption=figure.label)
    gone = [gettext("不在本处") if key is None else key for key in keys if key not in there]
    return table, len(there) - len(seen), gone
