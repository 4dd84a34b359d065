"""Another committee's address is a 404 to a stranger, and a door to who has not signed in."""

import pytest

from jianyan.committees.models import Account, Committee

CLOSED = (
    "/jiuquan/",
    "/jiuquan/reports/",
    "/jiuquan/reports/work/",
    "/jiuquan/figures/",
    "/jiuquan/figures/proposals.filed/",
)


@pytest.fixture
def closed(db):
    Committee.objects.filter(slug="jiuquan").update(open_to_visitors=False)


@pytest.mark.parametrize("address", CLOSED)
def test_a_stranger_gets_404(client, closed, address):
    """Another committee's address is a 404."""
    client.force_login(Account.objects.create_user("stranger", "x", must_change_password=False))

    answer = client.get(address)

    assert answer.status_code == 404


@pytest.mark.parametrize("address", CLOSED)
def test_who_has_not_signed_in_is_led_to_the_door(client, closed, address):
    assert client.get(address).url.startswith("/account/sign-in?next=/jiuquan/")


def test_an_unknown_committee_names_the_nearest_known_one(client, db):
    """An unknown figure, committee or period names the nearest known ones."""
    answer = client.get("/jiuquann/")

    assert answer.status_code == 404
    assert "jiuquan" in answer.content.decode()
