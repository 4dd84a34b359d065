"""One step on many rows: what will happen is said first, and each row stands for itself."""

import pytest
from django.test import Client

from jianyan.flows.steps import take
from jianyan.registers import bulk
from tests.flows.conftest import tables
from tests.flows.trial import State
from tests.organisation.people import new_committee
from tests.registers.trial import again, registers, room, text

__all__ = ["registers", "room", "tables"]


def post(room, step, *rows, person=None, query="", **data):
    person = person or room.office
    picks = {"pick": [row.pk for row in rows]}
    return person.client.post(room.at("register-bulk", step=step) + query, picks | data)


def states(*rows):
    return [again(row).state for row in rows]


def test_list_offers_bulk_steps_to_offices_only(room):
    room.request(State.SUBMITTED)

    office, author = (text(one.client.get(room.at("register"))) for one in (room.office, room.author))

    assert 'name="pick"' in office
    assert f'formaction="{room.at("register-bulk", step="send_back")}?"' in office
    assert 'name="pick"' not in author


def test_page_says_what_will_happen_to_each_and_which_cannot_be_done(room):
    able, unable = room.request(State.SUBMITTED), room.request(State.ASKED, title="修路")

    response = post(room, "accept", able, unable)

    page = text(response)
    assert [row.title for row in response.context["able"].rows] == ["修桥"]
    assert [row.title for row in response.context["unable"].rows] == ["修路"]
    assert "此件现为“征询中”，不能受理；“已提交”时才能办理。" in page
    then, who = response.context["able"].columns[2:]
    assert then.value(able) == "征询中"
    assert who.value(able).startswith("办公室、")
    assert states(able, unable) == ["submitted", "asked"]


def test_each_row_is_taken_by_itself_and_what_was_refused_is_told_with_its_sentence(room):
    rows = [room.request(State.SUBMITTED, title=f"第{number}件") for number in range(3)]
    take(rows[1], "send_back", by=room.office.actor, note="缺附件")

    response = room.office.client.post(
        room.at("register-bulk", step="accept") + "?view=to_accept",
        {"pick": [row.pk for row in rows], "confirmed": "1"}, follow=True,
    )  # fmt: skip

    assert states(*rows) == ["asked", "draft", "asked"]
    assert response.redirect_chain[0][0] == room.at("register") + "?view=to_accept"
    done, refused = map(str, response.context["messages"])
    assert done == "已办理“受理” 2 件。"
    assert "1 件没有办：" in refused
    assert f'<a href="{rows[1].get_absolute_url()}">第1件</a>：此件现为“草稿”，不能受理' in refused
    assert [again(rows[0]).number, again(rows[2]).number] == [1, 2]


def test_reason_is_asked_once_for_all_and_what_was_typed_stays(room):
    rows = [room.request(State.SUBMITTED), room.request(State.SUBMITTED)]

    refused = post(room, "send_back", *rows, confirmed="1", note="")
    done = post(room, "send_back", *rows, confirmed="1", note="缺附件")

    assert "请写明理由。" in text(refused)
    assert done.status_code == 302
    assert states(*rows) == ["draft", "draft"]


def test_all_that_the_list_asks_for_can_be_taken_at_once(room):
    rows = [room.request(State.SUBMITTED) for _ in range(31)]
    other = room.request(State.SUBMITTED, title="修路")

    page = text(room.office.client.get(room.at("register") + "?q=修桥"))
    response = post(room, "accept", query="?q=修桥", every="1")

    assert "连同其他页，全部 31 件" in page
    assert {row.pk for row in response.context["rows"]} == {row.pk for row in rows}
    assert other not in response.context["rows"]


@pytest.mark.parametrize(
    ("most", "sentence"), [(0, "一次最多办理0件。请筛选后分几次办理。"), (200, "还没有选。请先勾选要办理的记录。")]
)
def test_none_and_too_many_are_refused(room, monkeypatch, most, sentence):
    monkeypatch.setattr(bulk, "MOST_ROWS", most)
    rows = [] if most else [room.request(State.SUBMITTED)]

    response = room.office.client.post(
        room.at("register-bulk", step="accept"), {"pick": [row.pk for row in rows], "confirmed": "1"}, follow=True
    )

    assert [str(message) for message in response.context["messages"]] == [sentence]
    assert states(*rows) == ["submitted"] * len(rows)


def test_step_that_is_not_for_many_is_not_found_and_others_may_not(room):
    row = room.request(State.ANSWERED)

    assert post(room, "close", row).status_code == 404
    assert post(room, "accept", row, person=room.author).status_code == 403


def test_rows_of_another_committee_are_left_alone(room):
    mine, theirs = room.request(State.SUBMITTED), room.request(State.SUBMITTED)
    type(theirs).objects.of(room.committee).filter(pk=theirs.pk).update(committee=new_committee())

    response = post(room, "accept", mine, theirs)

    assert [row.pk for row in response.context["rows"]] == [mine.pk]


def test_bulk_step_without_the_form_of_this_house_is_refused(room):
    client, row = Client(enforce_csrf_checks=True), room.request(State.SUBMITTED)
    client.force_login(room.office.seat.account)

    answer = client.post(room.at("register-bulk", step="accept"), {"pick": row.pk, "confirmed": "1"})

    assert answer.status_code == 403
    assert states(row) == ["submitted"]
