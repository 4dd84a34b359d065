"""How a date is reckoned, line by line."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jianyan.committees.choices import DayKind, Unit
from jianyan.committees.models import SpecialDay
from jianyan.committees.reckoning import Reckoning, amount_words, months_after
from jianyan.committees.working_days import Calendar
from jianyan.look.parts import Reckoned

CALENDAR = Calendar()


def d(text):
    return date.fromisoformat(text)


def begin(day, what="交办", calendar=CALENDAR, **words):
    return Reckoning.begin(calendar, d(day), what, **words)


def test_reply_due_in_a_month_on_a_holiday_is_told_line_by_line():
    due = begin("2025-12-03", "启动重新办理", result="答复期限，不得再延")
    due = due.plus(1, Unit.MONTH, rule="《提案办理规则》第二十一条").rolled()

    assert due.day == d("2026-01-04")
    assert due.lines == (
        Reckoned("2025年12月3日", "启动重新办理"),
        Reckoned("+ 1个月", "得 2026年1月3日（星期六）", "《提案办理规则》第二十一条"),
        Reckoned("顺延", "1月3日为元旦假期，顺延到下一工作日1月4日", "国务院办公厅关于2026年部分节假日安排的通知"),
        Reckoned("2026年1月4日", "答复期限，不得再延", total=True),
    )


def test_working_days_over_a_holiday_say_what_was_left_out():
    due = begin("2026-09-23", "收到").plus(7, Unit.WORKDAY, rule="第九条").rolled()

    assert due.lines == (
        Reckoned("2026年9月23日", "收到"),
        Reckoned("+ 7个工作日", "得 10月10日（星期六），其间中秋节、国庆节放假不计", "第九条"),
        Reckoned("2026年10月10日", "到期", total=True),
    )


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-08-31", 6, "2026-02-28"),
        ("2025-12-15", 1, "2026-01-15"), ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -1, "2024-12-15"),
        ("2025-11-30", 3, "2026-02-28"), ("2025-05-31", 12, "2026-05-31"),
    ],
)  # fmt: skip
def test_month_leads_to_the_same_day_number_or_the_last_day(day, months, found):
    assert months_after(d(day), months) == d(found)


def test_month_without_the_day_says_so():
    due = begin("2025-01-31").plus(1, Unit.MONTH)

    assert due.lines[1] == Reckoned("+ 1个月", "得 2月28日（星期五），当月没有31日，取月末")


def test_amount_below_zero_counts_back():
    due = begin("2026-06-30", "主办答复期限", result="会办意见期限")

    assert due.plus(-20, Unit.DAY).lines[1] == Reckoned("− 20天", "得 6月10日（星期三）")
    assert due.plus(-2, Unit.WORKDAY).lines[1] == Reckoned("− 2个工作日", "得 6月26日（星期五）")


def test_day_that_works_is_not_moved_and_has_no_line():
    due = begin("2026-03-05").plus(1, Unit.DAY)

    assert due.rolled() == due


def test_weekend_rolls_without_naming_a_paper():
    due = begin("2026-03-06").plus(1, Unit.DAY).rolled()

    assert due.lines[2] == Reckoned("顺延", "3月7日为星期六，顺延到下一工作日3月9日")


def test_own_holiday_rolls_by_its_own_paper():
    row = SpecialDay(day=d("2026-04-20"), kind=DayKind.LOCAL, name="三月三", source="自治区政府令第8号")
    due = begin("2026-04-17", calendar=Calendar([row])).plus(3, Unit.DAY).rolled()

    assert due.lines[2] == Reckoned("顺延", "4月20日为三月三假期，顺延到下一工作日4月21日", "自治区政府令第8号")


def test_fixed_date_replaces_what_was_reckoned():
    due = begin("2026-02-04", "大会闭幕").fixed(d("2026-06-30"), "第三条")

    assert due.lines[1:] == (
        Reckoned("固定日期", "得 6月30日（星期二）", "第三条"),
        Reckoned("2026年6月30日", "到期", total=True),
    )


def test_limit_cuts_with_a_line_and_is_silent_where_it_does_not():
    start = begin("2026-03-02")
    limit = start.plus(6, Unit.MONTH)
    three, eight = start.plus(3, Unit.MONTH), start.plus(8, Unit.MONTH)

    assert three.at_most(limit, "不得超过六个月") == three
    assert eight.at_most(limit, "不得超过六个月").lines[2:] == (
        Reckoned("最迟", "不超过9月2日（星期三）", "不得超过六个月"),
        Reckoned("2026年9月2日", "到期", total=True),
    )
    assert eight.at_most(d("2026-08-31")).day == d("2026-08-31")


def test_year_not_announced_is_said_wherever_its_holidays_matter():
    said = Reckoned("注意", "2031年放假安排尚未公布或尚未录入，只按周末推算")
    start = begin("2030-12-30", calendar=Calendar([SpecialDay(day=d("2030-10-01"), kind="holiday", name="国庆节")]))
    by_month, by_workday = start.plus(3, Unit.MONTH), start.plus(5, Unit.WORKDAY)

    assert (start.doubtful, by_month.doubtful) == ((), ())
    assert by_month.rolled().lines[-2] == by_workday.lines[-2] == said
    assert by_month.at_most(by_workday).doubtful == (2031,)
    assert by_workday.rolled().doubtful == (2031,)


def test_amounts_have_words_in_both_languages():
    amounts = [(3, Unit.MONTH), (15, Unit.WORKDAY), (1, Unit.DAY)]

    with translation.override("en"):
        english = [amount_words(*amount) for amount in amounts]

    assert [amount_words(*amount) for amount in amounts] == ["3个月", "15个工作日", "1天"]
    assert english == ["3 months", "15 working days", "1 day"]


@given(st.dates(date(2003, 1, 1), date(2030, 12, 31)), st.integers(-400, 400), st.sampled_from(Unit))
def test_rolled_day_is_a_working_day_and_never_earlier(day, amount, unit):
    before = Reckoning.begin(CALENDAR, day, "交办").plus(amount, unit)
    after = before.rolled()

    assert CALENDAR.is_working(after.day)
    assert after.day >= before.day
    assert len(after.steps) - len(before.steps) == (after.day != before.day)
