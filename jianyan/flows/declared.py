"""How a room declares its flow: states and steps as a table that a clerk can check against the regulation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jianyan.flows import asking
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import Predicate, Words, anybody, is_office, nobody
from jianyan.flows.refusals import StepRefused, UnknownState, UnknownStep

Guard = Callable[[Any], None]


@dataclass(frozen=True)
class Telling:
    """Something told to whoever sits at a desk."""

    desk: Desk
    words: Words


@dataclass(frozen=True)
class Numbered:
    """A step that gives a number: the series it comes from, and how the row's field holds it.

    A row that already bears one keeps it.
    """

    field: str
    series: Callable[[Any], str]
    worded: Callable[[Any, int], Any] = lambda obj, number: number


@dataclass(frozen=True)
class Deadline:
    """A clock: when it is due, counted from the day it starts, and the row's date field that keeps the due day.

    `how` accounts for that day to whoever sees it: an object with `day` and the `lines` of its reckoning, or None.
    """

    name: str
    label: Words
    due: Callable[[Any, date], date]
    field: str = ""
    how: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Lift:
    """A step of the parent that follows when the first, or all, of its children have arrived.

    A child has arrived in the target of this step and in the states of `arrived`. The parent's step is passed over
    when the parent is in none of its sources; its guards are asked, its right is not. `gives(child, children)` fills what
    the parent's step takes from them.
    """

    parent: str
    step: str
    when: Literal["all", "first"] = "all"
    arrived: tuple[str, ...] = ()
    gives: Callable[[Any, Sequence[Any]], Mapping[str, Any]] | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row of the table.

    No `target`: the row stays in its state; without `leaves_on` it then stays on its desks too. Otherwise it leaves
    the desks it lay on and goes to those of `leaves_on`, where `awaits` says what is to be done.
    A button is there only where the step `fits` the row. `needs` must hold before anything is filled in and are asked of a button too. `takes` names the fields a person fills in with the step; guards see the row with them filled in. `sets` gives the
    columns that follow from row and day. A step that `asks_first` is confirmed on a page of its own, as one is that
    asks for fields or a reason. What `stands` is not taken back by whoever took it; that sentence says why.
    """

    name: str
    label: Words
    allowed: Predicate
    sources: tuple[str, ...] = ()
    target: str | None = None
    fits: Callable[[Any], bool] | None = None
    needs: tuple[Guard, ...] = ()
    guards: tuple[Guard, ...] = ()
    stamps: str = ""
    takes: tuple[str, ...] = ()
    sets: Callable[[Any, date], Mapping[str, Any]] | None = None
    draws: Numbered | None = None
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    leaves_on: Callable[[Any], Desk | Iterable[Desk] | None] | None = None
    awaits: Words = ""
    tells: Callable[[Any, Any], Iterable[Telling]] | None = None
    lifts: Lift | None = None
    article: Words = ""
    stands: Words = ""
    asks_note: bool = False
    asks_first: bool = False

    @property
    def asks(self) -> bool:
        """Whether something is asked before it is taken."""
        return bool(self.takes) or self.asks_note or self.asks_first

    def desks(self, obj: Any) -> list[Desk]:
        """The desks it leaves the row on, each once."""
        found = self.leaves_on(obj) if self.leaves_on else None
        if found is None:
            return []
        return [found] if isinstance(found, Desk) else list(dict.fromkeys(found))

    def told_by(self, obj: Any, by: Any) -> Iterable[Telling]:
        """What is told to whom."""
        return self.tells(obj, by) if self.tells else ()


BEGIN = Step(name="begin", label=_("建立"), allowed=anybody)
TAKE_BACK = Step(name="take_back", label=_("撤回上一步"), allowed=anybody)
CORRECT = Step(name="correct", label=_("更正状态"), allowed=is_office, asks_note=True)
RESERVED = (BEGIN.name, TAKE_BACK.name, CORRECT.name)


@dataclass(frozen=True)
class Offer:
    """A step as a button: open, or dashed with the reason why not."""

    step: Step
    refusal: StepRefused | None

    @property
    def is_open(self) -> bool:
        return self.refusal is None

    @property
    def why(self) -> str:
        return str(self.refusal or "")


@dataclass(frozen=True)
class Flow:
    """The table of a model's steps. The model names it as `flow` and keeps its state in a column `state`."""

    initial: TextChoices
    steps: Sequence[Step]
    deadlines: Sequence[Deadline] = ()
    begins: Step = BEGIN
    corrects: Step = CORRECT

    @property
    def states(self) -> list[TextChoices]:
        return list(type(self.initial))

    def label_of(self, state: str) -> str:
        """The word for a state; one that the table does not know stands for itself."""
        return next((str(known.label) for known in self.states if known == state), state)

    def step(self, name: str) -> Step:
        """The step of that name.

        Raises:
            UnknownStep: there is none; the nearest are named.
        """
        found = next((step for step in self.steps if step.name == name), None)
        if found is None:
            raise UnknownStep(name, [step.name for step in self.steps])
        return found

    def deadline(self, name: str) -> Deadline:
        return next(deadline for deadline in self.deadlines if deadline.name == name)

    def date_fields(self) -> set[str]:
        """The fields that steps stamp and deadlines are kept in."""
        stamped = {step.stamps for step in (self.begins, *self.steps)}
        return (stamped | {deadline.field for deadline in self.deadlines}) - {""}

    def paths(self) -> dict[str, list[Step]]:
        """To each state that can be reached, the fewest steps from the initial one; in the order of the table."""
        found: dict[str, list[Step]] = {str(self.initial): []}
        queue = [str(self.initial)]
        for state in queue:
            for step in self.steps:
                if state in step.sources and step.target is not None and step.target not in found:
                    found[str(step.target)] = [*found[state], step]
                    queue.append(str(step.target))
        return found

    def path_to(self, state: str) -> list[Step]:
        """The fewest steps from the initial state.

        Raises:
            UnknownState: no steps lead there.
        """
        paths = self.paths()
        if state not in paths:
            raise UnknownState(state, paths)
        return paths[state]

    def open_to(self, actor: Any, obj: Any) -> list[Offer]:
        """The steps out of the row's state, those that the actor may not take now with the reason.

        Guards of a step that asks for fields are left until it is taken. Steps that only follow children are no buttons.
        """
        steps = [
            step
            for step in self.steps
            if obj.state in step.sources and step.allowed is not nobody and (step.fits is None or step.fits(obj))
        ]
        return [self.offer(step.name, actor, obj) for step in steps]

    def offer(self, name: str, actor: Any, obj: Any) -> Offer:
        """One step as it stands to the actor, whatever the row's state.

        Raises:
            UnknownStep: the flow has no such step.
        """
        step = self.step(name)
        return Offer(step, asking.refusal_of(step, actor, obj))
