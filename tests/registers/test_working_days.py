"""The page of the working days: what it shows, who changes it, and what an import does and refuses."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.committees.choices import DayKind
from jianyan.committees.models import SpecialDay
from jianyan.committees.working_days import calendar_of
from jianyan.organisation.choices import Role
from jianyan.registers import day_imports
from jianyan.registers.blanks import blank
from jianyan.trail.models import Entry
from tests.organisation.people import new_committee, signed_in
from tests.setting_up.lists import xlsx

pytestmark = pytest.mark.django_db
HEADS = ["日期", "安排", "名称", "依据"]
TABLE = "2031-01-01 放假 元旦\n2031年1月23日至29日 放假 春节\n\n2031-01-19，调休上班，春节，国办发明电〔2030〕1号\n"


@pytest.fixture
def committee(db):
    return new_committee()


@pytest.fixture
def office(committee):
    return signed_in(committee)


@pytest.fixture
def feast(committee):
    return SpecialDay.objects.create(
        committee=committee, day=date(2026, 4, 20), kind=DayKind.LOCAL, name="三月三", source="政府令第8号"
    )


def look(client, committee, year=2026):
    return client.get(committee.address("working-days"), {"year": year})


def send(client, committee, **data):
    return client.post(committee.address("working-days"), data, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def errors(response):
    return [message for found in response.context["form"].errors.values() for message in found]


def test_year_shows_its_working_days_and_holidays_month_by_month(committee, office, feast):
    page = look(office, committee).context

    october = page["months"][9]
    assert (page["all_days"], october.count) == (247, 18)
    assert [(span.words, span.own) for span in october.off] == [("1日—7日国庆节", False)]
    assert [(span.words, span.own) for span in october.worked] == [("10日（星期六）", False)]
    assert [(span.words, span.own) for span in page["months"][3].off] == [
        ("4日—6日清明节", False),
        ("20日三月三", True),
    ]
    assert [(one.row, one.weekday, one.otherwise) for one in page["own"]] == [(feast, "星期一", "上班")]


def test_page_says_where_the_table_comes_from_and_what_is_not_announced(committee, office):
    told = [look(office, committee, year).context["source"] for year in (2026, 2031)]

    assert told == [
        "2026年的放假安排按国务院办公厅的通知，由系统自带；本会另行登记的日子，以本会登记的为准。",
        "2031年放假安排尚未公布或尚未录入，只按周末推算。通知公布后，请由办公室在本页导入。",
    ]
    send(office, committee, lines=TABLE)
    assert look(office, committee, 2031).context["source"] == "2031年的放假安排由本会录入，见下面的清单。"


@pytest.mark.parametrize("year", ["", "abc", "99999", "-1", "²"])
def test_year_without_sense_is_this_year(committee, office, year, settings):
    settings.ENV = settings.ENV | {"JIANYAN_TODAY": "2026-03-05"}

    assert look(office, committee, year).context["year"] == 2026


def test_page_asks_the_same_number_of_queries_however_many_days_are_entered(committee, office, feast):
    asked = []
    for more in (0, 40):
        for number in range(more):
            day = date(2026, 7 + number // 20, 1 + number % 20)
            SpecialDay.objects.create(committee=committee, day=day, kind=DayKind.LOCAL, name="节日")
        with CaptureQueriesContext(connection) as captured:
            look(office, committee)
        asked.append(len(captured))

    assert asked[0] == asked[1]


def test_member_reads_the_calendar_and_changes_nothing(committee, feast):
    member = signed_in(committee, Role.MEMBER)

    page = look(member, committee)
    answers = [send(member, committee, **data).status_code for data in ({"lines": TABLE}, {"remove": feast.pk})]

    assert page.context["form"] is None
    assert "登记一天" not in page.content.decode()
    assert answers == [403, 403]
    assert list(SpecialDay.objects.of(committee)) == [feast]


def test_pasted_lines_are_imported_with_their_entries_in_the_trail(committee, office):
    response = send(office, committee, lines=TABLE)

    rows = SpecialDay.objects.of(committee)
    assert response.redirect_chain == [(f"{committee.address('working-days')}?year=2031", 302)]
    assert said(response) == ["已导入：新增9天，改动0天，不变0天。"]
    assert [(row.day.isoformat(), row.kind, row.name, row.source) for row in rows][:3] == [
        ("2031-01-01", "holiday", "元旦", ""),
        ("2031-01-19", "workday", "春节", "国办发明电〔2030〕1号"),
        ("2031-01-23", "holiday", "春节", ""),
    ]
    assert {entry.step for row in rows for entry in Entry.objects.of(committee).about(row)} == {"add"}
    assert calendar_of(committee).is_working(date(2031, 1, 19))


def test_import_over_a_day_changes_it_and_the_same_again_changes_nothing(committee, office, feast):
    first = send(office, committee, lines="2026-04-20 地方放假 壮族三月三\n2026-04-21 地方放假 壮族三月三")
    again = send(office, committee, lines="2026-04-20 地方放假 壮族三月三\n2026-04-21 地方放假 壮族三月三")

    feast.refresh_from_db()
    entry = Entry.objects.of(committee).about(feast).get()
    assert (said(first), said(again)) == (
        ["已导入：新增1天，改动1天，不变0天。"],
        ["已导入：新增0天，改动0天，不变2天。"],
    )
    assert (feast.name, feast.source) == ("壮族三月三", "政府令第8号")
    assert (entry.step, entry.before, entry.after) == ("change", {"name": "三月三"}, {"name": "壮族三月三"})


WRONG = {
    "明天 放假 元旦": "日期看不懂，请写成“2027-01-01”或“2027-10-01至2027-10-07”，一次最多31天",
    "2031-02-30 放假 元旦": "日期看不懂，请写成“2027-01-01”或“2027-10-01至2027-10-07”，一次最多31天",
    "2031-01-03至2031-01-01 放假 元旦": "日期看不懂，请写成“2027-01-01”或“2027-10-01至2027-10-07”，一次最多31天",
    "2031-01-01 过节 元旦": "安排“过节”看不懂，可写：放假、调休上班、地方放假",
    "2031-01-01": "没有写安排，可写：放假、调休上班、地方放假；没有写名称，请写节日的名称，如“元旦”",
    "2031-01-01 放假": "没有写名称，请写节日的名称，如“元旦”",
    "2031-01-01 放假 " + "元" * 31: "“" + "元" * 31 + "”超过30字，请缩短",
    "2031-01-22 调休上班 春节": "这一天是星期三，本来就上班，请核对日期",
    "2031-01-25 放假 春节": "同一天写了两次：第2、3行。请只留一行",
}  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), WRONG.items())
def test_one_wrong_line_lets_nothing_in_and_is_told_why(committee, office, line, reason):
    response = send(office, committee, lines=TABLE.replace("\n\n", f"\n{line}\n"))

    rows = response.context["refused"].rows
    assert reason in {row.words for row in rows}
    assert 3 in {row.number for row in rows}
    assert line in response.content.decode()
    assert not SpecialDay.objects.of(committee).exists()


@pytest.mark.parametrize(
    ("text", "first", "number"),
    [
        ("2031-01-01", "2031-01-01", 1), ("2031年1月1日（星期三）", "2031-01-01", 1), ("2031.1.1", "2031-01-01", 1),
        ("2031/10/1至7", "2031-10-01", 7), ("2031年12月30日至2032年1月2日", "2031-12-30", 4),
        ("2031-10-01～2031-10-07", "2031-10-01", 7), ("2031年1月23日—1月29日", "2031-01-23", 7),
        ("2031-01-01至2031-03-01", "", 0), ("", "", 0), ("2031-13-01", "", 0),
    ],
)  # fmt: skip
def test_days_are_understood_as_notices_write_them(text, first, number):
    days = day_imports.days_of(text)

    assert (days[0].isoformat() if days else "", len(days)) == (first, number)


def test_excel_table_is_imported(committee, office):
    content = xlsx([[date(2031, 1, 1), "放假", "元旦", ""], ["2031-01-23至29", "放假", "春节", ""]], HEADS)

    response = send(office, committee, file=SimpleUploadedFile("放假.xlsx", content))

    assert said(response) == ["已导入：新增8天，改动0天，不变0天。"]


def test_template_is_downloaded_and_its_example_is_not_a_day(committee, office):
    answer = office.get(committee.address("working-days-blank"))
    response = send(office, committee, file=SimpleUploadedFile("放假.xlsx", blank(day_imports.COLUMNS, "放假安排")))

    assert answer.status_code == 200
    assert errors(response) == ["文件里只有表头，没有填写的行。请从表头下一行开始填写，再导入。"]


@pytest.mark.parametrize(
    "data", [{}, {"lines": TABLE, "file": SimpleUploadedFile("a.csv", "日期,安排,名称\n".encode())}]
)
def test_exactly_one_way_of_importing_is_asked_for(committee, office, data):
    assert errors(send(office, committee, **data)) == ["请逐行填写，或者选择一个文件；两样只用一样。"]


def test_own_day_is_removed_and_the_trail_keeps_it(committee, office, feast):
    response = send(office, committee, remove=feast.pk)

    entry = Entry.objects.of(committee).about(feast).get()
    assert said(response) == ["已删除2026年4月20日“三月三”（地方放假）。这一天恢复为原来的安排。"]
    assert not SpecialDay.objects.of(committee).exists()
    assert (entry.step, entry.before["name"], entry.before["day"]) == ("remove", "三月三", "2026-04-20")


@pytest.mark.parametrize("key", ["0", "abc", "9" * 30])
def test_day_that_is_gone_is_not_removed_again(committee, office, feast, key):
    assert said(send(office, committee, remove=key)) == ["这一天已经不在清单里，也许刚由他人删除。"]


def test_day_of_another_committee_is_not_removed(committee, office):
    other = SpecialDay.objects.create(committee=new_committee(), day=date(2026, 4, 20), kind="local", name="三月三")

    send(office, committee, remove=other.pk)

    assert SpecialDay.objects.of(other.committee).exists()


def test_day_entered_by_hand_comes_back_to_the_calendar(committee, office):
    back = f"{committee.address('working-days')}?year=2026"
    page = look(office, committee)
    address = f"{committee.address('record-new', register='specialday')}?back={committee.address('working-days')}%3Fyear=2026"

    response = office.post(address, {"day": "2026-04-20", "kind": "local", "name": "三月三"})

    assert f'href="{address}"' in page.content.decode()
    assert response.url == back
    assert look(office, committee).context["own"][0].row.name == "三月三"
