"""Figures that no record stands behind: nothing was entered, or it is asked for the wrong period."""

from __future__ import annotations

from django.utils.translation import gettext

from jianyan.figures import pages
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Result
from jianyan.reports.checking.standing import Told
from jianyan.reports.choices import Check


def find(draft: Draft) -> Result:
    """Each figure without a record, but for those taken over from others, which have none."""
    computed = [told for told in draft.told if told.answer.figure.kind != "reported"]
    empty = [told for told in computed if told.answer.value is None or not told.answer.records]
    return Result(len(computed), [draft.found(Check.RECORDS, told.place, _sentence(told)) for told in empty])


def _sentence(told: Told) -> str:
    words = {"title": told.question.title(), "period": pages.period_words(told.question.period)}
    if told.answer.value is None:
        return (
            gettext("%(period)s没有可作“%(title)s”分母的记录，算不出占比。请核对期间，或补录记录，或改写这句话。")
            % words
        )
    return (
        gettext("%(period)s没有一条“%(title)s”的记录。请核对期间和种类，或补录记录；确实没有的，请改写这句话。")
        % words
    )
