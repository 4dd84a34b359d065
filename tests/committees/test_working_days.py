"""Working days: the announced tables, a committee's own days before them, and years that nobody has announced."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from jianyan.committees.choices import DayKind
from jianyan.committees.models import SpecialDay
from jianyan.committees.working_days import Calendar, calendar_of, not_announced
from tests.organisation.people import new_committee

CALENDAR = Calendar()
DAYS = st.dates(date(2003, 1, 1), date(2030, 12, 31))
# 国务院办公厅关于2025年、2026年部分节假日安排的通知, copied by hand: first and last day off, then make-up days
OFF = {
    "元旦": [("2025-01-01", "2025-01-01"), ("2026-01-01", "2026-01-03")],
    "春节": [("2025-01-28", "2025-02-04"), ("2026-02-15", "2026-02-23")],
    "清明节": [("2025-04-04", "2025-04-06"), ("2026-04-04", "2026-04-06")],
    "劳动节": [("2025-05-01", "2025-05-05"), ("2026-05-01", "2026-05-05")],
    "端午节": [("2025-05-31", "2025-06-02"), ("2026-06-19", "2026-06-21")],
    "中秋节": [("2026-09-25", "2026-09-27")],
    "国庆节": [("2025-10-01", "2025-10-05"), ("2025-10-07", "2025-10-08"), ("2026-10-01", "2026-10-07")],
}
MADE_UP = {
    2025: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
    2026: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
}


def d(text):
    return date.fromisoformat(text)


def own(day, kind=DayKind.HOLIDAY, name="三月三"):
    return SpecialDay(day=d(day), kind=kind, name=name)


def days(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.mark.parametrize(("name", "spans"), OFF.items())
def test_every_holiday_of_the_notices_is_no_working_day_and_has_its_name(name, spans):
    off = [day for first, last in spans for day in days(d(first), d(last))]

    assert {(CALENDAR.is_working(day), CALENDAR.why(day)) for day in off} == {(False, f"{name}假期")}


@pytest.mark.parametrize("year", [2025, 2026])
def test_make_up_days_of_the_notices_and_no_other_weekend_days_are_worked(year):
    weekends = [day for day in days(date(year, 1, 1), date(year, 12, 31)) if day.weekday() >= 5]

    worked = [day for day in weekends if CALENDAR.is_working(day)]

    assert [day.isoformat() for day in worked] == MADE_UP[year]
    assert {CALENDAR.why(day) for day in worked} == {"调休上班"}


def test_working_days_of_the_two_years_are_as_many_as_the_notices_leave():
    assert [CALENDAR.count(date(year, 1, 1), date(year, 12, 31)) for year in (2025, 2026)] == [248, 248]


def test_ordinary_days_say_why_only_when_they_are_free():
    assert [CALENDAR.why(d(day)) for day in ("2026-03-05", "2026-03-07", "2026-03-08")] == ["", "星期六", "星期日"]


def test_working_days_over_the_national_day_leave_the_holiday_out_and_count_the_make_up_day():
    wednesday = d("2026-09-30")

    assert [CALENDAR.add(wednesday, n).isoformat() for n in (1, 2, 3, 4)] == [
        "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12",
    ]  # fmt: skip
    assert CALENDAR.add(d("2026-10-08"), -1) == wednesday
    assert CALENDAR.add(d("2026-10-05"), 1) == d("2026-10-08")
    assert CALENDAR.next_working(d("2026-10-05")) == d("2026-10-08")


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-22", "2026-11-23", 1),
        ("2026-09-30", "2026-10-10", 3),
        ("2026-12-31", "2026-12-30", -1),
        ("2026-11-21", "2026-11-20", -1),
        ("2026-11-23", "2026-11-20", -1),
        ("2026-11-24", "2026-11-20", -2),
        ("2026-11-22", "2026-11-21", -1),
    ],
)
def test_days_left_are_working_days_and_below_zero_as_soon_as_the_day_is_past(today, due, left):
    assert CALENDAR.between(d(today), d(due)) == left


def test_own_day_goes_before_the_shipped_table_and_before_the_weekend():
    calendar = Calendar([
        own("2026-04-20"), own("2026-05-09", name="机关放假"), own("2026-05-05", DayKind.WORKDAY, "值班"),
    ])  # fmt: skip

    assert [calendar.is_working(d(day)) for day in ("2026-04-20", "2026-05-09", "2026-05-05")] == [False, False, True]
    assert calendar.why(d("2026-04-20")) == "三月三假期"
    assert calendar.count(d("2026-04-20"), d("2026-04-24")) == 4
    assert CALENDAR.is_working(d("2026-04-20"))


def test_year_is_announced_by_the_shipped_table_or_by_the_committees_own_national_days():
    copied = Calendar([own("2031-10-01", name="国庆节")])
    local_only = Calendar([own("2031-04-23", DayKind.LOCAL)])

    assert [CALENDAR.announced(year) for year in (2003, 2004, 2026, 2031)] == [False, True, True, False]
    assert [copied.announced(2031), local_only.announced(2031)] == [True, False]
    assert not_announced(2031) == "2031年放假安排尚未公布或尚未录入，只按周末推算"


def test_year_that_is_not_announced_is_counted_by_weekends():
    assert CALENDAR.is_working(d("2031-10-01"))
    assert not CALENDAR.is_working(d("2031-10-04"))


@given(DAYS, st.integers(1, 600))
def test_adding_working_days_and_counting_them_agree(day, n):
    later, earlier = CALENDAR.add(day, n), CALENDAR.add(day, -n)

    assert CALENDAR.is_working(later)
    assert CALENDAR.is_working(earlier)
    assert (CALENDAR.between(day, later), CALENDAR.between(day, earlier)) == (n, -n)


@given(DAYS, st.integers(0, 900))
def test_counting_agrees_with_looking_at_each_day(first, length):
    last = first + timedelta(days=length)

    assert CALENDAR.count(first, last) == sum(CALENDAR.is_working(day) for day in days(first, last))


@given(DAYS)
def test_next_working_day_is_the_first_from_the_day_on(day):
    found = CALENDAR.next_working(day)

    assert [CALENDAR.is_working(one) for one in days(day, found)] == [False] * (found - day).days + [True]


@pytest.mark.django_db
def test_calendar_of_a_committee_asks_once_and_holds_its_own_days_only():
    committee, other = new_committee(), new_committee()
    SpecialDay.objects.create(committee=committee, day=d("2026-04-20"), kind=DayKind.LOCAL, name="三月三")
    SpecialDay.objects.create(committee=other, day=d("2026-04-21"), kind=DayKind.LOCAL, name="三月三")

    with CaptureQueriesContext(connection) as asked:
        calendar = calendar_of(committee)
        left = [calendar.between(d("2026-04-17"), d("2026-04-17") + timedelta(days=n)) for n in range(100)]

    assert len(asked) == 1
    assert left[:6] == [0, 0, 0, 0, 1, 2]


@pytest.mark.django_db
def test_day_is_entered_once_and_with_a_known_kind():
    committee = new_committee()
    SpecialDay.objects.create(committee=committee, day=d("2026-04-20"), kind=DayKind.LOCAL, name="三月三")

    for kind, day in ((DayKind.HOLIDAY, "2026-04-20"), ("party", "2026-04-21")):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialDay.objects.create(committee=committee, day=d(day), kind=kind, name="三月三")
