"""Acting in another of one's seats."""

import pytest
from django.test import Client

from jianyan.organisation.choices import Role
from tests.organisation.people import new_committee, seat_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(db):
    return new_committee()


def test_another_seat_is_chosen_and_kept(committee):
    member = seat_of(committee, Role.MEMBER)
    office = seat_of(committee, Role.OFFICE, member.account)
    client = Client()
    client.force_login(member.account)

    client.post(committee.address("choose-seat"), {"seat": office.pk})

    assert client.get(committee.address("seats")).context["actor"].seat == office


def test_seat_of_somebody_else_cannot_be_chosen(committee):
    mine, theirs = seat_of(committee, Role.MEMBER), seat_of(committee)
    client = Client()
    client.force_login(mine.account)

    response = client.post(committee.address("choose-seat"), {"seat": theirs.pk})

    assert response.status_code == 404
    assert client.get(committee.address("seats")).context["actor"].seat == mine


def test_mast_leads_to_the_seats_and_they_to_the_password(committee):
    client = Client()
    client.force_login(seat_of(committee).account)

    page = client.get(committee.address("seats"))

    assert page.context["person"].url == committee.address("seats")
    assert 'href="/account/password"' in page.content.decode()
