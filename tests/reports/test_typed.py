"""Numbers and hedges typed into a text, as the editor and the checking see them alike."""

import pytest

from jianyan.committees.periods import parse
from jianyan.figures.hedges import Limits
from jianyan.reports.beside import hedge_beside
from jianyan.reports.typed import typed
from jianyan.text.reading import read
from tests.reports.desks import county

CHIP = "[[proposals.filed]]"


def last(text):
    return typed(read(text).claims, text, county(), parse("2022", county()))[-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("收到提案312件，立案200件。", f"{CHIP}件"), ("收到提案312件，立案二百件。", f"{CHIP}件"),
        ("2021年，收到提案312件，立案200余件。", "[[proposals.filed period=2021|余]]件"),
    ],
)  # fmt: skip
def test_the_figure_of_a_typed_number_reads_like_it(text, figure):
    assert last(text).as_figure(parse("2022", county()))[1] == figure


@pytest.mark.django_db
def test_a_typed_number_is_held_against_the_records():
    assert last("收到提案312件，立案200件。").holds(Limits())
    assert not last("收到提案312件，立案201件。").holds(Limits())


@pytest.mark.parametrize(
    ("before", "unit", "behind", "word"),
    [
        ("近", "件", "", "近"), ("附近", "件", "", None), ("大约", "", "", "大约"), ("签约", "个", "", None), ("超过", "件", "", "超过"),
        ("", "件", "以上", "以上"), ("", "", "余件", "余"), ("", "", "多次", None), ("", "件", "多", None),
    ],
)  # fmt: skip
def test_a_hedge_beside_a_figure_is_seen_with_where_it_stands(before, unit, behind, word):
    text = f"{before}{CHIP}{unit}{behind}"
    start = len(before)
    end = start + len(CHIP) + len(unit)

    found = hedge_beside(text, start, end, unit)

    assert (found.word if found else None) == word
    assert found is None or word in text[found.start : found.end]
