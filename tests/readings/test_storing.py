"""Taking files in: what is read, what is refused, what is read in the background, what goes wrong."""

import pytest

from jianyan.committees.models import Committee
from jianyan.readings import storing
from jianyan.readings.choices import State
from jianyan.readings.models import OldReport
from jianyan.readings.refusals import SENTENCES, FileRefused
from jianyan.service.models import Work
from jianyan.text.files import Refusal
from jianyan.text.found import Meta, Reading
from tests.readings.numbers import TEXT, claim, without_readings
from tests.text.papers import make_docx

pytestmark = pytest.mark.django_db
LONG = TEXT + "政协工作扎实推进。\n" * 8000


class Clerk:
    key, label = "seat:1", "研究室 甲"


@pytest.fixture
def committee():
    return without_readings("shangzhou")


def take_in(committee, data, name="report.txt"):
    return storing.take_in(committee, name, data, by=Clerk())


def test_a_short_report_is_read_at_once(committee):
    report = take_in(committee, TEXT.encode())

    assert (report.state, report.kind, report.encoding, report.added_by) == (State.READ, "text", "utf-8", Clerk.label)
    assert [claim.quote for claim in report.claims.all()][:2] == ["231件", "62件"]
    assert all(report.text[claim.start : claim.end] == claim.quote for claim in report.claims.all())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_offsets_refer_to_the_decoded_text(committee, encoding):
    report = take_in(committee, TEXT.replace("\n", "\r\n").encode(encoding))

    assert report.claims.count() > 5
    assert all(report.text[claim.start : claim.end] == claim.quote for claim in report.claims.all())


def test_a_word_file_is_read(committee):
    def fill(document):
        for line in TEXT.splitlines():
            document.add_paragraph(line)

    report = take_in(committee, make_docx(fill), "report.docx")

    assert (report.kind, report.claims.first().quote) == ("docx", "231件")


def test_the_same_file_again_finds_the_old_reading(committee):
    first = take_in(committee, TEXT.encode())

    again = take_in(committee, TEXT.encode(), "renamed.txt")

    assert again.pk == first.pk
    assert OldReport.objects.of(committee).count() == 1


def test_the_same_file_in_another_committee_is_another_reading(committee):
    first = take_in(committee, TEXT.encode())

    other = take_in(Committee.objects.get(slug="jiuquan"), TEXT.encode())

    assert other.pk != first.pk


def test_the_same_file_after_a_newer_reader_is_read_again(committee, monkeypatch):
    first = take_in(committee, TEXT.encode())
    OldReport.objects.of(committee).filter(pk=first.pk).update(version="0")

    again = take_in(committee, TEXT.encode())

    assert (again.pk, again.version) == (first.pk, storing.READER_VERSION)


def test_a_number_larger_than_any_report_tells_does_not_keep_the_rest_from_being_read(committee, monkeypatch):
    huge = Reading(Meta(), (claim(value="1" * 40), claim(quote="4次", value="4", start=30)))
    monkeypatch.setattr(storing.reader, "read", lambda raw: huge)

    report = take_in(committee, TEXT.encode())

    assert (report.state, [row.quote for row in report.claims.all()]) == (State.READ, ["4次"])


def test_a_long_report_is_read_in_the_background_once(committee, work_off):
    report = take_in(committee, LONG.encode())
    take_in(committee, LONG.encode())
    works = Work.objects.of(committee).filter(key=storing.read_later.key)
    waiting = (report.state, works.count(), storing.under_way(report))

    work_off()

    report.refresh_from_db()
    assert waiting == (State.WAITING, 1, works.get())
    assert (report.state, works.get().state, works.get().words) == (State.READ, "done", "已读完")
    assert report.claims.count() > 5


def test_reading_that_fails_says_so_and_can_be_tried_again(committee, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(storing.reader, "read", refuse)
        report = take_in(committee, TEXT.encode())
    failed = (report.state, report.reason)

    storing.start(report)

    assert failed[0] == State.FAILED
    assert "再试一次" in failed[1]
    assert (report.state, report.reason) == (State.READ, "")


def refuse(raw):
    raise RuntimeError("the reader broke")


def test_background_reading_that_fails_leaves_the_report_unread_with_a_reason(committee, work_off, monkeypatch):
    report = take_in(committee, LONG.encode())
    monkeypatch.setattr(storing.reader, "read", refuse)

    work_off(also_later=True)

    report.refresh_from_db()
    assert (report.state, report.claims.count()) == (State.FAILED, 0)
    assert storing.under_way(report) is None or storing.under_way(report).tries > 0


def test_every_reason_of_a_refusal_has_a_sentence_of_its_own():
    assert set(SENTENCES) == {str(reason) for reason in Refusal}
    assert len({str(sentence) for sentence in SENTENCES.values()}) == len(SENTENCES)


def test_a_refused_file_leaves_nothing(committee):
    with pytest.raises(FileRefused, match="空"):
        take_in(committee, b"")

    assert not OldReport.objects.of(committee).exists()
