"""Moving a report to another period: the periods its figures name, and which figures changed a lot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee, Plenary, Term
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, pages
from jianyan.figures.questions import Answer
from jianyan.reports import living, outline
from jianyan.reports.models import Report, Section

NAMED = re.compile(r"(?<=\speriod=)[^\s|\]]+")
HUNDRED = Decimal(100)


class Move:
    """From one period to another: where each period that the text names comes to stand. Two queries at most."""

    def __init__(self, committee: Committee, old: Period, new: Period) -> None:
        self.committee, self.old, self.new = committee, old, new
        self._known: dict[str, list[str]] = {}

    def code(self, code: str) -> str:
        """The code moved as far as the report is; one that cannot be moved stays."""
        if code == self.old.code:
            return self.new.code
        if ".." in code:
            return "..".join(self._day(day) for day in code.split(".."))
        if re.fullmatch(r"\d{4}(-\d{4})?", code):
            return "-".join(str(int(year) + self._years) for year in code.split("-"))
        return self._along(code)

    def text(self, text: str) -> str:
        """The text with every period in `[[...]]` moved."""
        return living.STRAY.sub(lambda found: NAMED.sub(lambda named: self._codes_in(named[0]), found[0]), text)

    def _codes_in(self, codes: str) -> str:
        """One period, or those of the columns of a table."""
        return ",".join(self.code(code) for code in codes.split(","))

    @property
    def _years(self) -> int:
        return self.new.start.year - self.old.start.year

    def _day(self, text: str) -> str:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        kept = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
        return str(kept.replace(year=kept.year + self._years))

    def _along(self, code: str) -> str:
        """A plenary or a term: as many further on as the report is."""
        known = self._codes("term" if code.startswith("term:") else "plenary")
        if not {code, self.old.code, self.new.code} <= set(known):
            return code
        place = known.index(code) + known.index(self.new.code) - known.index(self.old.code)
        return known[place] if 0 <= place < len(known) else code

    def _codes(self, kind: str) -> list[str]:
        if kind not in self._known:
            plenaries = Plenary.objects.of(self.committee).select_related("term").order_by("opens_on")
            terms = Term.objects.of(self.committee).order_by("number")
            self._known[kind] = (
                [f"{one.term.number}.{one.number}" for one in plenaries]
                if kind == "plenary"
                else [f"term:{one.number}" for one in terms]
            )
        return self._known[kind]


@dataclass(frozen=True)
class Changed:
    """A figure that came out otherwise than in the period before: where it stands, and the two answers.

    `far` says that it moved by as much as the local rule asks to look at.
    """

    section: Section
    start: int
    quote: str
    before: Answer
    now: Answer
    far: bool = True

    @property
    def title(self) -> str:
        return self.now.question.title()

    @property
    def words(self) -> str:
        """91件 → 120件."""
        words = {"before": pages.in_words(self.before), "now": pages.in_words(self.now)}
        return gettext("%(before)s → %(now)s") % words


def changed(report: Report, sections: Sequence[Section]) -> list[Changed]:
    """The figures of a report begun from an earlier one that came out otherwise than in its period.

    All are answered together, in both periods.
    """
    if report.earlier is None:
        return []
    committee, whole = report.committee, outline.joined(sections)
    period = parse(report.period, committee)
    back = Move(committee, period, parse(report.earlier.period, committee))
    chips = [place for place in living.read(whole.text, committee, period) if isinstance(place, living.Chip)]
    periods = {code: _known(back.code(code), committee) for code in {chip.question.period.code for chip in chips}}
    pairs = [
        (chip, chip.question.of_period(earlier))
        for chip in chips
        if (earlier := periods[chip.question.period.code]) and chip.question.figure.kind != "reported"
    ]
    found = engine.answer([question for chip, earlier in pairs for question in (earlier, chip.question)])
    limit = provision(committee, "reports.change_percent")
    return [
        _place(whole, chip, before, now, far_apart(before, now, limit))
        for (chip, _), before, now in zip(pairs, found[::2], found[1::2], strict=True)
        if before.value != now.value
    ]


def far_apart(before: Answer, now: Answer, limit: int) -> bool:
    """Whether a value moved by `limit` percent or more; from nothing to something is always far."""
    if before.value == now.value:
        return False
    if not before.value or now.value is None:
        return True
    return abs(Decimal(now.value) - Decimal(before.value)) * HUNDRED >= limit * abs(Decimal(before.value))


def _known(code: str, committee: Committee) -> Period | None:
    try:
        return parse(code, committee)
    except UnknownPeriod:
        return None


def _place(whole: outline.Whole, chip: living.Chip, before: Answer, now: Answer, far: bool) -> Changed:
    section = whole.section_at(chip.start)
    start = next(start for start, one in whole.starts if one == section)
    return Changed(section, chip.start - start, whole.text[chip.start : chip.end], before, now, far)
