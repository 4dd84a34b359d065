"""An office enters an activity on a phone, and the figure that counts it grows by one."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from jianyan.demo.sign_ins import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "records/",
    "records/activity/",
    "records/activity/new/",
    "provisions/",
    "provisions/plenary.rollover/",
    "working-days/?year=2026",
    "working-days/?year=2031",
]


@pytest.fixture
def office(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/account/sign-in?next=/jiuquan/")
    page.fill("[name=username]", "jiuquan-bangong")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/jiuquan/")
    return page


def held(page):
    page.goto("/jiuquan/figures/activities.held/?period=2022")
    return int(page.locator(".huge").inner_text().removesuffix("次"))


def test_activity_entered_on_a_phone_with_its_head_count_is_counted(office):
    before = held(office)

    office.goto("/jiuquan/records/activity/")
    office.get_by_role("link", name="添加活动").click()
    office.select_option("[name=kind]", index=1)
    office.fill("[name=title]", "走访城关镇")
    office.fill("[name=held_on]", "2022-06-01")
    office.get_by_role("button", name="保存").click()
    office.get_by_role("link", name="添加参加人数").click()
    office.select_option("[name=person_kind]", "member")
    office.fill("[name=persons]", "12")
    office.get_by_role("button", name="保存").click()

    expect(office.get_by_role("heading", level=1)).to_have_text("走访城关镇")
    expect(office.locator("section", has=office.get_by_role("heading", name="参加人数"))).to_contain_text("12")
    assert held(office) == before + 1


def test_form_on_a_phone_has_fields_of_the_full_width_and_the_save_button_in_sight(office):
    office.goto("/jiuquan/records/activity/new/")

    widths = office.eval_on_selector_all("main .field .input", "all => all.map(one => one.offsetWidth)")
    button = office.get_by_role("button", name="保存").bounding_box()

    assert min(widths) >= 340
    assert button["y"] + button["height"] <= 844
    assert office.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.parametrize("address", PAGES)
def test_page_passes_axe_and_fits_a_phone(office, address):
    office.goto(f"/jiuquan/{address}")

    violations = Axe().run(office, options={"runOnly": RULES}).response["violations"]

    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []
    assert office.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_record_and_refused_form_pass_axe(office):
    office.goto("/jiuquan/records/activity/")
    office.locator("table a.title").first.click()
    found = Axe().run(office, options={"runOnly": RULES}).response["violations"]
    office.goto("/jiuquan/records/activity/new/")
    office.get_by_role("button", name="保存").click()
    found += Axe().run(office, options={"runOnly": RULES}).response["violations"]

    expect(office.locator("#form-errors")).to_have_count(1)
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
