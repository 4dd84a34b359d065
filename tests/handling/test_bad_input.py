"""Days that cannot be: refused with the reason at their field, and nothing typed is lost."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.handling.models import Check, Contact, Extension, Method, MethodItem, Overseeing, Promise, Reply
from jianyan.look.phrases import date_text
from tests.proposals.walks import county, start

pytestmark = pytest.mark.django_db
PAST, COMING = today() - timedelta(days=9), today() + timedelta(days=9)
BEFORE = "早于交办或立案的日期"
NOT_YET = f"{date_text(COMING)}还没有到。请填实际办理的日期。"
GONE = f"期限{date_text(PAST)}已经过去，请填今天或以后的日期。"


@pytest.fixture
def office(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    return client


def handled():
    walk = start(2, 60)
    (row,) = walk.to_handling()
    return walk.proposal, row


def enter(office, register: str, typed: dict) -> str:
    """Post a new record; the page that comes back."""
    answer = office.post(county().address("record-new", register=register), typed)
    assert answer.status_code == 200
    return answer.content.decode()


def contact(row, day) -> dict:
    return {
        "assignment": row.pk, "held_on": str(day), "way": "meeting", "stage": "before", "ours": "科长某", "theirs": "委员某", "summary": "当面谈",
    }  # fmt: skip


def test_contact_before_the_hand_over_or_still_to_come_is_refused(office):
    """A date before the plenary: refused with the reason."""
    _proposal, row = handled()
    early = enter(office, "contact", contact(row, row.handed_on - timedelta(days=1)))
    late = enter(office, "contact", contact(row, COMING))

    assert BEFORE in early
    assert 'value="科长某"' in early
    assert NOT_YET in late
    assert not Contact.objects.of(county()).filter(assignment=row).exists()


def test_supervision_before_the_filing_is_refused(office):
    """A date before the plenary: refused with the reason."""
    proposal, _row = handled()
    day = proposal.filed_on - timedelta(days=1)
    page = enter(
        office, "overseeing", {"proposal": proposal.pk, "form": "on_site", "leader": "某主席", "held_on": str(day)}
    )

    assert BEFORE in page
    assert 'value="某主席"' in page
    assert not Overseeing.objects.of(county()).filter(proposal=proposal).exists()


def test_promise_of_a_day_gone_by_is_refused(office):
    """A deadline in the past: refused with the reason."""
    proposal, row = handled()
    typed = {"proposal": proposal.pk, "assignment": row.pk, "what": "年内改造", "who": "某", "by_when": str(PAST)}
    page = enter(office, "promise", typed)

    assert GONE in page
    assert 'value="年内改造"' in page
    assert not Promise.objects.of(county()).filter(proposal=proposal).exists()


def test_extension_until_a_day_gone_by_is_refused(office):
    """A deadline in the past: refused with the reason."""
    _proposal, row = handled()
    page = enter(office, "extension", {"assignment": row.pk, "until": str(PAST), "reason": "要实地看"})

    assert GONE in page
    assert "要实地看" in page
    assert not Extension.objects.of(county()).filter(assignment=row).exists()


def test_item_on_a_list_due_in_the_past_is_refused(office):
    """A deadline in the past: refused with the reason."""
    proposal, _row = handled()
    method = Method.objects.create(committee=county(), name="试行工作法", since=today())
    item = MethodItem.objects.create(committee=county(), method=method, number=1, text="见面")
    page = enter(office, "check", {"proposal": proposal.pk, "item": item.pk, "person": "某", "due_on": str(PAST)})

    assert GONE in page
    assert not Check.objects.of(county()).filter(proposal=proposal).exists()


def test_letter_dated_before_the_hand_over_is_refused_and_keeps_what_was_typed(office):
    """A date before the plenary: refused with the reason."""
    _proposal, row = handled()
    typed = {
        "letter_no": "某函1号", "openness": "open", "signed_by": "某局长", "written_on": str(row.handed_on - timedelta(days=3)),
    }  # fmt: skip
    page = office.post(county().address("reply-write", pk=row.pk), typed).content.decode()

    assert BEFORE in page
    assert 'value="某局长"' in page
    assert not Reply.objects.of(county()).filter(assignment=row).exists()


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("2001-01-15 18:00", "2001年1月15日不在任何一次全会开幕到闭幕后30天之间。"),
        ("2027-13-45 18:00", "没有“2027-13-45 18:00”这个时刻，请按“2027-01-15 18:00”填写。"),
    ],
)
def test_cut_off_of_no_plenary_is_refused(office, value, sentence):
    """A date before the plenary: refused with the reason."""
    address = county().address("provision", key="proposals.cutoff")
    page = office.post(address, {"value": value, "valid_from": str(today())}).content.decode()

    assert sentence in page
    assert f'value="{value}"' in page
