"""What is due or late, whom to remind, and that it was done."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.handling.models import Assignment, Reminder
from jianyan.handling.reminding import calls, level_of
from jianyan.organisation.models import UnitContact
from tests.proposals.walks import county, start

pytestmark = pytest.mark.django_db
LADDER = [(30, "报请主要领导"), (7, "通报"), (0, "催办")]


@pytest.mark.parametrize(
    ("days", "level"), [(3, "提醒"), (0, "提醒"), (-1, "催办"), (-7, "通报"), (-29, "通报"), (-30, "报请主要领导")]
)
def test_level_rises_with_the_days_late(days, level):
    assert level_of(days, LADDER) == level


def late_one(days: int) -> Assignment:
    walk = start(2, 60)
    (row,) = walk.to_handling()
    Assignment.objects.of(county()).filter(pk=row.pk).update(due_on=today() - timedelta(days=days))
    return row


def test_call_has_name_number_and_words():
    row = late_one(20)
    UnitContact.objects.create(
        committee=county(), unit=row.unit, name="叶小满", phone="00000001", since=today() - timedelta(days=30)
    )

    call = next(one for one in calls(county()) if one.row == row)

    assert (call.name, call.phone) == ("叶小满", "00000001")
    assert "已逾期" in call.text
    assert call.days < 0


def test_queries_do_not_grow_with_the_calls(django_assert_max_num_queries):
    late_one(3)
    with django_assert_max_num_queries(12) as few:
        calls(county())
    for days in (5, 9, 15):
        late_one(days)

    with django_assert_max_num_queries(len(few)):
        calls(county())


def test_office_notes_whom_it_reminded(client):
    row = late_one(10)
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    address = county().address("reminders")
    assert "已逾期" in client.get(address).content.decode()

    client.post(address, {"pick": [f"assignment-{row.pk}"], "way": "sms"})

    (reminder,) = Reminder.objects.of(county()).filter(assignment=row)
    assert (reminder.way, reminder.sent_on) == ("sms", today())
    assert next(one for one in calls(county()) if one.row == row).last_on == today()


def test_others_do_not_see_the_list(client):
    client.force_login(Account.objects.get(login="shangzhou-weiyuan"))

    assert client.get(county().address("reminders")).status_code == 403
