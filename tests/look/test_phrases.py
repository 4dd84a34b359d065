from datetime import date, datetime

import pytest
from django.utils.translation import override

from jianyan.look import phrases
from jianyan.look.parts import Due

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("language", "short", "text"),
    [
        ("zh-hans", False, "2026年3月5日"),
        ("zh-hans", True, "3月5日"),
        ("en", False, "5 March 2026"),
        ("en", True, "5 March"),
    ],
)
def test_date_text_in_each_language(language, short, text):
    with override(language):
        assert phrases.date_text(DAY, short=short) == text


def test_moment_text_without_zone_stays_as_it_is():
    assert phrases.moment_text(datetime(2026, 3, 5, 9, 2)) == "2026年3月5日 09:02"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2025, 1, 14), date(2025, 12, 26), "2025年1月14日—12月26日"),
        (date(2025, 1, 14), date(2026, 1, 6), "2025年1月14日—2026年1月6日"),
        (DAY, DAY, "2026年3月5日"),
    ],
)
def test_period_text_says_a_shared_year_once(start, end, text):
    assert phrases.period_text(start, end) == text


def test_period_text_in_english():
    with override("en"):
        assert phrases.period_text(date(2025, 1, 14), date(2025, 12, 26)) == "14 January – 26 December 2025"


@pytest.mark.parametrize(
    ("days", "words", "kind"),
    [
        (21, "还剩 21 个工作日", ""),
        (6, "还剩 6 个工作日", ""),
        (5, "还剩 5 个工作日", "soon"),
        (0, "今日到期", "soon"),
        (-6, "逾期 6 个工作日", "late"),
    ],
)
def test_due_in_days_says_how_many_and_how_urgent(days, words, kind):
    with override("zh-hans"):
        assert Due.in_days(days) == Due(words, kind)
