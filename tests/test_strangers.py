"""Every address of a committee, walked as a stranger from another one and by who has not signed in."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from jianyan.committees.models import Account, Committee

SAMPLES = {
    "name": "proposals.filed", "report": "work", "register": "activity", "pk": "1", "key": "plenary.rollover",
    "step": "close", "ending": "docx", "work": 1, "kind": "roster", "reading": 1, "claim": "1-2-0", "number": 1, "figure": 1,
}  # fmt: skip
SET_UP = "setup"


def of_a_committee(resolver, above=()) -> list[tuple[str, list[str]]]:
    """The names of all addresses that name a committee, with their other parameters."""
    found = []
    for pattern in resolver.url_patterns:
        names = [*above, *pattern.pattern.converters]
        if isinstance(pattern, URLResolver):
            found += of_a_committee(pattern, names)
        elif isinstance(pattern, URLPattern) and "committee" in names:
            found.append((pattern.name, [name for name in names if name != "committee"]))
    return found


ALL = of_a_committee(get_resolver())


@pytest.fixture
def closed(db):
    Committee.objects.filter(slug="jiuquan").update(open_to_visitors=False)
    return Committee.objects.get(slug="jiuquan")


def addresses(committee):
    return [(view, committee.address(view, **{name: SAMPLES[name] for name in names})) for view, names in ALL]


def test_the_walk_finds_the_addresses_of_every_room():
    assert {"home", "report", "figure", "figure-csv", "record", "register-csv", "provisions", "setup-exports"} <= {
        name for name, _ in ALL
    }


def test_a_stranger_gets_404_everywhere(client, closed):
    """Another committee's address is a 404."""
    client.force_login(Account.objects.get(login="tianjin-bangong"))

    answers = {view: (client.get(url).status_code, client.post(url).status_code) for view, url in addresses(closed)}

    assert {view: codes for view, codes in answers.items() if codes != (404, 404)} == {}


def test_who_has_not_signed_in_sees_nothing_of_a_closed_committee(client, closed):
    answers = {view: client.get(url) for view, url in addresses(closed)}

    led_away = {view for view, answer in answers.items() if answer.status_code == 302}
    refused = {view for view, answer in answers.items() if answer.status_code == 404}
    assert led_away | refused == set(answers)
    assert all(answers[view].url.startswith("/account/sign-in") for view in led_away)
