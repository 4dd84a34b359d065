"""The trial room of the engine's tests with registers of its own, and people of one committee who act in it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.models import Q
from django.test import Client

from jianyan.committees.models import Committee
from jianyan.flows.steps import begin, take
from jianyan.look.parts import Reckoned, Station
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat
from jianyan.registers import catalogue
from jianyan.registers.declared import Act, Panel, Register, View
from tests.flows.trial import REQUEST, Answer, Request, State
from tests.organisation.people import new_committee, seat_of


def stations(row):
    order = list(State)
    here = order.index(State(row.state))
    return [
        Station(state.label, state="here" if place == here else "done" if place < here else "")
        for place, state in enumerate(order)
    ]


def author_panel(row, actor):
    return Panel("提出人", "registers/story.html", {"story": []}) if row.author else None


def acts(row, actor):
    return [Act("登记面商", "/meet/"), Act("列为重点", "/key/", why="先受理，再列为重点。")]


def reckoned(row):
    """The account of the reply's day; a day later than the row keeps for one that is called so."""
    day = row.due_on + timedelta(days="改期" in row.title)
    return SimpleNamespace(day=day, lines=[Reckoned("+ 30 日", "得此日", "第三条"), Reckoned("期限", "", total=True)])


REQUESTS = Register(
    Request, "请各单位答复的事。", ("title", "state", "submitted_on", "due_on"), fields=("title", "topic", "author", "state"),
    filters=("state", "submitted_on"), search=("title",),
    shapes={"asked": "work", "answered": "work", "closed": "done"}, stages=stations,
    lede=lambda row: f"{row.author}提出", panels=(author_panel,), acts=acts,
    views=(
        View("to_accept", "待受理", lambda actor: Q(state="submitted")),
        View("mine", "我提的", lambda actor: Q(author=actor.key)),
        View("offices", "征询中", lambda actor: Q(state="asked"), who=lambda actor: actor.is_office),
    ),
    bulk=("accept", "send_back"),
    may_change=lambda row, actor: row.state == State.DRAFT and row.author == actor.key,
    may_add_by=lambda actor, committee: actor.seat is not None,
)  # fmt: skip
ANSWERS = Register(
    Answer, "各单位的答复。", ("unit", "state", "words"), fields=("request", "unit"), part_of=("request",), tells=True,
    own_list=False,
)  # fmt: skip


@pytest.fixture
def registers(monkeypatch):
    """The registers of the trial room, among those of the house."""
    deadlines = [replace(REQUEST.deadlines[0], how=reckoned), *REQUEST.deadlines[1:]]
    monkeypatch.setattr(Request, "flow", replace(REQUEST, deadlines=deadlines))
    for register in (REQUESTS, ANSWERS):
        monkeypatch.setitem(catalogue.all_registers(), register.name, register)
    for cached in (catalogue.parts_of, catalogue.panels_of, catalogue.acts_of):
        cached.cache_clear()
    yield
    for cached in (catalogue.parts_of, catalogue.panels_of, catalogue.acts_of):
        cached.cache_clear()


@dataclass(frozen=True)
class Person:
    """Somebody in a seat: as the engine sees him, and as a browser."""

    seat: Seat
    client: Client

    @property
    def actor(self) -> Actor:
        return Actor(self.seat.committee, self.seat.role, self.seat)


def sit(committee: Committee, role: str = Role.OFFICE) -> Person:
    seat, client = seat_of(committee, role), Client()
    client.force_login(seat.account)
    return Person(seat, client)


@dataclass(frozen=True)
class Room:
    """One committee, its author and office, and requests at any state."""

    committee: Committee
    author: Person
    office: Person
    unit: Person

    def request(self, state: str = State.DRAFT, **fields) -> Request:
        """A request that has walked to its state."""
        row = Request(
            committee=self.committee, **{"author": self.author.actor.key, "title": "修桥", "topic": "交通"} | fields
        )
        begin(row, by=self.author.actor)
        for step in REQUEST.path_to(state):
            if step.name == "all_answered":
                take(self.answer(row), "give", by=self.unit.actor)
                row.refresh_from_db()
            else:
                take(row, step.name, by=(self.author if step.name == "submit" else self.office).actor)
        return row

    def answer(self, row: Request, unit: str = "民政局") -> Answer:
        answer = Answer(committee=self.committee, request=row, unit=unit)
        begin(answer, by=self.office.actor)
        return answer

    def at(self, view: str, row=None, **kwargs) -> str:
        if row is not None:
            kwargs |= {"pk": row.pk, "register": row._meta.model_name}
        return self.committee.address(view, **({"register": "request"} | kwargs))


@pytest.fixture
def room(db, registers) -> Room:
    committee = new_committee()
    people = [sit(committee, role) for role in (Role.MEMBER, Role.OFFICE, Role.UNIT)]
    return Room(committee, *people)


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def again(row):
    """The row as it is stored now."""
    return type(row).objects.of(row.committee).get(pk=row.pk)
