"""What the editor of a section stands on: what it shows of figures, finding them by sound, choosing how they stand, hedges."""

import json

import pytest
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from jianyan.committees.periods import parse
from jianyan.figures import engine
from jianyan.figures.catalogue import find as figure_of
from jianyan.figures.questions import Answer, Question
from jianyan.reports import chips
from jianyan.reports.writing import finding, hedging, preview
from jianyan.reports.writing.chooser import Wish, chooser
from tests.reports.desks import county, first, make_report
from tests.reports.test_writing import at, client, post, text_of

pytestmark = pytest.mark.django_db
FILED = "[[proposals.filed]]"


def asked(name="proposals.filed", period="2022") -> Question:
    return Question(figure_of(name), county(), parse(period, county()))


def found(words):
    return [one.name for one in finding.find(words, county(), parse("2022", county()))]


def chosen(query: str):
    return chooser(make_report("甲"), QueryDict(query))


# What the editor shows


def test_each_chip_is_said_by_what_stands_in_its_brackets():
    section = first(make_report("甲"))

    said = preview.preview(section, "", f"立案{FILED}件，另有[[proposals.fild]]件。")["chips"]

    assert list(said) == [FILED, "[[proposals.fild]]"]
    assert (said[FILED]["text"], said[FILED]["reads"], said[FILED]["name"]) == ("200", "200件", "立案提案")
    assert "相近的：proposals.filed" in said["[[proposals.fild]]"]["error"]


def test_the_chips_of_a_section_cost_no_query_of_their_own():
    def queries(text):
        section = first(make_report("甲", slug=f"r{len(text)}"))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            preview.preview(section, "", text)
        return len(caught)

    assert queries(FILED) == queries(f"{FILED}件，" * 20)


def test_a_table_is_said_in_words():
    section = first(make_report("甲"))

    said = preview.preview(section, "", "[[table proposals.filed,proposals.replied by=sector]]")["chips"]

    assert [one["text"] for one in said.values()] == ["表：立案提案、已答复提案，按当时界别"]


def test_a_question_is_written_as_the_text_holds_it_and_read_back():
    question = Question(
        figure_of("proposals.filed"), county(), parse("2021", county()), {"sector": ("01", "02")}, True
    )

    source = chips.written(question, "余100", "2022")

    assert source == "[[proposals.filed sector=01,02 period=2021 lower=1|余100]]"
    wish = Wish.of_source(source, "number")
    assert (wish.figure, wish.periods, wish.where, wish.lower) == (
        "proposals.filed",
        ("2021",),
        {"sector": ("01", "02")},
        True,
    )
    assert wish.display == "余100"


# Finding by sound


@pytest.mark.parametrize("words", ["lata", "liantian", "LATA", "立案提案", "filed proposals"])
def test_a_figure_is_found_by_initials_pinyin_chinese_and_english(words):
    assert found(words)[0] == "proposals.filed"


def test_initials_may_be_the_beginning_of_a_name():
    assert "proposals.reply_rate" in found("tabf")


def test_one_letter_is_no_sound():
    assert finding._sounds("proposals.filed", "l") == 0


def test_words_of_the_meaning_find_a_figure():
    assert "proposals.filed" in found("未撤案")


# Choosing


def test_a_wish_comes_with_its_value_and_what_to_insert():
    result = chosen("figure=proposals.filed&period=2022&where_key=True")["result"]

    assert result["said"]["source"] == "[[proposals.filed key=True]]"
    assert result["said"]["unit"] == "件"
    assert json.loads(result["json"]) == result["said"]


def test_a_chip_of_the_text_fills_the_fields():
    context = chosen("source=[[proposals.filed+key=True+period=2021|余100]]")

    assert [one.value for one in context["periods"] if one.on] == ["2021"]
    assert [one.chosen for one in context["narrowings"] if one.name == "key"] == ["是"]
    assert ([one.value for one in context["ways"] if one.on], [one.value for one in context["steps"] if one.on]) == (
        ["余"],
        ["100"],
    )


def test_an_unknown_figure_in_a_text():
    """An unknown figure in a text."""
    assert "相近的：proposals.filed" in chosen("source=[[proposals.fild]]")["wrong"]


def test_a_period_that_there_is_not_is_said():
    assert "1999.9" in chosen("figure=proposals.filed&period=1999.9")["wrong"]


def test_a_period_without_data():
    """A period without data: the figure is 0, a share of nothing is 无."""
    assert chosen("figure=proposals.filed&period=1955")["result"]["said"]["reads"] == "0件"
    share = chooser(make_report("乙", slug="two"), QueryDict("figure=proposals.reply_rate&period=1955"))
    assert share["result"]["said"]["reads"] == "无"


def test_a_table_goes_by_the_first_dimension_unless_told_otherwise():
    first_of = figure_of("proposals.filed").by[0].name

    assert (
        chosen("figure=proposals.filed&as=table")["result"]["said"]["source"]
        == f"[[table proposals.filed by={first_of}]]"
    )
    other = chooser(
        make_report("乙", slug="two"), QueryDict("figure=proposals.filed&as=plot&by=&period=2021&period=2022")
    )
    assert other["result"]["said"]["source"] == "[[plot proposals.filed period=2021,2022]]"


def test_a_table_takes_several_figures_of_one_room():
    context = chosen("figure=proposals.filed&figure=proposals.received&as=table&by=category")

    assert context["result"]["said"]["source"] == "[[table proposals.filed,proposals.received by=category]]"
    assert [one.value for one in context["beside"] if one.on] == ["proposals.received"]
    assert all(figure_of(one.value).dimension("category") for one in context["beside"])


def test_a_table_of_several_figures_fills_the_fields():
    source = "[[table proposals.filed,proposals.received by=category]]"
    context = chosen(f"source={source}")

    assert context["result"]["said"]["source"] == source
    assert [one.value for one in context["beside"] if one.on] == ["proposals.received"]


def test_figures_that_do_not_fit_leave_the_fields_to_undo_it():
    """The sentence stands where the value stood; what to insert is gone, the fields stay."""
    asked = QueryDict("figure=proposals.filed&figure=proposals.reply_rate&as=plot&by=category")
    report = make_report("立案")

    context = chooser(report, asked)
    page = render_to_string("reports/chooser.html", {"chooser": context})

    assert "同一个单位" in context["wrong"]
    assert 'data-result=""' in page
    assert 'value="proposals.reply_rate" checked' in page


def test_without_script_a_figure_is_narrowed_and_inserted():
    section = first(make_report("立案"))

    page = post(
        "yanjiu", section, do="choose", figure="proposals.filed", period="2021", where_key="True"
    ).content.decode()
    assert 'value="[[proposals.filed key=True period=2021]]件"' in page
    post("yanjiu", section, insert="[[proposals.filed key=True period=2021]]件")

    picked = post("yanjiu", section, choose=FILED, do="").content.decode()
    assert 'name="figure" value="proposals.filed"' in picked
    assert text_of(section) == "立案"


def test_only_writers_may_ask_for_a_chip():
    report = make_report("甲")

    assert client("tian").get(at(report, name="report-chip")).status_code == 403
    assert client("yanjiu").get(at(report, name="report-chip") + "?source=" + FILED).status_code == 200


# A share with its places


def test_a_share_is_shown_with_as_many_places_as_wished_and_rounded_once():
    answer = Answer(asked("proposals.reply_rate"), 91.5, 200, 1829, 2000)

    assert [chips.of_answer(answer, way, "")["reads"] for way in ("0位", "1位", "2位")] == ["91%", "91.5%", "91.45%"]


# The house rule for hedges


@pytest.mark.parametrize(
    ("value", "display", "doubted"),
    [(53, "余", False), (50, "余", True), (7, "余", True), (53, "近", True), (58, "近", False), (1900, "近1000", False), (1100, "近1000", True),
     (104, "约100", False), (140, "约100", True), (53, "", False), (50, "以上", False), (29323, "余万", True)],
)  # fmt: skip
def test_a_hedge_that_the_exact_value_does_not_bear_out_is_said(value, display, doubted):
    answer = Answer(asked("activities.held"), value, value)

    assert bool(hedging.doubts(answer, display)) is doubted


@pytest.mark.parametrize(
    ("text", "said"),
    [(f"近{FILED}件", True), (f"最近{FILED}件", False), (f"{FILED}余件", True), (f"{FILED}多次", False), (f"签约{FILED}件", False), (f"约{FILED}件", True)],
)  # fmt: skip
def test_a_hedge_typed_beside_a_figure_is_said(text, said):
    start = text.index("[[")

    assert bool(hedging.beside(text, start, start + len(FILED))) is said


def test_the_preview_says_where_hedge_and_value_disagree():
    section = first(make_report("甲"))

    page = client("yanjiu").post(
        at(section.report, section, name="report-preview"), {"text": "立案[[proposals.filed|余]]件"}
    )

    assert "概数与实有的数对不上" in page.content.decode()
    assert "200件已是整数或太小，不用“余”，照确数写出。" in page.content.decode()
    assert engine.answer_one(asked()).value == 200
