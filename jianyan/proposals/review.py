"""What became of the proposals received: the account of a period, and the table of the report on their review (审查情况)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Plenary
from jianyan.committees.periods import Period
from jianyan.figures import engine
from jianyan.figures.breakdowns import Breakdown, broken_down
from jianyan.figures.questions import Answer, Question
from jianyan.proposals import figures
from jianyan.proposals.choices import TimeMark

A_YEAR = timedelta(days=366)
ONE_DAY = timedelta(days=1)
OUTCOMES = (figures.filed, figures.merged, figures.converted, figures.declined)
ACCOUNT = (figures.received, *OUTCOMES, figures.in_review)


@dataclass(frozen=True)
class Account:
    """Received and what became of it: in review at the start + received = filed + … + in review at the end."""

    before: Answer
    received: Answer
    outcomes: Sequence[Answer]
    after: Answer

    @property
    def out(self) -> list[Answer]:
        """What stands to the right of the equals sign; what nothing became is left out."""
        return [one for one in (*self.outcomes, self.after) if one.records or one.figure in OUTCOMES[:3]]

    @property
    def gap(self) -> int:
        """By how much the left side exceeds the right; 0 when the account closes."""
        return self.before.records + self.received.records - sum(one.records for one in (*self.outcomes, self.after))

    def words(self) -> str:
        """Whether it closes, or by how much it does not and why."""
        if not self.gap:
            return gettext("左右相等，账平。")
        words = {"count": abs(self.gap)}
        if self.gap < 0:
            return gettext("右边多%(count)d件：有提案审结了，但没有记收到日期，或收到日期晚于审结。") % words
        return gettext("左边多%(count)d件：有提案的审结日期早于收到日期。") % words


def questions_of_account(question: Question) -> list[Question]:
    """What an account is made of, for the committee, period and narrowing of a question."""
    eve = question.period.start - ONE_DAY
    day = Period(f"{eve}..{eve}", eve, eve)
    asked = [replace(question, figure=figure) for figure in ACCOUNT]
    return [replace(question, figure=figures.in_review, period=day, cut=None), *asked]


def account_of(answers: Sequence[Answer]) -> Account:
    """From the answers to `questions_of_account`, in their order."""
    before, received, *outcomes, after = answers
    return Account(before, received, outcomes, after)


@dataclass(frozen=True)
class ReviewRow:
    """One line of the table: a count, its share in percent where it has one, and the address of its records."""

    label: str
    count: int
    share: Decimal | None = None
    url: str = ""


@dataclass(frozen=True)
class ReviewTable:
    """The numbers of the report on review as plain values; shares are of filed ones and come to 100."""

    plenary: str
    as_of: date
    received: ReviewRow
    outcomes: Sequence[ReviewRow]
    who: Sequence[ReviewRow]
    categories: Sequence[ReviewRow]
    gap: int
    moved: bool

    @property
    def filed(self) -> int:
        return self.outcomes[0].count


def review_table(plenary: Plenary, *, until: date | None = None, places: int = 1) -> ReviewTable:
    """What became of the proposals made at a plenary, by the day `until` (today when none is given).

    Counted are those marked as made while it met, whenever before it they came in. Few queries, however many proposals.
    """
    question = Question(figures.received, plenary.committee, around(plenary, until), made_at(plenary))
    account = account_of(engine.answer(questions_of_account(question)))
    filed = [account.outcomes[0]]
    order = provision(plenary.committee, "proposals.categories", on=question.as_of)
    who = broken_down(filed, "who", places=places)
    categories = broken_down(filed, "category", order=order, places=places)
    return ReviewTable(
        plenary=str(plenary), as_of=question.as_of, received=_row(account.received), outcomes=[_row(one) for one in account.out],
        who=_rows(who), categories=_rows(categories), gap=account.gap, moved=who.moved or categories.moved,
    )  # fmt: skip


def around(plenary: Plenary, until: date | None) -> Period:
    """From a year before it opened: they come in before it does."""
    first = plenary.opens_on - A_YEAR
    last = max(until or today(), plenary.opens_on)
    return Period(f"{first}..{last}", first, last)


def made_at(plenary: Plenary) -> dict[str, tuple[str, ...]]:
    return {"plenary": (plenary.opens_on.isoformat(),), "time": (str(TimeMark.PLENARY),)}


def _row(answer: Answer, label: str = "", share: Decimal | None = None) -> ReviewRow:
    return ReviewRow(label or str(answer.figure.label), answer.records, share, answer.question.url())


def _rows(parts: Breakdown) -> list[ReviewRow]:
    return [
        _row(line.answers[0], line.label, line.share)
        if line.answers
        else ReviewRow(line.label, line.count, line.share)
        for line in parts.lines
    ]
