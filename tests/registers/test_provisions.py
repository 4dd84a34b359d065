"""Local rules: what holds when, who sets them, and what a wrong value is told."""

from datetime import date

import pytest

from jianyan.committees.local_rules import DECLARED, provision
from jianyan.committees.models import Provision
from jianyan.organisation.choices import Role
from jianyan.trail.models import Entry
from tests.organisation.people import new_committee, signed_in

pytestmark = pytest.mark.django_db
KEY = "plenary.rollover"


@pytest.fixture
def committee(db):
    return new_committee()


@pytest.fixture
def office(committee):
    return signed_in(committee)


def set_it(client, committee, value, since):
    data = {"value": value, "valid_from": since, "source": "办公室〔2022〕1号"}
    return client.post(committee.address("provision", key=KEY), data)


def test_page_lists_every_declared_rule_with_the_value_in_force(committee, office):
    Provision.objects.create(committee=committee, key=KEY, value="12-20", valid_from=date(2020, 1, 1))

    shown = office.get(committee.address("provisions")).context["shown"]

    assert {one.rule.key for one in shown} == set(DECLARED)
    assert [one.value for one in shown if one.rule.key == KEY] == ["12-20"]


def test_new_value_ends_the_one_before_and_is_ended_by_one_set_for_later(committee, office):
    for value, since in (("12-20", "2020-01-01"), ("12-25", "2024-01-01"), ("12-22", "2022-01-01")):
        assert set_it(office, committee, value, since).status_code == 302

    rows = Provision.objects.of(committee).order_by("valid_from")
    assert [(row.value, row.valid_until) for row in rows] == [
        ("12-20", date(2021, 12, 31)), ("12-22", date(2023, 12, 31)), ("12-25", None),
    ]  # fmt: skip
    assert [provision(committee, KEY, on=date(year, 6, 1)) for year in (2019, 2021, 2023, 2025)] == [
        "12-05", "12-20", "12-22", "12-25",
    ]  # fmt: skip


def test_value_for_the_same_day_replaces_the_first(committee, office):
    set_it(office, committee, "12-20", "2020-01-01")
    set_it(office, committee, "12-21", "2020-01-01")

    row = Provision.objects.of(committee).get()
    assert row.value == "12-21"
    assert Entry.objects.of(committee).about(row).count() == 2


def test_value_that_is_no_day_is_refused_and_kept(committee, office):
    response = set_it(office, committee, "13-40", "2020-01-01")

    assert response.context["form"].errors["value"] == ["这个值不合规定的写法，请照“12-05”的样子填写。"]
    assert 'value="13-40"' in response.content.decode()


def test_member_sees_the_rules_and_sets_none(committee):
    member = signed_in(committee, Role.MEMBER)

    assert member.get(committee.address("provision", key=KEY)).context["form"] is None
    assert set_it(member, committee, "12-20", "2020-01-01").status_code == 403
    assert not Provision.objects.of(committee).exists()


def test_unknown_rule_is_not_found(committee, office):
    assert office.get(committee.address("provision", key="plenary.roll")).status_code == 404
