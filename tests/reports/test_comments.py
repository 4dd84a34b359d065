"""Comments on a section: said by whoever reads drafts, told to the writer, answered, settled, never lost when the text changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.flows.models import Notice
from jianyan.reports.models import Comment
from jianyan.reports.writing.comments import settle
from jianyan.reports.writing.keeping import keep
from jianyan.trail.models import Entry
from tests.reports.desks import actor, county, first, make_report
from tests.reports.test_writing import at, client

pytestmark = pytest.mark.django_db
TEXT = "全区共立案[[proposals.filed]]件。\n\n办理质量不够高。"


def section():
    found = first(make_report(TEXT))
    keep(found, found.heading, TEXT + "又写。", by=actor("yanjiu"), seen="", whole=True)
    return found


def say(desk, where, **given):
    return client(desk).post(
        at(where.report, where, name="report-comments"), {"text": "请写明原因", **given}, follow=True
    )


def only() -> Comment:
    return Comment.objects.of(county()).get(about=None)


def page(desk, where) -> str:
    return client(desk).get(at(where.report, where, name="report-comments")).content.decode()


def test_a_leader_comments_on_a_passage_and_the_last_writer_is_told():
    where = section()

    say("zhuxi", where, quote="办理质量不够高。")

    assert (only().quote, only().text) == ("办理质量不够高。", "请写明原因")
    notice = Notice.objects.of(county()).latest("pk")
    assert (notice.desk_kind, notice.desk_key) == ("person", str(actor("yanjiu").seat.person_id))
    assert "请写明原因" in notice.words
    assert Entry.objects.about(only()).filter(step="comment").exists()


def test_who_comments_on_his_own_section_is_told_nothing():
    where, before = section(), Notice.objects.of(county()).count()

    say("yanjiu", where)

    assert Notice.objects.of(county()).count() == before


def test_an_open_comment_stands_beside_the_text_until_it_is_settled():
    where = section()
    say("zhuxi", where, quote="办理质量不够高。")

    beside = client("yanjiu").get(at(where.report, where)).content.decode()
    assert "1 条批注还没有了结" in beside
    assert f'data-from="{TEXT.index("办理")}"' in beside
    client("yanjiu").post(at(where.report, where, name="report-comments"), {"do": "settle", "comment": only().pk})

    assert "条批注还没有了结" not in client("yanjiu").get(at(where.report, where)).content.decode()
    assert "了结" in page("zhuxi", where)
    assert only().settled_by == actor("yanjiu").label


def test_a_comment_is_answered_and_who_made_it_is_told():
    where = section()
    say("zhuxi", where)

    client("yanjiu").post(
        at(where.report, where, name="report-comments"), {"do": "answer", "comment": only().pk, "text": "已补上"}
    )

    notice = Notice.objects.of(county()).latest("pk")
    assert "已补上" in notice.words
    assert "已补上" in page("zhuxi", where)


def test_a_settled_comment_is_opened_again():
    where = section()
    say("zhuxi", where)
    settle(only(), by=actor("yanjiu"))

    client("zhuxi").post(at(where.report, where, name="report-comments"), {"do": "reopen", "comment": only().pk})

    assert only().settled_at is None


def test_nothing_is_lost_when_the_passage_changes():
    where = section()
    say("zhuxi", where, quote="办理质量不够高。")

    keep(where, where.heading, "全改了。", by=actor("yanjiu"), seen="", whole=True)

    shown = page("zhuxi", where)
    assert "办理质量不够高。" in shown
    assert "批注所说的这段话已经改过" in shown


def test_a_passage_is_found_again_though_its_number_has_moved():
    where = section()

    say("zhuxi", where, quote="全区共立案 999 件")

    assert "批注所说的这段话已经改过" not in page("zhuxi", where)


def test_an_empty_comment_is_refused_and_the_quotation_stays():
    where = section()

    shown = say("zhuxi", where, quote="办理质量", text="").content.decode()

    assert "必填" in shown or "填写" in shown
    assert ">办理质量</textarea>" in shown.replace("\n", "")
    assert not Comment.objects.of(county()).exists()


@pytest.mark.parametrize(("desk", "status"), [("yanjiu", 200), ("zhuxi", 200), ("tian", 200), ("weiyuan", 403)])
def test_those_who_read_drafts_comment(desk, status):
    where = section()

    assert client(desk).get(at(where.report, where, name="report-comments")).status_code == status


def test_comments_cost_as_many_queries_for_three_as_for_one():
    where = section()
    reader = client("zhuxi")
    url = at(where.report, where, name="report-comments")

    def count():
        with CaptureQueriesContext(connection) as caught:
            reader.get(url)
        return len(caught)

    say("zhuxi", where, quote="办理质量")
    one = count()
    for _ in range(2):
        say("zhuxi", where, quote="办理质量")

    assert count() == one
