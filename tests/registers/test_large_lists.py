"""Lists of very many rows: counted so far and no further, and saying so."""

import pytest

from jianyan.look import paging
from jianyan.look.paging import told
from tests.flows.conftest import tables
from tests.registers.trial import registers, room

__all__ = ["registers", "room", "tables"]

pytestmark = pytest.mark.django_db


def three(room):
    for title in ("甲1", "甲2", "甲3"):
        room.request(title=title)


def shown(room, query=""):
    return room.office.client.get(room.at("register") + query).context


def test_as_many_rows_as_are_counted_are_told_exactly(room, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 3)
    three(room)

    context = shown(room)

    assert (context["page"].paginator.count, context["page"].paginator.go_on) == (3, False)
    assert context["tally"] == "共 3 条"
    assert context["views"][-1].words == "3"


def test_one_row_more_is_told_as_more_and_not_paged_through(room, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 2)
    three(room)

    context = shown(room, "?sort=-title")

    assert [row.title for row in context["table"].rows] == ["甲3", "甲2"]
    assert (context["page"].paginator.num_pages, context["page"].paginator.go_on) == (1, True)
    assert context["views"][-1].words == context["page"].paginator.total == told(3)


def test_last_page_says_that_more_rows_are_found_by_narrowing(room, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 2)
    three(room)
    address = room.at("register")

    whole = room.office.client.get(address).content.decode()
    narrowed = room.office.client.get(f"{address}?q=甲1").content.decode()

    assert ("只列到第 2 条" in whole, "只列到第" in narrowed) == (True, False)


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (10_000, "10000"), (10_001, "超过1万")])
def test_number_of_rows_in_words(number, words):
    assert told(number) == words
