"""What passes find is what each question's own rows say, whatever is asked beside it."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext

from jianyan.activities.models import HeadCount
from jianyan.committees.models import Committee
from jianyan.committees.periods import parse
from jianyan.figures import catalogue, engine, pages, passes
from jianyan.figures.declared import Ratio, Share
from jianyan.figures.questions import Question, known_values, percentage

DEMONSTRATION = ("shigatse", "ningxia", "shangzhou", "jiuquan", "tianjin")
A_FEW = 4
PERIODS = ("2017", "2021", "2022", "2018-2022")
ALL_YEARS = "2013-2023"


def from_its_rows(question):
    """(value, part, whole), asked plainly: one question of its rows at a time."""
    figure = question.figure
    if isinstance(figure, Ratio):
        part, whole = (from_its_rows(one)[0] for one in question.parts())
        return percentage(part, whole, figure.places), part, whole
    if isinstance(figure, Share):
        part, whole = question.part_rows().count(), question.rows().count()
        return percentage(part, whole, figure.places), part, whole
    return question.rows().order_by().aggregate(value=figure.value(Q()))["value"], None, None


def found(answers):
    return [(answer.value, answer.part, answer.whole) for answer in answers]


def ask(committee, name, period="2022", **where):
    return Question(catalogue.find(name), committee, parse(period, committee), where)


def narrowed(figure, committee, period):
    """By each dimension to single values and to all of these; then by the first two dimensions at once."""
    values = {dimension.name: tuple(known_values(dimension, committee))[:A_FEW] for dimension in figure.by}
    known = {name: some for name, some in values.items() if some}
    for name, some in known.items():
        for one in [*zip(some), some]:
            yield Question(figure, committee, period, {name: one})
    if len(known) > 1:
        yield Question(figure, committee, period, dict(list(known.items())[:2]))


@pytest.mark.parametrize("slug", DEMONSTRATION)
def test_every_figure_narrowed_in_every_way_is_what_its_rows_say(db, slug):
    committee = Committee.objects.get(slug=slug)
    period = parse(ALL_YEARS, committee)
    questions = [one for figure in catalogue.FIGURES.values() for one in narrowed(figure, committee, period)]

    answers = engine.answer(questions)

    assert found(answers) == [from_its_rows(question) for question in questions]
    assert sum(answer.records > 0 for answer in answers) > 100


@pytest.mark.parametrize("slug", DEMONSTRATION)
def test_every_figure_of_many_periods_is_what_its_rows_say(db, slug):
    committee = Committee.objects.get(slug=slug)
    figures = catalogue.FIGURES.values()
    questions = [Question(one, committee, parse(code, committee)) for one in figures for code in PERIODS]
    questions += [Question(one, committee, parse("2022", committee), cut=date(2022, 6, 30)) for one in figures]
    questions += [Question(one, committee, parse("2022", committee), lower=True) for one in figures]

    answers = engine.answer(questions)

    assert found(answers) == [from_its_rows(question) for question in questions]


def test_lines_over_time_are_what_their_rows_say(db):
    committee = Committee.objects.get(slug="shangzhou")
    questions = [ask(committee, name) for name in ("activities.held", "activities.person_times", "proposals.filed")]

    lines = pages.with_lines(questions, range(len(questions)))

    answers = [answer for _own, both in lines for line in both for answer in line]
    assert found(answers) == [from_its_rows(answer.question) for answer in answers]
    assert sum(answer.value > 0 for answer in answers) > 12


def test_one_pass_tells_all_kinds_apart_and_one_counts_all_months(db):
    committee = Committee.objects.get(slug="shangzhou")
    held = ask(committee, "activities.held")
    kinds = [held.narrowed("kind", kind) for kind in known_values(held.figure.dimension("kind"), committee)]
    months = [held.of_period(month) for month in pages.months(held.period)]

    by_kind, by_day = passes.cut([*kinds, *months])

    assert (len(by_kind.asked), by_kind.by_day) == (len(kinds), False)
    assert (len(by_day.asked), by_day.by_day) == (12, True)


def test_statements_do_not_grow_with_narrowings_and_periods(db):
    committee = Committee.objects.get(slug="shangzhou")
    held, filed = ask(committee, "activities.held"), ask(committee, "proposals.filed")
    months = pages.months(held.period)
    many = [held.narrowed("host", host) for host in ("office", "special_committee", "party_group")]
    many += [one.of_period(month) for one in (*many, filed) for month in months]

    with CaptureQueriesContext(connection) as few:
        engine.answer([held, filed])
    with CaptureQueriesContext(connection) as all_of_them:
        engine.answer([held, filed, *many])

    assert len(all_of_them) == len(few) == 2


def test_a_figure_told_apart_by_persons_does_not_add_them_up(db):
    """Whoever took part in two kinds of activities is one person of both."""
    committee = Committee.objects.get(slug="shangzhou")
    kinds = tuple(known_values(catalogue.find("activities.members").dimension("kind"), committee))
    one_by_one = [ask(committee, "activities.members", kind=(kind,)) for kind in kinds]
    together = ask(committee, "activities.members", kind=kinds)

    *each, both = engine.answer([*one_by_one, together])

    assert both.value == from_its_rows(together)[0] < sum(answer.value for answer in each)


def test_every_head_count_bears_the_kind_of_its_activity(db):
    heads = HeadCount.objects.across("a test looks at all copies")

    assert heads.count() > 0
    assert not heads.exclude(kind=F("activity__kind"), held_on=F("activity__held_on")).exists()
