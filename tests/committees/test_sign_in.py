"""Signing in: rules of classified protection, and what a reader keeps."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jianyan.committees.models import Account, SignInFailure
from jianyan.demo.sign_ins import PASSWORD

WRONG = "登录名或密码不对"


@pytest.fixture
def account(db):
    return Account.objects.get(login="jiuquan-bangong")


def sign_in(client, login, password):
    return client.post(reverse("sign-in"), {"username": login, "password": password})


def test_signing_in_leads_to_the_front(client, account):
    answer = sign_in(client, account.login, PASSWORD)

    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize("login", ["jiuquan-bangong", "nobody-knows-this"])
def test_a_known_and_an_unknown_name_get_the_same_answer(client, account, login):
    page = sign_in(client, login, "wrong-Password-1").content.decode()

    assert WRONG in page
    assert f'value="{login}"' in page  # what was typed is kept


def test_five_wrong_tries_pause_the_name_even_for_the_right_password(client, account):
    for _ in range(5):
        sign_in(client, account.login, "wrong-Password-1")

    page = sign_in(client, account.login, PASSWORD).content.decode()

    assert "15分钟后再试" in page
    assert SignInFailure.objects.filter(login=account.login).count() == 5


def test_a_password_that_must_be_changed_comes_before_everything_else(client, account):
    Account.objects.filter(pk=account.pk).update(must_change_password=True)
    sign_in(client, account.login, PASSWORD)

    answer = client.get("/jiuquan/")

    assert (answer.status_code, answer.url) == (302, reverse("new-password"))


@pytest.mark.parametrize(("age", "led"), [(89, 200), (91, 302)])
def test_a_password_of_more_than_ninety_days_must_be_changed(client, account, age, led):
    Account.objects.filter(pk=account.pk).update(password_changed_at=timezone.now() - timedelta(days=age))
    sign_in(client, account.login, PASSWORD)

    assert client.get("/jiuquan/").status_code == led


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("alllowercase", "三种"), ("Ab1", "8"), (PASSWORD, "最近五次")],
)
def test_a_new_password_that_is_too_plain_or_used_before_is_refused(client, account, password, sentence):
    account.used_passwords.create(hash=account.password)
    sign_in(client, account.login, PASSWORD)

    page = client.post(
        reverse("new-password"), {"new_password1": password, "new_password2": password}
    ).content.decode()

    assert sentence in page


def test_switches_are_kept_for_the_account_and_for_the_browser(client, account):
    sign_in(client, account.login, PASSWORD)
    client.post(reverse("switches"), {"name": "type", "value": "large", "next": "/jiuquan/"})
    client.post(reverse("switches"), {"name": "language", "value": "en", "next": "https://elsewhere.example/"})

    account.refresh_from_db()

    assert (account.large_type, account.language) == (True, "en")
    client.post(reverse("sign-out"))
    assert 'lang="en"' in client.get("/").content.decode()


def test_a_switch_nobody_knows_is_refused(client, db):
    assert client.post(reverse("switches"), {"name": "type", "value": "huge"}).status_code == 400


def test_nobody_is_sent_to_another_site(client, db):
    answer = client.post(
        reverse("switches"), {"name": "type", "value": "large", "next": "https://elsewhere.example/"}
    )

    assert answer.url == "/"
