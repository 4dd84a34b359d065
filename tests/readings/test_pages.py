"""Pages of old reports: what they show, what offices do there, what others may not."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jianyan.committees.models import Account, Committee
from jianyan.readings import storing
from jianyan.readings.choices import State
from jianyan.readings.models import Correction, OldClaim, OldReport
from jianyan.readings.told import of_report
from jianyan.text.found import Meta, Reading
from jianyan.text.reading import read
from jianyan.trail.models import Entry
from tests.readings import numbers
from tests.readings.confirmed import confirmed_of
from tests.readings.numbers import TEXT, claim, key, stored, without_readings

pytestmark = pytest.mark.django_db


@pytest.fixture
def shangzhou():
    return without_readings("shangzhou")


@pytest.fixture
def report(shangzhou):
    return stored(shangzhou)


@pytest.fixture
def office(client):
    client.force_login(Account.objects.get(login="shangzhou-yanjiu"))
    return client


def page(client, report, **query):
    return client.get(report.get_absolute_url(), query)


def act(client, report, quote, action, **given):
    address = report.committee.address("reading-claim", reading=report.pk, claim=key(report, quote))
    return client.post(address, {"action": action} | given, follow=True)


READ_AS = {
    "value": "13",
    "unit": "次",
    "bound": "exact",
    "what": "主席会议",
    "period": "",
    "figure": "activities.held",
}


def test_a_dropped_file_is_read_and_shown(office, shangzhou):
    answer = office.post(
        shangzhou.address("readings"), {"file": SimpleUploadedFile("r.txt", TEXT.encode())}, follow=True
    )

    assert answer.redirect_chain[-1][0] == OldReport.objects.of(shangzhou).get().get_absolute_url()
    assert "已读入" in answer.content.decode()


def test_every_number_is_marked_in_the_text_with_its_verdict(client, report):
    html = page(client, report).content.decode()

    assert html.count('class="claim v-agrees"') == 5
    assert html.count('class="claim v-differs"') == 1
    assert html.count('class="claim v-absent"') == 1
    assert 'aria-label="15次，不符"' in html


def test_the_tally_filters_the_list(client, report):
    sheet = page(client, report).context["sheet"]
    differing = page(client, report, v="differs").context["sheet"]

    assert [(one["word"], one["count"]) for one in sheet.tally] == [
        ("相符", 5),
        ("不符", 1),
        ("部分有据", 0),
        ("本系统无记录", 1),
        ("不可核", 0),
        ("已确认", 0),
    ]
    assert [item.title for item in differing.items] == ["主席会议 15次"]


def test_what_needs_a_look_comes_first_unless_the_order_of_the_text_is_asked_for(client, report):
    first = page(client, report).context["sheet"].items
    in_text = page(client, report, order="text").context["sheet"].items

    assert first[0].told.claim.quote == "15次"
    assert in_text[0].told.claim.quote == "231件"


def test_an_open_number_shows_reading_tie_value_and_the_way_to_its_records(client, report):
    html = page(client, report, claim=key(report, "15次")).content.decode()

    assert "主席会议，15次，确数" in html
    assert "举办活动（主席会议），2022年" in html
    assert "13次，出自 13 条记录" in html
    assert "where=kind%3Dchairs_meeting#records" in html
    assert "报告多2次。" in html


def test_a_hedge_says_what_it_allows(client, report):
    assert "大于100、不大于120次" in page(client, report, claim=key(report, "100多次")).content.decode()


def test_a_number_is_read_otherwise_and_who_did_it_is_shown(office, report):
    html = act(office, report, "15次", "change", **READ_AS, where_kind="chairs_meeting").content.decode()

    assert "已改读法" in html
    told = next(told for told in of_report(report) if told.claim.quote == "15次")
    assert (told.claim.value, dict(told.where)) == (13, {"kind": ("chairs_meeting",)})
    assert "研究室" in html
    assert page(office, report).context["sheet"].tally[0]["count"] == 6


def test_what_was_typed_wrong_stays_in_the_form_with_a_sentence(office, report):
    answer = act(
        office, report, "15次", "change", **READ_AS | {"value": "许多", "period": "88.8", "what": "新的说法"}
    )

    html = answer.content.decode()
    assert "请写一个数，如“391”“98.6”或“260万”。" in html
    assert "这个数太大" in act(office, report, "15次", "change", **READ_AS | {"value": "9" * 20}).content.decode()
    assert "88.8" in html
    assert 'value="新的说法"' in html
    assert not Correction.objects.of(report.committee).exists()


def test_large_numbers_may_be_typed_with_their_scale(office, report):
    act(office, report, "15次", "change", **READ_AS | {"value": "1.3万"})

    assert next(told for told in of_report(report) if told.claim.quote == "15次").claim.value == 13000


def test_another_figure_offers_its_own_narrowing_and_stores_nothing(office, report):
    answer = act(office, report, "15次", "figure", **READ_AS | {"figure": "proposals.filed"})

    names = [field.name for field in answer.context["number_form"].narrowing_fields]
    assert "where_proposer" in names
    assert not Correction.objects.of(report.committee).exists()


def test_confirming_dismissing_and_taking_back(office, report):
    act(office, report, "231件", "confirm")
    confirmed = confirmed_of(report).standing().count()
    act(office, report, "231件", "undo-confirm")
    act(office, report, "231件", "dismiss")
    dismissed = page(office, report, v="dismissed").context["sheet"].items
    act(office, report, "231件", "undo-dismiss")

    assert (confirmed, [item.told.claim.quote for item in dismissed]) == (1, ["231件"])
    assert not confirmed_of(report).standing().exists()
    assert [step.undone_at is not None for step in of_report(report)[0].steps] == [True, True]


def test_confirming_what_is_tied_to_nothing_says_what_to_do(office, report):
    assert "请先按“改读法”选定指标" in act(office, report, "5个", "confirm").content.decode()


def test_all_that_agree_are_confirmed_at_once(office, report):
    address = report.committee.address("reading-confirm", reading=report.pk)

    html = office.post(address, follow=True).content.decode()

    assert "已确认相符的 5 处" in html
    assert confirmed_of(report).standing().count() == 5


def test_a_missed_number_is_added_by_its_words(office, report):
    given = {"quote": "32次", "occurrence": "1", "value": "32", "unit": "次", "bound": "exact", "what": "中心组学习"}
    tie = {"figure": "activities.held", "where_kind": "centre_group_study"}

    answer = office.post(
        report.committee.address("reading-add", reading=report.pk),
        {f"add-{name}": value for name, value in (given | tie).items()},
        follow=True,
    )

    opened = answer.context["sheet"].opened
    assert (opened.told.claim.start, opened.checked.verdict) == (TEXT.index("32次"), "agrees")


def test_words_that_the_report_does_not_hold_are_refused_and_stay(office, report):
    given = {"add-quote": "33次", "add-occurrence": "1", "add-value": "33", "add-bound": "exact", "add-what": "x"}

    html = office.post(report.committee.address("reading-add", reading=report.pk), given).content.decode()

    assert "报告里“33次”共有0处" in html
    assert 'value="33次"' in html


def test_the_period_may_be_said_and_everything_is_checked_again(office, report):
    address = report.committee.address("reading-period", reading=report.pk)
    wrong = office.post(address, {"period": "前年"}).content.decode()

    office.post(address, {"period": "1999"})

    assert "看不懂期间“前年”" in wrong
    assert page(office, report).context["sheet"].tally[3]["count"] == 7


def test_a_report_without_a_period_is_checked_by_the_years_of_the_records_and_not_confirmed(office, report):
    report.meta, report.period = {}, ""
    report.save()

    answer = page(office, report)
    html = act(office, report, "231件", "confirm").content.decode()

    assert "没有写明，按本会记录的年份 2022-2026 核对" in answer.content.decode()
    assert answer.context["sheet"].tally[0]["count"] > 0
    assert "确认相符的" not in answer.content.decode()
    assert "请先写明报告所说的期间，再确认" in html


def test_where_the_text_contradicts_itself_leads_to_both_places(client, report):
    keys = [key(report, "4次"), key(report, "15次")]
    report.relations = [
        {"kind": "differs", "claims": keys, "note": ""},
        {"kind": "same", "claims": keys, "note": ""},
    ]
    report.save()

    at_odds = page(client, report).context["sheet"].at_odds

    assert [[item.told.key for item in one["places"]] for one in at_odds] == [keys]
    assert "同一件事，两个数" in page(client, report).content.decode()


def test_the_check_list_comes_as_csv_in_the_order_of_the_text(client, report):
    answer = client.get(report.committee.address("reading-csv", reading=report.pk))

    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row["原文"] for row in rows][:3] == ["231件", "62件", "100%"]
    assert (rows[4]["报告所说"], rows[4]["计算"], rows[4]["相差"], rows[4]["结论"]) == ("15", "13", "2", "不符")
    assert 'filename="demo-shangzhou-reading-' in answer["Content-Disposition"]


def test_a_visitor_reads_a_demonstration_and_changes_nothing(client, report):
    html = page(client, report, claim=key(report, "15次")).content.decode()
    address = report.committee.address("reading-claim", reading=report.pk, claim=key(report, "15次"))
    names = ("reading-again", "reading-period", "reading-confirm", "reading-add")
    others = [report.committee.address(name, reading=report.pk) for name in names]

    answers = [client.post(url, {"action": "dismiss"}) for url in (address, *others)]
    answers.append(client.post(report.committee.address("readings"), {"text": TEXT}))

    assert "确认对应" not in html
    assert [answer.status_code for answer in answers] == [403] * 6
    assert not Correction.objects.of(report.committee).exists()


def test_a_report_of_another_committee_is_not_there(client, report):
    other = Committee.objects.get(slug="jiuquan")

    assert client.get(other.address("reading", reading=report.pk)).status_code == 404
    unknown = report.committee.address("reading-claim", reading=report.pk, claim="9-9-9")
    assert client.get(unknown).status_code == 404


def test_a_long_report_shows_its_progress_and_then_its_parts(office, shangzhou, work_off):
    text = TEXT + "政协工作扎实推进，各项事业取得新的成效。\n" * 4000
    waiting = office.post(shangzhou.address("readings"), {"text": text}, follow=True).content.decode()
    work_off()

    report = OldReport.objects.of(shangzhou).get()
    sheet = page(office, report).context["sheet"]
    assert "<progress" in waiting
    assert report.state == State.READ
    assert len(sheet.parts) == 3
    assert "".join(text[start:end] for start, end in sheet.parts) == text
    assert sheet.part == 1


def test_a_report_that_was_not_read_says_why_and_can_be_tried_again(office, report):
    OldReport.objects.of(report.committee).filter(pk=report.pk).update(state=State.FAILED, reason="读不了。")
    html = page(office, report).content.decode()

    answer = office.post(report.committee.address("reading-again", reading=report.pk), follow=True)

    assert "读不了。" in html
    assert "再试一次" in html
    assert "已重新读过" in answer.content.decode()


def test_the_list_of_a_report_is_paged_and_opens_where_the_number_stands(client, shangzhou):
    text = "\n".join(f"第{n}组召开会议231件。" for n in range(60))
    report = stored(shangzhou, text)
    report.claims.all().delete()

    places = [at for at in range(len(text)) if text.startswith("231件", at)]
    claims = tuple(claim("231件", "231", start=at) for at in places)
    storing.store(report, Reading(Meta(period="2022"), claims))

    sheet = page(client, report, claim=f"{places[40]}-{places[40] + 4}-0", order="text").context["sheet"]

    assert len(sheet.page.object_list) == 25
    assert sheet.page.number == 2
    assert sheet.opened_apart is None


def test_reports_that_leap_from_year_to_year_are_listed_with_both_places(client, shangzhou, report, monkeypatch):
    before = TEXT.replace("231件", "100件").replace("2022年", "2021年")
    report.period = "2022"
    report.save()
    monkeypatch.setitem(numbers.TIED, "100件", numbers.TIED["231件"])
    earlier = stored(shangzhou, before)
    earlier.period = "2021"
    earlier.save()

    found = client.get(shangzhou.address("readings")).context["leaps"]

    assert [(leap.title, leap.before.told.claim.value, leap.after.told.claim.value) for leap in found] == [
        ("收到提案", 100, 231)
    ]
    assert key(report, "231件") in found[0].after.url


def test_the_list_says_how_many_numbers_each_report_has_and_how_many_are_confirmed(office, report):
    act(office, report, "231件", "confirm")
    act(office, report, "4次", "confirm")
    act(office, report, "4次", "undo-confirm")

    rows = office.get(report.committee.address("readings")).context["rows"]

    assert [(row["report"], row["count"], row["confirmed"]) for row in rows] == [(report, 7, 1)]


def test_queries_of_the_page_do_not_grow_with_the_numbers(client, report, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as few:
        page(client, report)
    rows = list(OldClaim.objects.of(report.committee).filter(report=report))
    for turn in range(1, 6):
        for row in rows:
            row.pk, row.nth, row.position = None, row.nth + turn, row.position + turn * len(rows)
        OldClaim.objects.bulk_create(rows)

    with django_assert_max_num_queries(40) as many:
        page(client, report)

    assert len(many) == len(few)


def test_the_figure_page_shows_told_beside_computed(office, report):
    for quote in ("15次", "100多次"):
        act(office, report, quote, "confirm")

    address = report.committee.address("figure", name="activities.held")
    told = office.get(address, {"period": "2022", "where": "kind=chairs_meeting"})
    hedged = office.get(address, {"period": "2022", "where": "kind=project_check"})

    published = ("13次", "13次", "agrees", "")
    assert [(one.told.quote, one.computed, one.verdict, one.off) for one in told.context["told"]] == [
        published,
        ("15次", "13次", "differs", "记录少2次"),
    ]
    allowed = {(one.allowed, one.verdict) for one in hedged.context["told"]}
    assert allowed == {("大于100、不大于120次", "agrees")}
    assert report.get_absolute_url() in told.content.decode()
    everything = office.get(address, {"period": "2022"}).context["told_elsewhere"]
    kinds = {question.where.get("kind") for question in everything}
    assert {("chairs_meeting",), ("project_check",)} <= kinds


def test_the_catalogue_marks_what_was_told_otherwise(office, report):
    act(office, report, "15次", "confirm")
    act(office, report, "231件", "confirm")

    html = office.get(report.committee.address("figures"), {"period": "2022"}).content.decode()

    assert html.count("报告所说不同") == 1
    assert "where=kind%3Dchairs_meeting#told" in html


@pytest.mark.parametrize(
    "view", ["reading-again", "reading-period", "reading-confirm", "reading-add", "reading-remove"]
)
def test_an_address_that_does_something_leads_to_the_report_when_it_is_merely_opened(office, report, view):
    answer = office.get(report.committee.address(view, reading=report.pk))

    assert (answer.status_code, answer["Location"]) == (302, report.get_absolute_url())


def test_a_report_is_removed_while_nothing_of_it_is_confirmed(office, report):
    address = report.committee.address("reading-remove", reading=report.pk)
    act(office, report, "231件", "confirm")
    kept = office.post(address, follow=True).content.decode()

    act(office, report, "231件", "undo-confirm")
    gone = office.post(address, follow=True)

    assert "请先撤回这些确认" in kept
    assert gone.redirect_chain[-1][0] == report.committee.address("readings")
    assert not OldReport.objects.of(report.committee).exists()
    assert Entry.objects.of(report.committee).filter(step="remove").count() == 1


def test_what_is_not_the_article_stands_back(shangzhou, office):
    report = stored(shangzhou, "首页 > 政协 > 正文\n2022年立案提案231件。\nICP备2023001号\n")
    storing.store(report, read(report.text))

    html = page(office, report).content.decode()

    assert html.count('class="page-bits"') == 2


def test_the_check_list_speaks_the_language_of_its_reader(report, office):
    address = report.committee.address("reading-csv", reading=report.pk)

    Account.objects.filter(login="shangzhou-yanjiu").update(language="en")
    answer = office.get(address)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "Agrees" in text
    assert "相符" not in text
