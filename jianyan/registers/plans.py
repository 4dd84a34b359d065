"""What an import would do, row by row, before it does anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.look.parts import State


class Outcome(models.TextChoices):
    NEW = "new", gettext_lazy("新增")
    CHANGED = "changed", gettext_lazy("有变动")
    SAME = "same", gettext_lazy("不变")
    WRONG = "wrong", gettext_lazy("有误")


LOOKS = {Outcome.NEW: "work", Outcome.CHANGED: "wait", Outcome.SAME: "done", Outcome.WRONG: "back"}


@dataclass
class PlannedRow:
    """One row: what becomes of it, and the reasons or changes in words. `data` is for whoever applies it."""

    number: int
    name: str
    outcome: Outcome
    notes: list[str] = field(default_factory=list)
    data: Any = None

    @property
    def state(self) -> State:
        return State(str(self.outcome.label), LOOKS[self.outcome])

    @property
    def words(self) -> str:
        return "；".join(note.rstrip("。") for note in self.notes)

    def refuse(self, reason: str) -> None:
        """Mark the row as wrong."""
        earlier = self.notes if self.outcome is Outcome.WRONG else []
        self.outcome, self.notes = Outcome.WRONG, [*earlier, reason]


@dataclass
class Plan:
    """All rows of a file."""

    rows: Sequence[PlannedRow]

    @property
    def wrong(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.outcome is Outcome.WRONG]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each outcome, by its value."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    def in_order(self) -> list[PlannedRow]:
        """What needs somebody first: wrong rows, then changed, new and unchanged ones."""
        order = [Outcome.WRONG, Outcome.CHANGED, Outcome.NEW, Outcome.SAME]
        return sorted(self.rows, key=lambda row: (order.index(row.outcome), row.number))

    def sentence(self) -> str:
        """The plan in one sentence."""
        words = {**self.counts, "all": len(self.rows)}
        return _("共%(all)d行：新增%(new)d，有变动%(changed)d，不变%(same)d，有误%(wrong)d。") % words

    def lines(self) -> list[str]:
        """The row-by-row report as plain text."""
        words = _("第%(number)d行 %(name)s：%(outcome)s")
        return [
            words % {"number": row.number, "name": row.name, "outcome": row.outcome.label}
            + (f"（{row.words}）" if row.notes else "")
            for row in self.in_order()
        ]


class PlanRefused(Exception):
    """Some rows are wrong, so nothing was imported; `plan` says which and why."""

    def __init__(self, plan: Plan):
        self.plan = plan
        super().__init__(
            _("有%(wrong)d行有误，整个文件都没有导入。请改好这些行再导入。") % {"wrong": len(plan.wrong)}
        )
