"""The research office writes a report, on a phone and at a desk, as the handbook says."""

import re

from playwright.sync_api import expect

from tests.journeys.desks import PLACE, press, told
from tests.journeys.test_reports import violations

TEXT = "全区共收到提案[[proposals.filed]]件，办复率[[proposals.reply_rate]]，另有[[proposals.fild]]件。"


def begin(page, title: str) -> None:
    page.goto(f"{PLACE}/reports/")
    page.get_by_role("link", name="新写一份").click()
    page.get_by_label("标题").fill(title)
    page.get_by_label("种类").select_option(label="提案工作报告")
    page.get_by_label("期间").fill("2022")
    assert violations(page) == []
    press(page, "建立")
    told(page, "已建立")


def ready(page) -> None:
    """The editor stands over the field."""
    page.locator("[data-ready=rich]").wait_for()


def kept(page) -> None:
    page.locator(".savebar", has_text=re.compile(r"已存 \d\d:\d\d")).wait_for()


def test_a_section_is_written_with_figures_found_and_kept_as_typed(at):
    page = at("yanjiu")
    begin(page, f"提案工作报告{at.size}")
    page.get_by_role("link", name="一、提案基本情况").click()

    ready(page)
    page.get_by_role("textbox", name="正文").fill(TEXT)
    page.locator("#preview .fig").nth(1).wait_for()
    page.locator("#preview", has_text="有 1 处算不出来").wait_for()
    page.locator("#preview button[data-from]").click()
    selected = page.eval_on_selector(
        "#id_text", "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert selected == "[[proposals.fild]]"

    page.keyboard.press("Control+K")
    page.get_by_role("combobox", name="找一个数字").fill("立案提案 重点提案")
    page.locator("dialog [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    kept(page)
    page.locator("#preview", has_text="算不出来").wait_for(state="detached")
    text = page.locator("#id_text").input_value()
    assert "proposals.fild" not in text
    assert text.count("[[proposals.") == 3
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]

    press(page, "存好返回")
    told(page, "已存")
    expect(page.locator("li", has_text="一、提案基本情况").get_by_text("3 个数字")).to_be_visible()
    page.reload()  # the toast, which is still fading in, is gone
    assert violations(page) == []
    page.get_by_role("link", name="通读全文").click()
    page.locator(".prose .fig").nth(2).wait_for()
    expect(page.locator(".prose .fig")).to_have_count(3)


def test_versions_are_compared_and_gone_back_to(at):
    page = at("yanjiu")
    begin(page, f"有几版的报告{at.size}")
    page.get_by_role("link", name="四、存在的不足").click()
    for words in ("办理质量不够高。", "办理质量还不够高。"):
        ready(page)
        page.get_by_role("textbox", name="正文").fill(words)
        press(page, "保存")
        told(page, "已存")

    page.get_by_role("link", name="各版和比较").click()
    expect(page.locator(".prose ins")).to_have_text(["还"])
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    press(page, "恢复第1版")
    told(page, "已恢复第1版")

    page.get_by_role("link", name="四、存在的不足").first.click()
    expect(page.locator("#id_text")).to_have_value("办理质量不够高。")


def test_the_second_writer_sees_who_writes_and_takes_over(desk):
    one, two = desk("yanjiu"), desk("bangong")
    begin(one, "两个人写的报告")
    one.get_by_role("link", name="四、存在的不足").click()
    ready(one)
    one.get_by_role("textbox", name="正文").fill("研究室写的一句。")
    kept(one)

    two.goto(one.url)
    expect(two.locator(".notice", has_text="正在写这一节")).to_be_visible()
    two.get_by_role("button", name="现在由我接着写").click()
    told(two, "现在由您写这一节")
    ready(two)
    two.get_by_role("textbox", name="正文").fill("研究室写的一句。办公室补的一句。")
    kept(two)
    one.get_by_role("textbox", name="正文").fill("研究室又写的。")
    one.locator(".savebar", has_text="正在写这一节").wait_for()
    one.reload()
    one.locator("[data-restore]").wait_for()
    one.goto(f"{PLACE}/notices/")

    expect(one.locator("main")).to_contain_text("接着写")


def test_a_section_is_written_without_script(browser, live, desk, sign_ins):
    desk("yanjiu")
    context = browser.new_context(
        base_url=live.url, locale="zh-CN", java_script_enabled=False, storage_state=sign_ins["yanjiu"]
    )
    page = context.new_page()
    begin_plain(page)

    page.get_by_role("textbox", name="正文").fill("立案")
    page.get_by_label("找什么").fill("立案提案")
    page.get_by_role("button", name="查找").click()
    page.locator("#found button[name=insert]").first.click()
    press(page, "看看效果")
    expect(page.locator("#preview .fig")).to_have_count(1)
    press(page, "保存")

    expect(page.get_by_role("textbox", name="正文")).to_have_value("立案[[proposals.filed]]件")
    context.close()


def begin_plain(page) -> None:
    page.goto(f"{PLACE}/reports/new/")
    page.get_by_label("标题").fill("不用脚本写的报告")
    page.get_by_label("种类").select_option(label="提案工作报告")
    page.get_by_label("期间").fill("2022")
    press(page, "建立")
    page.get_by_role("link", name="一、提案基本情况").click()
