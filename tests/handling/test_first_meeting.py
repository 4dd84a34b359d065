"""A unit meets the proposer within the days of the rule after it has signed."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.committees.working_days import calendar_of
from jianyan.handling.clocks import meeting_reckoned
from jianyan.handling.models import Assignment, Reminder
from jianyan.handling.reminding import TO_MEET, calls, keep
from tests.proposals.walks import county, rule, start

pytestmark = pytest.mark.django_db


def signed(days: int) -> Assignment:
    """Signed so many days ago, nobody met yet."""
    walk = start(2, 60)
    (row,) = walk.to_handling()
    Assignment.objects.of(county()).filter(pk=row.pk).update(signed_on=today() - timedelta(days=days))
    row.refresh_from_db()
    return row


def to_meet(row) -> list:
    return [call for call in calls(county()) if call.row == row and call.level == TO_MEET]


def test_day_is_counted_in_working_days_by_the_rule_and_accounted_for():
    row = signed(40)

    assert meeting_reckoned(row).day == calendar_of(county()).add(row.signed_on, 15)
    rule("contact.first_days", 5)
    assert meeting_reckoned(row).day == calendar_of(county()).add(row.signed_on, 5)
    assert meeting_reckoned(row).steps[-1].rule == "地方规定“首次面商在签收后”"


def test_page_shows_it_until_somebody_was_met(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    row = signed(2)
    assert "签收后还没有与提案人面商。" in client.get(row.get_absolute_url()).content.decode()

    start(2).meet(row)

    assert "签收后还没有与提案人面商。" not in client.get(row.get_absolute_url()).content.decode()


def test_it_is_reminded_of_when_it_comes_near_and_apart_from_the_reply():
    late, fresh = signed(60), signed(1)

    (call,) = to_meet(late)
    assert call.days < 0
    assert "前与提案人面商，请尽快联系。" in call.text
    assert to_meet(fresh) == []
    keep([call], "phone", by="某")
    assert to_meet(late)[0].last_on == today()
    assert Reminder.objects.of(county()).get(assignment=late).level == TO_MEET
    others = [one for one in calls(county()) if one.row == late and one.level != TO_MEET]
    assert [one.last_on for one in others] == [None] * len(others)


def test_list_of_those_not_met_holds_it(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    row = signed(2)
    address = county().address("register", register="assignment") + f"?view=not_met&unit={row.unit_id}"

    assert row.get_absolute_url() in client.get(address).content.decode()
    start(2).meet(row)
    assert row.get_absolute_url() not in client.get(address).content.decode()
