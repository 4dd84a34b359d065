"""Figures are answered together, narrowed, broken down, cut at a day."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.committees.models import Committee, Sharing
from jianyan.committees.periods import parse
from jianyan.figures import catalogue, engine
from jianyan.figures.checks import check_figures, errors_of
from jianyan.figures.declared import Count, Reported, share
from jianyan.figures.questions import Question, UnknownNarrowing, narrowed_by, percentage
from jianyan.inquiries.models import Inquiry
from jianyan.organisation.models import Membership
from jianyan.outcomes.models import Money
from jianyan.proposals.models import Proposal


@pytest.fixture
def jiuquan(db):
    return Committee.objects.get(slug="jiuquan")


def ask(committee, name, period="2013-2017", **where):
    return Question(
        catalogue.find(name), committee, parse(period, committee), {k: tuple(v) for k, v in where.items()}
    )


def everything(committee, period="2013-2017"):
    return [ask(committee, name, period) for name in catalogue.FIGURES]


def test_number_of_queries_is_that_of_tables_and_date_columns(jiuquan):
    questions = everything(jiuquan)
    columns = {(p.figure.of, p.figure.when, p.figure.reaches_back) for q in questions for p in q.parts()}

    with CaptureQueriesContext(connection) as queries:
        engine.answer(questions * 3)

    assert len(queries) <= len(columns) + 2


def test_number_of_queries_does_not_grow_with_the_rows(jiuquan):
    questions = everything(jiuquan)
    with CaptureQueriesContext(connection) as few:
        engine.answer(questions)
    template = Inquiry.objects.of(jiuquan).first()
    for _ in range(50):
        template.pk = template.matter_id = None
        template._state.adding = True
        template.save()

    with CaptureQueriesContext(connection) as many:
        engine.answer(questions)

    assert len(many) == len(few)


def test_answers_come_in_the_order_of_the_questions(jiuquan):
    questions = everything(jiuquan)

    assert [a.question for a in engine.answer(questions)] == questions
    assert [a.value for a in engine.answer(questions)] == [engine.answer_one(q).value for q in questions]


def test_parts_of_a_break_down_sum_to_the_whole(jiuquan):
    question = ask(jiuquan, "outcomes.money_coordinated")
    dimension = question.figure.dimension("provider")

    parts = engine.answer_by(question, dimension)

    assert sum(part.value for part in parts.values()) == engine.answer_one(question).value
    assert {value: part.value for value, part in parts.items()} == {
        value: engine.answer_one(question.narrowed("provider", value)).value for value in parts
    }


def test_as_of_cuts_by_the_date_of_the_fact(jiuquan):
    whole = ask(jiuquan, "inquiries.completed")
    cut = Question(whole.figure, jiuquan, whole.period, cut=date(2014, 12, 31))

    by_hand = Inquiry.objects.of(jiuquan).filter(completed_on__range=(whole.period.start, date(2014, 12, 31))).count()

    assert engine.answer_one(cut).value == by_hand
    assert engine.answer_one(cut).value < engine.answer_one(whole).value


def test_a_share_counts_its_part_inside_its_whole_as_of_the_end(jiuquan):
    unanswered = ask(jiuquan, "proposals.reply_rate")

    answer = engine.answer_one(unanswered)

    assert (answer.value, answer.whole) == (None, 0)  # a share of nothing is nothing, not 0


def test_a_ratio_takes_its_parts_from_two_tables_and_opens_onto_both(jiuquan):
    participation = ask(jiuquan, "proposals.participation", sector=["education"])
    part, whole = participation.parts()

    answer = engine.answer_one(participation)

    assert (part.figure.of, whole.figure.of) == (Membership, Membership)
    assert (answer.part, answer.whole) == (engine.answer_one(part).value, engine.answer_one(whole).value)
    assert list(participation.part_rows()) == list(part.rows())
    assert answer.value == percentage(answer.part, answer.whole, 1)


def test_a_value_that_stands_for_several_groups_them(db):
    shangzhou = Committee.objects.get(slug="shangzhou")
    filed = ask(shangzhou, "proposals.filed", "2022")

    by_who = engine.answer_by(filed, filed.figure.dimension("who"))
    by_kind = engine.answer_by(filed, filed.figure.dimension("proposer"))

    assert by_who["members"].value == sum(by_kind[kind].value for kind in ("individual", "joint"))
    assert sum(one.value for one in by_who.values()) == engine.answer_one(filed).value
    assert by_who["collective"].value == by_who["collective"].question.rows().count()


def test_figures_asked_by_one_dimension_take_a_query_for_each_table_and_date_column(db, django_assert_num_queries):
    shangzhou = Committee.objects.get(slug="shangzhou")
    names = ("filed", "received", "reply_rate", "content_rate", "solving_rate")
    questions = [ask(shangzhou, f"proposals.{name}", "2022") for name in names]

    with django_assert_num_queries(2):
        found = engine.answer_all_by(questions, "proposer")

    assert {kind: [one.value for one in row] for kind, row in found.items()} == {
        kind: [engine.answer_one(question.narrowed("proposer", kind)).value for question in questions]
        for kind in found
    }


@pytest.mark.parametrize(
    ("part", "whole", "places", "value"),
    [
        (1, 3, 1, "33.3"),
        (2, 3, 0, "67"),
        (1, 8, 1, "12.5"),
        (196, 200, 1, "98.0"),
        (9999, 10000, 1, "99.9"),
        (9, 9, 1, "100.0"),
    ],
)
def test_a_percentage_is_rounded_once_half_up(part, whole, places, value):
    assert str(percentage(part, whole, places)) == value


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [(["colour=red"], "不能按"), (["beneficiary=poor_vilage"], "poor_village"), (["beneficiary="], "没有写值")],
)
def test_an_unknown_narrowing_names_the_nearest_known_one(jiuquan, pairs, sentence):
    with pytest.raises(UnknownNarrowing, match=sentence):
        narrowed_by(catalogue.find("outcomes.money_given"), jiuquan, pairs)


def test_an_unknown_figure_names_the_nearest_known_one():
    """An unknown figure, committee or period names the nearest known ones."""
    with pytest.raises(catalogue.UnknownFigure, match=r"proposals\.filed"):
        catalogue.find("proposals.fild")


def made(name="proposals.made_up", **fields):
    given = {"of": Proposal, "when": "filed_on", "unit": "件", "label": "试", "meaning": "只在试验里有的口径"}
    return Count(name, **(given | fields))


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        (made(name="Proposals made up"), "figures.E002"),
        (made(unit=""), "figures.E003"),
        (made(when="filled_on"), "figures.E004"),
        (made(by=(catalogue.FIGURES["proposals.filed"].by[0],) * 2), "figures.E005"),
        (
            share("x.y", part=made(), whole=made(of=Money, when="received_on"), label="试", meaning="别处没有的口径"),
            "figures.E006",
        ),
    ],
)
def test_a_wrong_declaration_is_refused_with_a_code_and_a_hint(figure, code):
    """A wrong declaration, kind or data file stops the start with the file, the key and a hint."""
    errors = list(errors_of(figure))

    assert [error.id for error in errors] == [code]
    assert errors[0].hint


def test_a_name_declared_twice_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"figures\.E001"):
        catalogue.add([made(name="proposals.filed")])


def test_all_declarations_of_the_house_are_right():
    assert check_figures(None) == []


def test_a_reported_figure_lists_its_source_and_counts_no_record(jiuquan):
    figure = next(figure for figure in catalogue.FIGURES.values() if isinstance(figure, Reported))

    answer = engine.answer_one(Question(figure, jiuquan, parse("2023", jiuquan)))

    assert (answer.records, answer.value) == (0, None)


def test_with_lower_levels_counts_those_that_share_and_own_does_not(db):
    tianjin = Committee.objects.get(slug="tianjin")
    own = ask(tianjin, "activities.held", "2023", programme=["serve_people"])
    both = Question(own.figure, tianjin, own.period, own.where, lower=True)

    assert engine.answer_one(own).value < engine.answer_one(both).value
    assert {row.committee.slug for row in own.rows()} == {"tianjin"}
    assert {row.committee.slug for row in both.rows()} > {"tianjin"}


def test_without_consent_nothing_of_a_lower_committee_is_read(db):
    tianjin = Committee.objects.get(slug="tianjin")
    own = ask(tianjin, "activities.held", "2023", programme=["serve_people"])
    Sharing.objects.across("a test ends all consent").filter(receiver=tianjin).update(until=date(2022, 12, 31))

    both = Question(own.figure, tianjin, own.period, own.where, lower=True)

    assert engine.answer_one(both).value == engine.answer_one(own).value


def test_a_closed_row_leaves_the_stock_on_its_closing_day(db):
    ningxia = Committee.objects.get(slug="ningxia")
    stock = ask(ningxia, "organisation.bodies", "2018-2022", kind=["reception_room"])
    room = stock.rows().first()
    before = engine.answer_one(stock).value

    type(room).objects.of(ningxia).filter(pk=room.pk).update(closed_on=date(2022, 12, 31))

    assert engine.answer_one(stock).value == before - 1
    assert engine.answer_one(ask(ningxia, "organisation.bodies", "2018-2021", kind=["reception_room"])).value >= 1
