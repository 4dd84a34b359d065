"""Steps on pages: what is offered, what a step asks, how it is refused, taken back and put right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.flows.models import Waiting
from jianyan.flows.predicates import anybody, is_office
from jianyan.flows.steps import take
from jianyan.look.parts import Event
from jianyan.look.phrases import date_text
from jianyan.organisation import registers as people
from jianyan.organisation.models import Body
from jianyan.registers.catalogue import all_registers, parts_of
from jianyan.registers.declared import Act, Panel
from jianyan.registers.step_forms import check
from jianyan.registers.stories import story
from jianyan.registers.views import form_for
from tests.flows.conftest import tables
from tests.flows.trial import Request, State
from tests.organisation.people import new_committee, signed_in
from tests.registers.trial import ANSWERS, REQUESTS, again, registers, room, sit, text

__all__ = ["registers", "room", "tables"]


def offered(person, room, row):
    standing = person.client.get(room.at("record", row)).context["standing"]
    return {button.label: button.why for button in standing.buttons}


def test_record_offers_steps_open_or_with_the_reason_why_not(room):
    row = room.request(State.SUBMITTED)

    assert offered(room.office, room, row) == {
        "受理": "", "退回…": "", "登记面商": "", "列为重点": "先受理，再列为重点。",
    }  # fmt: skip
    assert offered(room.author, room, row)["受理"] == "您不能受理；这一步由委员会办公室，且并非提出人办理。"


def test_first_open_step_leads_and_dashed_ones_stand_last(room):
    page = text(room.office.client.get(room.at("record", room.request(State.SUBMITTED))))

    assert page.count("btn btn-block btn-main") == 1
    assert page.index(">受理</button>") < page.index(">退回…</a>") < page.index('aria-disabled="true">列为重点<')


def test_record_shows_state_stations_and_the_nearest_deadline_with_its_account(room):
    row = room.request(State.ASKED)

    response = room.office.client.get(room.at("record", row))

    standing = response.context["standing"]
    assert (standing.state.word, standing.state.kind) == ("征询中", "work")
    assert [station.state for station in standing.stations] == ["done", "done", "here", "", ""]
    assert [clock.label for clock in standing.clocks] == ["核对", "答复"]
    assert [clock.differs for clock in standing.clocks] == ["", ""]
    assert "这个日期怎么算出来的" in text(response)
    assert sorted(one.desk for one in standing.lying) == sorted(["办公室", f"person:{room.author.actor.key}"])


def test_deadline_that_would_be_another_day_now_says_so(room):
    row = room.request(State.ASKED, title="改期的事")

    [_check, reply] = room.office.client.get(room.at("record", row)).context["standing"].clocks

    assert reply.differs.startswith("期限记为")


def test_record_draws_lede_panels_and_no_state_among_its_facts(room):
    response = room.office.client.get(room.at("record", room.request()))

    assert response.context["lede"].endswith("提出")
    assert [panel.heading for panel in response.context["standing"].panels] == ["提出人"]
    assert "state" not in {fact.label for fact in response.context["facts"]}


def test_step_that_asks_nothing_is_taken_from_the_page_and_can_be_taken_back(room):
    row = room.request(State.SUBMITTED)
    client = room.office.client

    response = client.post(room.at("record-step", row, step="accept"))

    assert (response.status_code, response.url) == (302, row.get_absolute_url())
    assert again(row).state == State.ASKED
    page = text(client.get(response.url))
    assert "已办理“受理”：修桥" in page
    assert f'<form method="post" action="{room.at("record-undo", row)}">' in page

    client.post(room.at("record-undo", row))

    assert again(row).state == State.SUBMITTED


def test_step_page_says_what_will_happen_and_asks_what_the_step_takes(room):
    row = room.request()

    response = room.author.client.get(room.at("record-step", row, step="submit"))

    assert response.context["says"] == ["现为“草稿”，提交后为“已提交”。", "接下来在办公室处，等待受理。"]
    assert list(response.context["form"].fields) == ["topic", "note"]
    assert response.context["form"]["topic"].value() == "交通"


def test_step_page_says_until_when(room):
    says = room.office.client.get(room.at("record-step", room.request(State.SUBMITTED), step="accept")).context[
        "says"
    ]

    assert [sentence.partition("：")[0] for sentence in says[2:]] == ["期限（答复）", "期限（核对）"]


def test_step_takes_what_was_filled_in_and_comes_back(room):
    row = room.request()
    url = room.at("record-step", row, step="submit")

    response = room.author.client.post(url, {"topic": "水利", "note": "急", "back": room.at("register")})

    assert response.url == room.at("register")
    assert (again(row).state, again(row).topic) == (State.SUBMITTED, "水利")


def test_address_elsewhere_is_not_gone_back_to(room):
    row = room.request()

    response = room.author.client.post(
        room.at("record-step", row, step="submit"), {"topic": "x", "back": "https://x.test/"}
    )

    assert response.url == row.get_absolute_url()


def test_guard_refuses_with_a_sentence_and_what_was_typed_stays(room):
    row = room.request()

    response = room.author.client.post(room.at("record-step", row, step="submit"), {"topic": "", "note": "写了很久"})

    assert "请先填写主题。" in text(response)
    assert response.context["form"]["note"].value() == "写了很久"
    assert again(row).state == State.DRAFT


def test_missing_reason_is_asked_for(room):
    row = room.request(State.SUBMITTED)

    response = room.office.client.post(room.at("record-step", row, step="send_back"), {"note": " "})

    assert "请写明理由。" in text(response)
    assert again(row).state == State.SUBMITTED


def test_who_may_not_is_told_who_may(room):
    row = room.request(State.SUBMITTED)
    url = room.at("record-step", row, step="send_back")

    asked = text(room.author.client.get(url))
    response = room.author.client.post(url, {"note": "改一改"})

    sentence = "您不能退回；这一步由委员会办公室办理。"
    assert sentence in asked
    assert sentence in text(response)
    assert response.context["form"]["note"].value() == "改一改"


def test_state_that_changed_meanwhile_is_told_with_who_was_first(room):
    row = room.request(State.SUBMITTED)
    url = room.at("record-step", row, step="send_back")
    colleague = sit(room.committee)
    text(room.office.client.get(url))
    take(row, "accept", by=colleague.actor)

    response = room.office.client.post(url, {"note": "缺附件"})

    page = text(response)
    assert "此件现为“征询中”，不能退回；“已提交”时才能办理。" in page
    assert f"最近一步是{colleague.actor.label}在" in page
    assert "缺附件" in page
    assert again(row).state == State.ASKED


def test_two_at_once_the_second_is_told(room, monkeypatch):
    row = room.request(State.SUBMITTED)
    url = room.at("record-step", row, step="send_back")
    stale = Request.objects.of(room.committee).get(pk=row.pk)
    take(row, "accept", by=room.office.actor)
    monkeypatch.setattr("jianyan.registers.steps.row_named", lambda *args: stale)

    response = room.office.client.post(url, {"note": "缺附件"})

    assert "此件刚由他人处理，请刷新后再看。" in text(response)
    assert "缺附件" in text(response)


def test_value_that_breaks_a_rule_of_its_field_is_refused(room):
    row = room.request()

    response = room.author.client.post(room.at("record-step", row, step="submit"), {"topic": "长" * 61})

    assert response.context["form"].errors["topic"]
    assert again(row).state == State.DRAFT


def test_who_did_not_take_the_step_cannot_take_it_back(room):
    row = room.request(State.SUBMITTED)
    colleague = sit(room.committee)
    take(row, "accept", by=room.office.actor)

    page = colleague.client.get(room.at("record", row))
    response = colleague.client.post(room.at("record-undo", row), follow=True)

    assert page.context["standing"].undo is None
    assert "只能由其本人撤回" in text(response)
    assert again(row).state == State.ASKED


def test_office_puts_a_state_right_with_a_reason(room):
    row = room.request(State.ASKED)
    url = room.at("record-correct", row)
    client = room.office.client

    asked = client.get(url)
    refused = client.post(url, {"state": "submitted", "note": ""})
    done = client.post(url, {"state": "submitted", "note": "误点"})

    assert [value for value, _ in asked.context["form"].fields["state"].choices] == [
        "draft", "submitted", "answered", "closed",
    ]  # fmt: skip
    assert "请写明理由。" in text(refused)
    assert done.status_code == 302
    assert again(row).state == State.SUBMITTED
    assert story(all_registers()["request"], again(row), room.office.actor)[0].why == "误点；由“征询中”改为“已提交”"


def test_member_puts_no_state_right(room):
    assert room.author.client.get(room.at("record-correct", room.request())).status_code == 403


def test_story_tells_the_steps_of_the_record_and_of_its_parts_newest_first(room):
    row = room.request(State.ASKED)
    answer = room.answer(row)
    take(answer, "give", by=room.unit.actor, words="同意修桥。")

    told = story(all_registers()["request"], again(row), room.office.actor)

    assert [event.what for event in told] == [
        "全部答复", "answer：答复", "answer：建立", "受理", "提交", "建立",
    ]  # fmt: skip
    assert told[1].why == "民政局；words：同意修桥。"
    assert told[1].here is False
    assert told[0].here is True


def test_record_asks_the_same_number_of_queries_however_much_was_told(room):
    row = room.request(State.ASKED)
    asked = []
    for number in (1, 2, 20):
        for _ in range(number):
            take(room.answer(row), "give", by=room.unit.actor, words="同意")
        with CaptureQueriesContext(connection) as captured:
            text(room.office.client.get(room.at("record", row)))
        asked.append(len(captured))

    assert len(set(asked)) == 1, asked


def test_entry_form_of_a_flow_asks_no_state_and_begins_it(room):
    form = form_for(all_registers()["request"], Request(committee=room.committee), room.committee, fixed={})
    response = room.author.client.post(
        room.at("record-new"), {"title": "修路", "author": room.author.actor.key, "state": "closed"}
    )

    row = Request.objects.of(room.committee).get(title="修路")
    assert list(form.fields) == ["title", "topic", "author"]
    assert response.url == row.get_absolute_url()
    assert row.state == State.DRAFT
    assert [event.what for event in story(all_registers()["request"], row, room.author.actor)] == ["建立"]


def test_room_says_who_changes_a_record(room):
    draft, handed_in = room.request(), room.request(State.SUBMITTED)

    answers = [room.author.client.get(room.at("record-change", row)).status_code for row in (draft, handed_in)]

    assert answers == [200, 403]
    assert room.office.client.get(room.at("record-change", draft)).status_code == 403


def test_change_of_a_record_keeps_its_state_and_renames_it_where_it_waits(room):
    row = room.request()

    room.author.client.post(room.at("record-change", row), {"title": "修路", "author": row.author, "state": "closed"})

    assert (again(row).title, again(row).state) == ("修路", State.DRAFT)
    assert [waiting.title for waiting in Waiting.objects.about(row)] == ["修路"]


@pytest.mark.parametrize("view", ["record-step", "record-undo", "record-correct"])
def test_stranger_finds_no_step(room, view):
    row = room.request(State.SUBMITTED)
    more = {"step": "accept"} if view == "record-step" else {}
    stranger = signed_in(new_committee())

    assert stranger.get(room.at(view, row, **more)).status_code == 404
    assert stranger.post(room.at(view, row, **more)).status_code == 404


def test_row_of_another_committee_takes_no_step(room):
    row = room.request(State.SUBMITTED)
    office = sit(new_committee())

    answer = office.client.post(
        office.seat.committee.address("record-step", register="request", pk=row.pk, step="accept")
    )

    assert answer.status_code == 404
    assert again(row).state == State.SUBMITTED


def test_unknown_step_names_the_nearest(room):
    answer = room.office.client.get(room.at("record-step", room.request(), step="acept"))

    assert answer.status_code == 404
    assert "accept" in answer.content.decode()


def test_step_without_the_form_of_this_house_is_refused(room):
    client = Client(enforce_csrf_checks=True)
    client.force_login(room.office.seat.account)
    row = room.request(State.SUBMITTED)

    assert client.post(room.at("record-step", row, step="accept")).status_code == 403
    assert client.post(room.at("record-undo", row)).status_code == 403
    assert again(row).state == State.SUBMITTED


def test_visitor_reads_a_record_and_is_offered_nothing(room):
    Committee.objects.filter(pk=room.committee.pk).update(open_to_visitors=True)
    row, visitor = room.request(State.ASKED), Client()

    response = visitor.get(room.at("record", row))

    assert response.context["standing"].acts is False
    assert "您可以" not in text(response)
    assert visitor.get(room.at("record-step", row, step="remind")).status_code == 403


def test_account_without_a_seat_takes_no_step_that_anybody_may(room, monkeypatch):
    Committee.objects.filter(pk=room.committee.pk).update(open_to_visitors=True)
    row, stranger = room.request(State.SUBMITTED), signed_in(new_committee())
    steps = [replace(step, allowed=anybody) for step in Request.flow.steps]
    monkeypatch.setattr(Request, "flow", replace(Request.flow, steps=steps))

    answer = stranger.post(room.at("record-step", row, step="accept"))

    assert answer.status_code == 403
    assert again(row).state == State.SUBMITTED


def test_address_of_undo_leads_to_the_record(room):
    row = room.request(State.SUBMITTED)

    assert room.office.client.get(room.at("record-undo", row)).url == row.get_absolute_url()


def test_other_rooms_add_panels_and_acts_to_a_page_below_them(room, monkeypatch):
    panel = Panel("办理情况", "registers/story.html", {"story": [Event("面商")]})
    act = Act("转社情民意", "/x/")
    monkeypatch.setattr(people, "PANELS", {"request": (lambda row, actor: panel,)}, raising=False)
    monkeypatch.setattr(people, "ACTS", {"request": (lambda row, actor: [act],)}, raising=False)

    response = room.office.client.get(room.at("record", room.request(State.SUBMITTED)))

    assert [panel.heading for panel in response.context["standing"].panels] == ["提出人", "办理情况"]
    assert "面商" in text(response)
    assert [button.label for button in response.context["standing"].buttons][-2:] == ["转社情民意", "列为重点"]


def test_entry_that_may_not_begin_is_refused_with_its_sentence(room, monkeypatch):
    begins = replace(Request.flow.begins, allowed=is_office)
    monkeypatch.setattr(Request, "flow", replace(Request.flow, begins=begins))

    response = room.author.client.post(room.at("record-new"), {"title": "修路", "author": "x"})

    assert "您不能建立；这一步由委员会办公室办理。" in text(response)
    assert response.context["form"]["title"].value() == "修路"


def test_change_is_refused_when_a_step_was_taken_meanwhile(room, monkeypatch):
    row = room.request()
    stale = again(row)
    take(row, "submit", by=room.author.actor)
    monkeypatch.setattr("jianyan.registers.views.row_named", lambda *args: stale)

    response = room.author.client.post(room.at("record-change", row), {"title": "修路", "author": row.author})

    assert "此件刚由他人处理，请刷新后再看。" in text(response)
    assert (again(row).title, again(row).state) == ("修桥", State.SUBMITTED)


def test_broken_rule_of_the_table_is_told_in_the_words_of_the_register(db):
    register = all_registers()["body"]
    body = Body(committee=new_committee(), kind="liaison_group", name="组", opened_on=date(2024, 5, 1))

    with pytest.raises(ValidationError) as refused:
        check(register, body, {"closed_on": date(2024, 4, 1)})

    assert refused.value.messages == [str(register.sentences["body_closes_after_opening"])]
    assert body.closed_on is None


def test_deadline_that_hangs_on_the_stamped_day_is_said_before_the_step(room, monkeypatch):
    row = room.request(State.SUBMITTED)
    deadlines = [
        replace(one, due=lambda row, day: row.accepted_on + timedelta(days=1)) for one in Request.flow.deadlines
    ]
    monkeypatch.setattr(Request, "flow", replace(Request.flow, deadlines=deadlines))

    response = room.office.client.get(room.at("record-step", row, step="accept"))

    tomorrow = date_text(today() + timedelta(days=1))
    assert response.context["says"][-1] == f"期限（核对）：{tomorrow}。"


def test_what_the_database_alone_refuses_is_told_and_nothing_is_lost(room, monkeypatch):
    def refused(*args, **kwargs):
        raise IntegrityError

    row = room.request(State.SUBMITTED)
    monkeypatch.setattr("jianyan.registers.steps.take", refused)

    response = room.office.client.post(room.at("record-step", row, step="send_back"), {"note": "缺附件"})

    assert "这些内容与已有的记录冲突，没有退回。" in text(response)
    assert "缺附件" in text(response)


def test_part_that_does_not_tell_stays_out_of_the_story(room, monkeypatch):
    monkeypatch.setitem(all_registers(), "answer", replace(ANSWERS, tells=False))
    parts_of.cache_clear()
    row = room.request(State.ASKED)
    room.answer(row)

    told = story(all_registers()["request"], row, room.office.actor)

    assert [event.what for event in told] == ["受理", "提交", "建立"]


def test_office_is_shown_the_way_to_put_a_state_right(room):
    row = room.request()

    pages = [text(one.client.get(room.at("record", row))) for one in (room.office, room.author)]

    assert [room.at("record-correct", row) in page for page in pages] == [True, False]


def test_row_that_left_ones_sight_leads_to_the_list(room, monkeypatch):
    submitted = replace(REQUESTS, rows=lambda committee: Request.objects.of(committee).filter(state="submitted"))
    monkeypatch.setitem(all_registers(), "request", submitted)

    url = room.at("record-step", room.request(State.SUBMITTED), step="accept")
    asked = text(room.office.client.get(url))
    response = room.office.client.post(url)

    assert 'name="back"' not in asked
    assert response.url == room.at("register")
