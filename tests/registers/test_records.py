"""Every register: its list, its records and its forms, for offices, visitors and strangers."""

import csv
import io

import pytest
from django.db import connection
from django.db.models import CharField, CheckConstraint, UniqueConstraint
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.organisation.choices import Role
from jianyan.registers.catalogue import all_registers, parts_of
from jianyan.registers.declared import Register
from jianyan.registers.forms import form_for
from jianyan.trail.models import Entry
from tests.organisation.people import new_committee, signed_in
from tests.registers.rows import fill, hang

pytestmark = pytest.mark.django_db
NAMES = sorted(all_registers())
ENTERED = [name for name in NAMES if all_registers()[name].adds]
BY_OFFICES = Register.__dataclass_fields__["may_change"].default
CHANGED = [name for name in NAMES if all_registers()[name].fields and all_registers()[name].may_change is BY_OFFICES]
OF_SOME = {
    "clue",
    "sheet",
    "contact",
    "extension",
    "reminder",
    "reply",
    "answer",
    "nomination",
    "voter",
}  # read by those they concern
OPEN = [name for name in NAMES if name not in OF_SOME]
NEW = [
    name
    for name in ENTERED
    if name != "clue" and not ((flow := all_registers()[name].flow) and (flow.begins.guards or flow.begins.sets))
]


@pytest.fixture
def committee(db):
    return new_committee(parent=new_committee(level="province"))


@pytest.fixture
def office(committee):
    return signed_in(committee, Role.PROPOSAL_STAFF)


def typed(name, row, committee, **changes):
    """What a browser would send for the row as it stands."""
    form = form_for(all_registers()[name], row, committee, fixed={})
    values = {field.html_name: field.value() for field in form}
    kept = {key: value for key, value in values.items() if value is not None}
    return {key: getattr(value, "pk", value) for key, value in (kept | changes).items()}


def free_text(register, row, data):
    """A field that takes any words and holds some; empty where the form has none."""
    for name, value in data.items():
        field = row._meta.get_field(name)
        if isinstance(field, CharField) and value and not field.choices and name not in register.words:
            return name
    return ""


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", NAMES)
def test_list_asks_the_same_number_of_queries_at_one_three_and_a_hundred_rows(name, committee, office):
    asked = {}
    for more in (1, 2, 97):
        fill(name, committee, more)
        for view in ("register", "register-csv"):
            asked.setdefault(view, []).append(queries(office, committee.address(view, register=name)))

    assert [len(set(counts)) for counts in asked.values()] == [1, 1], asked


@pytest.mark.parametrize("name", ENTERED)
def test_form_asks_the_same_number_of_queries_however_much_there_is_to_choose_from(name, committee, office):
    address = committee.address("record-new", register=name)
    fill(name, committee, 1)
    few = queries(office, address)

    fill(name, committee, 9)

    assert queries(office, address) == few


@pytest.mark.parametrize("name", [name for name in NAMES if parts_of(name)])
def test_record_asks_the_same_number_of_queries_however_much_hangs_on_it(name, committee, office):
    row = fill(name, committee, 1)[0]
    asked = []
    for number in (1, 1, 2):
        for part, link in parts_of(name):
            hang(part, link, row, committee, number)
        asked.append(queries(office, committee.address("record", register=name, pk=row.pk)))

    assert len(set(asked)) == 1, asked


@pytest.mark.parametrize("name", NAMES)
def test_csv_holds_the_rows_of_the_list_under_the_same_filter(name, committee, office):
    rows = fill(name, committee, 3)
    order = f"?sort={all_registers()[name].shows[0]}"

    page = office.get(committee.address("register", register=name) + order)
    lines = b"".join(office.get(committee.address("register-csv", register=name) + order)).decode("utf-8-sig")

    table = page.context["table"]
    read = list(csv.reader(io.StringIO(lines)))
    assert read[0] == [str(column.label) for column in table.columns]
    assert len(read) - 1 == len(table.rows) >= len(rows)
    first = table.columns[0]
    assert [line[0] for line in read[1:]] == [str(first.value(row)) for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_record_shows_what_its_list_shows(name, committee, office):
    row = fill(name, committee, 1)[0]

    response = office.get(committee.address("record", register=name, pk=row.pk))

    assert response.status_code == 200
    assert str(row) in response.content.decode().replace("&amp;", "&").replace("&gt;", ">")


@pytest.mark.parametrize("name", NAMES)
def test_record_of_another_committee_is_not_found(name, committee, office):
    other = fill(name, new_committee(parent=new_committee(level="province")), 1)[0]

    answers = [
        office.get(committee.address(view, register=name, pk=other.pk)).status_code
        for view in ("record", "record-change")
    ]

    assert answers == [404, 404]


@pytest.mark.parametrize("name", NEW)
def test_new_record_is_stored_with_its_entry_in_the_trail(name, committee, office):
    pattern = fill(name, committee, 1)[0]
    data = typed(name, pattern, committee)
    for once in all_registers()[name].once:
        value = getattr(pattern, pattern._meta.get_field(once).attname)
        data |= {once: value} if value is not None else {}
    register = all_registers()[name]
    made = list(register.of(committee, None).filter(pk=pattern.pk))
    matter = getattr(pattern, "matter", None) if register.spine else None
    type(pattern)._base_manager.filter(pk=pattern.pk).delete()
    before = set(register.of(committee, None).values_list("pk", flat=True))

    response = office.post(committee.address("record-new", register=name), data)

    assert response.status_code == 302, [str(error) for error in response.context["form"].errors.values()]
    added = register.of(committee, None).exclude(pk__in=before).get()
    entries = Entry.objects.of(committee).about(added)
    first = register.flow.begins.name if register.flow else "add"
    assert [(entry.step, entry.before.keys() <= {"state", "waiting"}) for entry in entries] == [(first, True)]
    assert made
    assert matter is None or added.matter_id != matter.pk


@pytest.mark.parametrize("name", CHANGED)
def test_changed_record_keeps_what_it_was_in_the_trail(name, committee, office):
    row = fill(name, committee, 1)[0]
    register = all_registers()[name]
    data = typed(name, row, committee)
    field = free_text(register, row, data)
    changed = {field: f"{data[field]}x"} if field else {}

    response = office.post(committee.address("record-change", register=name, pk=row.pk), data | changed)

    assert response.status_code == 302, [str(error) for error in response.context["form"].errors.values()]
    entries = list(Entry.objects.of(committee).about(row))
    assert [(entry.step, entry.before, entry.after) for entry in entries] == (
        [("change", {field: data[field]}, changed)] if changed else []
    )


@pytest.mark.parametrize("name", ENTERED)
def test_empty_form_is_refused_and_stores_nothing(name, committee, office):
    required = any(
        not all_registers()[name].model._meta.get_field(field).blank for field in all_registers()[name].fields
    )

    response = office.post(committee.address("record-new", register=name), {"csrf": "x"})

    assert required
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Entry.objects.of(committee).exists()


@pytest.mark.parametrize("name", OPEN)
def test_visitor_reads_lists_and_records_and_enters_nothing(name):
    committee = new_committee(parent=new_committee(level="province"), open_to_visitors=True)
    row = fill(name, committee, 1)[0]
    visitor = Client()

    register = all_registers()[name]
    asked = {
        "register": visitor.get(committee.address("register", register=name)).status_code,
        "record": visitor.get(committee.address("record", register=name, pk=row.pk)).status_code,
        "new": visitor.get(committee.address("record-new", register=name)).status_code,
        "change": visitor.get(committee.address("record-change", register=name, pk=row.pk)).status_code,
        "changed": visitor.post(committee.address("record-change", register=name, pk=row.pk)).url[:16],
    }

    assert asked == {
        "register": 200, "record": 200, "new": 403 if register.adds else 404, "change": 403 if register.fields else 404,
        "changed": "/account/sign-in",
    }  # fmt: skip


@pytest.mark.parametrize("view", ["register", "register-csv", "record-new"])
@pytest.mark.parametrize("name", NAMES)
def test_stranger_from_another_committee_finds_nothing(name, view, committee):
    stranger = signed_in(new_committee())

    assert stranger.get(committee.address(view, register=name)).status_code == 404


def test_member_is_told_who_enters_records(committee):
    response = signed_in(committee, Role.MEMBER).get(committee.address("record-new", register="activity"))

    assert response.status_code == 403
    assert "活动由机关各办公室录入和修改。如需补充或更正，请联系委员会办公室。" in response.content.decode()


def test_every_constraint_of_every_register_has_a_sentence():
    missing = [
        constraint.name
        for register in all_registers().values()
        if register.fields
        for constraint in register.model._meta.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint) and constraint.name not in register.sentences
    ]

    assert missing == []


def test_unknown_register_names_the_nearest(committee, office):
    assert office.get(committee.address("register", register="activty")).status_code == 404


@pytest.mark.parametrize(
    ("address", "words"),
    [("/jiuquan/records/activty/", "activity"), ("/jiuquan/provisions/plenary.rolover/", "plenary.rollover")],
)
def test_an_unknown_register_or_rule_names_the_nearest_on_the_page(client, db, address, words):
    answer = client.get(address)

    assert answer.status_code == 404
    assert f"相近的：{words}" in answer.content.decode()
