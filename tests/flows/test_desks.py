"""Desks, what waits on them, and number series."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from jianyan.committees.clock import today
from jianyan.flows.desks import Desk, labels, register_resolver, register_sitter
from jianyan.flows.desks import desks_of as desks_known
from jianyan.flows.models import Counter, Waiting, begin_after, next_number
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.desks import desks_of
from jianyan.organisation.models import HandlingUnit, Person, Seat
from tests.flows.trial import AUTHOR, OFFICE_DESK, State, committee, make_request

pytestmark = pytest.mark.django_db


def test_desks_are_named_by_who_sits_there():
    person = Person.objects.of(committee()).first()
    unit = HandlingUnit.objects.of(committee()).first()
    desks = [Desk("person", str(person.pk)), Desk("unit", str(unit.pk)), Desk("role", "office"), Desk("unit", "0")]

    assert labels(committee(), desks) == dict(zip(desks, [person.name, str(unit), "办公室", "unit:0"], strict=True))


def test_desk_is_read_back_from_its_text():
    assert Desk.of(str(Desk("unit", "17"))) == Desk("unit", "17")


def test_actor_sits_at_the_desks_of_his_role_and_his_unit():
    unit = HandlingUnit.objects.of(committee()).first()
    seat = Seat(committee=committee(), role=Role.UNIT, unit=unit)

    assert desks_of(Actor(committee(), Role.UNIT, seat)) == [Desk("role", "unit"), Desk("unit", str(unit.pk))]
    assert desks_of(Actor(committee(), "visitor")) == [Desk("role", "visitor")]


def test_engine_asks_the_room_of_people_who_sits_where():
    actor = Actor(committee(), Role.UNIT, Seat(committee=committee(), role=Role.UNIT, unit_id=17))

    assert desks_known(actor) == desks_of(actor)


def test_second_function_that_would_seat_actors_is_refused():
    with pytest.raises(ImproperlyConfigured):
        register_sitter(lambda actor: [])


def test_second_function_that_would_name_desks_is_refused():
    with pytest.raises(ImproperlyConfigured):
        register_resolver(lambda committee, desks: {})


def test_to_do_and_overdue_are_queries_on_waiting():
    late, new = make_request(State.ASKED), make_request(State.SUBMITTED)
    mine = Waiting.objects.of(committee()).on_desks([OFFICE_DESK])

    assert {one.title for one in mine} == {late.title}
    assert {one.row for one in mine} == {late.pk, new.pk}
    assert list(mine.overdue(today() + timedelta(days=7))) == []
    assert [one.row for one in mine.overdue(today() + timedelta(days=8))] == [late.pk]
    assert [one.row for one in mine.due_by(today() + timedelta(days=7))] == [late.pk]
    assert list(Waiting.objects.of(committee()).on_desks([])) == []
    assert [one.row for one in Waiting.objects.of(committee()).on_desks([Desk("person", AUTHOR.key)])] == [late.pk]


def test_series_are_counted_each_for_itself_and_go_on_after_what_was_given():
    begin_after(committee(), "trial:15-1", 286)
    begin_after(committee(), "trial:15-1", 5)

    assert [next_number(committee(), "trial:15-1"), next_number(committee(), "trial:15-2")] == [287, 1]


def test_counter_is_not_deleted():
    next_number(committee(), "trial:15-1")

    with pytest.raises(TypeError):
        Counter.objects.of(committee()).filter(series="trial:15-1").delete()
