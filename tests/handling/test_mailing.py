"""Reminders by e-mail, through a real mail server."""

from contextlib import closing
from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from io import StringIO
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.core.management.base import CommandError

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.handling.models import Assignment, Reminder
from jianyan.handling.reminding import mark_of, marks_of, new_calls
from jianyan.organisation.models import UnitContact
from jianyan.service.models import Work
from tests.proposals.walks import county, start
from tests.service.queue import work_off

pytestmark = pytest.mark.django_db
NOT_BUSY = -1  # a unit without anything running in the demonstration
REFUSED = "gone@example.com"


class Letterbox:
    """Keeps what it is sent; knows no recipient of one name."""

    def __init__(self):
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == REFUSED:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def letterbox(settings):
    box = Letterbox()
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "tian@example.com"
    yield box
    controller.stop()


@pytest.fixture(autouse=True)
def nobody_else_has_an_address(db):
    UnitContact.objects.of(county()).delete()


@pytest.fixture
def office(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    return client


def late_one(days: int = 10, email: str = "unit@example.com") -> Assignment:
    walk = start(2, 60)
    (row,) = walk.to_handling()
    row.unit, row.due_on = walk.world.units[NOT_BUSY], today() - timedelta(days=days)
    row.save()
    UnitContact.objects.create(committee=county(), unit=row.unit, name="叶小满", email=email, since=today())
    return row


def mail(office, *rows):
    keys = [f"assignment-{row.pk}" for row in rows]
    return office.post(county().address("reminders"), {"pick": keys, "mail": "1"}, follow=True).content.decode()


def reminded(row) -> list[str]:
    return list(Reminder.objects.of(county()).filter(assignment=row).values_list("way", flat=True))


def test_reminder_is_mailed_with_words_and_address_and_noted(letterbox, office):
    row = late_one()

    page = mail(office, row)
    work_off()

    assert "1 件的催办邮件正在发送，发出后自动记下；同一邮箱合为一封。" in page
    ((to, letter),) = letterbox.letters
    assert to == ["unit@example.com"]
    assert letter["From"] == "tian@example.com"
    assert row.proposal.title in str(make_header(decode_header(letter["Subject"])))
    body = letter.get_payload(decode=True).decode()
    assert "已逾期" in body
    assert f"http://testserver{row.get_absolute_url()}" in body
    assert county().name in body
    assert reminded(row) == ["email"]
    assert "上次发邮件：已完成，1/1 封。" in office.get(county().address("reminders")).content.decode()


def test_several_to_one_address_are_one_letter(letterbox, office):
    first, second = late_one(days=10), late_one(days=30)

    mail(office, first, second)
    work_off()

    ((_to, found),) = letterbox.letters
    assert str(make_header(decode_header(found["Subject"]))) == "报请分管领导：2 件提案"
    body = found.get_payload(decode=True).decode()
    assert body.index(second.get_absolute_url()) < body.index(first.get_absolute_url())
    assert (reminded(first), reminded(second)) == (["email"], ["email"])


def test_same_one_is_not_mailed_twice_a_day(letterbox, office):
    row = late_one()
    mail(office, row)
    work_off()

    page = mail(office, row)
    work_off()

    assert "1 件没有邮箱或今天已发过，没有发送。请用短信、电话，或先登记邮箱。" in page
    assert len(letterbox.letters) == 1


def test_who_has_no_address_is_said(letterbox, office):
    row = late_one(email="")

    assert "1 件没有邮箱或今天已发过" in mail(office, row)
    assert Work.objects.of(county()).count() == 0


def test_refused_address_is_said_and_the_others_are_sent(letterbox, office):
    bad = late_one(email=REFUSED)
    walk = start(4, 60)
    (good,) = walk.to_handling()
    other = walk.world.units[5]
    Assignment.objects.of(county()).filter(pk=good.pk).update(due_on=today() - timedelta(days=3), unit=other)
    UnitContact.objects.create(committee=county(), unit=other, name="文某", email="ok@example.com", since=today())

    mail(office, bad, good)
    work_off()

    assert [to for to, _letter in letterbox.letters] == [["ok@example.com"]]
    assert (reminded(bad), reminded(good)) == ([], ["email"])
    reason = Work.objects.of(county()).get().reason
    assert reason == f"1 封没有发出，邮箱被拒收：{bad.unit} {REFUSED}。请核对地址，或改用短信、电话。"


def test_server_that_is_away_is_tried_again_and_nothing_is_noted(letterbox, office, settings):
    row = late_one()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    mail(office, row)
    work_off()
    assert reminded(row) == []

    settings.EMAIL_PORT = port
    work_off(also_later=True)

    assert reminded(row) == ["email"]
    assert len(letterbox.letters) == 1


def test_without_a_mail_server_the_page_offers_none_and_refuses(office, settings):
    settings.EMAIL_HOST = ""
    row = late_one()

    assert "发邮件" not in office.get(county().address("reminders")).content.decode()
    assert "还没有设置发信服务器，不能发邮件。请改用短信、电话，或请系统管理员设置。" in mail(office, row)


def test_command_mails_what_has_come_to_a_mark_once(letterbox):
    row = late_one(days=1)
    out = StringIO()

    call_command("remind", committee="shangzhou", stdout=out)
    work_off()
    call_command("remind", committee="shangzhou", stdout=out)

    assert out.getvalue() == "shangzhou：交后台催 1 件，1 封邮件\nshangzhou：交后台催 0 件，0 封邮件\n"
    assert reminded(row) == ["email"]


def test_command_lists_without_sending(letterbox):
    row = late_one()
    out = StringIO()

    call_command("remind", committee="shangzhou", dry_run=True, stdout=out)

    assert out.getvalue().startswith("shangzhou：要催 1 件，1 封邮件\n")
    assert "unit@example.com" in out.getvalue()
    assert reminded(row) == []


def test_command_without_a_mail_server_or_committee_says_what_to_do(settings):
    settings.EMAIL_HOST = ""
    with pytest.raises(CommandError, match="请设置 JIANYAN_MAIL_HOST 和 JIANYAN_MAIL_FROM"):
        call_command("remind")
    with pytest.raises(CommandError, match="没有地址名为“shangzou”的委员会。相近的：shangzhou"):
        call_command("remind", committee="shangzou", dry_run=True)


@pytest.mark.parametrize(
    ("days", "mark"),
    [(40, 31), (30, 30), (20, 30), (15, 15), (9, 15), (0, 1), (-1, -1), (-6, -1), (-7, -7), (-20, -15), (-60, -30)],
)
def test_mark_is_the_nearest_that_was_passed(days, mark):
    assert marks_of(county()) == [-30, -15, -7, -1, 1, 3, 7, 15, 30]
    assert mark_of(days, marks_of(county())) == mark


def test_what_was_reminded_of_is_new_again_at_the_next_mark():
    row = late_one(days=60)
    note = Reminder.objects.create(
        committee=county(), assignment=row, level="通报", way="sms", to="某", text="某", sent_on=today(), sent_by="某"
    )

    def is_new() -> bool:
        return any(one.row == row for one in new_calls(county()))

    assert not is_new()
    Reminder.objects.of(county()).filter(pk=note.pk).update(sent_on=today() - timedelta(days=50))
    assert is_new()
