"""What comes from Word: pasted or read in as a file, cut into sections, its numbers made figures; nothing the policy refuses."""

from playwright.sync_api import expect

from tests.journeys.desks import press, told
from tests.journeys.test_reports import violations
from tests.journeys.test_reports_editor import field, open_section, reads
from tests.journeys.test_reports_writing import kept
from tests.reports.test_importing import track, with_macros, word

FROM_WORD = """<html xmlns:o="urn:x"><head><style>p.MsoNormal{color:red}</style><script>alert(1)</script></head><body>
<h2 style="font-size:16pt">（一）提案情况<o:p></o:p></h2><p class=MsoNormal style="color:red">收到<ins cite="a">提案</ins>
312件，<del>旧字</del>立案<b>200</b>件。</p><p class=MsoListParagraph>（1）办理情况</p>
<table><tr><td>类</td><td>件</td></tr><tr><td>甲</td><td>3</td></tr></table></body></html>"""
PASTE = """(box, html) => { const data = new DataTransfer(); data.setData("text/html", html); data.setData("text/plain", "x");
    box.focus(); box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""


def test_pasted_from_word_structure_stays_and_numbers_are_bound(at):
    page, refused = at("yanjiu"), []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    open_section(page, f"贴入{at.size}")

    page.get_by_role("textbox", name="正文").evaluate(PASTE, FROM_WORD)

    reads(page, "### （一）提案情况\n\n收到提案312件，立案200件。\n\n##### （1）办理情况\n\n类　件\n\n甲　3")
    expect(page.get_by_text("贴入的文字里有 2 处修订")).to_be_visible()
    page.locator("[data-unbound][open]").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    press(page, "与记录一致的都连上")
    page.locator(".chip-value", has_text="200").wait_for()
    page.locator("[data-unbound] li", has_text="对不上").get_by_role("button", name="连上").click()
    reads(
        page,
        "### （一）提案情况\n\n收到提案[[proposals.received]]件，立案[[proposals.filed]]件。\n\n##### （1）办理情况\n\n类　件\n\n甲　3",
    )
    kept(page)
    assert refused == []


def test_a_word_file_is_read_in_and_cut_into_sections(at):
    page = at("yanjiu")
    open_section(page, f"读入{at.size}")
    data = with_macros(word("开头。", ("一、提案", 1), "立案200件。", ("二、协商", 1), "开会。", edit=track))

    page.locator("summary", has_text="读入 Word 文件").click()
    page.get_by_label("文件").set_input_files(
        {"name": "稿.docm", "mimeType": "application/octet-stream", "buffer": data}
    )
    press(page, "读入")

    told(page, "宏没有运行")
    told(page, "2处修订")
    page.locator("[data-ready=rich]").wait_for()
    assert field(page) == "开头。\n\n## 一、提案\n\n立案200件。\n\n## 二、协商\n\n开会。加上的"
    expect(page.locator(".rich-text .level-1")).to_have_text(["一、提案", "二、协商"])
    press(page, "分成几节")
    told(page, "已分成3节")
    expect(page.locator("ol.list a.main", has_text="二、协商")).to_have_count(1)
    page.reload()  # the toast, which is still fading in, is gone
    assert violations(page) == []
