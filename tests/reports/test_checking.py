"""Checking a report: each rule finds what was planted for it, offers the right mend, and is silent about what is right."""

from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.questions import Question
from jianyan.reports import living, outline
from jianyan.reports.checking import style, terms, units
from jianyan.reports.checking.checker import check, checked
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.periods import named_in
from jianyan.reports.checking.rules import RULES
from jianyan.reports.choices import Check
from jianyan.reports.models import Report
from tests.reports.desks import make_report

pytestmark = pytest.mark.django_db
STUDY = "[[activities.held kind=centre_group_study]]"
CLEAN = (
    "2022年，区政协主席王秀军主持召开十五届一次会议，秘书长苏明慧到会。收到提案[[proposals.received]]件，办复率[[proposals.reply_rate]]。",
    "8月12日起，学习贯彻党的二十大精神，落实“三个一”活动，到现场督导[[activities.held kind=project_check|多]]次，"
    f"中心组学习{STUDY}次。第3号会议室、G312国道沿线的三四个村都去了。",
    "2023年2月13日，在任委员[[organisation.members_in_office period=2023-02-13..2023-02-13]]名。省政协主席徐新荣来区调研。",
)


def kinds(*texts, **fields):
    """What is found in a report of these sections, as (kind, quote)."""
    return [(str(one.kind), one.quote) for one in check(make_report(*texts, **fields))]


def only(text, kind, **fields):
    """The one finding of a kind in a text."""
    (found,) = [one for one in check(make_report(text, **fields)) if one.kind == kind]
    return found


def mended(found, number=0):
    """The text with a mend in it."""
    text = found.section.text
    return text[: found.start] + found.mends[number].replacement + text[found.end :]


def after(found, number=0):
    """What is found of its kind once the mend is in."""
    return [one for one in kinds(mended(found, number), slug=f"mended-{number}") if one[0] == str(found.kind)]


def value(name, **where):
    return engine.answer_one(Question(FIGURES[name], _county(), _year(), where)).value


def _county():
    return Committee.objects.get(slug="shangzhou")


def _year():
    return Draft(Report.objects.of(_county()).get(slug="work")).period


# The whole


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


# What cannot be computed, and typed numbers


def test_an_unknown_figure_is_offered_its_nearest_names():
    found = only("立案[[proposals.fild]]件。", Check.COMPUTABLE)

    assert found.mends[0].replacement == "[[proposals.filed]]"
    assert after(found) == []


def test_an_unknown_period_or_way_of_showing_is_offered_without_it():
    period = only("立案[[proposals.filed period=99.9]]件。", Check.COMPUTABLE)
    way = only("立案[[proposals.filed|大概]]件。", Check.COMPUTABLE, slug="way")

    assert [period.mends[0].replacement, way.mends[0].replacement] == ["[[proposals.filed]]"] * 2


def test_a_typed_number_that_agrees_becomes_its_figure():
    received = value("proposals.received")

    found = only(f"全年收到提案{received}件。", Check.NUMBER)

    assert "相符" in found.sentence
    assert [one.replacement for one in found.mends] == ["[[proposals.received]]件"]
    assert after(found) == []


def test_a_typed_hedge_becomes_the_same_words_of_its_figure():
    checks = value("activities.held", kind=("project_check",))

    found = only(f"主席会议成员到项目现场督导检查{checks // 10 * 10}多次。", Check.NUMBER)

    assert [one.replacement for one in found.mends] == ["[[activities.held kind=project_check|多]]次"]


def test_a_typed_number_that_differs_says_by_how_much_and_offers_both():
    filed = value("proposals.filed")

    found = only(f"经审查，立案提案{filed + 6}件。", Check.NUMBER)

    assert "相差6" in found.sentence
    assert [one.replacement for one in found.mends] == ["[[proposals.filed]]件", f"{filed}件"]


@pytest.mark.parametrize(
    "text",
    ["2022年3月5日召开。", "第3次会议、第十五届。", "开展“三个一”活动。", "《2022年工作要点》已印发。", "1. 加强学习。", "上午9时30分开会。",
     "政协商发〔2022〕15号文件。", "今后要开展协商12次。", "1—6月开展。", "十四五期间。",
        "公布于2023-02-14 14:20:45。"],
)  # fmt: skip
def test_dates_ordinals_names_and_plans_pass(text):
    assert kinds(text) == []


def test_a_number_of_others_wants_a_source():
    found = only("全区生产总值增长5.2%。", Check.NUMBER)

    assert "不是本会的工作" in found.sentence


# Records, and the same thing twice


def test_a_figure_without_records_and_a_share_of_nothing():
    found = check(
        make_report("2021年活动[[activities.held period=2021]]次，2021年办复率[[proposals.reply_rate period=2021]]。")
    )

    assert [str(one.kind) for one in found] == ["records", "records"]
    assert "分母" in found[1].sentence


def test_the_same_figure_shown_in_two_ways():
    found = only(f"学习{STUDY}次。一年学习[[activities.held kind=centre_group_study|多]]次。", Check.TWICE)

    assert found.mends[0].replacement == f"{STUDY}次"
    assert after(found) == []


def test_the_same_figure_of_two_periods_in_one_sentence():
    text = f"学习{STUDY}次，中心组[[activities.held kind=centre_group_study period=15.1]]次。"

    found = only(text, Check.TWICE)

    assert mended(found) == f"学习{STUDY}次，中心组{STUDY}次。"
    assert after(found) == []
    assert [
        one
        for one in kinds(
            f"2021年学习[[activities.held kind=centre_group_study period=2021]]次，2022年{STUDY}次。", slug="years"
        )
        if one[0] == "twice"
    ] == []


def test_a_typed_number_that_contradicts_a_figure_of_the_text():
    received = value("proposals.received")

    found = only(f"收到提案[[proposals.received]]件。全年收到提案{received + 1}件。", Check.TWICE)

    assert found.quote == f"{received + 1}件"
    assert mended(found).endswith("全年收到提案[[proposals.received]]件。")


def test_two_typed_numbers_that_contradict_each_other():
    text = "举办书画笔会展览12场。\n\n全年工作有新气象。举办书画笔会展览14场。"

    assert ("twice", "14场") in kinds(text)


# Sums and shares


def test_parts_that_do_not_come_to_their_whole():
    found = only("编写材料100份，其中调研材料60份、视察材料35份。", Check.SUMS)

    assert (found.quote, found.mends[0].replacement) == ("100份", "95份")
    assert after(found) == []


def test_a_share_that_is_not_what_part_and_whole_give():
    found = only("征集意见建议200条，其中被采纳50条，占40%。", Check.SUMS)

    assert (found.quote, found.mends[0].replacement) == ("40%", "25%")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("委员参与率达到120%。", ["120%"]),
        ("经济类占50.2%，民生类占30%，文化类占19%。", ["19%"]),
        ("经济类占50%，民生类占30%，文化类占20%。", []),
        ("超额完成任务，为目标的120%。", []),
    ],
)
def test_shares_over_all_and_compositions(text, quotes):
    assert [quote for kind, quote in kinds(text) if kind == "sums"] == quotes


def test_sums_are_held_against_the_text_as_it_reads():
    studies = value("activities.held", kind=("centre_group_study",))
    text = f"学习{STUDY}次，其中专题学习{studies - 3}次、集中学习2次。"

    found = only(text, Check.SUMS)

    assert (found.quote, found.mends) == (f"{STUDY}次", ())


# Hedges, periods, units


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"到会约{STUDY}次。", "到会[[activities.held kind=centre_group_study|约]]次。"),
        (f"学习{STUDY}余次。", "学习[[activities.held kind=centre_group_study|余]]次。"),
        (f"学习{STUDY}次以上。", "学习[[activities.held kind=centre_group_study|以上]]次。"),
        ("学习近[[activities.held kind=centre_group_study|余]]次。", "学习[[activities.held kind=centre_group_study|余]]次。"),
        ("走访近50余户。", "走访近50户。"),
        ("发放约50册左右。", "发放约50册。"),
        ("发放286余册。", "发放280余册。"),
        ("发放12余册。", "发放12册。"),
    ],
)  # fmt: skip
def test_hedges(text, right):
    found = only(text, Check.HEDGE)

    assert mended(found) == right
    assert after(found) == []


@pytest.mark.parametrize(
    "text",
    [
        f"节约{STUDY}次。",
        f"最近{STUDY}次。",
        "发放50余册。",
        "发放260余万册。",
        "近50户，约2.5万册。",
        f"{STUDY}次，多方面。",
    ],
)
def test_words_and_hedges_that_are_right_pass(text):
    assert [one for one in kinds(text) if one[0] == "hedge"] == []


def test_a_hedge_that_the_records_do_not_allow():
    checks = value("activities.held", kind=("project_check",))

    found = only(f"主席会议成员到项目现场督导检查{(checks // 10 + 5) * 10}余次。", Check.HEDGE)

    assert found.mends[0].replacement == "[[activities.held kind=project_check|余]]次"


def test_one_style_of_hedge_in_a_report():
    usual = "学习[[activities.held kind=centre_group_study|余]]次，督导[[activities.held kind=project_check|余]]次，"

    found = only(f"{usual}服务群众[[activities.beneficiaries|多]]人。", Check.HEDGE)

    assert found.mends[0].replacement == "[[activities.beneficiaries|余]]人"


def test_a_figure_of_another_period_that_the_text_does_not_name():
    text = f"学习{STUDY}次，到现场督导[[activities.held kind=project_check period=15.1]]次。"

    found = only(text, Check.PERIOD)

    assert found.mends[0].replacement == "[[activities.held kind=project_check]]次"
    assert after(found) == after(found, 1) == []


def test_most_of_a_section_says_its_period():
    four = "".join(
        f"督导[[activities.held kind={kind} period=15.1]]次，"
        for kind in ("project_check", "sector_service", "member_visit")
    )

    found = only(f"{four}学习{STUDY}次。", Check.PERIOD)

    assert found.quote == f"{STUDY}次"


@pytest.mark.parametrize(
    ("code", "words", "named"),
    [("15.1", "十五届一次会议以来", True), ("15.1", "十五届一次会议期间", True), ("2021", "2021年", True), ("2021", "去年", True),
     ("2021-2025", "2021至2025年", True), ("2021", "2020年", False), ("15.1", "一年里", False), ("2022-08-12..2022-08-12", "8月12日", True)],
)  # fmt: skip
def test_how_a_period_is_named(code, words, named):
    assert named_in(parse(code, _county()), words) is named


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("走访[[activities.person_times kind=member_visit persons=member]]名。", "走访[[activities.person_times kind=member_visit persons=member]]人次。"),
        ("编报[[opinions.compiled]]期。", "编报[[opinions.compiled]]篇。"),
        ("编报[[opinions.issues]]篇。", "编报[[opinions.issues]]期。"),
        ("立案[[proposals.filed]]条。", "立案[[proposals.filed]]件。"),
        ("收到[[proposals.received]]，", "收到[[proposals.received]]件，"),
        ("捐款[[outcomes.money_given purpose=epidemic]]万元。", "捐款[[outcomes.money_given purpose=epidemic|万]]元。"),
        ("办复率[[proposals.reply_rate]]%。", "办复率[[proposals.reply_rate]]。"),
        ("办复率[[proposals.reply_rate]]件。", "办复率[[proposals.reply_rate]]。"),
    ],
)  # fmt: skip
def test_units(text, right):
    found = only(text, Check.UNIT)

    assert mended(found) == right
    assert after(found) == []


# Terms, posts, the style of numbers


@pytest.mark.parametrize("term", terms.terms(), ids=lambda term: term.right)
def test_the_table_of_terms_finds_and_passes_over_its_examples(term):
    assert all(list(term.places(text)) for text in term.finds)
    assert not [text for text in term.passes_over if list(term.places(text))]
    assert not list(term.places(f"《{term.finds[0]}》"))


def test_a_wrong_term_is_mended_everywhere():
    report = make_report("委员提交议案，议案办理。")

    assert [one.mends[0].replacement for one in check(report)] == ["提案", "提案"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("副主席苏明慧出席。", "秘书长苏明慧出席。"),
        ("王秀军副主席讲话。", "王秀军主席讲话。"),
        ("区政协主席王秀兵讲话。", "区政协主席王秀军讲话。"),
    ],
)
def test_posts_are_held_against_the_register(text, right):
    assert mended(only(text, Check.POST)) == right


@pytest.mark.parametrize(
    "text",
    [
        "区政协主席王秀军、秘书长苏明慧出席。",
        "省政协主席徐新荣到会。",
        "区工商联主席李大同参加。",
        "主席会议成员带队。",
        "主席高度重视。",
        "区政协主席向大会作工作报告。",
        "区政协主席于年初带队调研。",
        "副秘书长李四参加。",
    ],
)
def test_leaders_that_are_right_or_of_others_pass(text):
    assert kinds(text) == []


def test_an_unknown_leader_and_one_who_came_later():
    assert "任职登记里没有" in only("区政协副主席赵无极率队。", Check.POST).sentence
    assert "起任主席" in only("区政协主席王秀军讲话。", Check.POST, period="2020", slug="early").sentence


@pytest.mark.parametrize("rule", style.STYLES, ids=lambda rule: str(rule.why))
def test_the_style_of_numbers_finds_and_passes_over_its_examples(rule):
    def right(text):
        for start, end, instead in reversed(list(rule.places(text))):
            text = text[:start] + instead + text[end:]
        return text

    assert {text: right(text) for text in rule.finds} == rule.finds
    assert [text for text in rule.passes_over if list(rule.places(text))] == []


def test_years_and_counts_in_chinese_numerals():
    found = [
        one
        for one in check(make_report("二〇二二年以来，2022年党组会议共召开会议二十四次。"))
        if one.kind == Check.STYLE
    ]

    assert [(one.quote, one.mends[0].replacement) for one in found] == [("二〇二二", "2022"), ("二十四", "24")]
    assert [one for one in kinds("二〇二二年以来。", slug="words") if one[0] == "style"] == []


def test_the_text_as_it_reads_is_that_of_the_report():
    report = Report.objects.of(_county()).get(slug="work")
    parts = living.render(outline.joined(report.standing()).text, report.committee, _year())

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
    report = Report.objects.of(_county()).get(slug=slug)
    told = {}
    for language in ("en", "zh-hans"):
        units.allowed.cache_clear()
        with translation.override(language):
            fresh = Report.objects.of(_county()).select_related("committee").get(pk=report.pk)
            told[language] = [
                (one.kind, one.quote, one.reads, [mend.replacement for mend in one.mends]) for one in check(fresh)
            ]

    assert told["en"] == told["zh-hans"]


# Headings


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        (("", "一、甲", "二、乙", "三、丙"), []),
        (("一、甲", "三、乙", "四、丙"), ["三、", "四、"]),
        (("一、甲", "二、乙", "二、丙"), ["二、"]),
        (("甲", "乙"), []),
    ],
)
def test_the_numbers_of_the_sections_go_on_by_one(headings, wrong):
    report = make_report(*["只有文字。"] * len(headings))
    for section, heading in zip(report.standing(), headings, strict=True):
        section.heading = heading
        section.save()

    assert [one.quote for one in check(report)] == wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("（一）甲\n\n文。\n\n（三）乙\n\n文。", "（一）甲\n\n文。\n\n（二）乙\n\n文。"),
        ("（一）甲\n\n（1）乙\n\n文。", "（一）甲\n\n1.乙\n\n文。"),
    ],
)
def test_headings_inside_a_section_are_counted_and_skip_no_level(text, right):
    report = make_report(text)
    report.sections.update(heading="一、总的情况")

    (found,) = [one for one in check(report) if one.kind == Check.HEADING]

    assert mended(found) == right


def test_lists_in_running_text_are_no_headings():
    assert kinds("1.收到提案[[proposals.received]]件，其中有重点提案。\n\n3.另有一件。") == []


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
