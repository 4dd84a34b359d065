"""A report as it is checked: its stored text, its figures computed together, and how it reads to a reader of official Chinese."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.utils import translation

from jianyan.committees.papers import LANGUAGE
from jianyan.committees.periods import Period, parse
from jianyan.figures import engine, hedges, pages
from jianyan.reports import living
from jianyan.reports.checking import plain
from jianyan.reports.checking.found import HEADING, Found, Mend
from jianyan.reports.checking.standing import BLANK, Place, Run, Told, Unreadable, sentence_at, told_of
from jianyan.reports.chips import asked_in
from jianyan.reports.choices import Check
from jianyan.reports.models import Report, Section
from jianyan.text.found import Claim, Reading
from jianyan.text.reading import read

GAP = "\n\n"


class Draft:
    """A report with everything that the rules ask of it. How many queries it takes does not grow with sections or figures."""

    def __init__(self, report: Report) -> None:
        self.report, self.committee = report, report.committee
        self.period: Period = parse(report.period, report.committee)
        self.sections = report.standing()
        for section in self.sections:
            section.report, section.committee = report, report.committee
        self.told, self.unreadable = self._evaluated()
        self._names: dict[str, str] = {}

    def _evaluated(self) -> tuple[list[Told], list[Unreadable]]:
        """All sections read as one text, so that a period that many name is looked up once, and answered together."""
        whole = GAP.join(section.text for section in self.sections)
        places = living.read(whole, self.committee, self.period)
        starts = self._starts()
        chips = [one for one in places if isinstance(one, living.Chip)]
        answers = engine.answer([chip.question for chip in chips])
        told = [told_of(self._placed(one, starts), one, found) for one, found in zip(chips, answers, strict=True)]
        wrong = [Unreadable(self._placed(one, starts), one) for one in places if isinstance(one, living.Finding)]
        return told, wrong

    def _starts(self) -> list[int]:
        starts, at = [], 0
        for section in self.sections:
            starts.append(at)
            at += len(section.text) + len(GAP)
        return starts

    def _placed(self, one: living.Chip | living.Finding, starts: list[int]) -> Place:
        number = bisect_right(starts, one.start) - 1
        section, start = self.sections[number], starts[number]
        return Place(section, one.start - start, min(one.end - start, len(section.text)))

    @cached_property
    def runs(self) -> list[Run]:
        """The report as it reads, run by run, in order."""
        runs: list[Run] = []
        at = len(self.report.title) + len(GAP)
        for section in self.sections:
            for place, told, length in self._pieces(section):
                runs.append(Run(at, at + length, place, told))
                at += length
            at += len(GAP)
        return runs

    def _pieces(self, section: Section) -> Iterator[tuple[Place, Told | None, int]]:
        if section.heading:
            yield Place(section, HEADING, HEADING), None, len(section.heading) + len(GAP)
        at = 0
        for told in self.told_in(section):
            yield Place(section, at, told.place.start), None, told.place.start - at
            yield told.place, told, len(told.text)
            at = told.place.end
        yield Place(section, at, len(section.text)), None, len(section.text) - at

    @cached_property
    def text(self) -> str:
        """The report as it reads: title, headings, and the text with its figures shown."""
        parts = []
        for section in self.sections:
            body = f"{section.heading}{GAP}" if section.heading else ""
            at = 0
            for told in self.told_in(section):
                body += section.text[at : told.place.start] + told.text
                at = told.place.end
            parts.append(body + section.text[at:])
        return GAP.join([self.report.title, *parts])

    @cached_property
    def reading(self) -> Reading:
        """What the reader of official Chinese makes of it."""
        return read(self.text, on_a_page=False)

    @cached_property
    def numbers(self) -> list[plain.Number]:
        """The numbers that are typed."""
        return plain.numbers(self)

    @cached_property
    def limits(self) -> hedges.Limits:
        return hedges.limits_of(self.committee)

    @cached_property
    def _of_section(self) -> dict[int, list[Told]]:
        found = defaultdict(list)
        for told in self.told:
            found[told.place.section.pk].append(told)
        return found

    @cached_property
    def first_told(self) -> dict[tuple[object, ...], Told]:
        """The first figure of the text for each question."""
        return {asked_in(told.question): told for told in reversed(self.told)}

    @cached_property
    def number_at(self) -> dict[int, plain.Number]:
        """The typed numbers that the reader makes a claim of, by where they begin in the text as it reads."""
        return {number.claim.start: number for number in self.numbers if number.claim}

    def told_in(self, section: Section) -> list[Told]:
        return self._of_section.get(section.pk, [])

    @cached_property
    def _blanks(self) -> dict[int, str]:
        return {
            section.pk: living.STRAY.sub(lambda found: BLANK * len(found[0]), section.text)
            for section in self.sections
        }

    def blanked(self, section: Section) -> str:
        """Its text with every `[[...]]` blanked out, as long as before."""
        return self._blanks[section.pk]

    def told_at(self, start: int, end: int) -> Told | None:
        """The figure that stands at these positions of the text as it reads."""
        return next((run.told for run in self._between(start, end) if run.told), None)

    def place(self, start: int, end: int) -> Place | None:
        """Where positions of the text as it reads stand in the stored text, figures whole; None in the title."""
        runs = self._between(start, end)
        if not runs:
            return None
        first, last = runs[0], runs[-1]
        section = first.place.section
        if HEADING in (first.place.start, last.place.start) or last.place.section != section:
            return Place(section, HEADING, HEADING)
        stored = first.place.start if first.told else first.place.start + max(start - first.start, 0)
        stop = last.place.end if last.told else last.place.start + min(end, last.end) - last.start
        return Place(section, stored, stop)

    def _between(self, start: int, end: int) -> list[Run]:
        first = max(bisect_right(self._run_starts, start) - 1, 0)
        last = bisect_left(self._run_starts, end)
        return [run for run in self.runs[first:last] if start < run.end]

    @cached_property
    def _run_starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def of_claim(self, claim: Claim) -> Place | None:
        return self.place(claim.start, claim.end)

    def found(
        self, kind: Check, place: Place, sentence: str, mends: Sequence[Mend] = (), *, quote: str = "",
        blocks: bool = False,
    ) -> Found:  # fmt: skip
        """A finding at a place; `quote` is needed in a heading only."""
        section = place.section
        if place.start == HEADING:
            before, _, after = section.heading.partition(quote)
            reads = (before, quote, after)
            own = tuple(mends) if kind == Check.HEADING else ()  # no figure is computed in a heading
            return Found(kind, section, HEADING, HEADING, quote, sentence, own, blocks, section.heading, reads)
        start, end = sentence_at(section.text, place.start, place.end)
        cuts = ((start, place.start), (place.start, place.end), (place.end, end))
        before, at, after = (self.shown(section, *cut) for cut in cuts)
        quote, passage = section.text[place.start : place.end], section.text[start:end]
        return Found(
            kind, section, place.start, place.end, quote, sentence, tuple(mends), blocks, passage, (before, at, after)
        )

    def name_of(self, period: Period) -> str:
        """A period as the report names it, which is Chinese whatever the language of the page. Each is looked up once."""
        if period.code not in self._names:
            with translation.override(LANGUAGE):
                self._names[period.code] = pages.period_words(parse(period.code, self.committee))
        return self._names[period.code]

    def shown(self, section: Section, start: int, end: int) -> str:
        """A stretch of the stored text as it reads; a figure that begins in it stands whole."""
        text, at = "", start
        for told in self.told_in(section):
            if start <= told.place.start < end:
                text += section.text[at : told.place.start] + told.text
                at = told.place.end
        return text + section.text[at : max(at, end)]
