"""What the page of one old report shows: the tally, the marked text, the list beside it, the number that is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.requests import Request
from jianyan.figures import hedges
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.pages import in_words
from jianyan.figures.questions import Question, UnknownNarrowing
from jianyan.look import phrases
from jianyan.look.numbers import plain
from jianyan.look.parts import Event
from jianyan.readings import marked, storing
from jianyan.readings.audit import Checked
from jianyan.readings.choices import Bound, Origin, Step, Verdict
from jianyan.readings.models import OldReport
from jianyan.readings.told import Told, of_report

A_PAGE = 25
CONFIRMED, OPEN, DISMISSED = "confirmed", "open", "dismissed"
IN_TEXT = "text"  # the order of the list when it is not that of what needs a look
AT_ODDS = ("differs", "sum_wrong", "share_impossible", "unit_mix")
RELATIONS: dict[str, str | Promise] = {
    "differs": _("同一件事，两个数"),
    "sum_wrong": _("分项加起来不等于合计"),
    "share_impossible": _("这个百分比由文中的数算不出来"),
    "unit_mix": _("同一件事，两种单位"),
}


@dataclass(frozen=True)
class Item:
    """One number in the list."""

    told: Told
    checked: Checked | None  # None of what was taken for no number
    url: str
    current: bool = False

    @property
    def title(self) -> str:
        """What is counted, with the words of the number."""
        quote = " ".join(self.told.claim.quote.split())
        what = self.told.claim.what
        return quote if not what or quote.startswith(what) else f"{what} {quote}"

    @property
    def kind(self) -> str:
        return marked.look_of(self.checked.verdict) if self.checked else ""

    @property
    def line(self) -> str:
        """Told and computed in one line."""
        if self.checked is None:
            return gettext("已标为不是数字")
        if self.checked.computed is None or self.checked.answer is None:
            return self.checked.note
        return f"{self._against()}{gettext('。')}{self.checked.note}".rstrip(gettext("。")) + gettext("。")

    def _told(self) -> str:
        """The words of the report; where a person reads another number in them, that number."""
        claim = self.told.claim
        return f"{plain(claim.value)}{claim.unit}" if self.told.changed else " ".join(claim.quote.split())

    def _against(self) -> str:
        assert self.checked is not None
        found = self.checked.answer
        assert found is not None
        words = {"told": self._told(), "computed": in_words(found)}
        if found.part is not None:
            parts = {"part": found.part, "whole": found.whole}
            return gettext("报告 %(told)s，记录 %(computed)s（%(part)d ÷ %(whole)d）") % {**words, **parts}
        return gettext("报告 %(told)s，记录 %(computed)s") % words


class Sheet:
    """Everything the page of a report draws, as its address asks."""

    def __init__(self, request: Request, report: OldReport, opened: str = "") -> None:
        self.request, self.report = request, report
        self.numbers = of_report(report)
        self.checked = storing.check(report, self.numbers)
        self.by_key = {one.told.key: one for one in self.checked}
        self.open_key = opened or request.GET.get("claim", "")
        self.filter = request.GET.get("v", "")

    def url(self, **changes: str | int | None) -> str:
        """This page with some parameters of its address changed."""
        asked = {name: self.request.GET.get(name) for name in ("v", "order", "p", "part")}
        kept: dict[str, str | int | None] = {**asked, "claim": self.open_key, **changes}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{self.report.get_absolute_url()}?{query}" if query else self.report.get_absolute_url()

    @property
    def tally(self) -> list[dict[str, Any]]:
        """The filters with how many numbers each shows."""
        counts = Counter(one.verdict for one in self.checked)
        rows = [(str(verdict), marked.look_of(verdict), str(verdict.label), counts[verdict]) for verdict in Verdict]
        rows.append((CONFIRMED, "", gettext("已确认"), self.confirmed))
        if dismissed := len(self.numbers) - len(self.checked):
            rows.append((DISMISSED, "", gettext("不是数字"), dismissed))
        return [self._filter(*row) for row in rows]

    def _filter(self, name: str, kind: str, word: str, count: int) -> dict[str, Any]:
        chosen = self.filter == name
        url = self.url(v=None if chosen else name, p=None, claim=None)
        return {"kind": kind, "word": word, "count": count, "url": url, "current": chosen}

    @property
    def confirmed(self) -> int:
        return sum(bool(one.told.confirmed) for one in self.checked)

    @property
    def to_confirm(self) -> int:
        """How many agree and are not confirmed yet."""
        return sum(one.verdict == Verdict.AGREES and not one.told.confirmed for one in self.checked)

    @property
    def tied(self) -> int:
        return sum(one.answer is not None for one in self.checked)

    @cached_property
    def items(self) -> list[Item]:
        """The numbers that the filter shows, what needs a look first unless the order of the text is asked for."""
        shown = [self._item(told) for told in self.numbers if self._passes(told)]
        if self.request.GET.get("order") == IN_TEXT:
            return shown
        return sorted(shown, key=lambda item: marked.FIRST.index(item.checked.verdict) if item.checked else 9)

    def _passes(self, told: Told) -> bool:
        if told.dismissed:
            return self.filter == DISMISSED
        if self.filter == CONFIRMED:
            return bool(told.confirmed)
        return not self.filter or str(self.by_key[told.key].verdict) == self.filter

    def _item(self, told: Told) -> Item:
        url = f"{self.url(claim=told.key)}#open"
        return Item(told, self.by_key.get(told.key), url, told.key == self.open_key)

    @cached_property
    def page(self) -> Page[Item]:
        """The stretch of the list that is asked for, or that holds the open number."""
        pages = Paginator(self.items, A_PAGE)
        places = [place for place, item in enumerate(self.items) if item.current]
        asked = self.request.GET.get("p")
        return pages.get_page(places[0] // A_PAGE + 1 if places and not asked else asked)

    @cached_property
    def opened(self) -> Item | None:
        """The number that is open, also when the filter or the page of the list does not show it."""
        told = next((one for one in self.numbers if one.key == self.open_key), None)
        return replace(self._item(told), current=True) if told else None

    @property
    def opened_apart(self) -> Item | None:
        """The open number when the list at hand does not hold it."""
        return self.opened if self.opened and not any(item.current for item in self.page) else None

    @cached_property
    def marks(self) -> list[marked.Mark]:
        return marked.marks(self.checked)

    @cached_property
    def parts(self) -> list[tuple[int, int]]:
        return marked.parts(self.report.text, self.marks)

    @cached_property
    def part(self) -> int:
        """Which part of the text is shown, from 1: the one asked for, or the one with the open number."""
        asked = self.request.GET.get("part", "")
        if asked.isdecimal():
            return max(1, min(int(asked), len(self.parts)))
        start = self.opened.told.claim.start if self.opened else 0
        return next((at for at, (first, last) in enumerate(self.parts, 1) if first <= start < last), 1)

    @property
    def part_links(self) -> list[dict[str, Any]]:
        count = len(self.parts)
        return [
            {"number": at, "url": self.url(part=at, claim=None), "current": at == self.part}
            for at in range(1, count + 1)
        ]

    @property
    def paragraphs(self) -> list[marked.Paragraph]:
        def url(mark: marked.Mark) -> str:
            return f"{self.url(claim=mark.first.told.key, p=None, part=None)}#open"

        span = self.parts[self.part - 1]
        aside = self.report.furniture
        return list(marked.paragraphs(self.report.text, span, self.marks, url, self.open_key, aside))

    @property
    def beside(self) -> list[Item]:
        """Other numbers on the same stretch of text as the open one."""
        held = next((mark for mark in self.marks if self.open_key in mark.keys), None)
        return [self._item(one.told) for one in held.checked if one.told.key != self.open_key] if held else []

    @property
    def at_odds(self) -> list[dict[str, Any]]:
        """Where the text contradicts itself, each with its places."""
        known = {told.key: told for told in self.numbers if not told.dismissed}
        found = []
        for one in self.report.relations:
            places = [self._item(known[key]) for key in one["claims"] if key in known]
            if one["kind"] in AT_ODDS and len(places) == len(one["claims"]):
                found.append({"words": RELATIONS[one["kind"]], "note": one["note"], "places": places})
        return found


def facts(item: Item) -> list[tuple[str, str, str]]:
    """What is known of an open number, as (label, words, address)."""
    claim, checked = item.told.claim, item.checked
    read = {
        "what": claim.what,
        "value": plain(claim.value),
        "unit": claim.unit,
        "bound": Bound(str(claim.bound)).label,
    }
    rows = [
        (gettext("读作"), gettext("%(what)s，%(value)s%(unit)s，%(bound)s") % read, ""),
        (gettext("原句"), claim.sentence, ""),
        (gettext("谁"), claim.who or "", ""),
    ]
    if checked and checked.question:
        rows += _answered(checked)
    elif item.told.figure in FIGURES:
        rows.append((gettext("对应"), str(FIGURES[item.told.figure].label), ""))
    rows.append((gettext("怎样对应"), _how(item.told), ""))
    return [row for row in rows if row[1]]


def _how(told: Told) -> str:
    """What a tie rests on; empty without one."""
    if not told.origin:
        return ""
    how = "".join(told.how_now())
    words = {"origin": Origin(told.origin).label, "how": how}
    return gettext("%(origin)s：%(how)s") % words if how else str(words["origin"])


def _answered(checked: Checked) -> list[tuple[str, str, str]]:
    question = checked.question
    assert question is not None
    words = {"figure": title_of(question), "period": question.period}
    rows = [(gettext("对应"), gettext("%(figure)s，%(period)s") % words, question.url())]
    if checked.allowed:
        rule = question.committee.address("provision", key=hedges.rule_of(checked.stated))
        rows.append((gettext("可以是"), checked.allowed, rule))
    if checked.answer is not None and checked.answer.value is not None:
        found = checked.answer
        words = {"value": in_words(found), "count": found.records}
        rows.append(
            (gettext("计算"), gettext("%(value)s，出自 %(count)d 条记录") % words, f"{question.url()}#records")
        )
    return rows


def title_of(question: Question) -> str:
    try:
        return question.title()
    except UnknownNarrowing:
        return str(question.figure.label)


def story(told: Told) -> list[Event]:
    """What people did about a number, newest first; what was taken back says so."""
    return [
        Event(str(step.get_step_display()), by=_by(step.by, step.at), why=_why(step)) for step in reversed(told.steps)
    ]


def _by(who: str, moment: Any) -> str:
    return gettext("%(at)s·%(doer)s") % {"at": phrases.moment_text(moment), "doer": who}


def _why(step: Any) -> str:
    content = step.content
    lines = []
    if step.step in (Step.CHANGE, Step.ADD):
        figure = FIGURES[content["figure"]].label if content["figure"] in FIGURES else gettext("没有对应的指标")
        words = {"value": f"{content['value']}{content['unit']}", "what": content["what"], "figure": figure}
        lines.append(gettext("%(what)s，%(value)s，%(figure)s") % words)
    if step.undone_at:
        lines.append(gettext("已撤回（%(who)s）") % {"who": _by(step.undone_by, step.undone_at)})
    return gettext("；").join(lines)
