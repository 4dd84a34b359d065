"""Lists of what takes steps: states in words, named views, views of one's own, and the queries they cost."""

import csv
import io
from dataclasses import replace

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from jianyan.organisation.choices import Role
from jianyan.registers import catalogue
from jianyan.registers.declared import View
from jianyan.registers.models import SavedView
from tests.flows.conftest import tables
from tests.flows.trial import State
from tests.organisation.people import new_committee, signed_in
from tests.registers.trial import ANSWERS, REQUESTS, registers, room, sit, text

__all__ = ["registers", "room", "tables"]


def views(person, room, query=""):
    response = person.client.get(room.at("register") + query)
    return [(view.label, view.count, view.current) for view in response.context["views"]]


def titles(response):
    return [row.title for row in response.context["table"].rows]


def save(person, room, **data):
    return person.client.post(room.at("register-views"), data, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_list_shows_states_in_words_with_their_mark_and_narrows_by_them(room):
    room.request(State.ASKED, title="修桥")
    room.request(title="修路")

    response = room.office.client.get(room.at("register") + "?state=asked")

    assert titles(response) == ["修桥"]
    assert '<span class="state state-work">征询中</span>' in text(response)
    assert [chip.words for chip in response.context["chips"]] == ["征询中"]


def test_csv_holds_the_words_of_states(room):
    room.request(State.ASKED, title="修桥")

    lines = b"".join(room.office.client.get(room.at("register-csv"))).decode("utf-8-sig")

    [row] = list(csv.DictReader(io.StringIO(lines)))
    assert row["state"] == "征询中"
    assert row["due on"].count("-") == 2


def test_list_says_how_long_until_a_deadline_that_runs(room):
    room.request(State.ASKED, title="修桥")
    room.request(State.ANSWERED, title="修路")

    table = room.office.client.get(room.at("register") + "?sort=title").context["table"]

    due = next(column for column in table.columns if column.name == "due_on")
    words = {row.title: due.value(row).words for row in table.rows}
    assert words["修桥"].startswith("还剩")
    assert "月" in words["修路"]


def test_named_views_count_what_each_holds_for_whoever_asks(room):
    room.request(State.SUBMITTED)
    room.request(State.SUBMITTED, title="修路")
    room.request(State.ASKED)

    assert views(room.office, room) == [
        ("待受理", 2, False),
        ("我提的", 0, False),
        ("征询中", 1, False),
        ("全部", 3, True),
    ]
    assert views(room.author, room, "?view=to_accept") == [
        ("待受理", 2, True),
        ("我提的", 3, False),
        ("全部", 3, False),
    ]


def test_view_narrows_the_list_its_csv_and_stays_when_narrowed_further(room):
    room.request(State.SUBMITTED, title="修桥")
    room.request(State.ASKED, title="修路")
    client = room.office.client

    response = client.get(room.at("register") + "?view=to_accept")
    lines = b"".join(client.get(room.at("register-csv") + "?view=to_accept")).decode()

    assert titles(response) == ["修桥"]
    assert ("view", "to_accept") in response.context["listing"].kept()
    assert lines.count("\r\n") == 2
    assert response.context["tally"] == "找到 1 条"


def test_first_view_is_shown_unasked_where_the_register_says_so(room, monkeypatch):
    monkeypatch.setitem(catalogue.all_registers(), "request", replace(REQUESTS, first_view=True))
    room.request(State.SUBMITTED, title="修桥")
    room.request(title="修路")
    client = room.office.client

    assert titles(client.get(room.at("register"))) == ["修桥"]
    assert titles(client.get(room.at("register") + "?view=all&sort=title")) == ["修桥", "修路"]


def test_parts_of_one_record_are_not_narrowed_unasked(room, monkeypatch):
    given = View("given", "已答复", lambda actor: Q(state="given"))
    answers = replace(ANSWERS, views=(given,), first_view=True)
    monkeypatch.setitem(catalogue.all_registers(), "answer", answers)
    row = room.request(State.ASKED)
    room.answer(row)

    listed = room.office.client.get(room.at("register", register="answer") + f"?request={row.pk}")

    assert [answer.unit for answer in listed.context["table"].rows] == ["民政局"]


@pytest.mark.parametrize("view", ["to_acept", "offices"])
def test_view_that_is_none_of_the_actors_is_not_found(room, view):
    answer = room.author.client.get(room.at("register") + f"?view={view}")

    assert answer.status_code == 404
    assert "to_accept" in answer.content.decode()


def test_list_with_views_costs_the_same_at_one_three_and_a_hundred_rows(room):
    asked = []
    for more in (1, 2, 97):
        for number in range(more):
            room.request(State.ASKED if number % 2 else State.SUBMITTED)
        with CaptureQueriesContext(connection) as captured:
            text(room.office.client.get(room.at("register")))
        asked.append(len(captured))

    assert len(set(asked)) == 1, asked


def test_own_view_is_kept_with_its_conditions_shown_and_removed(room):
    response = save(room.office, room, name="征询的", query="state=asked&page=3&sort=title")

    [view] = SavedView.objects.of(room.committee)
    assert said(response) == ["已存为视图“征询的”。"]
    assert (view.query, view.holder) == ("state=asked&sort=title", room.office.actor.key)
    assert views(room.office, room, "?state=asked&sort=title")[-2:] == [("全部", 0, False), ("征询的", None, True)]
    assert [label for label, *_ in views(room.author, room)] == ["待受理", "我提的", "全部"]

    save(room.office, room, remove=view.pk, query="")

    assert not SavedView.objects.of(room.committee).exists()


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "state=asked", "请写视图的名称。"),
        ("长" * 21, "state=asked", f"视图名称“{'长' * 21}”有21字，请不超过20字。"),
        ("征询的", "state=asked", "您已有名为“征询的”的视图，请换一个名称，或先删除原来的。"),
        ("空的", "page=2", "还没有条件可存。请先筛选或排序，再存为视图。"),
        ("太长", "q=" + "x" * 1000, "这些条件太长，存不下。请减少几个条件。"),
    ],
)
def test_view_that_cannot_be_kept_says_why(room, name, query, sentence):
    save(room.office, room, name="征询的", query="state=asked")

    assert said(save(room.office, room, name=name, query=query)) == [sentence]
    assert SavedView.objects.of(room.committee).count() == 1


def test_nobody_removes_the_view_of_another(room):
    save(room.office, room, name="征询的", query="state=asked")
    [view] = SavedView.objects.of(room.committee)

    save(sit(room.committee), room, remove=view.pk)

    assert SavedView.objects.of(room.committee).get() == view


@pytest.mark.parametrize(("view", "more"), [("register-views", {}), ("register-bulk", {"step": "accept"})])
def test_stranger_finds_neither_views_nor_bulk_steps(room, view, more):
    stranger = signed_in(new_committee())

    assert stranger.post(room.at(view, **more)).status_code == 404


def test_list_can_be_made_dense(room):
    room.request()

    page = text(sit(room.committee, Role.OFFICE).client.get(room.at("register")))

    assert '<button name="value" value="dense">紧凑</button>' in page
