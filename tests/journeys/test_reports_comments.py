"""A leader comments on a draft; the writer sees it beside the text, goes to the passage, answers and settles it."""

from playwright.sync_api import expect

from tests.journeys.desks import press, told
from tests.journeys.test_reports import violations
from tests.journeys.test_reports_editor import open_section, write
from tests.journeys.test_reports_writing import kept

SELECT = """(paragraph) => { const range = document.createRange(); range.selectNodeContents(paragraph);
    const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range); }"""


def test_a_comment_is_made_seen_beside_the_text_answered_and_settled(at):
    writer, leader = at("yanjiu"), at("zhuxi")
    open_section(writer, f"批注{at.size}")
    write(writer, "共立案[[proposals.filed]]件。")
    writer.get_by_role("textbox", name="正文").press("Control+End")
    writer.keyboard.press("Enter")
    writer.keyboard.type("办理质量不够高。")
    kept(writer)
    address = writer.url

    leader.goto(address + "comments")
    leader.locator("[data-quotable] p", has_text="办理质量").evaluate(SELECT)
    expect(leader.get_by_label("哪一段话")).to_have_value("办理质量不够高。")
    leader.get_by_label("意见").fill("请写明原因。")
    press(leader, "批注")
    told(leader, "批注已记下")
    leader.reload()  # the toast, which is still fading in, is gone
    assert violations(leader) == []
    assert leader.evaluate("document.documentElement.scrollWidth") <= leader.viewport_size["width"]

    writer.goto("/shangzhou/notices/")
    expect(writer.locator("main")).to_contain_text("请写明原因")
    writer.goto(address)
    writer.locator("[data-ready=rich]").wait_for()
    assert violations(writer) == []
    writer.locator(".said button[data-from]").click()
    assert writer.evaluate("getSelection().toString()") == "办理质量不够高。"
    writer.get_by_role("link", name="答复或了结").click()
    writer.get_by_label("答复").fill("已补上。")
    press(writer, "答复")
    told(writer, "答复已记下")
    press(writer, "了结")
    told(writer, "批注已了结")
    writer.goto(address)
    expect(writer.locator(".said")).to_have_count(0)
