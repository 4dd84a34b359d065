"""Checking a report as a whole: each rule finds what was planted for it, and all are silent about what is right."""

from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from jianyan.committees.models import Committee
from jianyan.reports import composing, outline
from jianyan.reports.checking import units
from jianyan.reports.checking.checker import check, checked
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.rules import RULES
from jianyan.reports.choices import Check
from jianyan.reports.models import Report
from tests.reports.checks import STUDY, kinds, year
from tests.reports.desks import county, make_report

pytestmark = pytest.mark.django_db
CLEAN = (
    "2022年，区政协主席王秀军主持召开十五届一次会议，秘书长苏明慧到会。收到提案[[proposals.received]]件，办复率[[proposals.reply_rate]]。",
    "8月12日起，学习贯彻党的二十大精神，落实“三个一”活动，到现场督导[[activities.held kind=project_check|多]]次，"
    f"中心组学习{STUDY}次。第3号会议室、G312国道沿线的三四个村都去了。",
    "2023年2月13日，在任委员[[organisation.members_in_office period=2023-02-13..2023-02-13]]名。省政协主席徐新荣来区调研。",
)


def test_a_report_in_which_nothing_is_wrong_has_no_findings():
    assert kinds(*CLEAN) == []


def test_an_error_of_each_kind_is_found_and_nothing_else():
    found = kinds(
        *CLEAN,
        "立案[[proposals.fild]]件。",
        "中心组学习3天，编发简报12期。",
        "2021年开展活动[[activities.held period=2021]]次。",
        f"集体学习{STUDY}次，集中学习[[activities.held kind=centre_group_study|多]]次。",
        "委员参与率达到120%。",
        f"到会约{STUDY}次。",
        "开展活动[[activities.held kind=sector_service]]次，督导[[activities.held kind=project_check period=15.1]]次。",
        "走访委员[[activities.person_times kind=member_visit persons=member]]名。",
        "委员提交议案。",
        "副主席苏明慧出席。",
        "党组会议开了 [[activities.held kind=party_group_meeting]]次，走访5-6个村。",
        "（一）走访\n\n有文。\n\n（三）调研\n\n有文。",
    )  # fmt: skip

    assert {kind for kind, _ in found} == set(Check.values)
    assert [pair for pair in found if pair[0] != "number"] == [
        ("computable", "[[proposals.fild]]"),
        ("records", "[[activities.held period=2021]]次"),
        ("twice", "[[activities.held kind=centre_group_study|多]]次"),
        ("sums", "120%"),
        ("hedge", f"约{STUDY}次"),
        ("period", "[[activities.held kind=project_check period=15.1]]次"),
        ("unit", "[[activities.person_times kind=member_visit persons=member]]名"),
        ("term", "议案"),
        ("post", "副主席苏明慧"),
        ("style", " "),
        ("style", "5-6"),
        ("heading", "（三）"),
    ]
    assert [quote for kind, quote in found if kind == "number"] == ["3天", "12期", "120%", "5-6个"]


def test_only_what_cannot_be_computed_blocks():
    found = check(make_report("立案[[proposals.fild]]件，学习12次。委员提交议案。"))

    assert [(str(one.kind), one.blocks) for one in found] == [
        ("computable", True),
        ("number", False),
        ("term", False),
    ]


@pytest.mark.parametrize(
    ("slug", "left"),
    [
        ("shangzhou", []),
        ("ningxia", []),
        ("jiuquan", []),
        # It counts two books and says so in words: right, and still no figure. It writes 多 once and 余 else.
        ("shigatse", [("number", "两部"), ("hedge", "[[outcomes.suggestions_planned source=consultation,research|多]]条")]),
        # Its summary sets figures since the plenary beside those of the year without a word.
        ("tianjin", [("period", "[[proposals.filed period=15.1]]件"), ("period", "[[proposals.reply_rate period=15.1]]"),
                     ("period", "[[proposals.satisfaction_rate period=15.1]]")]),
    ],
)  # fmt: skip
def test_the_five_reports_hold_no_false_alarm(slug, left):
    report = Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work")

    assert [(str(one.kind), one.quote) for one in check(report)] == left


def test_places_are_those_of_the_stored_text():
    text = "\n\n开头空两行。收到[[proposals.received]]件，学习12次。\n\n另起一段，又学13次。"

    found = check(make_report("甲。", text))

    assert [one.section.text[one.start : one.end] for one in found] == ["12次", "13次"]
    assert found[0].get_absolute_url().endswith(f"?from={text.index('12次')}&to={text.index('12次') + 3}")


def test_a_number_in_a_heading_is_found_there():
    report = make_report("甲。")
    report.sections.update(heading="报送信息300篇")

    (found,) = check(report)

    assert (found.start, found.end, found.quote, found.mends) == (-1, -1, "300篇", ())


def test_as_many_queries_for_one_figure_and_section_as_for_many():
    one = make_report(f"学习{STUDY}次，学习12次。", slug="one")
    many = make_report(
        *[f"学习{STUDY}次，学习{number}次，督导[[activities.held period=15.1]]次。" for number in range(12, 32)],
        slug="many",
    )
    more = make_report(
        *[f"学习{STUDY}次，学习{number}次，督导[[activities.held period=15.1]]次。" for number in range(12, 14)],
        slug="more",
    )
    check(one)  # warms what is read once a process

    counts = []
    for report in (more, many):
        fresh = Report.objects.of(report.committee).select_related("committee").get(pk=report.pk)
        with CaptureQueriesContext(connection) as asked:
            check(fresh)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 20


def test_every_rule_says_what_it_asks_and_where_that_is_laid_down():
    assert [rule.number for rule in RULES] == list(range(1, len(RULES) + 1))
    assert [str(rule.kind) for rule in RULES] == Check.values
    assert all(str(rule.explanation) and str(rule.source) for rule in RULES)


def test_what_was_in_order_is_counted_too():
    looked = {str(one.rule.kind): one for one in checked(make_report(*CLEAN)).looked}

    assert (looked["unit"].looked_at, looked["unit"].found) == (5, [])
    assert looked["post"].looked_at == 2


def test_the_text_as_it_reads_is_that_of_the_report():
    report = Report.objects.of(county()).get(slug="work")
    parts = composing.compose(outline.joined(report.standing()).text, report.committee, year()).parts

    lines = [line for line in Draft(report).text.splitlines() if line]

    assert lines == [
        report.title,
        *(
            text
            for part in parts
            for text in (part.heading, *("".join(piece.shown for piece in line.pieces) for line in part.paragraphs))
        ),
    ]


def test_a_short_last_section_is_read_too():
    draft = Draft(make_report("委员参与率达到98%。", "到会32次。"))

    assert [claim.quote for claim in draft.reading.claims] == ["98%", "32次"]


@pytest.mark.parametrize("slug", ["work", "planted"])
def test_what_is_found_and_written_does_not_depend_on_the_language_of_the_page(slug):
    make_report(
        "捐款[[outcomes.money_given purpose=epidemic]]万元，收到[[proposals.received]]，立案提案206件，走访[[activities.person_times kind=member_visit persons=member]]名。", "2021年办复率[[proposals.reply_rate period=2021]]。",
        f"学习{STUDY}次，督导[[activities.held kind=project_check period=15.1]]次。", slug="planted",
    )  # fmt: skip
    report = Report.objects.of(county()).get(slug=slug)
    told = {}
    for language in ("en", "zh-hans"):
        units.allowed.cache_clear()
        with translation.override(language):
            fresh = Report.objects.of(county()).select_related("committee").get(pk=report.pk)
            told[language] = [
                (one.kind, one.quote, one.reads, [mend.replacement for mend in one.mends]) for one in check(fresh)
            ]

    assert told["en"] == told["zh-hans"]


def test_a_rule_says_one_thing_of_a_place_and_no_two_findings_share_an_anchor():
    report = make_report(
        "党组会议召开286余次。\n\n举办书画笔会展览12场。\n\n全年工作有新气象。举办书画笔会展览14场。\n\n举办书画笔会展览16场。"
    )
    report.sections.update(heading="信息300篇、简报40期")

    anchors = [one.anchor for one in check(report)]

    assert len(set(anchors)) == len(anchors) > 6


@pytest.mark.parametrize(
    "text", ["1", "近", "[[", "1,", "3、4", "主席王", "（一）\n", "百分之", "1 ", "议案", "1-", "“1"]
)
def test_hostile_text_is_checked_in_seconds(text):
    began = perf_counter()

    check(make_report((text * 10_000)[:10_000]))

    assert perf_counter() - began < 20
