"""The functions that change states: begin, take a step, take it back, correct. Each does all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.flows import asking, history, hooks, leaving, lifting, telling
from jianyan.flows.changes import Change, unchanged_if_refused
from jianyan.flows.declared import TAKE_BACK, Step, Telling
from jianyan.flows.models import Waiting, next_number
from jianyan.flows.refusals import Code, StepRefused, somebody_was_first
from jianyan.trail import models as trail

Desks = tuple[list[Waiting], list[Waiting]]


def begin(obj: Any, *, by: trail.Doer, note: str = "", on: date | None = None) -> None:
    """Store a new row in its initial state and put it on its first desk, as `flow.begins` says. It may lift a parent.

    Raises:
        StepRefused: no right, or a guard said no.
    """
    step, day = obj.flow.begins, on or today()
    with unchanged_if_refused(obj), asking.done_on(day), transaction.atomic():
        asking.ask_right(step, by, obj)
        by = asking.in_place_of(step, by, obj)
        parent = lifting.locked_parent(obj, step)
        change = Change(obj)
        change.set("state", str(obj.flow.initial))
        _ask_conditions(obj, step, note, day)
        started = change.fill(step, day, lambda series: next_number(obj.committee, series))
        obj.save()
        _follow(change, step, by, note, started, day, parent)


def take(obj: Any, name: str, *, by: trail.Doer, note: str = "", on: date | None = None, **data: Any) -> None:
    """Take one step: change the state, stamp its date, move the row from desk to desk, log it; or do nothing at all.

    `data` fills the fields that the step `takes`; do not set them on the row before. `on` is the day it was done
    when that is not today. Locks a parent that may be lifted, then the row.

    Raises:
        StepRefused: wrong state, no right, a guard said no, or somebody else was first.
        UnknownStep: the flow has no such step.
    """
    step = obj.flow.step(name)
    with unchanged_if_refused(obj), asking.done_on(on or today()), transaction.atomic():
        asking.ask_state(step, obj)
        asking.ask_right(step, by, obj)
        _move(obj, step, asking.in_place_of(step, by, obj), note, on or today(), data)


def follow(obj: Any, name: str, *, by: trail.Doer, note: str = "", on: date | None = None, **data: Any) -> None:
    """Take a step that another step brings with it, in its transaction: as `take`, but its right is not asked.

    Raises:
        StepRefused, UnknownStep: as `take`.
    """
    step, day = obj.flow.step(name), on or asking.day_done()
    with unchanged_if_refused(obj), asking.done_on(day), transaction.atomic():
        asking.ask_state(step, obj)
        _move(obj, step, by, note, day, data)


def take_back(obj: Any, *, by: trail.Doer) -> None:
    """Undo the last step as long as nothing has followed: state, dates, what was filled in, desks; not its number.

    Raises:
        StepRefused: somebody else took it, something has followed, or there is no step to take back.
    """
    with unchanged_if_refused(obj), transaction.atomic():
        parent = lifting.locked_parent(obj, _last_step(obj)[0])
        _hold(obj)
        step, entry = _last_step(obj)
        if entry.doer != by.key:
            words = {"who": entry.doer_name, "step": step.label}
            sentence = _("“%(step)s”由%(who)s办理，只能由其本人撤回；如需更正，请联系委员会办公室。")
            raise StepRefused(sentence % words, Code.RIGHT)
        if step.stands:
            raise StepRefused(step.stands)
        if parent and lifting.has_lifted(parent, step, entry):
            raise StepRefused(_("上级事项已随之推进，不能撤回；如需更正，请联系委员会办公室。"))
        _rewind(obj, TAKE_BACK, by, "", entry.before, entry.before[leaving.WAITING])


def last_to_take_back(obj: Any, *, by: trail.Doer) -> Step | None:
    """The step that this actor may take back as things stand, or None. Holds nothing: `take_back` asks again."""
    try:
        step, entry = _last_step(obj)
    except StepRefused:
        return None
    parent = getattr(obj, step.lifts.parent) if step.lifts else None
    if entry.doer != by.key or step.stands or (parent and lifting.has_lifted(parent, step, entry)):
        return None
    return step


def correct(obj: Any, to_state: str, *, by: trail.Doer, reason: str, **dates: date | None) -> None:
    """Put a row into another state by hand, with a reason.

    Where the row has been in that state before, the dates stamped since and its desks become what they were then;
    what was typed stays. `dates` sets stamped dates. A parent that was lifted, or would be, is corrected by itself.

    Raises:
        StepRefused: no right, no reason, the row is in that state already, or somebody else was first.
        UnknownState: no steps lead there; the nearest are named.
    """
    unknown = sorted(set(dates) - obj.flow.date_fields())
    if unknown:
        raise TypeError(f"No step stamps {', '.join(unknown)}.")
    with unchanged_if_refused(obj), transaction.atomic():
        asking.ask_correction(obj, to_state, by, reason)
        _hold(obj)
        undone = history.undone_by(obj, to_state)
        values = history.dates_before(obj, undone) | {"state": str(to_state)} | dates
        _rewind(obj, obj.flow.corrects, by, reason, values, undone[0].before.get(leaving.WAITING) if undone else None)


def _move(obj: Any, step: Step, by: trail.Doer, note: str, day: date, data: dict[str, Any]) -> None:
    """Write a step that may be taken, then the parent's that follows from it."""
    unknown = sorted(set(data) - set(step.takes))
    if unknown:
        raise TypeError(f"The step {step.name} takes no {', '.join(unknown)}.")
    parent = lifting.locked_parent(obj, step)
    change = Change(obj)
    for name, value in data.items():
        change.set(name, value)
    _ask_conditions(obj, step, note, day)
    change.set("state", str(step.target or obj.state))
    started = change.fill(step, day, lambda series: next_number(obj.committee, series))
    change.write()
    _follow(change, step, by, note, started, day, parent)


def _follow(
    change: Change, step: Step, by: trail.Doer, note: str, started: dict[str, date], day: date, parent: Any
) -> None:
    """What follows when a row has changed: its desks, what is told, and the parent's step."""
    obj = change.obj
    desks = leaving.leave(obj, step, started, day)
    _tell_all(change, step, by, note, desks, step.told_by(obj, by))
    upper = lifting.next_of(parent, obj, step)
    if upper and step.lifts:
        _move(parent, upper, by, "", day, lifting.given(parent, obj, step))
        setattr(obj, step.lifts.parent, parent)


def _ask_conditions(obj: Any, step: Step, note: str, day: date) -> None:
    asking.ask_note(step, note)
    asking.ask_day(day)
    asking.ask_guards(step, obj)


def _tell_all(
    change: Change, step: Step, by: trail.Doer, note: str, desks: Desks, tellings: Iterable[Telling]
) -> None:
    """Trail, hooks and notices of a row that has changed."""
    waited, waits = map(leaving.as_plain, desks)
    before = change.before(step) | {leaving.WAITING: waited}
    after = change.after() | {leaving.WAITING: waits}
    trail.record(change.obj, step.name, by=by, before=before, after=after, note=note)
    hooks.run_after_step(change.obj, step, by)
    telling.tell(change.obj, step, tellings)


def _hold(obj: Any) -> None:
    """Keep everybody else from the row until the transaction ends."""
    rows = type(obj).objects.of(obj.committee).select_for_update().filter(pk=obj.pk)
    if list(rows.values_list("state", flat=True)) != [obj.state]:
        raise somebody_was_first()


def _last_step(obj: Any) -> tuple[Step, trail.Entry]:
    """The step that could be taken back, and what the trail kept of it; an imported one cannot."""
    entries = history.standing(obj)
    steps = {step.name: step for step in obj.flow.steps}
    if not entries or entries[-1].step not in steps or leaving.WAITING not in entries[-1].before:
        raise StepRefused(_("没有可以撤回的步骤。"))
    return steps[entries[-1].step], entries[-1]


def _rewind(
    obj: Any, step: Step, by: trail.Doer, note: str, values: dict[str, Any], waited: list[Any] | None
) -> None:
    """Set columns to earlier values and the row on earlier desks, or on those that lead into its state."""
    change = Change(obj)
    change.restore({name: value for name, value in values.items() if name != leaving.WAITING})
    change.write()
    before = leaving.desks_of(obj)
    if waited is None:
        path = obj.flow.path_to(obj.state)
        running = {one.name: values[one.field] for one in obj.flow.deadlines if values.get(one.field)}
        after = leaving.leave(obj, path[-1] if path else obj.flow.begins, running, today())[1]
    else:
        after = leaving.put(obj, leaving.from_plain(obj, waited))
    gone = telling.gone(obj, step, by, before, after)
    _tell_all(change, step, by, note, (before, after), gone)
