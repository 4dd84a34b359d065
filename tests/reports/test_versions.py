"""Versions of a section: one for each time somebody sat down to it, compared word by word, gone back to."""

from datetime import timedelta

import pytest
from django.test import Client

from jianyan.committees import clock
from jianyan.reports.models import Section, Version
from jianyan.reports.writing import versions
from jianyan.reports.writing.keeping import keep, take_over
from jianyan.reports.writing.versions import word_runs
from tests.reports.desks import account, actor, county, first, make_report

pytestmark = pytest.mark.django_db


def write(section, text, *, by="yanjiu", whole=True):
    keep(section, section.heading, text, by=actor(by), seen="", whole=whole)


def told(section) -> list[tuple[int, str]]:
    return [(one.number, one.text) for one in versions.of_section(section)]


def page(section, query="", desk="yanjiu", **data):
    client = Client()
    client.force_login(account(desk))
    url = county().address("report-versions", report=section.report.slug, pk=section.pk) + query
    return client.post(url, data) if data else client.get(url)


def test_what_is_typed_in_one_sitting_is_one_version():
    section = first(make_report("原来的话"))

    write(section, "写到一半", whole=False)
    write(section, "写到大半", whole=False)
    write(section, "写好了")

    assert told(section) == [(2, "写好了"), (1, "原来的话")]
    assert [one.story for one in versions.of_section(section)] == [actor("yanjiu").label, "原稿"]


@pytest.mark.parametrize("whole", [False, True])
def test_the_page_says_which_version_is_still_being_written(whole):
    section = first(make_report(""))

    write(section, "写到一半", whole=whole)

    assert ("还在写" in page(section).content.decode()) is not whole


def test_the_next_sitting_is_the_next_version():
    section = first(make_report(""))

    write(section, "上午写的")
    write(section, "下午写的", whole=False)

    assert told(section) == [(2, "下午写的"), (1, "上午写的")]


def test_a_sitting_ends_when_nothing_was_typed_for_long():
    section = first(make_report(""))
    with clock.set_to(clock.now() - timedelta(minutes=16)):
        write(section, "先写的", whole=False)

    write(section, "后写的", whole=False)

    assert [text for _, text in told(section)] == ["后写的", "先写的"]


def test_whoever_takes_over_begins_a_version_of_his_own():
    section = first(make_report(""))
    write(section, "研究室写的", whole=False)
    take_over(section, by=actor("bangong"))

    write(section, "办公室写的", by="bangong", whole=False)

    assert [(one.text, one.seat.role) for one in versions.of_section(section)] == [
        ("办公室写的", "office"), ("研究室写的", "research_office"),
    ]  # fmt: skip


def test_saving_without_a_change_makes_no_version():
    section = first(make_report(""))
    write(section, "写好了", whole=False)

    write(section, "写好了")
    write(section, "写好了")

    assert told(section) == [(1, "写好了")]


def test_going_back_makes_a_new_version():
    section = first(make_report("原来的话"))
    write(section, "改坏了")

    answer = page(section, number="1")

    assert answer.status_code == 302
    assert told(section) == [(3, "原来的话"), (2, "改坏了"), (1, "原来的话")]
    assert "恢复第1版" in versions.of_section(section).first().story
    assert Section.objects.of(county()).get(pk=section.pk).text == "原来的话"


def test_nobody_goes_back_while_another_writes():
    section = first(make_report("原来的话"))
    write(section, "正在写", whole=False)

    page(section, desk="bangong", number="1")

    section.refresh_from_db()
    assert section.text == "正在写"
    assert Version.objects.of(county()).filter(section=section).count() == 2


def test_a_version_that_does_not_exist_is_said():
    section = first(make_report("原来的话"))
    write(section, "改过")

    answer = page(section, "?from=9&to=1")

    assert answer.status_code == 404
    assert "现有2版" in answer.content.decode()


def test_the_page_compares_the_last_two_versions_and_any_other_two():
    section = first(make_report("收到提案二百件。"))
    write(section, "收到提案三百件。")
    write(section, "办结提案三百件。")

    latest, whole = page(section).content.decode(), page(section, "?from=1&to=3").content.decode()

    assert "<del>收到</del><ins>办结</ins>提案三百件。" in latest
    assert "<del>收到</del><ins>办结</ins>提案<del>二</del><ins>三</ins>百件。" in whole


@pytest.mark.parametrize("texts", [(), ("只有一版",)])
def test_a_section_with_one_version_or_none_says_what_will_come(texts):
    section = first(make_report(""))
    for text in texts:
        write(section, text)

    said = page(section).content.decode()

    assert ("只有一版" if texts else "还没有存过") in said


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("立案[[proposals.filed]]件", "立案[[proposals.filed|余]]件",
         [("same", "立案"), ("del", "[[proposals.filed]]"), ("ins", "[[proposals.filed|余]]"), ("same", "件")]),
        ("共120件", "共12件", [("same", "共"), ("del", "120"), ("ins", "12"), ("same", "件")]),
        ("民主监督有力", "民生服务有力", [("same", "民"), ("del", "主监督"), ("ins", "生服务"), ("same", "有力")]),
        ("甲一乙", "丙一丁", [("del", "甲一乙"), ("ins", "丙一丁")]),
        ("", "新写的", [("ins", "新写的")]),
    ],
)  # fmt: skip
def test_words_that_came_and_went_are_told_apart(old, new, runs):
    assert [(run.kind, run.text) for run in word_runs(old, new)] == runs


def test_a_very_long_paragraph_is_compared_by_sentences():
    old = "一句话说得很长很长。" * 200

    runs = word_runs(old, old + "又加一句。")

    assert [(run.kind, len(run.text)) for run in runs] == [("same", 2000), ("ins", 5)]


def test_paragraphs_that_came_and_went_stand_apart():
    before = Version(heading="", text="第一段没有变。\n\n第二段要去掉了。")
    after = Version(heading="", text="第一段没有变。\n\n全新内容：党建、机关、队伍\n\n还有一段。")

    compared = versions.compare(before, after)

    kinds = [[run.kind for run in runs] for runs in compared.paragraphs]
    assert kinds == [["same"], ["del"], ["ins"], ["ins"]]
    assert (compared.added, compared.removed) == (18, 8)


def test_a_stored_report_has_no_versions_until_somebody_writes():
    report = make_report("甲", "乙")

    assert versions.latest(report) == {}
    write(report.standing()[1], "乙乙")
    (found,) = versions.latest(report).values()
    assert (found.number, found.section) == (2, report.standing()[1])
