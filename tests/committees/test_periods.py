"""Periods as the contract writes them."""

from datetime import date

import pytest

from jianyan.committees.models import Committee
from jianyan.committees.periods import UnknownPeriod, before, parse


@pytest.fixture
def jiuquan(db):
    return Committee.objects.get(slug="jiuquan")


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2018-2022", date(2018, 1, 1), date(2022, 12, 31)),
        ("4.2", date(2013, 1, 16), date(2014, 1, 9)),
        ("term:4", date(2012, 1, 6), date(2021, 11, 20)),
        ("2022-01-01..2022-08-15", date(2022, 1, 1), date(2022, 8, 15)),
    ],
)
def test_a_period_is_its_days_both_counted(jiuquan, code, start, end):
    period = parse(code, jiuquan)

    assert (period.start, period.end, period.code) == (start, end, code)


def test_the_last_plenary_reaches_to_today(jiuquan, settings):
    settings.ENV = {**settings.ENV, "JIANYAN_TODAY": "2017-10-31"}

    assert parse("4.6", jiuquan).end == date(2017, 10, 31)


@pytest.mark.parametrize(
    "code", ["2022-13", "4.9", "term:12", "2022-02-30..2022-03-01", "2022-03-01..2022-02-01", "去年", ""]
)
def test_an_unknown_period_names_the_nearest_known_ones(jiuquan, code):
    """An unknown figure, committee or period names the nearest known ones."""
    with pytest.raises(UnknownPeriod) as refused:
        parse(code, jiuquan)

    assert str(refused.value).endswith("。")


def test_the_period_before_is_of_the_same_kind(jiuquan):
    earlier = [before(parse(code, jiuquan), jiuquan) for code in ("2022", "2018-2022", "4.2", "4.1")]

    assert [period and period.code for period in earlier] == ["2021", "2013-2017", "4.1", None]
