"""How a record stands: its deadlines, on whose desk it lies, what the reader may do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.committees.working_days import calendar_of
from jianyan.flows.declared import Deadline, Offer, Step
from jianyan.flows.desks import labels
from jianyan.flows.leaving import desks_of
from jianyan.flows.models import Waiting
from jianyan.flows.refusals import Code
from jianyan.flows.steps import last_to_take_back
from jianyan.look import phrases
from jianyan.look.parts import Due, Reckoned, State, Station
from jianyan.registers.catalogue import acts_of, panels_of
from jianyan.registers.declared import Panel, Register
from jianyan.registers.dues import due
from jianyan.registers.states import state_of


@dataclass(frozen=True)
class Clock:
    """A running deadline and the account of its day; `differs` says so when the account gives another day."""

    label: str
    day: date
    due: Due
    lines: Sequence[Reckoned] = ()
    differs: str = ""

    @property
    def when(self) -> str:
        return day_text(self.day)


@dataclass(frozen=True)
class Lying:
    """A desk on which the record lies."""

    desk: str
    awaits: str
    since: str
    until: str


@dataclass(frozen=True)
class Button:
    """What the reader may do: `posts` does it at once, else a page asks first; with `why` he may not.

    `of_others` marks what is nobody's right but somebody else's, `for_whom` names whose step he would enter: both stand
    apart, so that one's own steps stand out.
    """

    label: str
    url: str = ""
    posts: bool = False
    why: str = ""
    main: bool = False
    of_others: bool = False
    for_whom: str = ""


@dataclass(frozen=True)
class DrawnPanel:
    heading: str
    body: str


@dataclass(frozen=True)
class Standing:
    """What the page of a record shows beside it."""

    state: State | None
    stations: Sequence[Station]
    clocks: list[Clock]
    buttons: list[Button]
    undo: Step | None
    may_correct: bool
    lying: list[Lying]
    panels: list[DrawnPanel]

    @property
    def acts(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.buttons or self.undo or self.may_correct)

    @property
    def own(self) -> list[Button]:
        """What the reader could do, now or once something is mended."""
        return [button for button in self.buttons if not (button.of_others or button.for_whom)]

    @property
    def entered(self) -> list[Button]:
        """What an office could enter for others."""
        return [button for button in self.buttons if button.for_whom]

    @property
    def of_others(self) -> list[Button]:
        return [button for button in self.buttons if button.of_others]


def standing_of(register: Register, row: Any, request: Request) -> Standing:
    """How a row stands to whoever asks. The number of queries does not depend on the row."""
    actor, flow = request.actor, register.flow
    waiting = desks_of(row) if flow else []
    seated = actor.seat is not None
    return Standing(
        state=state_of(register, row),
        stations=register.stages(row) if register.stages else (),
        clocks=clocks(row, waiting),
        buttons=buttons(register, row, actor) if seated else [],
        undo=last_to_take_back(row, by=actor) if flow and seated else None,
        may_correct=bool(flow and seated and flow.corrects.allowed(actor, row)),
        lying=lying(request.committee, waiting),
        panels=list(_panels(register, row, request)),
    )


def clocks(row: Any, waiting: Iterable[Waiting]) -> list[Clock]:
    """The deadlines that run, the nearest first."""
    running = {name: date.fromisoformat(day) for one in waiting for name, day in one.deadlines.items()}
    declared = {deadline.name: deadline for deadline in row.flow.deadlines} if running else {}
    known = [(day, declared[name]) for name, day in running.items() if name in declared]
    return [_clock(row, deadline, day) for day, deadline in sorted(known, key=lambda pair: pair[0])]


def day_text(day: date) -> str:
    """A day, with its year when that is not this one."""
    return phrases.date_text(day, short=day.year == today().year)


def _clock(row: Any, deadline: Deadline, day: date) -> Clock:
    account = deadline.how(row) if deadline.how else None
    differs = ""
    if account and account.day != day:
        words = {"day": phrases.date_text(day), "now": phrases.date_text(account.day)}
        differs = gettext("期限记为%(day)s；按现在的规定和日历重算是%(now)s，以记下的为准。") % words
    return Clock(
        str(deadline.label), day, due(calendar_of(row.committee), day), account.lines if account else (), differs
    )


def lying(committee: Committee, waiting: Sequence[Waiting]) -> list[Lying]:
    """The desks by their names."""
    names = labels(committee, [one.desk for one in waiting]) if waiting else {}
    return [
        Lying(names[one.desk], one.label, day_text(one.since), day_text(one.due_on) if one.due_on else "")
        for one in waiting
    ]


def buttons(register: Register, row: Any, actor: Any) -> list[Button]:
    """The steps out of the row's state and what else its rooms offer, open ones first; the first open step leads."""
    offers = register.flow.open_to(actor, row) if register.flow else []
    steps = [_step_button(register, row, offer, actor) for offer in offers]
    first = next((place for place, one in enumerate(steps) if not (one.why or one.for_whom)), None)
    if first is not None:
        steps[first] = replace(steps[first], main=True)
    acts = [act for acts in acts_of(register.name) for act in acts(row, actor)]
    more = [Button(str(act.label), act.url, why=str(act.why)) for act in acts]
    return sorted([*steps, *more], key=lambda button: bool(button.why))


def _step_button(register: Register, row: Any, offer: Offer, actor: Any) -> Button:
    url = row.committee.address("record-step", register=register.name, pk=row.pk, step=offer.step.name)
    label = f"{offer.step.label}…" if offer.step.asks else str(offer.step.label)
    of_others = offer.refusal is not None and offer.refusal.code == Code.RIGHT
    for_whom = "" if of_others else offer.step.allowed.stands_for(actor, row)
    posts = not (offer.step.asks or for_whom)
    return Button(label, url, posts=posts, why=offer.why, of_others=of_others, for_whom=for_whom)


def _panels(register: Register, row: Any, request: Request) -> Iterator[DrawnPanel]:
    for function in panels_of(register.name):
        if panel := function(row, request.actor):
            yield drawn(panel, request)


def drawn(panel: Panel, request: Request) -> DrawnPanel:
    """A panel with its words."""
    return DrawnPanel(str(panel.heading), render_to_string(panel.template, dict(panel.context), request))
