"""What waits for somebody, late first, and what he was told."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.committees.working_days import calendar_of
from jianyan.flows.desks import Desk
from jianyan.flows.models import Notice, Waiting
from jianyan.registers.dues import due, soon_until
from jianyan.registers.todo import Tally, number_waiting, tally_of, waiting_of
from tests.flows.conftest import tables
from tests.organisation.people import new_committee, signed_in
from tests.registers.trial import registers, room, sit, text

__all__ = ["registers", "room", "tables"]


def wait(person, title, days=None, kind="request", number=1):
    """Something on the desk of a person's role, due in so many days."""
    return Waiting.objects.create(
        committee=person.seat.committee, kind=kind, row=number, title=title, desk_kind="role",
        desk_key=person.seat.role, step="accept", label="受理", since=today(),
        due_on=None if days is None else today() + timedelta(days=days),
    )  # fmt: skip


def tell(person, words):
    return Notice.objects.create(
        committee=person.seat.committee, kind="request", row=1, title="修桥", desk_kind="role",
        desk_key=person.seat.role, step="accept", words=words,
    )  # fmt: skip


def fill(room):
    for number, (title, days) in enumerate([("不限期", None), ("远", 60), ("逾期", -3), ("今天", 0)]):
        wait(room.office, title, days, number=number)
    wait(room.office, "答复", 60, kind="answer")
    wait(room.author, "别人的", -1)


def titles(response):
    return [row.title for row in response.context["table"].rows]


def test_what_is_late_stands_first_and_what_has_no_deadline_last(room):
    fill(room)

    response = room.office.client.get(room.committee.address("todo"))

    assert titles(response) == ["逾期", "今天", "远", "答复", "不限期"]
    assert "逾期 " in text(response)
    assert tally_of(room.office.actor) == Tally(late=1, soon=1, every=5)
    assert number_waiting(room.office.actor) == 5


def test_what_lies_on_two_desks_of_one_person_waits_once(room):
    row = wait(room.office, "修桥", 3)
    Waiting.objects.create(
        committee=room.committee, kind="request", row=row.row, title="修桥", desk_kind="person",
        desk_key=str(room.office.seat.person_id), step="accept", label="受理", since=today(),
    )  # fmt: skip

    assert list(waiting_of(room.office.actor)) == [row]
    assert tally_of(room.office.actor).every == number_waiting(room.office.actor) == 1


@pytest.mark.parametrize(
    ("view", "shown"),
    [("late", ["逾期"]), ("soon", ["今天"]), ("answer", ["答复"]), ("request", ["逾期", "今天", "远", "不限期"])],
)
def test_todo_is_narrowed_by_urgency_and_kind(room, view, shown):
    fill(room)

    response = room.office.client.get(room.committee.address("todo") + f"?view={view}")

    assert titles(response) == shown
    assert [link.count for link in response.context["views"] if link.current] == [len(shown)]


def test_unknown_view_names_the_nearest(room):
    answer = room.office.client.get(room.committee.address("todo") + "?view=lat")

    assert answer.status_code == 404
    assert "late" in answer.content.decode()


def test_todo_costs_the_same_at_one_and_at_thirty_rows(room):
    asked = []
    for more in (range(1), range(1, 30)):
        for number in more:
            wait(room.office, "修桥", number - 3, number=number)
        with CaptureQueriesContext(connection) as captured:
            text(room.office.client.get(room.committee.address("todo")))
        asked.append(len(captured))

    assert len(set(asked)) == 1, asked


def test_first_page_begins_with_what_waits_and_its_entry_bears_the_number(room):
    fill(room)
    for number in range(10, 16):
        wait(room.office, "修路", 90, number=number)
    tell(room.office, "“修桥”已受理。")

    page = text(room.office.client.get(room.committee.get_absolute_url()))

    assert page.index('id="waiting"') < page.index("逾期 1 件，快到期 1 件，共 11 件。") < page.index("这一期的数字")
    assert page.count('<a class="title"') == 8
    assert page.count('<span class="count"><span class="hide">等您办理 </span>11</span>') == 2
    assert "1 条未读通知" in page


def test_visitor_sees_no_section_and_is_led_to_the_door(room):
    Committee.objects.filter(pk=room.committee.pk).update(open_to_visitors=True)

    assert "等您办理" not in text(Client().get(room.committee.get_absolute_url()))
    for view in ("todo", "notices"):
        assert Client().get(room.committee.address(view)).url.startswith("/account/sign-in")


def test_unread_notices_stand_first_and_are_read_one_by_one_or_all(room):
    first, second = tell(room.office, "第一条"), tell(room.office, "第二条")
    other = tell(room.author, "别人的")
    url, client = room.committee.address("notices"), room.office.client

    def shown():
        return [(notice.words, bool(notice.read_at)) for notice in client.get(url).context["page"]]

    assert shown() == [("第二条", False), ("第一条", False)]
    client.post(url, {"read": second.pk})
    assert shown() == [("第一条", False), ("第二条", True)]
    client.post(url, {"read": other.pk})
    client.post(url)
    assert {notice.pk for notice in Notice.objects.of(room.committee).filter(read_at=None)} == {other.pk}
    assert first.pk != other.pk


@pytest.mark.parametrize("view", ["todo", "notices"])
def test_stranger_finds_neither(room, view):
    assert signed_in(new_committee()).get(room.committee.address(view)).status_code == 404


def test_nothing_of_another_committee_waits(room):
    wait(sit(new_committee()), "别处的")

    assert list(waiting_of(room.office.actor)) == []


def test_deadline_is_told_in_working_days_of_the_calendar(monkeypatch, room):
    before_the_holidays = date(2026, 9, 30)
    monkeypatch.setattr("jianyan.registers.dues.today", lambda: before_the_holidays)
    calendar = calendar_of(room.committee)

    assert due(calendar, date(2026, 10, 8)).words == "还剩 1 个工作日"
    assert due(calendar, date(2026, 9, 29)).kind == "late"
    assert soon_until(room.committee) == date(2026, 10, 13)  # the tenth is a make-up working day


def test_step_tells_whom_it_concerns(room):
    room.request("asked")

    told = Notice.objects.of(room.committee).on_desks([Desk("person", room.author.actor.key)])

    assert [notice.words for notice in told] == [f"“修桥”已由{room.office.actor.label}受理。"]
