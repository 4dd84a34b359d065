"""Every published figure is computed from records, and each of those records counts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from jianyan.committees.models import Committee
from jianyan.demo import verify
from jianyan.demo.facts import Fact, stories
from jianyan.figures import engine
from jianyan.figures.declared import Distinct, Reported, Share, Stock, Sum
from jianyan.figures.questions import Question

FACTS = [(story.slug, fact) for story in stories() for fact in story.facts]
COMPUTED = [(slug, fact) for slug, fact in FACTS if fact.figure != "proposals.results_reported"]
GOES_WITH = {"rated_on": {"rating": ""}, "decided_on": {"fate": ""}}
ONE_DAY = timedelta(days=1)


def named(cases: list[tuple[str, Fact]]) -> Any:
    return pytest.mark.parametrize(("slug", "fact"), cases, ids=[fact.id for _, fact in cases])


def asked(slug: str, fact: Fact) -> Question:
    return verify.question(fact, Committee.objects.get(slug=slug))


@named(FACTS)
def test_published_figure_is_what_the_records_come_to(db, slug, fact):
    found = engine.answer_one(asked(slug, fact))

    assert verify.holds(fact, found.value), f"{fact.id}: {fact.value} published, {found.value} computed"


@named(COMPUTED)
def test_value_of_a_figure_is_the_length_sum_or_distinct_count_of_its_rows(db, slug, fact):
    question = asked(slug, fact)

    answer, rows = engine.answer_one(question), list(question.rows())

    assert answer.records == len(rows)
    assert answer.value == counted_by_hand(question, rows)


def counted_by_hand(question: Question, rows: list[Any]) -> Decimal | int:
    figure = question.figure
    if isinstance(figure, Share):
        return round(Decimal(100 * question.part_rows().count()) / len(rows), figure.places)
    if isinstance(figure, Sum):
        return sum(value_at(row, figure.column) for row in rows)
    if isinstance(figure, Distinct):
        return len({value_at(row, figure.column) for row in rows})
    return len(rows)


def value_at(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row


@named(COMPUTED)
def test_taking_away_what_makes_one_row_count_changes_the_answer(db, slug, fact):
    question = asked(slug, fact)
    before = engine.answer_one(question).value

    with transaction.atomic():
        take_one_away(question)
        after = engine.answer_one(question).value
        transaction.set_rollback(True)

    assert after != before
    assert engine.answer_one(question).value == before


def take_one_away(question: Question) -> None:
    """Of a share the fact of its part, of a distinct figure all rows of one value, else the dated fact of one row."""
    figure = question.figure
    if figure.name == "activities.reading_rate":
        question.part_rows().first().reading.all().delete()
        return
    if isinstance(figure, Share) and figure.part.when == "rated_on":
        figure.of._base_manager.filter(pk=question.part_rows()[0].pk).update(rating="dissatisfied")
        return
    if isinstance(figure, Share):
        forget(question, question.part_rows()[:1], figure.part.when)
        return
    rows = question.rows()
    if isinstance(figure, Sum):
        rows = rows.order_by(f"-{figure.column}")[:1]
    elif isinstance(figure, Distinct):
        rows = rows.filter(**{figure.column: rows.values_list(figure.column, flat=True)[0]})
    else:
        rows = rows[:1]
    forget(question, rows, figure.when)


def forget(question: Question, rows: Any, column: str) -> None:
    """Unset the day of the rows, or move it out of the period: whichever the table's constraints allow."""
    chosen = question.figure.of._base_manager.filter(pk__in=[row.pk for row in rows])
    stock = isinstance(question.figure, Stock)
    for day in (None, question.as_of + ONE_DAY if stock else question.period.start - ONE_DAY, date(2100, 1, 1)):
        try:
            with transaction.atomic():
                chosen.update(**{column: day}, **(GOES_WITH.get(column, {}) if day is None else {}))
            return
        except IntegrityError:
            continue
    raise AssertionError(f"{question.figure.name}: no way to take a row away")


def test_verify_prints_every_figure_ids_ascending_and_nothing_else(db, capsys):
    import json

    call_command("demo", "verify", "--json")

    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == sorted(fact.id for _, fact in FACTS)
    assert all(row["holds"] for row in rows)
    assert [row["records"] for row in rows if row["kind"] == "reported"] == [0] * sum(
        row["kind"] == "reported" for row in rows
    )


def test_verify_says_no_when_a_record_is_gone(db, capsys):
    question = asked("jiuquan", next(fact for _, fact in FACTS if fact.id == "003-02"))
    forget(question, question.rows()[:1], "completed_on")

    with pytest.raises(SystemExit) as ended:
        call_command("demo", "verify", "--json")

    assert ended.value.code == 1


@pytest.mark.parametrize(
    ("bound", "published", "computed", "answer"),
    [
        ("exact", 38, 38, True),
        ("exact", 38, 39, False),
        ("at_least", 400, 441, True),
        ("at_least", 400, 400, False),
        ("at_least", 400, 480, True),
        ("at_least", 400, 481, False),
        ("at_least", 400, 399, False),
        ("exact", 38, None, False),
    ],
)
def test_a_hedged_figure_holds_above_the_published_one_and_at_most_a_fifth_above(bound, published, computed, answer):
    fact = Fact("x", Decimal(published), "件", bound, "proposals.filed", "2022")

    assert verify.holds(fact, computed) is answer


def test_a_share_of_at_least_98_is_at_most_100():
    fact = Fact("x", Decimal(98), "%", "at_least", "proposals.reply_rate", "2022", reaches=True)

    assert [verify.holds(fact, Decimal(value)) for value in ("97.9", "98", "100", "100.1")] == [
        False,
        True,
        True,
        False,
    ]


def test_computed_figures_are_all_but_the_one_that_is_reported():
    assert [fact.id for _, fact in FACTS if fact.figure == "proposals.results_reported"] in ([], ["000-41"])
    assert all(not isinstance(verify.catalogue.find(fact.figure), Reported) for _, fact in COMPUTED)
