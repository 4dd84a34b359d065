"""Rows of a committee are reached by naming the committee."""

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from jianyan.activities.models import Activity
from jianyan.committees.models import Committee
from jianyan.committees.querysets import CommitteeNotNamed


@pytest.mark.parametrize(
    "run",
    [
        lambda rows: list(rows),
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.first(),
        lambda rows: rows.aggregate(n=Count("pk")),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.update(title="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.get(pk=1),
        lambda rows: list(rows.filter(title="x").values_list("pk")),
        lambda rows: list(rows.all()[:3]),
        lambda rows: rows.in_bulk([1]),
    ],
)
def test_a_query_that_names_no_committee_is_refused(db, run):
    with pytest.raises(CommitteeNotNamed):
        run(Activity.objects.filter())


def test_rows_of_one_committee_come_with_it_and_are_no_others(db):
    committee = Committee.objects.get(slug="jiuquan")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        owners = {row.committee.slug for row in Activity.objects.of(committee)}

    assert owners == {"jiuquan"}
    assert len(queries) == 1


def test_what_hangs_on_a_row_is_reached_through_the_row(db):
    activity = Activity.objects.of(Committee.objects.get(slug="jiuquan")).first()

    assert activity.head_counts.count() == len(activity.head_counts.all())


def test_across_asks_for_a_reason(db):
    with pytest.raises(CommitteeNotNamed):
        Activity.objects.across("")

    assert Activity.objects.across("a test counts all").count() > 0
