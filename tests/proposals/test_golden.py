"""Published statistics of proposals, reproduced from records through the figure engine: counts, sums and shares."""

from datetime import date
from decimal import Decimal

import pytest

from jianyan.committees.models import Plenary
from jianyan.figures import engine, hedges
from jianyan.figures.breakdowns import broken_down
from jianyan.figures.hedges import Stated
from jianyan.figures.questions import percentage
from jianyan.look.numbers import Display
from jianyan.proposals.review import account_of, questions_of_account, review_table
from tests.proposals.golden import ask, committee_of, lay, outcomes, spread, value

pytestmark = pytest.mark.django_db

CATEGORIES = ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")
NATIONAL = {
    "14.2": ((5898, 5006, 160, 732), (4534, 472), (1985, 465, 457, 1436, 663), ("90.6", "9.4"), ("39.7", "9.3", "9.1", "28.7", "13.2")),
    "14.3": ((5890, 5002, 262, 626), (4531, 471), (2133, 419, 459, 1387, 604), ("90.6", "9.4"), ("42.6", "8.4", "9.2", "27.7", "12.1")),
}  # fmt: skip


def percents(texts):
    return [Decimal(text) for text in texts]


@pytest.mark.parametrize("session", NATIONAL)
def test_the_review_of_a_national_plenary(session):
    (received, filed, merged, converted), who, categories, who_shares, category_shares = NATIONAL[session]
    committee = committee_of("quanguo", 14, date(2024, 3, 4))
    rows = outcomes(filed=filed, merged=merged, converted=converted)
    spread(rows, "proposer_kind", {"individual": who[0], "party": who[1]})
    lay(committee, spread(rows, "category", dict(zip(CATEGORIES, categories, strict=True))))

    table = review_table(Plenary.objects.of(committee).select_related("term", "committee").get())

    assert (table.received.count, [row.count for row in table.outcomes]) == (received, [filed, merged, converted])
    assert (table.gap, filed + merged + converted) == (0, received)
    assert [row.count for row in table.who] == list(who)
    assert [row.share for row in table.who] == percents(who_shares)
    assert [(row.label, row.count) for row in table.categories] == list(zip(CATEGORIES, categories, strict=True))
    assert [row.share for row in table.categories] == percents(category_shares)
    assert sum(row.share for row in table.categories) == 100
    assert table.moved is False  # rounding each alone gives the same


def test_filing_rate_of_a_national_plenary_leaves_merged_outside():
    committee = committee_of("quanguo", 14, date(2025, 3, 4))
    lay(committee, outcomes(filed=5002, merged=262, converted=626))

    rate, with_merged = engine.answer(
        [ask(committee, f"proposals.{name}", "2025") for name in ("filing_rate", "filing_rate_with_merged")]
    )

    assert (rate.value, rate.part, rate.whole) == (Decimal("84.9"), 5002, 5890)
    assert (with_merged.value, with_merged.part) == (Decimal("89.4"), 5264)


FIVE_YEARS = [date(year, 1, 10) for year in range(2003, 2008)]


def test_five_years_of_xiamen():
    committee = committee_of("xiamen", 11, *FIVE_YEARS, level="city")
    rows = outcomes(filed=2686, converted=359)
    spread(rows, "proposer_kind", {"individual": 1640, "party": 753, "sector": 251, "committee": 42})
    spread(rows, "result_class", {"adopted_solved": 2345, "planned": 313, "infeasible": 28})
    spread(rows[:2686], "replied_on", {True: 2686})
    lay(committee, rows)
    period = "2003-2007"

    account = account_of(engine.answer(questions_of_account(ask(committee, "proposals.filed", period))))
    total = engine.answer([ask(committee, "proposals.filed", period)])
    who = broken_down(total, "proposer", order=("individual", "party", "sector", "committee"))
    results = broken_down(total, "result", order=("adopted_solved", "planned", "infeasible"))

    assert (account.received.value, [one.value for one in account.out], account.gap) == (3045, [2686, 0, 359], 0)
    assert [line.count for line in who.lines] == [1640, 753, 251, 42]
    assert [line.share for line in who.lines] == percents(("61.1", "28.0", "9.3", "1.6"))
    assert [line.count for line in results.lines] == [2345, 313, 28]
    assert [line.share for line in results.lines] == percents(("87.3", "11.7", "1.0"))
    assert value(committee, "proposals.solving_rate", period) == Decimal("87.3")
    by_plenary = engine.answer_by(total[0].question, total[0].figure.dimension("plenary"))
    assert (len(by_plenary), sum(one.value for one in by_plenary.values())) == (5, 2686)


def test_five_years_of_henan():
    committee = committee_of("henan", 10, *FIVE_YEARS, level="province")
    kinds = {"individual": 3526, "party": 543, "organisation": 2, "committee": 5, "sector": 22}
    lay(committee, spread(outcomes(filed=4098, converted=213), "proposer_kind", kinds))
    period = "2003-2007"

    assert value(committee, "proposals.received", period) == 4311
    assert value(committee, "proposals.filed", period) == sum(kinds.values()) == 4098
    assert [value(committee, "proposals.filed", period, proposer=kind) for kind in kinds] == list(kinds.values())
    assert value(committee, "proposals.filed", period, who="collective") == 572
    assert value(committee, "proposals.filed", period, who="members") == 3526


def test_five_years_of_the_national_committee():
    committee = committee_of("quanguo", 11, *FIVE_YEARS)
    kinds = {"individual": 25114, "party": 1347, "organisation": 26, "sector": 190, "group": 22}
    rows = spread(outcomes(filed=26699), "proposer_kind", kinds)
    lay(committee, spread(rows, "replied_on", {True: 26583}))

    rate = engine.answer_one(ask(committee, "proposals.reply_rate", "2003-2007"))
    cut = engine.answer_one(ask(committee, "proposals.reply_rate", "2003-01-01..2007-03-01"))

    assert (rate.part, rate.whole, rate.value) == (26583, 26699, Decimal("99.6"))
    assert percentage(rate.part, rate.whole, 2) == Decimal("99.57")
    assert value(committee, "proposals.filed", "2003-2007", who="members,collective") == 26699
    assert cut.whole == 26699
    assert cut.part < rate.part  # those of the last plenary were not answered by then


def test_class_shares_come_to_a_hundred_by_the_largest_remainder():
    """Rounded alone they are 23.91, 73.91 and 2.17, together 99.99; most was cut off the third."""
    committee = committee_of("xian", 5, date(2012, 1, 10), level="county")
    rows = spread(outcomes(filed=92), "result_class", {"adopted_solved": 22, "in_progress": 68, "planned": 2})
    spread(rows, "proposer_kind", {"party": 25, "individual": 40, "joint": 27})
    lay(committee, spread(rows, "replied_on", {True: 92}))

    total = engine.answer([ask(committee, "proposals.filed_and_replied", "2012")])
    classes = broken_down(total, "result", places=2)

    assert [line.count for line in classes.lines] == [22, 68, 2]
    assert [percentage(line.count, 92, 2) for line in classes.lines] == percents(("23.91", "73.91", "2.17"))
    assert [line.share for line in classes.lines] == percents(("23.91", "73.91", "2.18"))
    assert (sum(line.share for line in classes.lines), classes.moved) == (100, True)
    assert value(committee, "proposals.filed", "2012", who="collective") == 25
    assert value(committee, "proposals.filed", "2012", who="members") == 67


def test_satisfaction_with_and_without_the_basically_satisfied():
    committee = committee_of("shi", 5, date(2012, 1, 10), level="city")
    rows = spread(outcomes(filed=146), "rating", {"satisfied": 144, "basically": 2})
    lay(committee, spread(rows, "replied_on", {True: 146}))

    assert value(committee, "proposals.content_rate", "2012") == 100
    assert value(committee, "proposals.satisfaction_rate", "2012") == Decimal("98.6")
    assert value(committee, "proposals.response_rate", "2012") == 100


@pytest.mark.parametrize(
    ("how", "number", "unit", "words", "told"),
    [
        ("余0.1万", 29323, "件", "2.9万余件", Stated(Decimal(29000), "at_least", "余", "件")),
        ("约万", 23818, "件", "约2.4万件", Stated(Decimal(24000), "approx", "约", "件")),
        ("近1", Decimal("8.73"), "成", "近9成", Stated(Decimal(9), "approx", "近", "成")),
    ],
)
def test_hedges_of_published_numbers(how, number, unit, words, told):
    """Floor, round, ceil: 29,323, 23,818 and 87.3%, and what was told allows the number."""
    assert Display.parse(how).show(number, unit) == words
    assert hedges.holds(told, Decimal(number))
