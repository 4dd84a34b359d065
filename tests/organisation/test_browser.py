"""The page of seats can be read by everybody."""

from axe_playwright_python.sync_playwright import Axe

from jianyan.demo.sign_ins import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def test_page_of_seats_passes_axe_and_fits_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/account/sign-in?next=/jiuquan/seats/")
    page.fill("[name=username]", "jiuquan-bangong")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/jiuquan/seats/")

    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
