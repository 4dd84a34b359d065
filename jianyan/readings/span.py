"""The years that a committee's records cover: what stands in for the period of a report that names none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max, Min

from jianyan.committees.models import Committee
from jianyan.committees.periods import years
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure, Reported, Share

A_TERM = 5  # years; records of more than a term say nothing about one report
PEOPLE = "organisation"  # the room of people and bodies, who were there before there were records


def years_of_records(committee: Committee) -> str:
    """From the year of the first dated record of work to that of the last, as a period; empty where that is over a term.

    One query a register.
    """
    days = [day for span in _spans(committee) for day in span if day]
    if not days or max(days).year - min(days).year >= A_TERM:
        return ""
    return years(min(days).year, max(days).year).code


def _spans(committee: Committee) -> Iterator[tuple[date | None, date | None]]:
    dated = [
        figure
        for figure in FIGURES.values()
        if not (isinstance(figure, Reported) or figure.reaches_back) and figure.room != PEOPLE
    ]
    for model, when in dict.fromkeys(map(_register, dated)):
        found = model._default_manager.of(committee).order_by().aggregate(first=Min(when), last=Max(when))
        yield found["first"], found["last"]


def _register(figure: Figure) -> tuple[Any, str]:
    whole = figure.whole if isinstance(figure, Share) else figure
    return whole.of, whole.when
