"""The research office checks a report before it is published: mends by a press, one in the editor, one left as it is."""

from playwright.sync_api import expect

from tests.journeys.desks import press, told
from tests.journeys.test_reports import violations
from tests.journeys.test_reports_writing import begin

TEXT = (
    "委员提交议案，收到提案[[proposals.received]]件，编报信息[[opinions.compiled]]期。走访5-6个村，立案[[proposals.fild]]件。\n\n"
    "全区有学校36所。"
)


def write(page, title: str) -> None:
    """A report with one section that holds an error of each of five kinds."""
    begin(page, title)
    page.get_by_role("link", name="一、提案基本情况").click()
    page.locator("[data-ready=rich]").wait_for()
    page.get_by_role("textbox", name="正文").fill(TEXT)
    press(page, "存好返回")
    told(page, "已存")


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_report_is_checked_and_mended(at):
    page = at("yanjiu")
    write(page, f"要核的报告{at.size}")
    page.get_by_role("main").get_by_role("link", name="核稿").click()
    page.get_by_text("有 1 处算不出来，改好才能发布").wait_for()
    expect(page.locator("mark")).to_have_count(6)
    assert fits(page)
    page.reload()  # the toast, which is still fading in, is gone
    assert violations(page) == []

    press(page, "改为“提案”")
    told(page, "已改1处")
    press(page, "量词改为“篇”")
    told(page, "已改1处")
    page.get_by_role("link", name="数字写法").click()
    press(page, "改完这一类（1 处）")
    told(page, "已改1处")

    page.goto(page.url.partition("?")[0])
    page.locator("li", has=page.locator("mark", has_text="proposals.fild")).get_by_role("link", name="去改").click()
    page.locator(".notice mark", has_text="[[proposals.fild]]").wait_for()
    page.locator("[data-ready=rich]").wait_for()
    expect(page.locator(".ProseMirror-selectednode")).to_contain_text("proposals.fild")
    assert violations(page) == []
    written = page.locator("#id_text").input_value()
    page.get_by_role("textbox", name="正文").fill(written.replace("proposals.fild", "proposals.filed"))
    press(page, "保存")
    told(page, "已存")

    page.locator("[data-ready=rich]").wait_for()
    text = page.locator("#id_text").input_value()
    assert text.startswith(
        "委员提交提案，收到提案[[proposals.received]]件，编报信息[[opinions.compiled]]篇。走访5—6个村，立案[[proposals.filed]]件。"
    )


def test_a_place_is_left_with_a_reason_and_listed_again(at):
    page = at("yanjiu")
    write(page, f"留着不改的报告{at.size}")
    page.get_by_role("main").get_by_role("link", name="核稿").click()
    place = page.locator("li", has=page.locator("mark", has_text="36所"))

    place.get_by_text("不改…").click()
    place.get_by_role("button", name="记下不改").click()
    page.get_by_text("请写一句不改的理由").wait_for()
    page.locator("li", has=page.locator("mark", has_text="36所")).get_by_label("不改的理由").fill("引用统计公报")
    page.locator("li", has=page.locator("mark", has_text="36所")).get_by_role("button", name="记下不改").click()
    told(page, "已记下不改的理由")

    page.get_by_text("定为不改的 1 处").click()
    page.get_by_text("不改的理由：引用统计公报").wait_for()
    assert fits(page)
    page.reload()
    assert violations(page) == []
    page.get_by_text("定为不改的 1 处").click()
    press(page, "重新列出")
    told(page, "已重新列出")
    assert place.is_visible()


def test_a_report_is_checked_without_script(browser, live, desk, sign_ins):
    write(desk("yanjiu"), "不用脚本核的报告")
    context = browser.new_context(
        base_url=live.url, locale="zh-CN", java_script_enabled=False, storage_state=sign_ins["yanjiu"]
    )
    page = context.new_page()
    page.goto(desk("yanjiu").url)
    page.get_by_role("main").get_by_role("link", name="核稿").click()

    press(page, "改为“提案”")
    page.locator("li", has=page.locator("mark", has_text="5-6")).last.get_by_role("link", name="去改").click()

    expect(page.locator(".notice mark")).to_have_text("5-6")
    expect(page.get_by_role("button", name="选中这一处")).to_have_count(0)
    assert "委员提交提案" in page.get_by_role("textbox", name="正文").input_value()
    context.close()
