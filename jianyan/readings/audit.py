"""Holds what a report tells against the committee's records. Reads figures only; stores nothing.

The verdicts, in the order in which they are asked:

- not checkable: the number was taken over from others (a reported figure), or it is the work of another body and no
  figure of the catalogue is tied to it;
- not kept: no figure is tied, the figure or its narrowing is unknown here, the period is unknown, or the register holds
  no rows at all in it;
- agrees: the computed value lies inside the hedge (`figures.hedges`), with the committee's own records or, where lower
  committees share theirs, with those as well;
- partly: fewer than told, and the records are known not to cover all of it: the words speak of lower committees some of
  which share nothing; the committee's first record of all lies more than a month, or the register's first row more than a
  year, after the period's start; or the period is not over;
- differs: everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Min, Q
from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures import engine, hedges
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure, Reported, Share, Stock
from jianyan.figures.hedges import Limits, Stated
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, narrowed_by
from jianyan.look import phrases
from jianyan.look.numbers import plain
from jianyan.readings.choices import Verdict
from jianyan.readings.told import Told
from jianyan.text.found import Meta

ASKED_AT_ONCE = 200  # questions; a database takes only so many columns in one answer
DEFAULT_LIMITS = Limits()
A_MONTH, A_YEAR = 31, 366  # days that a committee's records, and one register, may begin late
LOWER_TOO = re.compile(
    r"[省市县区州旗盟]{2,3}[两二三]级|[两二三]级政协|各级政协|政协系统|(?:区县|县区|县市|市县|市区|各区|各县|各市)政协|上下联动"
)
OTHERS = re.compile(
    r"公司|企业|部门|法院|检察院|人民政府|(?:区|市|县|省|自治区)政府|(?<!常)(?:区|市|县|省)委(?!员)|医院|学校|银行|单位"
)
THEY_DID = re.compile(
    r"^[^，。；]{0,10}(?:公司|局|部门|法院|检察院|政府|医院|银行|学校)(?:已|共|累计)?(?:完成|实施|建成|落实|投入|新建|改造|安装|整治|筹集|发放)"
)
OURS = re.compile(r"政协|委员|主席|常委会|党组|专委会|机关|界别|党派|提案")


@dataclass(frozen=True)
class Checked:
    """A number with its verdict, the answer it was held against, and what there is to say about it."""

    told: Told
    verdict: Verdict
    answer: Answer | None = None
    note: str = ""
    limits: Limits = DEFAULT_LIMITS
    question: Question | None = None

    @property
    def stated(self) -> Stated:
        return stated(self.told)

    @property
    def computed(self) -> Decimal | int | None:
        return self.answer.value if self.answer else None

    @property
    def difference(self) -> Decimal | None:
        """Told less computed."""
        return None if self.computed is None else self.told.claim.value - Decimal(self.computed)

    @property
    def allowed(self) -> str:
        """The true values that a hedge allows; empty of an exact number."""
        if self.stated.bound == "exact":
            return ""
        return hedges.allowed(self.stated, self.limits).words(self.told.claim.unit)


def stated(told: Told) -> Stated:
    """The number with its hedge, by the words around it."""
    claim = told.claim
    place = claim.clause.find(claim.quote)
    around = claim.clause[max(place - 3, 0) : place + len(claim.quote) + 2] if place >= 0 else ""
    word = hedges.word_in(claim.quote) or hedges.word_in(around)
    return Stated(claim.value, claim.bound, word if claim.bound != "exact" else "", claim.unit)


def period_of(meta: Meta) -> str:
    """The period a report speaks of: the one it names, else the year before an early report, else its year."""
    if meta.period or not meta.date:
        return meta.period or ""
    day = date.fromisoformat(meta.date)
    return str(day.year - 1 if day.month <= EARLY else day.year)


EARLY = 3  # a report of the first months tells of the year before


def audit(numbers: Sequence[Told], committee: Committee, period: str = "", own: str | None = None) -> list[Checked]:
    """Every number with its verdict, all asked together: how many queries it takes does not grow with the numbers.

    `period` is the report's; it stands in where a number names none, or names `own`, what the text itself says.
    """
    asked = Asked(committee, period, own)
    puts = [asked.put(told) for told in numbers]
    known = _answers(question for put in puts for question in put.questions)
    limits = hedges.limits_of(committee)
    starts = _Starts(committee, (put.question.figure for put in puts if put.question))
    return [_judge(put, known, limits, starts) for put in puts]


@dataclass(frozen=True)
class Put:
    """A number with the questions that decide about it, or the verdict that needs none."""

    told: Told
    question: Question | None = None
    with_lower: Question | None = None
    holdings: Question | None = None
    speaks_of_lower: bool = False
    silent: int = 0  # lower committees that share nothing of this register
    verdict: Verdict | None = None
    note: str = ""

    @property
    def questions(self) -> list[Question]:
        return [one for one in (self.question, self.with_lower, self.holdings) if one is not None]


class Asked:
    """Makes questions of numbers. Periods and the committees below are looked up once."""

    def __init__(self, committee: Committee, period: str, own: str | None) -> None:
        self.committee, self.period, self.own = committee, period, own
        self._periods: dict[str, Period | str] = {}
        self._below: list[Committee] | None = None
        self._silent: dict[tuple[str, date], int] = {}

    def put(self, told: Told) -> Put:
        """The questions of one number."""
        figure = FIGURES.get(told.figure)
        if figure is None:
            return self._untied(told)
        period = self.lookup(told.claim.period)
        if isinstance(period, str):
            return Put(told, verdict=Verdict.NOT_KEPT, note=period)
        try:
            pairs = [f"{name}={','.join(values)}" for name, values in told.where.items()]
            where = narrowed_by(figure, self.committee, pairs)
        except UnknownNarrowing as unknown:
            return Put(told, verdict=Verdict.NOT_KEPT, note=str(unknown))
        question = Question(figure, self.committee, period, where)
        if isinstance(figure, Reported):
            note = gettext("这是转述的数字，不由记录计算；出处见指标页。")
            return Put(told, question, verdict=Verdict.NOT_CHECKABLE, note=note)
        return self._with_lower(told, question)

    def lookup(self, code: str | None) -> Period | str:
        """The period of a number; a sentence where there is none."""
        wanted = self.period if not code or (self.period and code == self.own) else code
        if not wanted:
            return gettext("文中没有写明期间。请在报告上写明期间再核对。")
        if wanted not in self._periods:
            self._periods[wanted] = self._parsed(wanted)
        return self._periods[wanted]

    def _parsed(self, code: str) -> Period | str:
        single = re.fullmatch(r"\d{4}-\d\d-\d\d", code)
        try:
            return parse(f"{code}..{code}" if single else code, self.committee)
        except UnknownPeriod as unknown:
            return str(unknown)

    def _untied(self, told: Told) -> Put:
        who = told.claim.who or ""
        if told.figure:
            words = {"figure": told.figure}
            return Put(told, verdict=Verdict.NOT_KEPT, note=gettext("指标目录里已没有“%(figure)s”。") % words)
        if OTHERS.search(who) and not OURS.search(who):
            note = gettext("这是%(who)s的工作，不由本会记录。") % {"who": who}
            return Put(told, verdict=Verdict.NOT_CHECKABLE, note=note)
        if THEY_DID.search(told.claim.what) and not OURS.search(told.claim.what):
            note = gettext("这是别的单位的工作，不由本会记录。")
            return Put(told, verdict=Verdict.NOT_CHECKABLE, note=note)
        return Put(told, verdict=Verdict.NOT_KEPT, note=gettext("没有对应的指标。"))

    def _with_lower(self, told: Told, question: Question) -> Put:
        below = self.below()
        speaks = speaks_of_lower(told)
        wider = replace(question, lower=True) if below else None
        holdings = replace(wider or question, figure=_holdings(question.figure), where={})
        silent = self._silent_of(question, len(below)) if speaks else 0
        return Put(told, question, wider, holdings, speaks, silent)

    def below(self) -> list[Committee]:
        if self._below is None:
            self._below = self.committee.below()
        return self._below

    def _silent_of(self, question: Question, below: int) -> int:
        """How many lower committees share nothing of the register; the words name some even where none is known here."""
        key = (question.figure.room, question.as_of)
        if key not in self._silent:
            self._silent[key] = max(below - len(self.committee.sharing_with_me(*key)), 0 if below else 1)
        return self._silent[key]


def speaks_of_lower(told: Told) -> bool:
    """Whether the words up to the number speak of lower committees too: 市区两级政协, 各级政协."""
    claim = told.claim
    place = claim.sentence.find(claim.clause)
    before = claim.sentence[: place + len(claim.clause)] if place >= 0 else claim.clause
    return bool(LOWER_TOO.search(before))


def _holdings(figure: Figure) -> Figure:
    """The same register without any condition: whether it holds anything in the period."""
    whole = figure.whole if isinstance(figure, Share) else figure
    return replace(whole, where=Q())


Key = tuple[str, bool, str, bool, tuple[tuple[str, tuple[str, ...]], ...]]


def _key(question: Question) -> Key:
    figure, where = question.figure, tuple(sorted(question.where.items()))
    return figure.name, FIGURES.get(figure.name) is figure, question.period.code, question.lower, where


def _answers(questions: Iterable[Question]) -> dict[Key, Answer]:
    """The answers by what was asked; the same question is asked once."""
    different = list({_key(question): question for question in questions}.values())
    parts = [different[at : at + ASKED_AT_ONCE] for at in range(0, len(different), ASKED_AT_ONCE)]
    return {_key(found.question): found for part in parts for found in engine.answer(part)}


def _judge(put: Put, known: dict[Key, Answer], limits: Limits, starts: _Starts) -> Checked:
    own = known[_key(put.question)] if put.question else None
    if put.verdict:
        return Checked(put.told, put.verdict, own, put.note, limits, put.question)
    assert own is not None
    assert put.holdings is not None
    wider = known[_key(put.with_lower)] if put.with_lower else None
    told = stated(put.told)
    if not known[_key(put.holdings)].records:
        note = gettext("这一期间的登记簿里没有任何记录。")
        return Checked(put.told, Verdict.NOT_KEPT, None, note, limits, put.question)
    first, second = (wider, own) if put.speaks_of_lower and wider else (own, wider)
    for found in (first, second):
        if found and hedges.holds(told, found.value, limits):
            note = gettext("含同意共享的下级政协。") if found is wider else ""
            return Checked(put.told, Verdict.AGREES, found, note, limits, found.question)
    assert first is not None
    if note := _uncovered(put, first, starts):
        return Checked(put.told, Verdict.PARTLY, first, note, limits, first.question)
    if first.value is None:
        note = gettext("期内没有可作分母的记录。")
        return Checked(put.told, Verdict.NOT_KEPT, None, note, limits, first.question)
    return Checked(put.told, Verdict.DIFFERS, first, _by_how_much(put.told, first), limits, first.question)


def _uncovered(put: Put, found: Answer, starts: _Starts) -> str:
    """Why records cannot cover all that was told; empty where they can, or where they hold more than was told."""
    if found.value is None or Decimal(found.value) >= put.told.claim.value or isinstance(found.figure, Share):
        return ""
    if put.silent:
        return gettext("说的是连同下级政协，其中有没有共享数据的。")
    period = found.question.period
    if period.end > today():
        return gettext("这一期间还没有结束。")
    start = starts.too_late(found.figure, period)
    return gettext("记录自%(day)s起，没有覆盖整个期间。") % {"day": phrases.date_text(start)} if start else ""


def _by_how_much(told: Told, found: Answer) -> str:
    assert found.value is not None
    change = told.claim.value - Decimal(found.value)
    unit = gettext("个百分点") if told.claim.unit == "%" else told.claim.unit
    words = {"change": f"{plain(abs(change))}{unit}"}
    if told.claim.bound != "exact":
        return gettext("记录不在这一说法的范围之内。")
    return gettext("报告多%(change)s。") % words if change > 0 else gettext("报告少%(change)s。") % words


class _Starts:
    """The first dated rows of the registers asked about, one query a register; stocks reach further back than records."""

    def __init__(self, committee: Committee, figures: Iterable[Figure]) -> None:
        self.committee = committee
        self.figures = [figure for figure in figures if not isinstance(figure, Stock)]

    def too_late(self, figure: Figure, period: Period) -> date | None:
        """The day on which records begin, when that is too late for a period."""
        registers = self._first_rows
        every, own = min(registers.values(), default=None), registers.get((figure.of, figure.when))
        if every and (every - period.start).days > A_MONTH:
            return every
        return own if own and (own - period.start).days > A_YEAR else None

    @cached_property
    def _first_rows(self) -> dict[tuple[type, str], date]:
        asked = {(figure.of, figure.when): figure for figure in self.figures}
        rows = {key: figure.of._default_manager.of(self.committee) for key, figure in asked.items()}  # type: ignore[attr-defined]
        found = {key: of.aggregate(first=Min(key[1]))["first"] for key, of in rows.items()}
        return {key: first for key, first in found.items() if first is not None}
