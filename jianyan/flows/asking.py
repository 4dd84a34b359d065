"""What is asked before a step is taken, and the sentence of each refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.flows.refusals import Code, StepRefused, UnknownState
from jianyan.trail.models import Entry

_day_done: ContextVar[date | None] = ContextVar("flows_day_done", default=None)

if TYPE_CHECKING:
    from jianyan.flows.declared import Step


def ask_state(step: Step, obj: Any) -> None:
    """Refuses a step that does not start in the row's state."""
    if obj.state not in step.sources:
        words = {
            "now": obj.flow.label_of(obj.state),
            "step": step.label,
            "sources": "”“".join(obj.flow.label_of(source) for source in step.sources),
        }
        raise StepRefused(_("此件现为“%(now)s”，不能%(step)s；“%(sources)s”时才能办理。") % words, Code.STATE)


def ask_right(step: Step, actor: Any, obj: Any) -> None:
    """Refuses who may not."""
    if not step.allowed(actor, obj):
        words = {"step": step.label, "who": step.allowed.label}
        raise StepRefused(_("您不能%(step)s；这一步由%(who)s办理。") % words, Code.RIGHT)


def in_place_of(step: Step, actor: Any, obj: Any) -> Any:
    """The actor as the trail names him: beside whoever's step he takes, when he enters it for him."""
    whom = step.allowed.stands_for(actor, obj)
    return actor.standing_for(whom) if whom else actor


def ask_note(step: Step, note: str) -> None:
    """Refuses a note that is missing or that the trail cannot hold."""
    most = Entry._meta.get_field("note").max_length or 0
    if step.asks_note and not note.strip():
        raise StepRefused(_("请写明%(step)s的理由。") % {"step": step.label})
    if len(note) > most:
        raise StepRefused(_("说明请不超过%(most)d字，现有%(now)d字。") % {"most": most, "now": len(note)})


def ask_day(day: date) -> None:
    if day > today():
        raise StepRefused(_("办理日期不能晚于今天。"))


def ask_guards(step: Step, obj: Any) -> None:
    """Lets what the step needs and its guards refuse."""
    for guard in (*step.needs, *step.guards):
        guard(obj)


@contextmanager
def done_on(day: date) -> Iterator[None]:
    """A step is being done on that day, whatever day it is."""
    token = _day_done.set(day)
    try:
        yield
    finally:
        _day_done.reset(token)


def day_done() -> date:
    """The day on which the step is done, for guards and for what follows from it; today outside of a step."""
    return _day_done.get() or today()


def ask_correction(obj: Any, to_state: str, actor: Any, reason: str) -> None:
    """Refuses a correction that is nobody's right, has no reason or leads nowhere."""
    flow = obj.flow
    ask_right(flow.corrects, actor, obj)
    ask_note(flow.corrects, reason)
    if to_state not in flow.states:
        raise UnknownState(to_state, map(str, flow.states))
    if to_state == obj.state:
        raise StepRefused(_("此件已是“%(now)s”，无须更正。") % {"now": flow.label_of(obj.state)}, Code.STATE)


def refusal_of(step: Step, actor: Any, obj: Any) -> StepRefused | None:
    """The refusal that would meet the actor, as far as it can be known before he fills in the step's fields."""
    try:
        ask_state(step, obj)
        ask_right(step, actor, obj)
        for guard in step.needs if step.takes else (*step.needs, *step.guards):
            guard(obj)
    except StepRefused as refusal:
        return refusal
    return None
