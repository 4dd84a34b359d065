"""An old report dropped on the page, corrected and confirmed, in a real browser: what was told stands beside what is computed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.test_reports import WIDTHS, violations

REPORT = (Path(__file__).parent.parent / "readings" / "report.txt").read_text(encoding="utf-8")
DROPPED = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: "text/plain" }));
  return carried;
}"""


@pytest.fixture(params=WIDTHS)
def window(request, page):
    """A page of that size, signed in at the research office; what the browser complains of is an error."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[request.param], strict=True)))
    page.goto("/account/sign-in?next=/shangzhou/readings/")
    page.get_by_label("登录名").fill("shangzhou-yanjiu")
    page.get_by_label("密码").fill("Yanshi-2026")
    page.get_by_role("main").get_by_role("button", name="登录").click()
    page.wait_for_url("**/shangzhou/readings/")
    page.name_of_window = request.param
    yield page
    assert said == []


def hand_in(page, text: str) -> None:
    """Drop a file on the page; on a phone, choose it."""
    name = f"{page.name_of_window}.txt"
    if page.name_of_window == "phone":
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        )
        page.get_by_role("button", name="读入").click()
    else:
        page.get_by_text("把文件拖到这里").wait_for()
        carried = page.evaluate_handle(DROPPED, [name, text])
        page.dispatch_event("[data-drop]", "drop", {"dataTransfer": carried})
    page.wait_for_url(re.compile(r"/shangzhou/readings/\d+/"))


def open_number(page, quote: str) -> None:
    page.locator(".old-text .claim", has_text=quote).first.click()
    page.locator("#open .line1", has_text=quote).wait_for()


def correct(page, quote: str, figure: str, dimension: str = "", value: str = "", **given: str) -> None:
    """Read a number otherwise: tie it to a figure, narrow it, change what is given."""
    open_number(page, quote)
    page.locator("#open summary", has_text="改读法").click()
    page.locator("#open select[name=figure]").select_option(figure)
    page.locator("#open button[value=figure]").click()
    if dimension:
        page.locator(f"#open details[open] details[open] select[name=where_{dimension}]").select_option(value)
    for name, words in given.items():
        page.locator(f"#open input[name={name}]").fill(words)
    page.locator("#open button[value=change]").click()
    page.locator(".messages", has_text="已改读法").wait_for()


def confirm(page, quote: str) -> None:
    open_number(page, quote)
    page.locator("#open").get_by_role("button", name="确认对应").click()
    page.locator("#open", has_text="已确认").wait_for()


def test_a_report_is_dropped_corrected_and_confirmed_and_the_figure_page_shows_told_beside_computed(window):
    hand_in(window, REPORT + window.name_of_window)
    assert window.locator(".old-text .claim").count() >= 8
    if not window.get_by_label("报告所说的期间").is_visible():
        window.get_by_text("写明期间").first.click()
    window.get_by_label("报告所说的期间").fill("2022")
    window.get_by_role("button", name="按这一期间核对").click()
    window.locator(".messages", has_text="重新核对").wait_for()

    correct(window, "15次", "activities.held", "kind", "chairs_meeting", what="主席会议")
    correct(window, "4次", "activities.held", "kind", "standing_committee_meeting")
    correct(window, "100多次", "activities.held", "kind", "project_check")
    confirm(window, "15次")
    confirm(window, "100多次")

    assert window.evaluate("document.documentElement.scrollWidth") <= window.viewport_size["width"]
    assert violations(window) == []
    window.goto("/shangzhou/figures/activities.held/?period=2022&where=kind%3Dchairs_meeting")
    told = window.locator("#told")
    expect(told).to_contain_text("15次")
    expect(told).to_contain_text("13次")
    expect(told).to_contain_text("记录少2次")
    told.get_by_role("link", name="政协").or_(told.get_by_role("link", name=window.name_of_window)).first.click()
    window.locator("#open", has_text="15次").wait_for()


def test_the_pages_have_no_violation_of_level_aa_and_no_sideways_scroll(window):
    assert violations(window) == []
    hand_in(window, REPORT + "再" + window.name_of_window)

    window.locator(".old-text .claim").first.click()
    window.locator("#open summary", has_text="改读法").click()

    assert violations(window) == []
    assert window.evaluate("document.documentElement.scrollWidth") <= window.viewport_size["width"]


def test_without_script_everything_is_a_plain_form(browser, live):
    context = browser.new_context(base_url=live.url, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto("/account/sign-in?next=/shangzhou/readings/")
    page.get_by_label("登录名").fill("shangzhou-yanjiu")
    page.get_by_label("密码").fill("Yanshi-2026")
    page.get_by_role("main").get_by_role("button", name="登录").click()

    page.get_by_label("或粘贴文字").fill(REPORT + "没有脚本")
    page.get_by_role("button", name="读入").click()
    page.locator(".old-text .claim", has_text="5个").click()
    page.locator("#open").get_by_role("button", name="不是数字").click()

    expect(page.locator("#open").get_by_role("button", name="撤回，仍是数字")).to_be_visible()
    context.close()
