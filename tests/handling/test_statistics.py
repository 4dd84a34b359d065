"""The page of the statistics of proposals: what it says, where its numbers lead, its files, its queries."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from jianyan.committees.models import Committee, Sharing
from jianyan.committees.remembering import remembering
from jianyan.handling.statistics import statistics
from jianyan.handling.workbook import sheets
from jianyan.proposals.models import Proposal
from tests.proposals.golden import ask, committee_of, lay, outcomes, spread, unit_of

pytestmark = pytest.mark.django_db
PAGE = "/shangzhou/proposals/statistics/?period=2022"
BOOK = "/shangzhou/proposals/statistics/book.xlsx?period=2022"
KINDS = ("individual", "party", "sector", "committee")


def content(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.getvalue()


def book(client):
    return load_workbook(io.BytesIO(content(client, BOOK)))


def test_the_page_closes_the_account_and_names_its_day(client):
    page = content(client, PAGE).decode()

    assert "左右相等，账平。" in page
    assert "截至2022年12月31日" in page
    assert "本会规定并案不计入立案" in page


def test_every_number_of_the_page_leads_to_a_page_of_records(client):
    """Every ninth is opened."""
    page = content(client, PAGE).decode()
    addresses = {found.replace("&amp;", "&") for found in re.findall(r'href="(/shangzhou/figures/[^"]+)"', page)}

    codes = {client.get(address).status_code for address in sorted(addresses)[::9]}

    assert len(addresses) > 100
    assert codes == {200}


def test_a_number_of_a_table_is_the_number_of_its_page(client):
    found = statistics(
        Committee.objects.get(slug="shangzhou"),
        ask(Committee.objects.get(slug="shangzhou"), "proposals.filed", "2022").period,
    )
    tables = {table.of.name: table for table in found.tables}
    line = tables["proposer"].parts.lines[0]

    page = content(client, line.answers[0].question.url()).decode()

    assert f'<p class="huge">{line.count}<small>件</small></p>' in page


def test_lines_and_total_of_every_table_agree(client):
    committee = Committee.objects.get(slug="shangzhou")
    found = statistics(committee, ask(committee, "proposals.filed", "2022").period)

    for table in found.tables:
        if not table.parts.overlaps:
            assert sum(line.count for line in table.parts.lines) == table.parts.total[0].value
            assert sum(line.share for line in table.parts.lines) == 100


def test_a_period_without_proposals_says_what_will_come_here(client):
    page = content(client, "/shangzhou/proposals/statistics/?period=1999").decode()

    assert "这一期间没有提案" in page
    assert "导出 Excel" not in page


def test_the_book_has_a_sheet_a_table_with_heads_and_numbers_as_numbers(client):
    sheets = book(client)

    assert {"收到和审查", "比率和件数", "逐期", "按提案者类别", "按承办单位"} <= set(sheets.sheetnames)
    page = sheets["按提案者类别"]
    heads = [cell.value for cell in page[1]]
    assert heads[:3] == ["提案者类别", "立案提案（件）", "占立案提案（%）"]
    numbers = [cell.value for row in page.iter_rows(min_row=2, min_col=2) for cell in row if cell.value is not None]
    assert numbers
    assert all(isinstance(value, int | float) for value in numbers)
    rates = sheets["比率和件数"]
    assert [cell.value for cell in rates[1]] == ["指标", "数值", "单位", "分子", "分母", "口径", "截至"]
    assert all(isinstance(row[1].value, int | float | None) for row in rates.iter_rows(min_row=2))


def test_a_table_as_csv_is_its_sheet(client):
    text = content(client, "/shangzhou/proposals/statistics/proposer.csv?period=2022").decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))
    sheet = [[cell.value for cell in row] for row in book(client)["按提案者类别"].iter_rows()]
    assert rows[0] == sheet[0]
    assert [row[:2] for row in rows] == [[str(cell) for cell in row[:2]] for row in sheet]


def test_an_unknown_table_is_a_404_that_names_the_nearest(client):
    answer = client.get("/shangzhou/proposals/statistics/propose.csv?period=2022")

    assert answer.status_code == 404
    assert "proposer" in answer.content.decode()


def queries(committee):
    period = ask(committee, "proposals.filed", "2012").period
    with remembering(), CaptureQueriesContext(connection) as found:
        statistics(Committee.objects.get(pk=committee.pk), period)
    return len(found)


def fill(committee, number, units):
    rows = outcomes(filed=number, merged=2, converted=2, declined=2)
    for n, row in enumerate(rows):
        row |= {
            "proposer_kind": KINDS[n % 4],
            "category": f"类别{n % 9}",
            "lead_unit": units[n % len(units)],
            "party_name": f"党派{n % 5}",
        }
    lay(committee, spread(rows, "replied_on", {True: number}))


def test_number_of_queries_does_not_grow_with_proposals_or_units():
    committee = committee_of("few", 5, date(2012, 1, 10), level="county")
    fill(committee, 10, [unit_of(committee, f"局{n}") for n in range(2)])
    few = queries(committee)

    Proposal.objects.of(committee).update(case_no="")
    fill(committee, 400, [unit_of(committee, f"厅{n}") for n in range(60)])
    many = queries(committee)

    assert many == few
    assert many <= 70


def test_files_hold_the_same_without_asking_for_the_lines_of_the_page(client):
    shangzhou = Committee.objects.get(slug="shangzhou")
    period = ask(shangzhou, "proposals.filed", "2022").period

    with CaptureQueriesContext(connection) as for_the_page:
        of_the_page = sheets(statistics(shangzhou, period))
    with CaptureQueriesContext(connection) as for_a_file:
        client.get(BOOK)

    assert sheets(statistics(shangzhou, period, lines=False)) == of_the_page
    assert counts_asked(for_a_file) < counts_asked(for_the_page) / 2


def counts_asked(captured):
    return sum(one["sql"].count("COUNT(") for one in captured)


@pytest.mark.parametrize("url", [PAGE, BOOK, "/shangzhou/proposals/statistics/category.csv"])
def test_what_is_only_read_takes_nothing_in(client, url):
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(url)

    assert answer.status_code == 405
    assert counts_asked(asked) == 0


def test_units_without_an_own_name_and_blank_categories_stand_on_a_line_of_their_own():
    committee = committee_of("few", 5, date(2012, 1, 10), level="county")
    lay(committee, spread(outcomes(filed=3), "category", {"经济": 1}))

    tables = {
        table.of.name: table
        for table in statistics(committee, ask(committee, "proposals.filed", "2012").period).tables
    }

    assert [(line.label, line.count) for line in tables["category"].parts.lines] == [("经济", 1), ("没有注明", 2)]


def test_lower_committees_that_share_are_a_table():
    above = committee_of("above", 5, date(2012, 1, 10), level="city")
    below = committee_of("below", 5, date(2012, 1, 10), level="county", parent=above)
    other = committee_of("other", 5, date(2012, 1, 10), level="county", parent=above)
    for one, number in ((above, 3), (below, 2), (other, 7)):
        lay(one, outcomes(filed=number))
    below.refresh_from_db()

    Sharing.objects.create(committee=below, receiver=above, register="proposals", since=date(2010, 1, 1))
    found = statistics(above, ask(above, "proposals.filed", "2012").period)

    table = next(table for table in found.tables if table.of.name == "committee")
    assert [(line.label, line.count) for line in table.parts.lines] == [("above", 3), ("below", 2)]
    assert [line.answers[0].question.rows().count() for line in table.parts.lines] == [3, 2]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_needs_no_sideways_scroll_and_no_script(page, live, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live.url}{PAGE}")

    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert wide <= 0
    assert page.get_by_role("heading", name="提案统计").is_visible()
