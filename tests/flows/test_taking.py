"""A step changes state, date, number, desks, trail and notices together, or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.flows.declared import Lift, Step
from jianyan.flows.models import Counter, Notice
from jianyan.flows.predicates import is_office, nobody
from jianyan.flows.refusals import StepRefused, UnknownStep
from jianyan.flows.steps import begin, take
from jianyan.trail.models import Entry
from tests.flows.trial import (
    ANSWER,
    AUTHOR,
    COLLEAGUE,
    OFFICE,
    REQUEST,
    UNITS,
    Answer,
    Request,
    State,
    committee,
    everything,
    is_author,
    make_answer,
    make_request,
    story,
    waiting,
)

pytestmark = pytest.mark.django_db


def refused(row, name: str, **how) -> tuple[str, str]:
    """Code and sentence of a refusal; nothing has changed, neither in the database nor in memory."""
    before, in_memory = everything(row), dict(row.__dict__)

    with pytest.raises(StepRefused) as refusal:
        take(row, name, **how)

    assert everything(row) == before
    assert row.__dict__ == in_memory
    return refusal.value.code, str(refusal.value)


def refuse(row, step, by):
    raise StepRefused("不行。")


def test_begin_puts_a_new_row_on_its_first_desk():
    row = make_request()

    assert row.state == "draft"
    assert story(row) == ["begin"]
    assert waiting(row) == [("person:author", "草稿", None)]


def test_office_that_enters_for_the_author_is_named_beside_him(monkeypatch):
    entered = is_author.or_entered_by(is_office, lambda request: request.author)
    steps = [replace(step, allowed=entered) if step.name == "submit" else step for step in REQUEST.steps]
    monkeypatch.setattr(Request, "flow", replace(REQUEST, steps=steps))
    by_author, by_office = make_request(), make_request()

    take(by_author, "submit", by=AUTHOR, topic="路灯")
    take(by_office, "submit", by=OFFICE, topic="路灯")

    names = [Entry.objects.about(row).get(step="submit").doer_name for row in (by_author, by_office)]
    assert names == ["某author", "某office代author"]


def test_begin_refuses_who_may_not_and_stores_nothing():
    request = make_request(State.ASKED)
    answer = Answer(committee=request.committee, request=request, unit="unit9")
    before = everything(request)

    with pytest.raises(StepRefused) as refusal:
        begin(answer, by=AUTHOR)

    assert str(refusal.value) == "您不能建立；这一步由委员会办公室办理。"
    assert (answer.pk, answer.state) == (None, "")
    assert everything(request) == before


def test_step_changes_everything_together():
    row = make_request(State.SUBMITTED)

    take(row, "accept", by=OFFICE, note="同意")

    stored = Request.objects.of(row.committee).get(pk=row.pk)
    assert (stored.state, stored.accepted_on, stored.number) == ("asked", today(), 1)
    assert (row.state, row.accepted_on, row.number) == ("asked", today(), 1)
    assert story(row) == ["begin", "submit", "accept"]
    week, month = today() + timedelta(days=7), today() + timedelta(days=30)
    assert stored.due_on == month
    assert waiting(row) == [("person:author", "等候答复", week), ("role:office", "等候答复", week)]
    assert [(str(n.desk), n.words, n.read_at) for n in Notice.objects.about(row)] == [
        ("person:author", "“修桥”已由某office受理。", None)
    ]


def test_trail_keeps_what_was_before_and_after():
    row = make_request(State.SUBMITTED)

    take(row, "accept", by=OFFICE, note="同意")

    entry = Entry.objects.of(row.committee).about(row)[0]
    assert (entry.doer, entry.doer_name, entry.step, entry.note) == ("office", "某office", "accept", "同意")
    due = (today() + timedelta(days=30)).isoformat()
    assert {k: v for k, v in entry.before.items() if k != "waiting"} == {
        "state": "submitted", "accepted_on": None, "due_on": None
    }  # fmt: skip
    assert {k: v for k, v in entry.after.items() if k != "waiting"} == {
        "state": "asked", "accepted_on": today().isoformat(), "number": 1, "due_on": due
    }  # fmt: skip
    assert [desk["desk_key"] for desk in entry.after["waiting"]] == ["office", "author"]


def test_step_of_the_past_bears_its_own_day():
    row = make_request(State.SUBMITTED)
    day = today() - timedelta(days=40)

    take(row, "accept", by=OFFICE, on=day)

    assert (row.accepted_on, row.due_on) == (day, day + timedelta(days=30))


def test_step_without_target_keeps_state_and_desks_and_stops_its_clock():
    row = make_request(State.ASKED)

    take(row, "remind", by=OFFICE)

    month = today() + timedelta(days=30)
    assert (row.state, row.reminded_on) == ("asked", today())
    assert waiting(row) == [("person:author", "等候答复", month), ("role:office", "等候答复", month)]


def test_last_step_leaves_no_desk():
    row = make_request(State.CLOSED)

    assert waiting(row) == []


def test_wrong_state_is_refused():
    row = make_request(State.DRAFT)

    assert refused(row, "close", by=OFFICE) == (
        "state",
        "此件现为“草稿”，不能办结；“已答复”时才能办理。",
    )


def test_who_may_not_is_refused():
    row = make_request(State.SUBMITTED)

    assert refused(row, "accept", by=AUTHOR) == (
        "right",
        "您不能受理；这一步由委员会办公室，且并非提出人办理。",
    )


def test_guard_sees_what_is_filled_in_and_refuses():
    row = make_request(State.DRAFT)

    assert refused(row, "submit", by=AUTHOR, topic="") == ("condition", "请先填写主题。")
    take(row, "submit", by=AUTHOR, topic="水利")
    assert Request.objects.of(row.committee).get(pk=row.pk).topic == "水利"


def test_missing_reason_and_long_note_are_refused():
    row = make_request(State.SUBMITTED)

    assert refused(row, "send_back", by=OFFICE, note=" ") == ("condition", "请写明退回的理由。")
    assert refused(row, "send_back", by=OFFICE, note="长" * 301) == ("condition", "说明请不超过300字，现有301字。")


def test_day_to_come_is_refused():
    row = make_request(State.SUBMITTED)

    assert refused(row, "accept", by=OFFICE, on=today() + timedelta(days=1)) == (
        "condition",
        "办理日期不能晚于今天。",
    )


def test_second_of_two_is_refused_and_draws_no_number():
    row = make_request(State.SUBMITTED)
    seen_before = Request.objects.of(row.committee).get(pk=row.pk)
    take(row, "accept", by=OFFICE)

    assert refused(seen_before, "accept", by=COLLEAGUE) == ("race", "此件刚由他人处理，请刷新后再看。")
    assert Counter.objects.of(committee()).get(series="request:2024").value == 1


def test_second_of_two_reminders_on_what_both_saw_is_refused():
    row = make_request(State.ASKED)
    seen_before = Request.objects.of(row.committee).get(pk=row.pk)
    take(row, "remind", by=OFFICE)

    assert refused(seen_before, "remind", by=COLLEAGUE)[0] == "race"


def test_hook_that_fails_undoes_the_step(monkeypatch):
    row = make_request(State.SUBMITTED)
    monkeypatch.setattr(Request, "after_step", refuse, raising=False)

    assert refused(row, "accept", by=OFFICE) == ("condition", "不行。")


def test_unknown_step_names_the_nearest():
    row = make_request()

    with pytest.raises(UnknownStep) as refusal:
        take(row, "submitt", by=AUTHOR)

    assert str(refusal.value) == "没有“submitt”这一步。相近的：submit。"


def test_field_that_the_step_does_not_take_is_refused():
    row = make_request(State.SUBMITTED)

    with pytest.raises(TypeError, match="The step accept takes no title"):
        take(row, "accept", by=OFFICE, title="别的")


def test_buttons_are_open_or_say_why_not():
    row = make_request(State.SUBMITTED)

    offers = {offer.step.name: (offer.is_open, offer.why) for offer in Request.flow.open_to(AUTHOR, row)}

    assert offers == {
        "accept": (False, "您不能受理；这一步由委员会办公室，且并非提出人办理。"),
        "send_back": (False, "您不能退回；这一步由委员会办公室办理。"),
    }
    assert [offer.is_open for offer in Request.flow.open_to(OFFICE, row)] == [True, True]


def test_step_that_follows_children_is_no_button():
    row = make_request(State.ASKED)

    assert [offer.step.name for offer in Request.flow.open_to(OFFICE, row)] == ["remind"]


def test_parent_is_lifted_by_the_last_child():
    row = make_request(State.ASKED)
    first, second = make_answer(row, UNITS[0]), make_answer(row, UNITS[1])

    take(first, "give", by=UNITS[0], words="可以")
    take(first, "adopt", by=OFFICE)
    row.refresh_from_db()
    assert row.state == "asked"
    take(second, "give", by=UNITS[1], words="也可以")

    row.refresh_from_db()
    assert (row.state, row.answered_on, second.request.state) == ("answered", today(), "answered")
    assert story(row)[-1] == "all_answered"
    assert waiting(row) == [("role:office", "办结", today() + timedelta(days=7))]


def test_parent_is_lifted_by_the_first_child_once(monkeypatch):
    give = ANSWER.step("give")
    first_lifts = replace(give, lifts=replace(give.lifts, when="first"))
    monkeypatch.setattr(Answer, "flow", replace(ANSWER, steps=[first_lifts]))
    row = make_request(State.ASKED)
    first, second = make_answer(row, UNITS[0]), make_answer(row, UNITS[1])

    take(first, "give", by=UNITS[0])
    take(second, "give", by=UNITS[1])

    assert story(row).count("all_answered") == 1
    row.refresh_from_db()
    assert row.state == "answered"


def test_begin_of_a_child_lifts_its_parent_and_gives_it_what_it_takes(monkeypatch):
    asks = Step(
        name="ask", label="征询", sources=(State.SUBMITTED,), target=State.ASKED, allowed=nobody, takes=("topic",)
    )
    monkeypatch.setattr(Request, "flow", replace(REQUEST, steps=[*REQUEST.steps, asks]))
    lift = Lift("request", "ask", when="first", gives=lambda answer, answers: {"topic": f"问{answer.unit}"})
    monkeypatch.setattr(Answer, "flow", replace(ANSWER, begins=replace(ANSWER.begins, lifts=lift)))
    row = make_request(State.SUBMITTED)

    make_answer(row)

    row.refresh_from_db()
    assert (row.state, row.topic) == ("asked", "问unit0")


def test_step_sets_what_follows_from_row_and_day(monkeypatch):
    submit = replace(REQUEST.step("submit"), sets=lambda row, day: {"title": f"{row.title}（{day.year}）"})
    monkeypatch.setattr(Request, "flow", replace(REQUEST, steps=[submit, *REQUEST.steps[1:]]))

    row = make_request(State.SUBMITTED)

    row.refresh_from_db()
    assert row.title == f"修桥（{today().year}）"
    assert Entry.objects.of(row.committee).about(row)[0].before["title"] == "修桥"
