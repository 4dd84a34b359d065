"""What was typed after the sign-in had run out is in the form again after signing in, and nowhere else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from jianyan.committees.models import Committee
from jianyan.organisation.models import Body
from jianyan.registers import typed
from tests.flows.conftest import tables
from tests.flows.trial import State
from tests.registers.trial import registers, room, text

__all__ = ["registers", "room", "tables"]
NOTICE = "您刚才写的内容还在，请再看一遍后提交。"
PASSWORD = "Yanshi-2026"


def sign_in(client, person, response):
    """Through the door that the answer leads to, with a password, as a person does; gives where one arrives."""
    account = person.seat.account
    account.set_password(PASSWORD)
    account.save()
    assert response.status_code == 302
    assert response.url.startswith("/account/sign-in")
    answer = client.post(response.url, {"username": account.login, "password": PASSWORD})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


@pytest.mark.parametrize("open_to_visitors", [True, False])
def test_reason_typed_signed_out_is_in_the_form_after_signing_in(room, open_to_visitors):
    Committee.objects.filter(pk=room.committee.pk).update(open_to_visitors=open_to_visitors)
    row, client = room.request(State.SUBMITTED), Client()
    url = room.at("record-step", row, step="send_back")

    arrived = sign_in(client, room.office, client.post(url, {"note": "缺附件，请补", "csrfmiddlewaretoken": "x"}))
    page = client.get(arrived)

    assert urlsplit(arrived).path == url
    assert NOTICE in text(page)
    assert page.context["form"]["note"].value() == "缺附件，请补"
    assert client.post(arrived, {"note": page.context["form"]["note"].value()}).url == row.get_absolute_url()
    assert NOTICE not in text(client.get(arrived))


def test_record_typed_signed_out_is_in_the_form_after_signing_in(room):
    client = Client()
    url = room.at("record-new", register="body")

    arrived = sign_in(
        client, room.office, client.post(f"{url}?back=/x/", {"name": "城东联络组", "kind": "liaison_group"})
    )
    page = client.get(arrived)

    assert page.context["form"]["name"].value() == "城东联络组"
    assert parse_qs(urlsplit(arrived).query)["back"] == ["/x/"]
    assert not Body.objects.of(room.committee).exists()


def test_neither_passwords_nor_the_token_are_kept(room):
    client = Client()
    client.post(room.at("record-new"), {"title": "修桥", "new_password1": "x", "csrfmiddlewaretoken": "y"})

    [kept] = client.session[typed.IN_SESSION].values()
    assert kept["typed"] == "title=%E4%BF%AE%E6%A1%A5"


def test_only_the_last_forms_are_kept_and_no_more_than_anybody_types(room):
    client = Client()
    for number in range(5):
        client.post(room.at("record-new"), {"title": str(number)})
    client.post(room.at("record-new"), {"title": "x" * (typed.MOST_CHARACTERS + 1)})

    assert [kept["typed"] for kept in client.session[typed.IN_SESSION].values()] == ["title=2", "title=3", "title=4"]


def test_what_was_typed_is_forgotten_after_an_hour_and_fills_no_other_form(room, monkeypatch):
    client = Client()
    arrived = sign_in(client, room.office, client.post(room.at("record-new"), {"title": "修桥"}))
    elsewhere = text(client.get(arrived.replace("/request/", "/body/")))
    assert timedelta(hours=1) == typed.KEPT
    monkeypatch.setattr(typed, "KEPT", timedelta(0))

    assert NOTICE not in elsewhere
    assert NOTICE not in text(client.get(arrived))


def test_signing_out_forgets_what_was_typed(room):
    client = Client()
    arrived = sign_in(client, room.office, client.post(room.at("record-new"), {"title": "修桥"}))
    client.post("/account/sign-out")
    client.force_login(room.office.seat.account)

    assert NOTICE not in text(client.get(arrived))
