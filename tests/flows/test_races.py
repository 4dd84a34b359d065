"""Two at once, on connections of their own: one wins, no number twice, none skipped, no child is missed."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from jianyan.flows import hooks
from jianyan.flows.models import Counter, Notice, next_number
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import take
from tests.flows.trial import (
    COLLEAGUE,
    OFFICE,
    UNITS,
    Answer,
    Request,
    State,
    committee,
    make_answer,
    make_request,
    story,
    waiting,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_tables")]


def at_once(*acts) -> list:
    """What each act gives when all of them start together, each on its own connection."""
    start = Barrier(len(acts))

    def run(act):
        try:
            return act(lambda: start.wait(60))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def outcome(model, pk: int, name: str, by):
    """An act that sees the row, waits for the others to see it too, and takes a step."""

    def act(all_have_seen_it) -> str:
        row = model.objects.of(committee()).get(pk=pk)
        all_have_seen_it()
        try:
            take(row, name, by=by)
        except StepRefused as refusal:
            return str(refusal.code)
        return "taken"

    return act


def undone(act) -> None:
    """Do something in a transaction that does not end well."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def test_of_two_who_take_the_same_step_one_wins():
    row = make_request(State.SUBMITTED)

    ends = at_once(outcome(Request, row.pk, "accept", OFFICE), outcome(Request, row.pk, "accept", COLLEAGUE))

    assert sorted(ends) == ["race", "taken"]
    assert story(row) == ["begin", "submit", "accept"]
    assert len(waiting(row)) == 2
    assert Notice.objects.about(row).count() == 1
    assert Counter.objects.of(committee()).get(series="request:2024").value == 1


def test_numbers_drawn_at_once_are_all_different_and_none_is_skipped():
    def draw(together) -> list[int]:
        together()
        return [next_number(committee(), "trial:2024") for _ in range(10)]

    drawn = at_once(draw, draw, draw)

    assert sorted(number for numbers in drawn for number in numbers) == list(range(1, 31))


def test_numbers_of_steps_that_come_at_once_follow_each_other():
    rows = [make_request(State.SUBMITTED) for _ in range(4)]

    ends = at_once(*(outcome(Request, row.pk, "accept", OFFICE) for row in rows))

    assert ends == ["taken"] * 4
    numbers = Request.objects.of(committee()).filter(pk__in=[row.pk for row in rows]).values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4]


def test_children_that_arrive_at_once_lift_their_parent_once(monkeypatch):
    """Each is held up between its own step and the look at the others, so that all are under way together."""
    row = make_request(State.ASKED)
    answers = [make_answer(row, unit) for unit in UNITS]
    monkeypatch.setattr(hooks, "_after_step", [lambda obj, step, by: time.sleep(0.2)])

    ends = at_once(*(outcome(Answer, answer.pk, "give", unit) for answer, unit in zip(answers, UNITS, strict=True)))

    assert ends == ["taken"] * 3
    assert story(row).count("all_answered") == 1
    assert Request.objects.of(committee()).get(pk=row.pk).state == "answered"


def test_number_of_a_step_that_failed_is_given_to_the_next():
    first = next_number(committee(), "trial:2024")
    undone(lambda: next_number(committee(), "trial:2024"))

    assert (first, next_number(committee(), "trial:2024")) == (1, 2)


def test_what_is_told_is_sent_once_the_step_is_committed(monkeypatch):
    sent = []
    monkeypatch.setattr(hooks, "_told", [lambda notices: sent.extend((n.pk, n.words) for n in notices)])
    row = make_request(State.SUBMITTED)

    undone(lambda: take(row, "accept", by=OFFICE))
    row.refresh_from_db()
    take(row, "accept", by=OFFICE)

    assert sent == [(Notice.objects.about(row).get().pk, "“修桥”已由某office受理。")]
