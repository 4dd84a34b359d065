"""Numbers of a report held against the records of the demonstration: every verdict by its rule."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.committees.models import Committee, Provision
from jianyan.demo.facts import stories
from jianyan.figures.catalogue import find
from jianyan.proposals.models import Proposal
from jianyan.readings.audit import audit, period_of
from jianyan.readings.choices import Verdict
from jianyan.readings.span import years_of_records
from jianyan.text.found import Meta
from tests.organisation.people import new_committee
from tests.readings.numbers import of_fact, told
from tests.registers.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shangzhou():
    return Committee.objects.get(slug="shangzhou")


def one(number, committee, period="2022", own=None):
    return audit([number], committee, period, own)[0]


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
def test_what_the_demonstration_published_agrees_with_its_records(story):
    computed = [fact for fact in story.facts if find(fact.figure).kind != "reported"]

    checked = audit([of_fact(fact) for fact in computed], Committee.objects.get(slug=story.slug), story.period)

    assert {fact.id: one.verdict for fact, one in zip(computed, checked, strict=True)} == {
        fact.id: Verdict.AGREES for fact in computed
    }


def test_exact_counts_told_one_too_many_differ_by_one():
    found = []
    for story in stories():
        counts = [fact for fact in story.facts if fact.bound == "exact" and find(fact.figure).kind == "count"]
        wrong = [of_fact(replace(fact, value=fact.value + 1)) for fact in counts if not fact.lower]
        found += audit(wrong, Committee.objects.get(slug=story.slug), story.period)

    differing = [one for one in found if one.verdict == Verdict.DIFFERS and one.difference == 1]
    assert len(differing) >= 0.98 * len(found)
    assert {one.verdict for one in found} <= {Verdict.DIFFERS, Verdict.PARTLY}


def test_an_exact_number_that_differs_says_by_how_much(shangzhou):
    found = one(told(value="212", quote="212件"), shangzhou)

    assert (found.verdict, found.computed, found.difference) == (Verdict.DIFFERS, 200, Decimal(12))
    assert found.note == "报告多12件。"


def test_a_hedged_number_agrees_inside_its_bounds_only(shangzhou):
    stepped = told(value="190", quote="190余件", bound="at_least")
    too_far = told(value="160", quote="逾160件", bound="at_least")
    reached = told(value="200", quote="200件以上", bound="at_least")
    inside = told(value="180", quote="逾180件", bound="at_least")

    found = audit([stepped, too_far, reached, inside], shangzhou, "2022")

    assert [each.verdict for each in found] == ["differs", "differs", "agrees", "agrees"]


def test_the_reach_of_hedges_is_the_committees_own_rule(shangzhou):
    number = told(value="180", quote="逾180件", bound="at_least")
    before = one(number, shangzhou).verdict
    Provision.objects.create(
        committee=shangzhou, key="figures.hedge_above", value=5, valid_from=date(2020, 1, 1), source=""
    )

    assert (before, one(number, shangzhou).verdict) == (Verdict.AGREES, Verdict.DIFFERS)


def test_a_number_without_a_figure_is_not_kept(shangzhou):
    assert one(told(figure=""), shangzhou).verdict == Verdict.NOT_KEPT


def test_a_number_whose_register_is_empty_in_the_period_is_not_kept(shangzhou):
    found = one(told(), shangzhou, "1999")

    assert (found.verdict, found.computed) == (Verdict.NOT_KEPT, None)


def test_a_narrowing_without_rows_in_a_kept_register_differs(shangzhou):
    found = one(told("activities.held", {"kind": ("book_fair",)}, value="3", quote="3次", unit="次"), shangzhou)

    assert found.verdict in (Verdict.NOT_KEPT, Verdict.DIFFERS)
    unknown = one(told(where={"colour": ("red",)}), shangzhou)
    assert unknown.verdict == Verdict.NOT_KEPT
    assert "colour" in unknown.note


def test_work_of_another_body_is_not_checkable(shangzhou):
    ours, theirs = told(figure="", who="主席会议成员"), told(figure="", who="市供电公司")
    said, for_them = told(figure="", what="市供电公司完成电网改造项目"), told(figure="", what="为企业解决困难")

    came = told(figure="", clause="改造老旧小区12个", sentence="提案推动老区更新，改造老旧小区12个", at=15)

    found = audit([ours, theirs, said, for_them, came], shangzhou, "2022")

    assert [each.verdict for each in found] == [
        "not_kept",
        "not_checkable",
        "not_checkable",
        "not_kept",
        "not_checkable",
    ]


def test_a_reported_figure_is_not_checkable_and_shows_its_stored_value():
    shigatse = Committee.objects.get(slug="shigatse")
    fact = next(f for story in stories() for f in story.facts if f.figure == "proposals.results_reported")

    found = one(of_fact(fact), shigatse, fact.period)

    assert (found.verdict, found.computed) == (Verdict.NOT_CHECKABLE, fact.value)


def test_fewer_records_than_told_of_lower_committees_that_share_nothing_are_partly_kept(shangzhou):
    number = told(value="300", quote="300件", clause="立案提案300件", sentence="市区两级政协立案提案300件")

    assert one(number, shangzhou).verdict == Verdict.PARTLY
    assert one(told(value="300", quote="300件"), shangzhou).verdict == Verdict.DIFFERS


def test_records_that_begin_late_in_the_period_are_partly_kept():
    committee = new_committee()
    for day in (date(2022, 9, 1), date(2022, 10, 1)):
        make(Proposal, committee, **dict.fromkeys(Proposal.dates, day), withdrawn_on=None)

    fewer = told("proposals.received", value="3", quote="3件")
    more = told("proposals.received", value="1", quote="1件")

    found = audit([fewer, more], committee, "2022")
    assert [each.verdict for each in found] == [Verdict.PARTLY, Verdict.DIFFERS]
    assert "2022年9月1日" in found[0].note


def test_a_period_that_is_not_over_is_partly_kept(shangzhou):
    found = one(told(value="900", quote="900件", period="2022-2090"), shangzhou)

    assert found.verdict == Verdict.PARTLY


def test_lower_committees_that_share_count_where_the_words_or_the_number_say_so():
    story = next(story for story in stories() if story.slug == "ningxia")
    fact = next(fact for fact in story.facts if fact.lower)

    found = one(of_fact(fact), Committee.objects.get(slug="ningxia"), story.period)

    assert found.verdict == Verdict.AGREES
    assert "下级" in found.note


def test_a_period_of_its_own_goes_before_the_reports(shangzhou):
    number = told(value="200", quote="200件", period="2022")

    assert one(number, shangzhou, "1999").verdict == Verdict.AGREES
    assert one(number, shangzhou, "1999", own="2022").verdict == Verdict.NOT_KEPT
    assert one(told(period="88.8"), shangzhou).verdict == Verdict.NOT_KEPT
    assert one(told(), shangzhou, "").note == "文中没有写明期间。请在报告上写明期间再核对。"


@pytest.mark.parametrize(
    ("period", "day", "found"),
    [
        ("2018-2022", "2023-01-12", "2018-2022"),
        (None, "2023-01-12", "2022"),
        (None, "2022-08-01", "2022"),
        (None, None, ""),
    ],
)
def test_a_report_without_a_period_of_early_in_the_year_tells_of_the_year_before(period, day, found):
    assert period_of(Meta(period=period, date=day)) == found


@pytest.mark.parametrize(
    ("slug", "found"),
    [("ningxia", "2018-2022"), ("jiuquan", "2013-2017"), ("shangzhou", "2022-2026"), ("tianjin", "2023")],
)
def test_the_years_of_a_committees_records_stand_in_for_a_period(slug, found):
    assert years_of_records(Committee.objects.get(slug=slug)) == found


def test_records_of_more_than_a_term_stand_in_for_no_period():
    committee = new_committee()
    assert years_of_records(committee) == ""
    for day in (date(2015, 3, 1), date(2020, 3, 1)):
        make(Proposal, committee, **dict.fromkeys(Proposal.dates, day), withdrawn_on=None)

    assert years_of_records(committee) == ""


def test_queries_do_not_grow_with_the_numbers(shangzhou):
    story = next(story for story in stories() if story.slug == "shangzhou")
    facts = [fact for fact in story.facts if find(fact.figure).kind != "reported"]
    numbers = [of_fact(fact) for fact in facts]

    with CaptureQueriesContext(
        connection,
    ) as few:
        audit(numbers, shangzhou, "2022")
    with CaptureQueriesContext(connection) as many:
        audit(numbers * 8, Committee.objects.get(slug="shangzhou"), "2022")

    assert len(many) <= len(few) + 1
