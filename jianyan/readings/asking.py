"""Which questions decide about a number of an old report: figure, period and scope, looked up once for all numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.periods import Period, UnknownPeriod, parse
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure, Ratio, Reported, Share
from jianyan.figures.questions import Question, UnknownNarrowing, narrowed_by
from jianyan.readings.choices import Verdict
from jianyan.readings.told import Told
from jianyan.text.found import Claim

LOWER_TOO = re.compile(
    r"[省市县区州旗盟]{2,3}[两二三]级|[两二三]级政协|各级政协|政协系统|(?:区县|县区|县市|市县|市区|各区|各县|各市)政协|上下联动"
)
OTHERS = re.compile(
    r"公司|企业|部门|法院|检察院|人民政府|(?:区|市|县|省|自治区)政府|(?<!常)(?:区|市|县|省)委(?!员)|医院|学校|银行|单位"
)
THEY_DID = re.compile(
    r"^[^，。；]{0,10}(?:公司|局|部门|法院|检察院|政府|医院|银行|学校)(?:已|共|累计)?(?:完成|实施|建成|落实|投入|新建|改造|安装|整治|筹集|发放)"
)
PROMPTED = re.compile(r"推动|促成|促进|推进|督促")
OURS = re.compile(r"政协|委员|主席|常委会|党组|专委会|机关|界别|党派|提案")


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
        if _is_of_others(told.claim):
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


def _is_of_others(claim: Claim) -> bool:
    """What another body is said to have done, or what came of the committee's work without a word of it in the clause."""
    if THEY_DID.search(claim.what) and not OURS.search(claim.what):
        return True
    return bool(PROMPTED.search(claim.sentence[: claim.at])) and not OURS.search(claim.clause)


def speaks_of_lower(told: Told) -> bool:
    """Whether the words up to the number speak of lower committees too: 市区两级政协, 各级政协."""
    claim = told.claim
    place = claim.sentence.find(claim.clause)
    before = claim.sentence[: place + len(claim.clause)] if place >= 0 else claim.clause
    return bool(LOWER_TOO.search(before))


def _holdings(figure: Figure) -> Figure:
    """The same register without any condition: whether it holds anything in the period."""
    whole = figure.whole if isinstance(figure, Share | Ratio) else figure
    return replace(whole, where=Q())
