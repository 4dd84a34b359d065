"""Reports that the statistics of proposals write: on the review of a plenary's proposals, and on a year's proposal work.

Source: how such reports are ordered (审查情况报告: what came in, what became of it, by whom, of what; 提案工作报告: counts, by proposer,
results, how the work was done, shortcomings, next year).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jianyan.committees.models import Committee, Plenary
from jianyan.committees.periods import Period, parse
from jianyan.figures import engine
from jianyan.figures.catalogue import find
from jianyan.figures.questions import Narrowing, Question, dimension_of, in_order, known_values
from jianyan.look import phrases
from jianyan.proposals.review import around, made_at
from jianyan.proposals.review_paper import review_title
from jianyan.reports import chips
from jianyan.reports.beginning import usual
from jianyan.reports.choices import Kind
from jianyan.reports.template_models import Pairs

FILED = "proposals.filed"


@dataclass(frozen=True)
class Drawn:
    """A report begun from statistics: its head and its sections."""

    kind: str
    title: str
    period: str
    sections: Pairs


@dataclass(frozen=True)
class Pen:
    """Writes the figures of one committee and period, narrowed like this, as a text has them."""

    committee: Committee
    period: Period
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str, unit: str = "", **more: str) -> str:
        """[[name key=a]]件"""
        where = {**self.where, **{key: (value,) for key, value in more.items()}}
        return chips.written(self._question(name, where), own=self.period.code) + unit

    def by(self, dimension: str) -> str:
        """委员提案[[...]]件，党派提案[[...]]件: the values that have records, in their order."""
        question = self._question(FILED, self.where)
        by = dimension_of(question.figure, dimension)
        labels, counted = known_values(by, self.committee), engine.answer_by(question, by)
        said = [
            f"{labels.get(value, value)}{self.one(FILED, '件', **{dimension: value})}"
            for value in in_order(counted, labels)
        ]
        return "，".join(said)

    def table(self, dimension: str) -> str:
        """[[table name by=dimension key=a]]"""
        return chips.grid_written("table", [FILED], self._question(FILED, self.where), by=dimension)

    def _question(self, name: str, where: Narrowing) -> Question:
        return Question(find(name), self.committee, self.period, where)


def review(plenary: Plenary, *, until: date | None = None) -> Drawn:
    """On the review of what was proposed at a plenary, as of a day (today when none is given)."""
    period, where = around(plenary, until), made_at(plenary)
    pen = Pen(plenary.committee, period, where)
    day = phrases.date_text(period.end)
    texts = [
        f"各位委员：\n\n{plenary}期间，截至{day}，共收到提案{pen.one('proposals.received', '件')}，现将审查情况报告如下。",
        _sentence("立案的提案中，", pen.by("who")) + f"\n\n{pen.table('who')}",
        f"经审查，立案{pen.one(FILED, '件')}，并案{pen.one('proposals.merged', '件')}，转为意见建议{pen.one('proposals.converted', '件')}，"
        f"不予立案{pen.one('proposals.declined', '件')}，尚在审查{pen.one('proposals.in_review', '件')}。",
        _sentence("按类别分，", pen.by("category")) + f"\n\n{pen.table('category')}",
        "",
    ]
    return Drawn(Kind.REVIEW, review_title(plenary), period.code, _filled(Kind.REVIEW, plenary.committee, texts))


def proposal_work(plenary: Plenary) -> Drawn:
    """On the proposal work from a plenary to the next."""
    period = parse(f"{plenary.term.number}.{plenary.number}", plenary.committee)
    pen = Pen(plenary.committee, period)
    texts = [
        f"{plenary}以来，提案工作情况如下。",
        f"共收到提案{pen.one('proposals.received', '件')}，经审查立案{pen.one(FILED, '件')}，立案率{pen.one('proposals.filing_rate')}；"
        f"提交提案的委员{pen.one('proposals.members_proposing', '名')}。{_sentence('立案提案中，', pen.by('who'))}\n\n{pen.table('category')}",
        f"期内立案的提案已答复{pen.one('proposals.filed_and_replied', '件')}，办复率{pen.one('proposals.reply_rate')}；收到反馈"
        f"{pen.one('proposals.filed_and_rated', '件')}，满意率{pen.one('proposals.satisfaction_rate')}。所提问题已经解决或采纳的"
        f"{pen.one('proposals.solved', '件')}，解决率{pen.one('proposals.solving_rate')}。\n\n{pen.table('result')}",
        f"确定重点提案{pen.one(FILED, '件', key='True')}，主席会议成员领衔督办{pen.one('proposals.supervised', '件')}，开展督办活动"
        f"{pen.one('handling.overseen', '次')}。办理单位与提案者面商{pen.one('handling.contacted', '件')}，面商率{pen.one('handling.contact_rate')}。",
        "",
        "",
    ]
    title = f"关于{plenary}以来提案工作情况的报告"
    return Drawn(Kind.PROPOSAL_WORK, title, period.code, _filled(Kind.PROPOSAL_WORK, plenary.committee, texts))


def _sentence(begins: str, said: str) -> str:
    return f"{begins}{said}。" if said else ""


def _filled(kind: str, committee: Committee, texts: list[str]) -> Pairs:
    headings = [heading for heading, _text in usual(kind, committee.level)]
    return list(zip(headings, texts, strict=True))


DRAWS = {"review": review, "proposal_work": proposal_work}
