"""Periods: 2022 · 2018-2022 · 15.1 (from plenary 15-1 to the next) · term:15 · 2022-01-01..2022-08-15."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language, gettext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary, Term

ONE_DAY = timedelta(days=1)


class UnknownPeriod(ValueError):
    """The text is no period, or names a plenary or term this committee does not have."""


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both counted; `code` is the period as written in the contract."""

    code: str
    start: date
    end: date
    label: str = ""

    def __str__(self) -> str:
        return self.label or self.code

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def year(number: int) -> Period:
    """A calendar year."""
    return Period(str(number), date(number, 1, 1), date(number, 12, 31), _years_label(number, number))


def years(first: int, last: int) -> Period:
    """Calendar years from the first to the last, both counted."""
    if last < first:
        raise UnknownPeriod(gettext("期间“%(code)s”的末年早于首年。") % {"code": f"{first}-{last}"})
    if first == last:
        return year(first)
    return Period(f"{first}-{last}", date(first, 1, 1), date(last, 12, 31), _years_label(first, last))


def parse(code: str, committee: Committee) -> Period:
    """The period a text names, for one committee.

    Raises:
        UnknownPeriod: with the nearest known periods in the sentence.
    """
    for pattern, read in PATTERNS:
        if found := re.fullmatch(pattern, code.strip()):
            return read(committee, *found.groups())
    raise UnknownPeriod(
        gettext("看不懂期间“%(code)s”。可写：%(known)s。") % {"code": code, "known": "、".join(known(committee))}
    )


def known(committee: Committee) -> list[str]:
    """Codes of the periods this committee can be asked for: its plenaries and terms, newest first, then the forms."""
    plenaries = Plenary.objects.of(committee).select_related("term").order_by("-opens_on")
    terms = Term.objects.of(committee).order_by("-number")
    codes = [f"{p.term.number}.{p.number}" for p in plenaries] + [f"term:{t.number}" for t in terms]
    return [*codes, "2022", "2018-2022", "2022-01-01..2022-08-15"]


def choices(committee: Committee, chosen: Period) -> list[tuple[str, str]]:
    """Periods to choose from, as (code, words): the one chosen, years from the first plenary on, plenaries, terms."""
    plenaries = list(Plenary.objects.of(committee).select_related("term").order_by("-opens_on"))
    first = min((p.opens_on.year for p in plenaries), default=today().year)
    last = max([today().year if not committee.is_demo else 0, chosen.end.year, *(p.opens_on.year for p in plenaries)])
    known = [(str(number), _years_label(number, number)) for number in range(last, min(first, last) - 1, -1)]
    known += [(f"{p.term.number}.{p.number}", str(p)) for p in plenaries]
    known += [(f"term:{term.number}", str(term)) for term in {p.term: None for p in plenaries}]
    return known if chosen.code in dict(known) else [(chosen.code, str(chosen)), *known]


def before(period: Period, committee: Committee) -> Period | None:
    """The period of the same kind before this one, for comparison; None where there is none."""
    if re.fullmatch(r"\d{4}", period.code):
        return year(int(period.code) - 1)
    if found := re.fullmatch(r"(\d{4})-(\d{4})", period.code):
        first, last = map(int, found.groups())
        return years(first - (last - first + 1), first - 1)
    if re.fullmatch(r"\d+\.\d+", period.code):
        earlier = Plenary.objects.of(committee).filter(opens_on__lt=period.start).order_by("-opens_on").first()
        return _of_plenary(committee, earlier) if earlier else None
    return None


def _year(committee: Committee, text: str) -> Period:
    return year(int(text))


def _years(committee: Committee, first: str, last: str) -> Period:
    return years(int(first), int(last))


def _plenary(committee: Committee, term: str, number: str) -> Period:
    found = Plenary.objects.of(committee).filter(term__number=int(term), number=int(number)).first()
    if not found:
        raise _not_of_this_committee(committee, f"{term}.{number}")
    return _of_plenary(committee, found)


def _of_plenary(committee: Committee, plenary: Plenary) -> Period:
    after = Plenary.objects.of(committee).filter(opens_on__gt=plenary.opens_on).order_by("opens_on").first()
    end = after.opens_on - ONE_DAY if after else max(today(), plenary.opens_on)
    label = gettext("%(plenary)s以来") % {"plenary": plenary}
    return Period(f"{plenary.term.number}.{plenary.number}", plenary.opens_on, end, label)


def _term(committee: Committee, number: str) -> Period:
    term = Term.objects.of(committee).filter(number=int(number)).first()
    if not term:
        raise _not_of_this_committee(committee, f"term:{number}")
    return Period(f"term:{number}", term.starts_on, term.ends_on or max(today(), term.starts_on), str(term))


def _days(committee: Committee, first: str, last: str) -> Period:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise UnknownPeriod(gettext("“%(code)s”里有不存在的日期。") % {"code": f"{first}..{last}"}) from error
    if end < start:
        raise UnknownPeriod(gettext("期间“%(code)s”的末日早于首日。") % {"code": f"{first}..{last}"})
    return Period(f"{first}..{last}", start, end, _days_label(start, end))


def _not_of_this_committee(committee: Committee, code: str) -> UnknownPeriod:
    words = {"committee": committee, "code": code, "known": "、".join(known(committee)[:4])}
    return UnknownPeriod(gettext("%(committee)s没有期间“%(code)s”。相近的：%(known)s。") % words)


def _years_label(first: int, last: int) -> str:
    if get_language() == "en":
        return str(first) if first == last else f"{first}–{last}"
    return f"{first}年" if first == last else f"{first}—{last}年"


def _days_label(start: date, end: date) -> str:
    if get_language() == "en":
        return f"{start:%Y-%m-%d} – {end:%Y-%m-%d}"
    return f"{start.year}年{start.month}月{start.day}日—{end.year}年{end.month}月{end.day}日"


PATTERNS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})", _year),
    (r"(\d{4})-(\d{4})", _years),
    (r"(\d{1,2})\.(\d{1,2})", _plenary),
    (r"term:(\d{1,2})", _term),
    (r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", _days),
)
