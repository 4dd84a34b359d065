"""The five report pages in a real browser: every figure opens the list that it comes from."""

import csv
import io
import re
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from jianyan.demo.facts import stories
from jianyan.figures.catalogue import find
from jianyan.figures.declared import Distinct, Share, Sum

SLUGS = [story.slug for story in stories()]
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_link_opens_a_list_whose_length_or_sum_is_the_figure(page, slug):
    page.goto(f"/{slug}/reports/work/live/")
    chips = page.eval_on_selector_all(
        ".prose .fig",
        "all => all.map(f => [f.querySelector('a').getAttribute('href'), f.querySelector('.value span').textContent])",
    )
    story = next(story for story in stories() if story.slug == slug)

    assert [find_name(href) for href, _ in chips] == [fact.figure for fact in story.facts]
    for href, value in chips:
        assert comes_to(page, href) == in_base_units(value), href


def find_name(href: str) -> str:
    return urlsplit(href).path.split("/")[3]


def in_base_units(text: str) -> Decimal:
    number = Decimal(re.match(r"[\d.]+", text)[0])
    return number * 10_000 if "万元" in text else number


def comes_to(page, href: str) -> Decimal:
    """Open the link; what its list comes to: its length, the sum of its column, or the values told apart."""
    page.goto(href)
    figure = find(find_name(href))
    shown = Decimal(re.match(r"[\d.]+", page.locator(".huge").inner_text())[0])
    if figure.kind == "reported":
        return shown
    rows = the_csv(page)
    assert len(rows) == int(re.search(r"\d+", page.locator("#records h2").inner_text())[0])
    if isinstance(figure, Sum):
        return sum(Decimal(row[figure.shows.index(figure.column)]) for row in rows)
    if isinstance(figure, Share):
        page.get_by_role("link", name="分子").click()
        return round(Decimal(100 * len(the_csv(page))) / len(rows), figure.places)
    if isinstance(figure, Distinct):
        assert shown <= len(rows)
        return shown
    return Decimal(len(rows))


def the_csv(page) -> list[list[str]]:
    address = page.get_by_role("link", name="下载 CSV").get_attribute("href")
    text = page.request.get(address).body().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.parametrize("slug", SLUGS)
def test_hovering_focusing_and_clicking_a_figure(page, slug):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/{slug}/reports/work/")
    chip = page.locator(".prose .fig").nth(2)
    card = chip.locator(".fig-card")

    chip.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("期间")
    page.mouse.move(0, 0)
    chip.locator("a").first.focus()
    expect(card).to_be_visible()
    chip.locator("a").first.press("Enter")

    page.wait_for_url("**/figures/**")
    expect(page.locator("#records")).to_be_visible()


ADDRESSES = ["/", "/{slug}/", "/{slug}/reports/", "/{slug}/reports/work/", "/{slug}/figures/", "/{slug}/records/"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [*ADDRESSES, "/{slug}/figures/proposals.filed/?period=2022", "/account/sign-in"])
def test_pages_have_no_violation_of_level_aa_and_no_sideways_scroll(page, address, width):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    page.goto(address.format(slug="shangzhou"))

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width][0]


@pytest.mark.parametrize("slug", SLUGS)
def test_report_pages_have_no_violation_of_level_aa(page, slug):
    page.goto(f"/{slug}/reports/work/")
    page.locator(".prose .fig").first.hover()

    assert violations(page) == []


def violations(page) -> list[tuple[str, str]]:
    """What axe finds against level AA: the rule and the first place."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})

    return [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]]


def test_a_newcomer_picks_a_committee_and_reads_its_report(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")

    page.get_by_role("link", name="酒泉市政协").first.click()

    expect(page.locator("h1")).to_have_text("五年履职综述")
    expect(page.locator(".prose .fig")).to_have_count(13)


def test_nothing_is_loaded_from_outside_and_no_policy_is_broken(page):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/tianjin/reports/work/")
    page.locator(".prose .fig").first.click()

    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
    assert [text for text in said if "Content Security Policy" in text or "Refused" in text] == []


def test_the_report_reads_in_english_with_the_switch(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/jiuquan/reports/")

    page.get_by_role("button", name="English").first.click()

    assert page.locator("html").get_attribute("lang") == "en"
    assert parse_qs(urlsplit(page.url).query) == {}
