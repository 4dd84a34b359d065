"""The page of checking: mends pressed one by one and by kind, places left as they are, and the way to the editor."""

import re

import pytest
from django.test import Client

from jianyan.reports.checking.checker import check
from jianyan.reports.models import Section, SetAside, Version
from jianyan.reports.writing.keeping import keep, stamp, take_over
from jianyan.trail.models import Entry
from tests.reports.desks import account, actor, county, first, make_report

pytestmark = pytest.mark.django_db
TEXT = "委员提交议案，议案办理。\n\n编报信息[[opinions.compiled]]期，走访5-6个村。"


def client(desk="yanjiu") -> Client:
    found = Client()
    found.force_login(account(desk))
    return found


def url(report, query=""):
    return county().address("report-check", report=report.slug) + query


def text_of(section) -> str:
    return Section.objects.of(county()).get(pk=section.pk).text


def find(report, quote):
    return next(one for one in check(report) if one.quote == quote)


def press(report, one, desk="yanjiu", **data):
    given = {"place": one.anchor, "seen": stamp(one.section), **data}
    return client(desk).post(url(report), given, follow=True)


def page(report, query="", desk="yanjiu") -> str:
    return client(desk).get(url(report, query)).content.decode()


def test_the_page_lists_what_was_found_and_what_was_in_order():
    report = make_report(TEXT, "收到[[proposals.received]]件。")

    html = page(report)

    assert html.count("<mark>") == len(check(report)) == 5
    assert "算不出来，改好才能发布" not in html
    assert "查了 2 处，1 处要看" in html  # the units of two figures
    assert "查了 2 处，都没有问题" in html
    assert "编报信息<mark>28期</mark>" in html  # as it reads, not as it is stored
    assert page(report, "?kind=term").count("<mark>") == 2


def test_a_report_without_findings_says_so():
    assert "没有要改的" in page(make_report("收到[[proposals.received]]件。"))


def test_what_blocks_is_said_first_and_cannot_be_left():
    report = make_report("立案[[proposals.fild]]件。")
    (one,) = check(report)

    answer = press(report, one, do="aside", reason="不管它")

    assert "有 1 处算不出来，改好才能发布" in page(report)
    assert "不能留着不改" in answer.content.decode()
    assert not SetAside.objects.of(county()).exists()


def test_a_mend_is_written_as_a_version_with_its_trail():
    report = make_report(TEXT)
    section, one = first(report), find(report, "[[opinions.compiled]]期")

    answer = press(report, one, do="mend", mend="0")

    assert "已改1处" in answer.content.decode()
    assert text_of(section) == TEXT.replace("[[opinions.compiled]]期", "[[opinions.compiled]]篇")
    assert [row.by for row in Version.objects.of(county()).filter(section=section)] == [actor("yanjiu").label, ""]
    entry = Entry.objects.of(county()).get(step="mend")
    assert (entry.before, entry.after) == (
        {"text": ["[[opinions.compiled]]期"]},
        {"text": ["[[opinions.compiled]]篇"]},
    )
    assert Section.objects.of(county()).get(pk=section.pk).writer is None


def test_all_of_a_kind_are_mended_in_one_press_and_choices_are_left():
    report = make_report(TEXT, "议案要办好，提案人满意。")
    seen = re.search(
        r'name="kind" value="term"><input type="hidden" name="seen" value="(\w+)"', page(report, "?kind=term")
    )

    answer = client().post(url(report), {"do": "mend_kind", "kind": "term", "seen": seen[1]}, follow=True)

    assert "已改4处" in answer.content.decode()
    assert [section.text for section in report.standing()] == [
        TEXT.replace("议案", "提案"),
        "提案要办好，提案者满意。",
    ]
    assert Version.objects.of(county()).filter(section__report=report).count() == 4


def test_a_kind_whose_mends_are_choices_has_no_such_button():
    report = make_report(
        "学习[[activities.held kind=centre_group_study]]次，督导[[activities.held period=15.1 kind=project_check]]次。"
    )

    assert "改完这一类" not in page(report, "?kind=period")


def test_a_mend_is_refused_when_the_section_changed_meanwhile():
    report = make_report(TEXT)
    one = find(report, "5-6")
    given = {"place": one.anchor, "seen": stamp(one.section), "do": "mend", "mend": "0"}
    section = first(report)
    keep(section, section.heading, TEXT + "新的一句。", by=actor("bangong"), seen="", whole=True)

    one_place = client().post(url(report), given, follow=True).content.decode()
    of_kind = (
        client()
        .post(url(report), {"do": "mend_kind", "kind": "term", "seen": "0" * 16}, follow=True)
        .content.decode()
    )

    assert "这一节刚在别处改过" in one_place
    assert "报告刚在别处改过" in of_kind
    assert text_of(section) == TEXT + "新的一句。"


def test_a_section_that_somebody_else_writes_is_left_alone():
    report = make_report("议案办理。", "又一件议案。")
    one, two = report.standing()
    take_over(one, by=actor("bangong"))
    seen = re.search(
        r'name="seen" value="(\w+)"><button class="btn btn-small" name="do" value="mend_kind"',
        page(report, "?kind=term"),
    )

    answer = (
        client().post(url(report), {"do": "mend_kind", "kind": "term", "seen": seen[1]}, follow=True).content.decode()
    )

    assert "有一节没有改" in answer
    assert "正在写这一节" in answer
    assert "您写的还在" not in answer
    assert [text_of(one), text_of(two)] == ["议案办理。", "又一件提案。"]


def test_who_writes_a_section_himself_goes_on_holding_it():
    report = make_report("议案办理。")
    take_over(first(report), by=actor("yanjiu"))

    press(report, find(report, "议案"), do="mend", mend="0")

    section = first(report)
    assert (section.text, section.writer) == ("提案办理。", actor("yanjiu").seat)


def test_a_place_is_left_with_a_reason_until_its_sentence_changes():
    report = make_report("全区有学校36所。\n\n另有医院12所。")
    one = find(report, "36所")

    press(report, one, do="aside", reason="引用统计公报")

    html = page(report)
    assert "定为不改的 1 处" in html
    assert "不改的理由：引用统计公报" in html
    (row,) = SetAside.objects.of(county())
    assert (row.quote, row.reason, row.by) == ("36所", "引用统计公报", actor("yanjiu").label)
    assert Entry.objects.of(county()).get(step="set_aside").note == "引用统计公报"
    section = first(report)
    keep(section, section.heading, "引言。" + section.text, by=actor("yanjiu"), seen="", whole=True)
    assert "定为不改的 1 处" in page(report)
    keep(section, section.heading, section.text.replace("36所", "37所"), by=actor("yanjiu"), seen="", whole=True)
    assert "定为不改的" not in page(report)


def test_leaving_a_place_is_undone():
    report = make_report("全区有学校36所。")
    press(report, find(report, "36所"), do="aside", reason="引用")
    (row,) = SetAside.objects.of(county())

    client().post(url(report), {"do": "undo", "aside": row.pk})

    assert not SetAside.objects.of(county()).exists()
    assert Entry.objects.of(county()).filter(step="open_again").count() == 1
    assert "定为不改的" not in page(report)


@pytest.mark.parametrize(("reason", "said"), [("", "请写一句不改的理由"), ("长" * 201, "200")])
def test_a_place_is_not_left_without_a_reason_and_what_was_typed_stays(reason, said):
    report = make_report("全区有学校36所。")

    html = press(report, find(report, "36所"), do="aside", reason=reason).content.decode()

    assert said in html
    assert f'value="{reason}"' in html
    assert 'aria-invalid="true"' in html


def test_what_was_left_is_not_mended_with_its_kind():
    report = make_report("议案办理。\n\n议案质量。")
    one, _two = check(report)
    press(report, one, do="aside", reason="引文")
    seen = re.search(
        r'name="seen" value="(\w+)"><button class="btn btn-small" name="do" value="mend_kind"',
        page(report, "?kind=term"),
    )

    client().post(url(report), {"do": "mend_kind", "kind": "term", "seen": seen[1]})

    assert first(report).text == "议案办理。\n\n提案质量。"


def test_the_editor_shows_the_place_that_checking_names():
    report = make_report("𠮷祥。议案[[proposals.filed]]件。")
    one = find(report, "议案")

    html = client().get(one.get_absolute_url()).content.decode()

    assert "<mark>议案</mark>" in html
    assert 'data-from="4" data-to="6"' in html  # as scripts count: the first character is two
    assert "data-jump" not in client().get(one.section.get_absolute_url()).content.decode()
    assert "data-jump" not in client().get(one.section.get_absolute_url() + "?from=9&to=99999").content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"do": "mend"},
        {"do": "mend", "place": "f1-term-0", "mend": "x"},
        {"do": "undo", "aside": "x"},
        {"do": "nonsense"},
    ],
)
def test_a_form_that_names_nothing_changes_nothing(data):
    report = make_report("议案办理。")

    assert client().post(url(report), data).status_code == 302
    assert first(report).text == "议案办理。"


def test_only_writers_check(client):
    client.force_login(account("tian"))

    assert client.get(url(make_report("甲。"))).status_code == 403


def test_the_page_of_writing_leads_here():
    report = make_report("甲。")
    html = client().get(county().address("report-write", report=report.slug)).content.decode()

    assert f'href="{url(report)}"' in html


def press_kind(report, kind):
    seen = re.search(
        r'name="seen" value="(\w+)"><button class="btn btn-small" name="do" value="mend_kind"',
        page(report, f"?kind={kind}"),
    )
    return client().post(url(report), {"do": "mend_kind", "kind": kind, "seen": seen[1]}, follow=True)


def test_sections_that_were_moved_are_numbered_anew_in_one_press():
    report = make_report("甲。", "乙。", "丙。")
    for section, heading in zip(report.standing(), ("二、乙", "一、甲", "三、丙"), strict=True):
        section.heading = heading
        section.save()

    answer = press_kind(report, "heading")

    assert "已改2处" in answer.content.decode()
    assert [section.heading for section in report.standing()] == ["一、乙", "二、甲", "三、丙"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("收到提案[[proposals.received]]件。全年收到提案230件。", "twice"),
        ("主席会议成员到项目现场督导检查150余次。", "hedge"),
        ("经审查，立案提案206件。", "number"),
        ("编写材料100份，其中调研材料60份、视察材料35份。", "sums"),
        ("副主席苏明慧出席。", "post"),
    ],
)
def test_what_would_change_what_is_told_is_decided_one_by_one(text, kind):
    report = make_report(text)

    assert next(one for one in check(report) if one.kind == kind).mends
    assert "改完这一类" not in page(report, f"?kind={kind}")
