"""Sentences and clauses of the article, the headings they stand under, and the parts that look ahead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jianyan.text.cleaning import Clean
from jianyan.text.passing import FUTURE_HEADING, PAST_HEADING

OPENINGS = 2  # paragraphs whose openings hold for the next
TOPIC = 90  # characters; a line without a stop up to here is what its section is about
YEAR = re.compile(r"((?:19|20)\d\d)年")
DAY = re.compile(r"年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
STOP = re.compile(r"[。！？]+[”’）》]*|\n")
LEAD = re.compile(
    r"^[\s　]*(?:--|——)?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*|[一二三四五六七八九十]是|[•●◆■★▲①②③④⑤⑥⑦⑧⑨⑩]\s*)?"
)


@dataclass(frozen=True)
class Sentence:
    """`start` and `end` in the clean text; `heading` is the last heading above, `head` the run-in head of the
    paragraph (注重理论武装。), `paragraph` where the paragraph starts, `ahead` tells plans from work done, `section`
    is the heading with the openings of the paragraphs since it, or since the last run-in head."""

    start: int
    end: int
    heading: str
    head: str
    paragraph: int
    ahead: bool
    section: str = ""


def sentences(clean: Clean) -> Iterator[Sentence]:
    """The sentences of the article in order."""
    heading, ahead = "", False
    years: Counter[str] = Counter()
    topic, openings = "", list[str]()
    for line in clean.lines:
        if not line.article:
            continue
        text = clean.text[line.start : line.end].strip()
        if is_heading(text):
            heading, topic, openings = text, LEAD.sub("", text.lstrip("# ")), []
            ahead = ahead_under(text, ahead) or _of_a_later_year(text, years)
            if not re.search(r"\d", text):
                continue
        elif len(text) <= TOPIC and text[-1:] not in "。；，！？”）…":
            topic, openings = text, []
        years.update(YEAR.findall(text))
        found = list(_of_line(clean.text, line.start, line.end, heading, ahead))
        openings = _openings(clean.text, found, openings)
        for number, sentence in enumerate(found):
            yield replace(sentence, section="\n".join((topic, *(openings if number else openings[:-1]))))


def _openings(text: str, paragraph: list[Sentence], earlier: list[str]) -> list[str]:
    """The openings that still hold after a paragraph: a run-in head ends those before it."""
    if not paragraph:
        return earlier
    headed = any(sentence.head for sentence in paragraph)
    opening = text[paragraph[0].start : paragraph[0].end].strip()
    return [*([] if headed else earlier[-OPENINGS:]), opening]


def is_heading(text: str) -> bool:
    """A short line without a full stop that is no list item with figures."""
    return (
        len(text) <= 40
        and text[-1:] not in "。；，！？"
        and not re.search(r"\d+(?:余|多)?(?:次|件|场|篇|人次|期|份|条|名|项|%)", text)
    )


def ahead_under(heading: str, ahead: bool) -> bool:
    """Whether what stands under a heading looks ahead; a lower heading keeps what the one above it said."""
    if PAST_HEADING.search(heading) and not re.search(r"安排|打算|部署|展望", heading):
        return False
    if FUTURE_HEADING.search(heading):
        return True
    top = re.match(r"[一二三四五六]、", heading)
    return ahead and not (top and re.search(r"履职|成效|工作成果|主要工作", heading) and "任务" not in heading)


LONGEST = 800  # characters; what runs on longer is no sentence and is cut, so that hostile text stays cheap


def _cut_long(text: str, start: int, stops: list[int]) -> Iterator[int]:
    """The stops, with more of them where a sentence is too long."""
    for stop in stops:
        while stop - start > LONGEST:
            comma = max(text.rfind(mark, start + 1, start + LONGEST) for mark in "，；、")
            start = comma + 1 if comma > start else start + LONGEST
            yield start
        yield stop
        start = stop


def _of_a_later_year(heading: str, years: Counter[str]) -> bool:
    """二、2010年主要工作 looks ahead in a report that spoke of 2009 so far; the date under a title does not."""
    named = [] if DAY.search(heading) else YEAR.findall(heading)
    return bool(named and years) and min(named) > max(years, key=lambda year: (years[year], year))


def _of_line(text: str, start: int, end: int, heading: str, ahead: bool) -> Iterator[Sentence]:
    at, head, first = start, "", True
    stops = [match.end() for match in STOP.finditer(text, start, end)]
    if not stops or stops[-1] < end:
        stops.append(end)
    stops = list(_cut_long(text, start, stops))
    for stop in stops:
        words = text[at:stop].strip(" 。")
        if words:
            if first and len(words) <= 24 and stop < end:
                head = LEAD.sub("", words)
            yield Sentence(at, stop, heading, head, start, ahead)
            first = False
        at = stop
