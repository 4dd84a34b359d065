"""The statistics of proposals for a period: the account, the rates, the years, and tables by what they can be told apart by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.periods import Period
from jianyan.figures import engine, pages
from jianyan.figures.breakdowns import Breakdown, base_words, broken_down
from jianyan.figures.declared import Figure, Words
from jianyan.figures.questions import Answer, Question
from jianyan.handling import figures as handling
from jianyan.handling.letters import letters_of
from jianyan.look.numbers import plain
from jianyan.look.parts import KeyFigure
from jianyan.look.plots import Column, Columns
from jianyan.organisation.figures import members_in_office
from jianyan.proposals import figures as proposals
from jianyan.proposals.review import Account, ReviewRow, ReviewTable, account_of, questions_of_account, review_table

COMPARED = (proposals.filed, proposals.received)
RATES = (
    proposals.reply_rate, proposals.on_time_reply_rate, proposals.content_rate, proposals.satisfaction_rate,
    proposals.response_rate, proposals.first_satisfaction_rate, proposals.content_of_replied, proposals.satisfaction_of_replied,
    proposals.solving_rate, proposals.adoption_rate, handling.contact_rate, handling.contact_twice_rate, handling.call_rate,
    proposals.visit_rate, proposals.collective_share, proposals.participation,
)  # fmt: skip
COUNTS = (
    proposals.replied, proposals.replied_in_time, proposals.rated, proposals.solved, proposals.suggestions,
    proposals.suggestions_adopted, proposals.members_proposing, members_in_office, proposals.supervised,
    handling.proposals_overseen, handling.overseen, proposals.redone, handling.parts_in_hand, handling.returns_asked,
    handling.moved, handling.extensions_granted, handling.promises_due, handling.promises_kept, handling.promises_late,
    handling.promises_dropped, handling.promises_kept_rate, handling.promises_late_rate, handling.promises_dropped_rate,
    proposals.withdrawn,
)  # fmt: skip
HANDLED = (proposals.filed, proposals.reply_rate, proposals.content_rate, proposals.solving_rate)
RECEIVED_TOO = (proposals.filed, proposals.received, *HANDLED[1:])


@dataclass(frozen=True)
class TableOf:
    """One table of the page: which figures by which dimension. The first is the one shares are taken of."""

    name: str
    label: Words
    dimension: str
    figures: Sequence[Figure] = RECEIVED_TOO
    ranked: bool = False
    places: int = 1
    lower: bool = False
    note: Words = ""


TABLES = (
    TableOf("plenary", _("按全会"), "plenary"),
    TableOf("time", _("会议期间和平时"), "time"),
    TableOf("who", _("委员提案和集体提案"), "who"),
    TableOf("proposer", _("按提案者类别"), "proposer"),
    TableOf("category", _("按类别"), "category", ranked=True),
    TableOf("sector", _("按界别"), "sector", ranked=True),
    TableOf("party", _("按党派"), "party", ranked=True),
    TableOf("unit", _("按承办单位"), "unit", (*HANDLED, handling.parts_in_hand), ranked=True,
            note=_("立案提案按主办单位计，一件计一次；单位承办按承办的单位计，一件交几个单位计几次，各单位之和不小于提案数。")),
    TableOf("result", _("按办理结果"), "result", (proposals.filed_and_replied,), places=2,
            note=_("占比以已答复的立案提案为分母；解决率以立案提案为分母，见上面的比率。")),
    TableOf("form", _("按督办形式"), "form", (handling.overseen, handling.proposals_overseen)),
    TableOf("reason", _("不予立案的理由"), "reason", (proposals.declined,), note=_("一件可有几条理由，各条之和可以大于件数，所以不算占比。")),
    TableOf("committee", _("按委员会（含同意共享的下级）"), "committee", ranked=True, lower=True),
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A number of a table under its head, and the address of its records."""

    head: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its numbers."""

    of: TableOf
    parts: Breakdown

    @property
    def heads(self) -> list[str]:
        """The words over the columns of numbers: each figure with its unit, the share with its base after the first."""
        words = [f"{found.figure.label}（{found.unit}）" for found in self.parts.total]
        return words if self.parts.overlaps else [words[0], f"{base_words(self.parts)}（%）", *words[1:]]

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        """The lines with their cells."""
        return [(line.label, self._cells(line.answers, line.share, line.rest)) for line in self.parts.lines]

    @property
    def total(self) -> list[Cell]:
        return self._cells(self.parts.total, Decimal(100) if self.parts.total[0].records else None, 0)

    def _cells(self, answers: Sequence[Answer], share: Decimal | None, rest: int) -> list[Cell]:
        numbers = [(pages.shown_value(found), found.question.url()) for found in answers]
        if not numbers:
            numbers = [(str(rest), ""), *[("—", "")] * (len(self.parts.total) - 1)]
        if not self.parts.overlaps:
            numbers.insert(1, (plain(share, self.of.places) if share is not None else "—", ""))
        return [Cell(head, text, url) for head, (text, url) in zip(self.heads, numbers, strict=True)]


@dataclass(frozen=True)
class Statistics:
    """Everything the page and the downloads show for one committee and period."""

    committee: Committee
    period: Period
    as_of: date
    account: Account
    filing: Answer
    merged_counts: bool
    collective: Answer
    rates: Sequence[Answer]
    lines: Sequence[pages.Lines]
    counts: Sequence[Answer]
    years: Sequence[tuple[Answer, Answer]]
    tables: Sequence[Table]
    review: ReviewTable | None

    @property
    def is_empty(self) -> bool:
        """Nothing came in, was decided or was in review."""
        held = (self.account.before, self.account.received, *self.account.outcomes)
        return not any(found.records for found in held)

    @property
    def keys(self) -> list[KeyFigure]:
        return [pages.key_figure(found, lines) for found, lines in zip(self.rates, self.lines, strict=True)]

    @property
    def halves(self) -> list[list[KeyFigure]]:
        """The rates in two columns."""
        keys = self.keys
        middle = (len(keys) + 1) // 2
        return [keys[:middle], keys[middle:]]

    @property
    def review_parts(self) -> list[tuple[str, Sequence[ReviewRow]]]:
        """The table of the review in two: what became of the received, and what the filed are."""
        if not self.review:
            return []
        left = [self.review.received, *self.review.outcomes, *self.review.who]
        return [(gettext("审查结果和提案者"), left), (gettext("类别"), self.review.categories)]

    @property
    def columns(self) -> Columns:
        """Filed in front of received, this period and those before."""
        last = len(self.years) - 1
        columns = [
            Column(pages.short_period(filed.question.period), filed.records, ghost=received.records, now=n == last, url=filed.question.url())
            for n, (filed, received) in enumerate(self.years)
        ]  # fmt: skip
        return Columns(gettext("立案，后面浅色的是收到"), columns, note=gettext("件"), heading=False)

    @property
    def merged_words(self) -> str:
        """Which of the two filing rates is shown, and by which rule."""
        if self.merged_counts:
            return gettext("本会规定并案计入立案，立案率的分子含并案。")
        return gettext("本会规定并案不计入立案，立案率的分子不含并案。")


def statistics(committee: Committee, period: Period, *, lines: bool = True) -> Statistics:
    """Ask everything: a fixed number of queries, whatever the number of proposals, units and sectors.

    The lines of the rates over time are most of the work; files, which do not draw them, go without.
    """
    ask = Question(proposals.filed, committee, period)
    merged_counts = provision(committee, "proposals.merged_counts", on=ask.as_of)
    filing = proposals.filing_rate_with_merged if merged_counts else proposals.filing_rate
    drawn = [replace(ask, figure=figure) for figure in (*COMPARED, filing, *RATES)]
    plain = [*questions_of_account(ask), *(replace(ask, figure=figure) for figure in COUNTS)]
    plain += [ask.narrowed("key", "True"), ask.narrowed("who", "collective")]
    found = pages.with_lines([*drawn, *plain], range(len(drawn) if lines else len(COMPARED)))
    (_filed, of_filed), (_received, of_received), *rest = found[: len(drawn)]
    told = [answer for answer, _lines in found[len(drawn) :]]
    size = len(plain) - len(COUNTS) - 2
    return Statistics(
        committee, period, ask.as_of, account_of(told[:size]), rest[0][0], merged_counts, told[-1],
        rates=[answer for answer, _lines in rest], lines=[lines for _answer, lines in rest], counts=told[size:-1],
        years=list(zip(of_filed[0], of_received[0], strict=True)), tables=_tables(ask), review=_review(ask),
    )  # fmt: skip


def _tables(ask: Question) -> list[Table]:
    """Those that have lines; that of committees only where lower ones share."""
    wanted = [table for table in TABLES if not table.lower or len(proposals.sharers(ask.committee)) > 1]
    questions = [[replace(ask, figure=figure, lower=table.lower) for figure in table.figures] for table in wanted]
    found = iter(engine.answer([question for some in questions for question in some]))
    tables = []
    for table, asked in zip(wanted, questions, strict=True):
        parts = broken_down([next(found) for _ in asked], table.dimension, ranked=table.ranked, places=table.places)
        if table.dimension == "result":
            parts = _lettered(parts, ask)
        tables += [Table(table, parts)] if parts.lines else []
    return tables


def _lettered(parts: Breakdown, ask: Question) -> Breakdown:
    """The classes with the letters that this committee gives them."""
    letters = letters_of(ask.committee, ask.as_of)
    lines = [replace(line, label=f"{letters.get(line.value, '')} {line.label}".strip()) for line in parts.lines]
    return replace(parts, lines=lines)


def _review(ask: Question) -> ReviewTable | None:
    """The table of the latest plenary that had opened by then; none where nothing came in for it."""
    rows = Plenary.objects.of(ask.committee).filter(opens_on__lte=ask.as_of).select_related("term", "committee")
    plenary = rows.order_by("-opens_on").first()
    table = review_table(plenary, until=ask.as_of) if plenary else None
    return table if table and table.received.count else None
