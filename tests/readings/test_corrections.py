"""What people do about a number: kept with who and when, taken back, found again by a newer reading."""

from decimal import Decimal

import pytest

from jianyan.committees.models import Committee
from jianyan.organisation.actors import Actor
from jianyan.organisation.models import Seat
from jianyan.readings import corrections, storing
from jianyan.readings.choices import Origin, Step, Verdict
from jianyan.readings.models import Correction
from jianyan.readings.told import of_report
from jianyan.text.found import Reading
from jianyan.trail.models import Entry
from tests.readings.confirmed import confirmed_of
from tests.readings.numbers import TEXT, key, read_again, reading_of, stored, without_readings

pytestmark = pytest.mark.django_db
ANOTHER = TEXT.replace("2022年，", "2022年以来，")


@pytest.fixture
def shangzhou():
    return without_readings("shangzhou")


@pytest.fixture
def report(shangzhou):
    return stored(shangzhou)


@pytest.fixture
def clerk(shangzhou):
    seat = Seat.objects.of(shangzhou).filter(role="research_office").select_related("person").first()
    return Actor(shangzhou, seat.role, seat)


def number(report, quote):
    return next(told for told in of_report(report) if told.claim.quote == quote)


def checked(report, quote):
    return next(one for one in storing.check(report, of_report(report)) if one.told.claim.quote == quote)


def standing(report):
    return confirmed_of(report).standing()


def test_a_change_lies_over_the_reading_and_says_who_made_it_when(report, clerk):
    told = number(report, "15次")

    row = corrections.change(report, told, {"value": "13", "what": "主席会议"}, by=clerk)

    after = number(report, "15次")
    assert (after.claim.value, after.claim.unit, after.figure) == (Decimal(13), "次", told.figure)
    assert after.changed == row
    assert (row.by, row.undone_at) == (clerk.label, None)
    assert Entry.objects.about(report).first().step == Step.CHANGE


def test_taking_a_change_back_brings_the_reading_back_and_keeps_both(report, clerk):
    corrections.change(report, number(report, "15次"), {"value": "13"}, by=clerk)

    corrections.undo(report, number(report, "15次"), Step.CHANGE, by=clerk)

    after = number(report, "15次")
    assert after.claim.value == 15
    assert [(step.step, step.undone_by) for step in after.steps] == [(Step.CHANGE, clerk.label)]
    assert Entry.objects.about(report).first().step == "undo"


def test_a_tie_given_by_a_person_says_so(report, clerk):
    content = {"figure": "organisation.bodies", "where": {"kind": ["party_branch"]}}

    corrections.change(report, number(report, "5个"), content, by=clerk)

    after = number(report, "5个")
    assert (after.figure, dict(after.where), after.origin) == (
        "organisation.bodies",
        {"kind": ("party_branch",)},
        Origin.PERSON,
    )


def test_what_is_no_number_leaves_the_check_and_comes_back(report, clerk):
    corrections.dismiss(report, number(report, "4次"), by=clerk)
    assert "4次" not in [one.told.claim.quote for one in storing.check(report, of_report(report))]

    corrections.undo(report, number(report, "4次"), Step.DISMISS, by=clerk)

    assert checked(report, "4次").verdict == Verdict.AGREES


def test_confirming_publishes_the_number_and_taking_back_withdraws_it(report, clerk):
    corrections.confirm(report, checked(report, "100多次"), by=clerk)

    row = standing(report).get()
    assert (row.figure, row.where, row.period) == ("activities.held", {"kind": ["project_check"]}, "2022")
    assert (row.value, row.bound, row.word, row.unit, row.quote) == (100, "at_least", "多", "次", "100多次")
    assert (row.source, row.told_by) == (str(report), clerk.label)

    corrections.undo(report, number(report, "100多次"), Step.CONFIRM, by=clerk)

    assert not standing(report).exists()
    assert confirmed_of(report).get().withdrawn_by == clerk.label


@pytest.mark.parametrize("act", ["change", "dismiss"])
def test_changing_or_dismissing_a_confirmed_number_withdraws_it(report, clerk, act):
    corrections.confirm(report, checked(report, "231件"), by=clerk)

    if act == "change":
        corrections.change(report, number(report, "231件"), {"value": "230"}, by=clerk)
    else:
        corrections.dismiss(report, number(report, "231件"), by=clerk)

    assert not standing(report).exists()
    assert number(report, "231件").confirmed is None


def test_confirming_again_publishes_the_same_row_again(report, clerk):
    for _turn in range(2):
        corrections.confirm(report, checked(report, "231件"), by=clerk)
        corrections.undo(report, number(report, "231件"), Step.CONFIRM, by=clerk)
    corrections.confirm(report, checked(report, "231件"), by=clerk)

    assert confirmed_of(report).count() == 1
    assert standing(report).count() == 1


def test_a_number_without_figure_or_period_is_not_confirmed(report, clerk):
    with pytest.raises(corrections.NotConfirmed, match="指标"):
        corrections.confirm(report, checked(report, "5个"), by=clerk)
    report.meta, report.period = {}, ""

    with pytest.raises(corrections.NotConfirmed, match="期间"):
        corrections.confirm(report, checked(report, "231件"), by=clerk)

    assert Correction.objects.of(report.committee).count() == 0


def test_all_that_agree_are_confirmed_together_and_only_once(report, clerk):
    def confirm_all():
        return corrections.confirm_all(report, storing.check(report, of_report(report)), by=clerk)

    assert confirm_all() == 5  # 15 chair meetings are told, 13 kept; the branches are tied to nothing
    assert confirm_all() == 0
    assert standing(report).count() == 5


def test_a_missed_number_is_added_and_taken_out_again(report, clerk):
    start = TEXT.index("32次")

    row = corrections.add(report, start, start + 3, said("32", "次", "理论学习中心组学习"), by=clerk)

    added = number(report, "32次")
    assert (added.key, added.added) == (row.claim, row)
    assert added.claim.sentence.startswith("全年开展理论学习")
    corrections.undo(report, added, Step.ADD, by=clerk)
    assert "32次" not in [told.claim.quote for told in of_report(report)]


def said(value, unit, what):
    empty = {"module": "", "who": "", "period": "", "figure": "", "where": {}}
    return empty | {"value": value, "unit": unit, "what": what, "bound": "exact"}


def test_corrections_survive_a_new_reading_of_the_same_file(report, clerk):
    corrections.change(report, number(report, "15次"), {"value": "13"}, by=clerk)
    corrections.confirm(report, checked(report, "231件"), by=clerk)
    corrections.dismiss(report, number(report, "62件"), by=clerk)
    start = TEXT.index("32次")
    corrections.add(report, start, start + 3, said("32", "次", "中心组学习"), by=clerk)

    read_again(report, reading_of(version="2", leave_out=("231件", "15次")))

    after = {told.claim.quote: told for told in of_report(report)}
    assert after["15次"].claim.value == 13
    assert after["231件"].confirmed is not None
    assert after["231件"].figure == "proposals.received"
    assert after["62件"].dismissed is not None
    assert after["32次"].added is not None
    assert standing(report).count() == 1


def test_a_newer_reading_that_finds_what_was_added_shows_it_once(report, clerk):
    start = TEXT.index("4次")
    read_again(report, reading_of(leave_out=("4次",)))
    corrections.add(report, start, start + 2, said("4", "次", "常委会会议"), by=clerk)

    read_again(report, reading_of(version="2"))

    assert [told.added is not None for told in of_report(report) if told.claim.quote == "4次"] == [True]


def test_confirmed_ties_are_proposed_for_the_next_report_and_say_where_they_come_from(report, clerk, shangzhou):
    content = {"figure": "organisation.bodies", "where": {"kind": ["party_branch"]}}
    corrections.change(report, number(report, "5个"), content, by=clerk)
    corrections.confirm(report, checked(report, "5个"), by=clerk)
    following = stored(shangzhou, ANOTHER)

    storing.store(following, reading_of(ANOTHER))

    told = number(following, "5个")
    assert (told.figure, dict(told.where), told.origin) == (
        "organisation.bodies",
        {"kind": ("party_branch",)},
        Origin.REMEMBERED,
    )
    assert told.how == (f"由《{report}》中“专委会党支部5个”的确认而来（{clerk.label}）",)


def test_ties_of_another_committee_are_not_remembered(report, clerk):
    corrections.change(report, number(report, "5个"), {"figure": "organisation.bodies"}, by=clerk)
    corrections.confirm(report, checked(report, "5个"), by=clerk)
    other = stored(Committee.objects.get(slug="jiuquan"))

    storing.store(other, reading_of())

    assert number(other, "5个").origin != Origin.REMEMBERED


def test_a_reading_keeps_the_version_of_its_reader(report):
    read_again(report, reading_of(version="7"))

    report.refresh_from_db()
    assert report.version == "7"


def test_numbers_on_one_span_have_addresses_of_their_own(report, clerk):
    both = reading_of().claims
    twice = Reading(reading_of().meta, (*both, both[2]))
    storing.store(report, twice)

    keys = [told.key for told in of_report(report) if told.claim.quote == "100%"]

    assert keys == [key(report, "100%"), key(report, "100%")[:-1] + "1"]
