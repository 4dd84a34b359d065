"""A five-year report adds what the yearly ones published, and says where a year was restated since."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.flows.steps import take
from jianyan.proposals.models import Proposal
from jianyan.reports import building
from jianyan.reports.models import Report
from jianyan.reports.publishing.differences import known_now
from tests.reports.desks import actor, county, make_report
from tests.reports.test_publishing import publish

pytestmark = pytest.mark.django_db

TEXT = "立案[[proposals.filed]]件，其中党派[[proposals.filed proposer=party]]件，办复率[[proposals.reply_rate]]。"


def five_years(text: str = TEXT, slug: str = "five") -> Report:
    return make_report(text, period="2021-2022", slug=slug, kind="five_year")


def told(report: Report):
    return building.computed(report)[0].figures


def yearly() -> None:
    for year in ("2021", "2022"):
        publish(make_report(TEXT, period=year, slug=f"year-{year}"))


def withdraw_one() -> None:
    row = Proposal.objects.of(county()).filter(filed_on__year=2022, withdrawn_on__isnull=True).first()
    Proposal.objects.of(county()).filter(pk=row.pk).update(withdrawn_on=date(2022, 9, 9))


def test_without_yearly_reports_records_are_counted():
    (filed, *_rest) = told(make_report(TEXT, period="2021-2022", slug="five", kind="five_year"))

    assert filed.note in ("", "没有2021年的公布数，按现在的记录计算")


def test_five_years_are_the_sum_of_the_frozen_years_and_say_where_one_was_restated():
    yearly()
    before = told(five_years())[0].value
    withdraw_one()

    filed, _party, rate = told(five_years(slug="again"))

    assert filed.value == before
    assert "后来有更正：2022年公布200、现为199" in filed.note
    assert rate.note == ""


def test_a_corrected_year_counts_as_corrected():
    yearly()
    before = told(five_years())[0].value
    withdraw_one()
    report = Report.objects.of(county()).get(slug="year-2022")
    take(report, "reopen", by=actor("yanjiu"), notice="少一件")
    publish(report)
    demonstration = Report.objects.of(county()).get(slug="work")
    take(demonstration, "reopen", by=actor("yanjiu"), notice="少一件")
    publish(demonstration)

    filed = told(five_years(slug="again"))[0]

    assert filed.value == before - 1
    assert filed.note == "由2年的公布数相加"


def test_a_year_that_was_not_published_is_named_and_the_records_are_counted():
    publish(make_report(TEXT, period="2022", slug="year-2022"))

    filed = told(five_years())[0]

    assert filed.note == "没有2021年的公布数，按现在的记录计算"
    assert filed.value == building.computed(make_report(TEXT, period="2021-2022", slug="plain"))[0].figures[0].value


def test_other_reports_do_not_add():
    yearly()
    withdraw_one()

    plain = told(make_report(TEXT, period="2021-2022", slug="plain"))

    assert {one.note for one in plain} == {""}


def test_the_sum_is_published_and_differs_from_what_is_known_now():
    yearly()
    withdraw_one()

    edition = publish(five_years())

    first = known_now(edition)[0]
    assert (first.differs, first.change) == (True, "减少1件")
    assert "由2年的公布数相加" in first.told.note


def test_the_number_of_queries_does_not_grow_with_the_figures():
    yearly()
    few, many = five_years(), five_years(TEXT * 20, slug="many")

    counts = []
    for report in (few, many):
        with CaptureQueriesContext(connection) as seen:
            building.computed(report)
        counts.append(len(seen))

    assert counts[0] == counts[1]
