"""Deleting a report begun by mistake: asked first, refused once it matters, kept in the trail."""

import pytest

from jianyan.reports.choices import State
from jianyan.reports.models import Report
from jianyan.reports.writing.keeping import keep
from jianyan.trail.models import Entry
from tests.reports.desks import actor, county, first, make_report
from tests.reports.test_writing import at, client

pytestmark = pytest.mark.django_db


def page(report, desk="yanjiu") -> str:
    return client(desk).get(at(report, name="report-delete")).content.decode()


def delete(report):
    return client("yanjiu").post(at(report, name="report-delete"), follow=True).content.decode()


def stands(report) -> bool:
    return Report.objects.of(county()).filter(pk=report.pk).exists()


def test_a_report_begun_by_mistake_is_deleted_and_the_trail_keeps_it():
    report = make_report("甲", "乙")
    keep(first(report), "一、题", "甲改过", by=actor("yanjiu"), seen="", whole=True)

    assert "连同 2 节正文" in page(report)
    delete(report)

    assert not stands(report)
    kept = Entry.objects.of(county()).filter(step="remove", kind="report").latest("pk")
    assert kept.before["sections"] == [{"heading": "一、题", "text": "甲改过"}, {"heading": "第2节", "text": "乙"}]


def test_asking_deletes_nothing():
    report = make_report("甲")

    page(report)

    assert stands(report)


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.SIGNED, State.PUBLISHED])
def test_a_report_that_is_no_longer_written_stays(state):
    report = make_report("甲", state=state)

    assert "不能" in page(report)
    delete(report)
    assert stands(report)


def test_a_report_that_another_was_begun_from_stays():
    report = make_report("甲")
    make_report("乙", slug="later", earlier=report)

    assert "照它起草的" in delete(report)
    assert stands(report)


def test_a_report_that_somebody_writes_on_stays():
    report = make_report("甲")
    keep(first(report), "", "乙", by=actor("bangong"), seen="", whole=False)

    assert "正在写这一节" in delete(report)
    assert stands(report)


def test_others_may_not():
    assert client("tian").post(at(make_report("甲"), name="report-delete")).status_code == 403
