"""Taking back while nothing has followed, and correcting with a reason: both are steps and stay in the trail."""

from datetime import date, timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.flows.models import Notice
from jianyan.flows.refusals import StepRefused, UnknownState
from jianyan.flows.steps import correct, last_to_take_back, take, take_back
from jianyan.trail.models import Entry
from tests.flows.trial import (
    AUTHOR,
    COLLEAGUE,
    OFFICE,
    UNITS,
    Request,
    State,
    everything,
    make_answer,
    make_request,
    story,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_take_back_restores_state_dates_and_desks_and_keeps_the_number():
    row = make_request(State.SUBMITTED)
    lay = waiting(row)
    take(row, "accept", by=OFFICE)

    take_back(row, by=OFFICE)

    stored = Request.objects.of(row.committee).get(pk=row.pk)
    assert (stored.state, stored.accepted_on, stored.due_on, stored.number) == ("submitted", None, None, 1)
    assert waiting(row) == lay
    assert story(row) == ["begin", "submit", "accept", "take_back"]
    gone = Notice.objects.about(row).filter(step="take_back")
    assert [(str(one.desk), one.words) for one in gone] == [
        ("person:author", "“修桥”已不在您处：某office撤回上一步。")
    ]


def test_step_taken_again_keeps_its_number():
    row = make_request(State.ASKED)
    take_back(row, by=OFFICE)

    take(row, "accept", by=COLLEAGUE)
    other = make_request(State.ASKED)

    assert (row.number, other.number) == (1, 2)


def test_take_back_restores_what_was_filled_in():
    row = make_request(State.DRAFT)
    take(row, "submit", by=AUTHOR, topic="水利")

    take_back(row, by=AUTHOR)

    assert Request.objects.of(row.committee).get(pk=row.pk).topic == "交通"


def test_take_back_by_somebody_else_is_refused():
    row = make_request(State.ASKED)
    before = everything(row)

    with pytest.raises(StepRefused) as refusal:
        take_back(row, by=COLLEAGUE)

    assert (refusal.value.code, everything(row)) == ("right", before)
    assert str(refusal.value) == "“受理”由某office办理，只能由其本人撤回；如需更正，请联系委员会办公室。"


def test_take_back_after_something_followed_is_refused():
    row = make_request(State.SUBMITTED)
    take(row, "accept", by=OFFICE)

    with pytest.raises(StepRefused) as refusal:
        take_back(row, by=AUTHOR)

    assert refusal.value.code == "right"
    assert row.state == "asked"


def test_take_back_of_what_is_seen_too_late_is_refused():
    row = make_request(State.SUBMITTED)
    seen_before = Request.objects.of(row.committee).get(pk=row.pk)
    take(row, "accept", by=OFFICE)

    with pytest.raises(StepRefused) as refusal:
        take_back(seen_before, by=AUTHOR)

    assert refusal.value.code == "race"


def test_step_by_step_back_to_the_beginning_and_no_further():
    row = make_request(State.SUBMITTED)
    take_back(row, by=AUTHOR)

    with pytest.raises(StepRefused) as refusal:
        take_back(row, by=AUTHOR)

    assert str(refusal.value) == "没有可以撤回的步骤。"
    assert row.state == "draft"


def test_child_whose_parent_was_lifted_is_not_taken_back():
    row = make_request(State.ASKED)
    answer = make_answer(row)
    take(answer, "give", by=UNITS[0])

    with pytest.raises(StepRefused) as refusal:
        take_back(answer, by=UNITS[0])

    assert str(refusal.value) == "上级事项已随之推进，不能撤回；如需更正，请联系委员会办公室。"
    assert answer.state == "given"


def test_child_is_taken_back_while_others_are_awaited():
    row = make_request(State.ASKED)
    answer, _other = make_answer(row), make_answer(row, UNITS[1])
    take(answer, "give", by=UNITS[0], words="可以")

    take_back(answer, by=UNITS[0])

    answer.refresh_from_db()
    assert (answer.state, answer.words) == ("open", "")
    assert waiting(answer) == [("unit:unit0", "待答复", None)]


def test_correction_back_takes_away_the_dates_since_and_stays_in_the_trail():
    row = make_request(State.SUBMITTED)
    lay = waiting(row)
    take(row, "accept", by=OFFICE)
    take(row, "remind", by=OFFICE)

    correct(row, "submitted", by=COLLEAGUE, reason="误受理")

    stored = Request.objects.of(row.committee).get(pk=row.pk)
    assert (stored.state, stored.accepted_on, stored.reminded_on, stored.due_on) == ("submitted", None, None, None)
    assert (stored.submitted_on, stored.number) == (today(), 1)
    assert waiting(row) == lay
    entry = Entry.objects.of(row.committee).about(row)[0]
    assert story(row) == ["begin", "submit", "accept", "remind", "correct"]
    assert (entry.doer, entry.note, entry.before["state"], entry.after["state"]) == (
        "colleague", "误受理", "asked", "submitted"
    )  # fmt: skip


def test_correction_forward_goes_to_the_desk_that_waits_there():
    row = make_request(State.SUBMITTED)
    due = today() + timedelta(days=3)

    correct(row, "asked", by=OFFICE, reason="纸质件已受理", accepted_on=date(2024, 1, 8), due_on=due)

    stored = Request.objects.of(row.committee).get(pk=row.pk)
    assert (stored.state, stored.accepted_on, stored.due_on) == ("asked", date(2024, 1, 8), due)
    assert waiting(row) == [("person:author", "等候答复", due), ("role:office", "等候答复", due)]


def test_correction_of_a_correction_brings_back_what_was():
    row = make_request(State.ASKED)
    due = row.due_on
    lay = waiting(row)
    correct(row, "submitted", by=OFFICE, reason="误受理")

    correct(row, "asked", by=OFFICE, reason="并未误受理")

    stored = Request.objects.of(row.committee).get(pk=row.pk)
    assert (stored.state, stored.accepted_on, stored.due_on) == ("asked", today(), due)
    assert waiting(row) == lay


def test_nobody_takes_back_a_step_that_was_corrected():
    row = make_request(State.ASKED)
    correct(row, "submitted", by=OFFICE, reason="误受理")

    with pytest.raises(StepRefused) as refusal:
        take_back(row, by=AUTHOR)

    assert str(refusal.value) == "没有可以撤回的步骤。"
    assert row.state == "submitted"


@pytest.mark.parametrize(
    ("by", "to", "reason", "code", "sentence"),
    [
        (AUTHOR, "draft", "想改", "right", "您不能更正状态；这一步由委员会办公室办理。"),
        (OFFICE, "draft", " ", "condition", "请写明更正状态的理由。"),
        (OFFICE, "submitted", "重复", "state", "此件已是“已提交”，无须更正。"),
    ],
)
def test_correction_is_refused(by, to, reason, code, sentence):
    row = make_request(State.SUBMITTED)
    before = everything(row)

    with pytest.raises(StepRefused) as refusal:
        correct(row, to, by=by, reason=reason)

    assert (refusal.value.code, str(refusal.value)) == (code, sentence)
    assert everything(row) == before


def test_correction_to_an_unknown_state_names_the_nearest():
    row = make_request(State.SUBMITTED)

    with pytest.raises(UnknownState) as refusal:
        correct(row, "drafts", by=OFFICE, reason="误")

    assert str(refusal.value) == "没有能到达的状态“drafts”。相近的：draft。"


def test_correction_of_a_date_that_no_step_stamps_is_refused():
    row = make_request(State.SUBMITTED)

    with pytest.raises(TypeError, match="No step stamps title"):
        correct(row, "draft", by=OFFICE, reason="误", title=None)


def test_step_to_take_back_is_named_to_whoever_took_it_and_to_nobody_else():
    row = make_request(State.SUBMITTED)
    take(row, "accept", by=OFFICE)

    step = last_to_take_back(row, by=OFFICE)

    assert step
    assert step.name == "accept"
    assert last_to_take_back(row, by=COLLEAGUE) is None
    assert last_to_take_back(make_request(), by=AUTHOR) is None


def test_step_that_stands_is_neither_offered_nor_taken_back():
    row = make_request(State.ANSWERED)
    take(row, "close", by=OFFICE)

    with pytest.raises(StepRefused) as refusal:
        take_back(row, by=OFFICE)

    assert str(refusal.value) == "办结以后不能撤回，请联系办公室更正。"
    assert last_to_take_back(row, by=OFFICE) is None
    assert row.state == "closed"


def test_step_that_lifted_its_parent_is_not_offered_to_be_taken_back():
    request = make_request(State.ASKED)
    answer = make_answer(request)
    other = make_answer(request, UNITS[1])
    take(answer, "give", by=UNITS[0])
    before = last_to_take_back(answer, by=UNITS[0])

    take(other, "give", by=UNITS[1])

    assert before
    assert before.name == "give"
    assert last_to_take_back(other, by=UNITS[1]) is None
