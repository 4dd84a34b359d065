"""Writing a report: sections kept as typed, held by one writer, found figures, and a year moved on."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.committees import clock
from jianyan.committees.models import Provision
from jianyan.committees.periods import parse
from jianyan.flows.models import Notice
from jianyan.flows.refusals import StepRefused
from jianyan.reports import living, outline
from jianyan.reports.models import Report, Section
from jianyan.reports.moving import Move, changed
from jianyan.reports.writing import finding, preview
from jianyan.reports.writing.keeping import keep, stamp, take_over
from jianyan.trail.models import Entry
from tests.reports.desks import account, actor, county, first, make_report

pytestmark = pytest.mark.django_db
PASSWORD = "Yanshi-2026"


def client(desk: str) -> Client:
    found = Client()
    found.force_login(account(desk))
    return found


def at(report, section=None, *, name="report-section"):
    extra = {"pk": section.pk} if section else {}
    return county().address(name, report=report.slug, **extra)


def post(desk, section, **data):
    given = {"heading": section.heading, "text": section.text, "seen": stamp(section), "do": "save"} | data
    return client(desk).post(at(section.report, section), given)


def text_of(section) -> str:
    return Section.objects.of(county()).get(pk=section.pk).text


# The sections of a report


def test_the_five_reports_stand_in_sections_and_read_as_before():
    report = Report.objects.of(county()).get(slug="work")
    sections = report.standing()

    whole = outline.joined(sections).text

    assert len(sections) > 3
    assert outline.cut(whole) == [(section.heading, section.text) for section in sections]


def test_a_section_knows_where_it_begins_in_the_whole():
    report = make_report("甲[[proposals.filed]]件", "乙[[proposals.filed]]件")
    one, two = report.standing()

    whole = outline.joined([one, two])

    assert [whole.section_at(whole.text.index(mark)) for mark in "甲乙"] == [one, two]


def test_sections_are_added_moved_taken_out_and_brought_back():
    report = make_report("甲", "乙")
    one, two = report.standing()
    url, office = at(report, name="report-write"), client("yanjiu")

    office.post(url, {"do": "add", "heading": "第3节"})
    office.post(url, {"do": "up", "section": two.pk})
    office.post(url, {"do": "remove", "section": one.pk})

    assert [section.heading for section in report.standing()] == ["第2节", "第3节"]
    office.post(url, {"do": "restore", "section": one.pk})
    assert [section.heading for section in report.standing()] == ["第2节", "第1节", "第3节"]


def test_the_last_section_cannot_be_moved_down():
    report = make_report("甲", "乙")

    client("yanjiu").post(at(report, name="report-write"), {"do": "down", "section": report.standing()[1].pk})

    assert [section.heading for section in report.standing()] == ["第1节", "第2节"]


# Rights


@pytest.mark.parametrize(("desk", "status"), [("yanjiu", 200), ("bangong", 200), ("tian", 403), ("weiyuan", 403)])
def test_only_the_research_office_and_the_office_write(desk, status):
    section = first(make_report("甲"))

    assert client(desk).get(at(section.report, section)).status_code == status
    assert client(desk).get(at(section.report, name="report-write")).status_code == status
    assert client(desk).get(county().address("report-new")).status_code == status


@pytest.mark.parametrize(("desk", "status"), [("yanjiu", 200), ("tian", 200), ("zhuxi", 200), ("weiyuan", 404)])
def test_a_report_that_is_not_open_is_read_by_offices_and_leaders(desk, status):
    report = make_report("甲")

    assert client(desk).get(report.get_absolute_url()).status_code == status
    listed = client(desk).get(county().address("reports")).content.decode()
    assert ("试写的报告" in listed) is (status == 200)


def test_an_open_report_is_read_by_everybody():
    report = make_report("甲", is_open=True)

    assert Client().get(report.get_absolute_url()).status_code == 200


def test_a_draft_is_on_no_front_page():
    make_report("甲", slug="z", period="2029")

    assert "试写的报告" not in Client().get("/").content.decode()
    assert "试写的报告" not in client("weiyuan").get(county().get_absolute_url()).content.decode()


# Keeping


def test_a_saved_section_is_stored_and_let_go():
    section = first(make_report("甲"))

    answer = post("yanjiu", section, text="写好的话。\r\n\r\n第二段。", heading="一、概况")

    section.refresh_from_db()
    assert (section.heading, section.text, section.writer) == ("一、概况", "写好的话。\n\n第二段。", None)
    assert answer.status_code == 302


def test_what_is_typed_is_kept_meanwhile_and_the_section_is_held():
    section = first(make_report("甲"))

    answer = client("yanjiu").post(
        at(section.report, section),
        {"text": "乙", "seen": stamp(section), "do": "autosave"},
        headers={"X-Autosave": "1"},
    )

    section.refresh_from_db()
    assert answer.headers["X-Seen"] == stamp(section)
    assert section.writer == actor("yanjiu").seat


def test_two_writers_on_one_section():
    """Two writers on one section."""
    section = first(make_report("甲"))
    keep(section, "", "研究室写的", by=actor("yanjiu"), seen="", whole=False)

    answer = post("bangong", section, text="办公室写的")

    page = answer.content.decode()
    assert "正在写这一节" in page
    assert "办公室写的" in page
    assert text_of(section) == "研究室写的"


def test_a_section_left_alone_for_long_is_free_again():
    section = first(make_report("甲"))
    with clock.set_to(clock.now() - timedelta(minutes=16)):
        keep(section, "", "研究室写的", by=actor("yanjiu"), seen="", whole=False)

    post("bangong", section, text="办公室写的")

    assert text_of(section) == "办公室写的"


def test_whoever_is_taken_over_is_told():
    section = first(make_report("甲"))
    keep(section, "", "乙", by=actor("yanjiu"), seen="", whole=False)

    take_over(section, by=actor("bangong"))

    notice = Notice.objects.of(county()).latest("pk")
    assert (notice.desk_kind, notice.desk_key) == ("person", str(actor("yanjiu").seat.person_id))
    assert "接着写" in notice.words
    assert section.writer == actor("bangong").seat
    assert Entry.objects.about(section).filter(step="take_over").exists()


def test_taking_over_what_nobody_holds_tells_nobody():
    section = first(make_report("甲"))
    before = Notice.objects.of(county()).count()

    take_over(section, by=actor("bangong"))

    assert Notice.objects.of(county()).count() == before


def test_a_section_changed_in_another_window_keeps_both_texts():
    section = first(make_report("甲"))
    seen = stamp(section)
    keep(section, section.heading, "别处改的", by=actor("yanjiu"), seen=seen, whole=True)

    answer = post("yanjiu", section, text="这里写的", seen=seen)

    assert "刚在别处改过" in answer.content.decode()
    assert "这里写的" in answer.content.decode()
    assert text_of(section) == "别处改的"
    post("yanjiu", section, text="这里写的", seen=seen, do="overwrite")
    assert text_of(section) == "这里写的"


def test_a_section_taken_out_meanwhile_is_not_written_on():
    section = first(make_report("甲"))
    Section.objects.of(county()).filter(pk=section.pk).update(removed_at=clock.now())

    with pytest.raises(StepRefused, match="已移出报告"):
        keep(section, "", "乙", by=actor("yanjiu"), seen="", whole=True)

    assert text_of(section) == "甲"


def test_an_expired_sign_in_in_mid_paragraph():
    """An expired sign-in in mid-paragraph."""
    section, browser = first(make_report("甲")), Client()

    door = browser.post(at(section.report, section), {"text": "写到一半", "seen": stamp(section), "do": "save"})
    arrived = browser.post(door.url, {"username": "shangzhou-yanjiu", "password": PASSWORD})
    page = browser.get(arrived.url).content.decode()

    assert "写到一半" in page
    assert "您刚才写的内容还在" in page
    assert text_of(section) == "甲"


def test_a_section_that_is_too_long_is_refused_with_what_was_typed():
    section = first(make_report("甲"))

    page = post("yanjiu", section, text="字" * 10_001).content.decode()

    assert "请分成几节" in page
    assert "字" * 10_001 in page


# The preview


def test_the_preview_reads_as_the_report_does_and_stores_nothing():
    section = first(make_report("甲"))
    url = at(section.report, section, name="report-preview")

    page = client("yanjiu").post(url, {"text": "办理[[proposals.filed]]件", "heading": ""}).content.decode()

    assert 'class="fig"' in page
    assert text_of(section) == "甲"


@pytest.mark.parametrize(
    ("chip", "sentence"),
    [
        ("[[proposals.fild]]", "proposals.filed"),
        ("[[proposals.filed period=9.9]]", "没有期间"),
        ("[[proposals.filed colour=red]]", "不能按"),
        ("[[提案]", "不成写法"),
    ],
)
def test_what_cannot_be_computed_is_said_at_its_place(chip, sentence):
    """An unknown figure in a text."""
    section = first(make_report("甲"))

    shown = preview.preview(section, "", f"第一段。\n\n𠮷，共{chip}件。")

    (place,) = shown["findings"]
    assert (place.paragraph, place.start, place.quote) == (2, 10, chip)
    assert sentence in place.sentence


def test_a_place_is_counted_as_the_browser_counts():
    section = first(make_report("甲"))

    shown = preview.preview(section, "", "𠮷\r\n\r\n[[x]]")

    assert (shown["findings"][0].start, shown["findings"][0].end) == (4, 9)


def test_without_script_a_found_figure_goes_to_the_end_of_the_text():
    section = first(make_report("甲"))

    page = post("yanjiu", section, text="立案", do="", insert="[[proposals.filed]]件").content.decode()

    assert "立案[[proposals.filed]]件</textarea>" in page
    assert text_of(section) == "甲"


def test_the_page_of_a_section_takes_as_many_queries_with_one_figure_as_with_forty():
    one = first(make_report("[[proposals.filed]]件", slug="one"))
    forty = first(make_report("[[proposals.filed]]件，" * 40, slug="forty"))
    office, (of_one, of_forty) = client("yanjiu"), [at(section.report, section) for section in (one, forty)]
    office.get(of_one)

    with CaptureQueriesContext(connection) as few:
        office.get(of_one)
    with CaptureQueriesContext(connection) as many:
        office.get(of_forty)

    assert len(many) == len(few)


# Finding figures


@pytest.mark.parametrize(
    ("words", "chip"),
    [
        ("立案提案", "[[proposals.filed]]件"),
        ("proposals.filed", "[[proposals.filed]]件"),
        ("filed proposals", "[[proposals.filed]]件"),
        ("举办活动 主席会议", "[[activities.held kind=chairs_meeting]]次"),
        ("立案提案 重点提案", "[[proposals.filed key=True]]件"),
        ("提案办复率", "[[proposals.reply_rate]]"),
    ],
)
def test_a_figure_is_found_by_its_names_and_by_what_it_is_narrowed_to(words, chip):
    found = finding.find(words, county(), parse("2022", county()), own="2022")

    assert found[0].chip == chip


def test_a_found_figure_shows_its_value_and_reads_back_as_itself():
    period = parse("2021", county())

    one = finding.find("立案提案", county(), period, "余", own="2022")[0]
    (chip,) = living.read(one.chip, county(), parse("2022", county()))

    assert one.chip == "[[proposals.filed period=2021|余]]件"
    assert (chip.question.period.code, chip.display, chip.unit) == ("2021", "余", "件")


def test_words_that_fit_nothing_find_nothing_and_say_so():
    section = first(make_report("甲"))

    answer = client("yanjiu").get(at(section.report, section, name="report-find"), {"q": "龘龘"})

    assert "没有合这些字的指标" in answer.content.decode()


@pytest.mark.parametrize("asked", [{"when": "9.9"}, {"way": "大概"}])
def test_a_search_with_a_wrong_period_or_way_says_what_can_be_written(asked):
    section = first(make_report("甲"))

    answer = client("yanjiu").get(at(section.report, section, name="report-find"), {"q": "立案"} | asked)

    assert 'class="error"' in answer.content.decode()


# A new report


def test_a_blank_report_has_the_usual_headings_and_an_address():
    answer = client("yanjiu").post(
        county().address("report-new"),
        {"title": "提案工作报告", "kind": "proposal_work", "period": "2022", "earlier": ""},
    )

    report = Report.objects.of(county()).get(slug="proposal-work-2022")
    assert answer.url == at(report, name="report-write")
    assert [section.heading for section in report.standing()][:2] == ["", "一、提案基本情况"]
    assert not report.is_open


def test_a_second_report_of_a_kind_and_year_gets_another_address():
    for _ in range(2):
        client("yanjiu").post(county().address("report-new"), {"title": "甲", "kind": "other", "period": "2022"})

    assert set(Report.objects.of(county()).filter(kind="other").values_list("slug", flat=True)) == {
        "other-2022", "other-2022-2",
    }  # fmt: skip


def test_a_period_that_does_not_exist_is_refused_with_the_known_ones():
    """A period without data."""
    answer = client("yanjiu").post(county().address("report-new"), {"title": "甲", "kind": "work", "period": "9.9"})

    assert "没有期间" in answer.content.decode()
    assert not Report.objects.of(county()).filter(title="甲").exists()


def test_every_figure_that_came_out_otherwise_is_marked():
    Provision.objects.create(committee=county(), key="reports.change_percent", value=500, valid_from=date(2020, 1, 1))
    earlier = make_report("甲", slug="last", period="2022-01-01..2022-10-31")
    report = make_report("收到[[activities.held]]次。", slug="now", earlier=earlier)
    section = first(report)

    page = client("yanjiu").get(at(report, section)).content.decode()
    outline = client("yanjiu").get(at(report, name="report-write")).content.decode()

    (one,) = changed(report, [section])
    assert not one.far
    assert one.words in page
    assert "另有 1 个数字与上一期不同" in outline


def test_last_years_report_moves_to_the_new_year_and_says_what_changed_a_lot():
    last = make_report(
        "收到[[proposals.filed]]件，上年[[proposals.filed period=2021]]件。", "没有数字。", slug="last", is_open=True
    )
    new = {"title": "今年的报告", "kind": "work", "period": "2023", "earlier": last.pk}

    client("yanjiu").post(county().address("report-new"), new)

    report = Report.objects.of(county()).get(slug="work-2023")
    sections = report.standing()
    assert sections[0].text == "收到[[proposals.filed]]件，上年[[proposals.filed period=2022]]件。"
    far = [one for one in changed(report, sections) if one.far]
    assert [one.start for one in far] == [2, 25]
    assert all(one.section == sections[0] and "→" in one.words for one in far)
    page = client("yanjiu").get(at(report, name="report-write")).content.decode()
    assert far[0].words in page


@pytest.mark.parametrize(
    ("old", "new", "code", "moved"),
    [
        ("2022", "2023", "2022", "2023"),
        ("2022", "2024", "2018-2022", "2020-2024"),
        ("2022", "2023", "2022-02-28..2022-11-30", "2023-02-28..2023-11-30"),
        ("2024", "2025", "2024-01-01..2024-02-29", "2025-01-01..2025-02-28"),
        ("15.1", "15.2", "15.1", "15.2"),
        ("15.2", "15.1", "15.2", "15.1"),
        ("15.1", "15.2", "15.2", "15.3"),
        ("15.1", "15.2", "15.9", "15.9"),
        ("2022", "2023", "15.1", "15.1"),
        ("2022", "2023", "term:15", "term:15"),
    ],
)
def test_a_period_moves_as_far_as_the_report_does(old, new, code, moved):
    move = Move(county(), parse(old, county()), parse(new, county()))

    assert move.code(code) == moved
    assert move.text(f"[[proposals.filed period={code}|余]]件") == f"[[proposals.filed period={moved}|余]]件"


def test_the_head_of_a_report_is_changed_and_opened_to_everybody():
    report = make_report("甲")

    client("yanjiu").post(
        at(report, name="report-write"),
        {
            "do": "head",
            "title": "定稿",
            "subtitle": "",
            "kind": "work",
            "period": "2022",
            "note": "",
            "is_open": "on",
        },
    )

    report.refresh_from_db()
    assert (report.title, report.is_open) == ("定稿", True)
    entry = Entry.objects.about(report).get(step="edit")
    assert entry.after == {"title": "定稿", "is_open": True}


def test_the_day_of_a_report_is_written_as_offices_write_it():
    report = make_report("甲")
    head = {"do": "head", "title": report.title, "kind": "work", "period": "2022", "dated_on": "2023年2月13日"}

    client("yanjiu").post(at(report, name="report-write"), head)

    report.refresh_from_db()
    assert str(report.dated_on) == "2023-02-13"
    assert Entry.objects.about(report).get(step="edit").after == {"dated_on": "2023-02-13"}
