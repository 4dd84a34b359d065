"""Pages of figures: value, years, rows, CSV."""

import csv
import io

import pytest

MONEY = "/jiuquan/figures/outcomes.money_given/?period=2013-2017&where=sector%3Dprivate_economy"


def test_the_page_shows_value_meaning_and_rows(client, db):
    page = client.get(MONEY).content.decode()

    assert "510000" in page
    assert "记录 33 条" in page


def test_the_csv_has_the_rows_of_the_page(client, db):
    body = b"".join(client.get("/jiuquan/figures/inquiries.completed/records.csv?period=2013-2017").streaming_content)

    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert len(rows) == 1 + 38


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/jiuquan/figures/proposals.fild/", "proposals.filed"),
        ("/jiuquan/figures/proposals.filed/?period=4.77", "4.6"),
        ("/jiuquan/figures/proposals.filed/?where=colour%3Dred", "sector"),
        ("/jiuquan/figures/proposals.filed/?as_of=yesterday", "2022-08-15"),
    ],
)
def test_what_is_unknown_is_a_404_that_names_the_nearest(client, db, address, sentence):
    """An unknown figure, committee or period names the nearest known ones."""
    answer = client.get(address)

    assert answer.status_code == 404
    assert sentence in answer.content.decode()


def test_searching_the_rows_keeps_the_figure_and_says_how_many(client, db):
    page = client.get("/jiuquan/figures/organisation.units_charging/?period=2013-2017&q=教育局").content.decode()

    assert "找到" in page


def test_the_catalogue_answers_all_figures_with_few_queries(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(71):
        page = client.get("/jiuquan/figures/?period=2013-2017").content.decode()

    assert page.count('class="title"') >= 50
