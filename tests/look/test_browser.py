"""The pages in a real browser: no violation of WCAG 2.2 AA, nothing refused by the policy, no sideways scroll."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.look.browser import opened

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    ("/frame/", 1440),
    ("/frame/", 390),
    ("/frame/", 320),
    ("/frame/?theme=dark", 1440),
    ("/frame/?large", 390),
    ("/frame/?large", 1200),
    ("/frame/", 1121),
    ("/door/", 390),
]


@pytest.fixture
def chrome(browser):
    """The Chromium of the whole run."""
    return browser


@pytest.mark.parametrize(("address", "width"), PAGES)
def test_page_passes_axe_keeps_the_policy_and_fits(chrome, address, width):
    page = opened(chrome, address, width=width)

    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []
    assert page.refusals == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_figure_card_opens_on_hover_and_escape_closes_it(chrome):
    page = opened(chrome, "/frame/")
    card = page.locator(".fig-card").first

    page.locator(".fig > a").first.hover()
    opened_by_hover = card.is_visible()
    page.keyboard.press("Escape")

    assert (opened_by_hover, card.is_visible()) == (True, False)


def test_figure_card_flips_where_it_would_leave_the_text(chrome):
    page = opened(chrome, "/frame/", width=1100)

    page.locator(".fig > a").nth(1).hover()

    box = page.locator(".fig-card").nth(1).bounding_box()
    assert box["x"] + box["width"] <= 1100


def test_figure_on_touch_opens_its_card_first_and_its_records_next(chrome):
    page = opened(chrome, "/frame/", width=390, touch=True)
    link = page.locator(".fig > a").first

    link.tap()
    after_first = (page.locator(".fig-card").first.is_visible(), page.url.endswith("?records"))
    link.tap()
    page.wait_for_url("**/frame/?records")

    assert after_first == (True, False)


def test_one_tick_picks_the_whole_page_of_a_table(chrome):
    page = opened(chrome, "/frame/")

    page.locator("[data-check-all]").check()

    expect(page.locator("tbody tr.picked")).to_have_count(3)


def test_keys_move_inside_a_table_only(chrome):
    page = opened(chrome, "/frame/")
    page.keyboard.press("j")
    outside = page.locator("tr.at").count()

    page.locator("a.title").first.focus()
    page.keyboard.press("j")

    assert (outside, page.evaluate("document.activeElement.getAttribute('href')")) == (0, "?matter=2")
