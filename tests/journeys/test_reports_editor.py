"""The editor of a section: chips in the text, the search with its keys, round trips, what happens when a sign-in ends."""

import random

from playwright.sync_api import expect

from tests.journeys.desks import press, told
from tests.journeys.test_reports import violations
from tests.journeys.test_reports_writing import begin, kept

PIECES = (
    "[[", "]]", "[[proposals.filed]]", "[[proposals.filed period=2021|余]]", "[[没有的]]", "[[table a,b by=x]]", "\n", "\n", "\n\n",
    "\n\n\n", "\n \n", " ", "　", "\t", "### ", "#### ", "##### ", "## ", "# ", "> ", ">", "立案", "余", "，", "。", "A b", "\u00a0", "|", "<b>", "&amp;",
)  # fmt: skip
TEXTS = (
    "", "一段。", "\n\n前面空两行", "后面空\n\n\n", "一\n二\n\n三", "### （一）题\n紧接着的话", "话\n### 题\n\n> 引\n> 引二\n\n> 引\n不引",
    "一\n \n二", "[[table proposals.filed by=sector]]", "立案[[proposals.filed]]件，[[", "### ", "> ", "　　缩进的话",
)  # fmt: skip
ROUND_TRIP = """async (texts) => {
    const { read, write } = await import("/static/reports/rich/grammar.js");
    const { extensions } = await import("/static/reports/rich/nodes.js");
    const { getSchema, pm } = await import("/static/django_prose_editor/editor.js");
    const schema = getSchema(extensions({ text: (one) => one }, () => {}));
    return texts.map((text) => {
        const { content, tail } = read(text);
        const doc = schema.nodeFromJSON({ type: "doc", content });
        doc.check();
        return write(doc, tail).text;
    });
}"""


def open_section(page, title: str) -> None:
    begin(page, title)
    page.get_by_role("link", name="一、提案基本情况").click()
    page.locator("[data-ready=rich]").wait_for()


def field(page) -> str:
    return page.locator("#id_text").input_value()


def reads(page, text: str) -> None:
    """Wait until the field holds this."""
    page.wait_for_function("text => document.getElementById('id_text').value === text", arg=text)


def caret_at(page, place: int) -> None:
    """Wait until the editor has heard where the caret stands: it does a moment after the key, later than a hand could tell."""
    page.wait_for_function(
        "place => document.querySelector('.ProseMirror').editor.state.selection.from === place", arg=place
    )


def write(page, text: str):
    box = page.get_by_role("textbox", name="正文")
    box.fill(text)
    return box


def made_up(count: int) -> list[str]:
    chosen = random.Random(20261122)
    return ["".join(chosen.choices(PIECES, k=chosen.randint(1, 14))) for _ in range(count)]


def test_any_text_becomes_a_document_and_comes_back_as_it_was(desk):
    page = desk("yanjiu")
    open_section(page, "来回不差一个字")
    texts = [*TEXTS, *made_up(2_000)]

    came_back = page.evaluate(ROUND_TRIP, texts)

    assert [pair for pair in zip(texts, came_back, strict=True) if pair[0] != pair[1]] == []


def test_a_key_typed_and_taken_back_leaves_the_field_as_it_was(desk):
    page = desk("yanjiu")
    open_section(page, "键入又删去")
    other_than_before = []

    for text in [*TEXTS[1:], *made_up(8)]:
        put(page, text)
        page.get_by_role("textbox", name="正文").press("Control+End")
        page.keyboard.type("甲")
        typed = field(page)
        page.keyboard.press("Backspace")
        if typed == text or field(page) != text:
            other_than_before.append((text, typed, field(page)))
        leave_the_search(page)

    assert other_than_before == []


def leave_the_search(page) -> None:
    """Two brackets that stand before the caret again have opened it."""
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")


def put(page, text: str) -> None:
    """Have this in the field, and in the editor over it, as the plain field behind its switch brings it there."""
    page.eval_on_selector(
        "#id_text", "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", text
    )


def test_the_stored_reports_come_back_as_they_were(desk):
    page = desk("yanjiu")
    page.goto("/shangzhou/reports/work/write/")
    for address in page.locator("ol.list a.main").evaluate_all("links => links.map((one) => one.pathname)"):
        page.goto(address)
        page.locator("[data-ready=rich]").wait_for()
        stored = field(page)
        page.get_by_role("textbox", name="正文").press("Control+End")
        page.keyboard.type("甲")
        page.keyboard.press("Control+Z")
        assert field(page) == stored


def test_a_figure_is_found_by_brackets_and_inserted_with_its_unit(at):
    page = at("yanjiu")
    open_section(page, f"键入括号{at.size}")

    page.get_by_role("textbox", name="正文").click()
    page.keyboard.type("共立案[[")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("lata")
    page.get_by_role("option", selected=True).filter(has_text="立案提案").wait_for()
    assert violations(page) == []
    page.keyboard.press("Enter")

    reads(page, "共立案[[proposals.filed]]件")
    expect(page.locator(".chip .chip-value")).to_have_text("200")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.type("。")
    reads(page, "共立案[[proposals.filed]]件。")
    page.locator("#preview .fig").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_leaving_the_search_leaves_the_text(desk):
    page = desk("yanjiu")
    open_section(page, "不插入")

    page.get_by_role("textbox", name="正文").click()
    page.keyboard.type("共【【")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type("件")

    reads(page, "共【【件")


def test_a_chip_is_opened_narrowed_shown_otherwise_and_removed_by_keyboard(desk):
    page = desk("yanjiu")
    open_section(page, "改一个数字")
    write(page, "立案[[proposals.filed]]件。")
    page.locator(".chip-value", has_text="200").wait_for()

    page.get_by_role("textbox", name="正文").press("Home")
    for place, _character in enumerate("立案", 1):
        caret_at(page, place)
        page.keyboard.press("ArrowRight")
    caret_at(page, 3)
    page.keyboard.press("ArrowRight")
    page.locator(".chip.ProseMirror-selectednode").wait_for()
    page.keyboard.press("Enter")
    page.locator("dialog[open] .chosen-value").wait_for()
    page.locator("#chip_way").select_option("余")
    page.locator("dialog .advice", has_text="已是整数").wait_for()
    page.locator("dialog summary", has_text="重点提案").click()
    page.locator("dialog").get_by_label("是", exact=True).check()
    page.locator("dialog .source", has_text="key=True").wait_for()
    press_in_dialog(page, "用这个")
    reads(page, "立案[[proposals.filed key=True|余]]件。")

    page.wait_for_timeout(600)  # what follows within half a second is taken back together
    page.locator(".chip").click()
    press_in_dialog(page, "删去")
    reads(page, "立案件。")
    page.get_by_role("textbox", name="正文").press("Control+Z")
    reads(page, "立案[[proposals.filed key=True|余]]件。")


def press_in_dialog(page, name: str) -> None:
    page.locator("dialog[open]").get_by_role("button", name=name, exact=True).click()
    page.locator("dialog[open]").wait_for(state="detached")


def test_headings_quotations_tables_and_plots_are_kept_in_the_text(at):
    page = at("yanjiu")
    open_section(page, f"标题和表{at.size}")
    page.get_by_role("textbox", name="正文").click()

    page.keyboard.type("（一）提案情况")
    page.get_by_label("这一段是").select_option("heading-2")
    page.keyboard.press("Enter")
    page.keyboard.type("正文。")
    press(page, "表")
    page.locator("dialog[open]").wait_for()
    page.get_by_role("combobox", name="找一个数字").fill("立案提案")
    page.locator("dialog [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_label("各行按什么分").select_option("sector")
    press_in_dialog(page, "用这个")
    page.get_by_role("textbox", name="正文").press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("引来的话")
    page.get_by_label("这一段是").select_option("quotation")

    reads(page, "### （一）提案情况\n\n正文。\n\n[[table proposals.filed by=sector]]\n\n> 引来的话")
    kept(page)
    page.reload()
    expect(page.locator(".rich-text .level-2")).to_have_text("（一）提案情况")
    expect(page.locator(".chip.grid, .chip.unknown")).to_have_count(1)


def test_an_unknown_figure_is_a_red_chip_with_its_sentence(desk):
    page = desk("yanjiu")
    open_section(page, "没有的指标")

    write(page, "另有[[proposals.fild]]件。")

    page.locator(".chip.unknown").wait_for()
    page.locator(".chip.unknown").hover()
    expect(page.locator(".chip.unknown .fig-card")).to_contain_text("相近的：proposals.filed")


def test_the_plain_field_stands_behind_a_switch(desk):
    page = desk("yanjiu")
    open_section(page, "原文")
    write(page, "立案[[proposals.filed]]件。")

    press(page, "原文")
    page.locator("#id_text").fill("改成[[proposals.filed|余]]件。")
    press(page, "原文")

    page.locator(".chip-value", has_text="200").wait_for()
    assert page.locator(".rich-text p").inner_text().startswith("改成")
    press(page, "保存")
    told(page, "已存")
    reads(page, "改成[[proposals.filed|余]]件。")


def test_an_input_method_composes_in_peace(desk):
    """What is being composed is not touched, also where brackets stand; what is composed arrives."""
    page = desk("yanjiu")
    open_section(page, "输入法")
    page.get_by_role("textbox", name="正文").click()
    wire = page.context.new_cdp_session(page)

    page.keyboard.type("共")
    for words in ("l", "li", "li'an"):
        wire.send(
            "Input.imeSetComposition", {"text": words, "selectionStart": len(words), "selectionEnd": len(words)}
        )
    wire.send("Input.insertText", {"text": "立案"})

    reads(page, "共立案")


def test_an_expired_sign_in_in_mid_paragraph_loses_nothing(desk):
    """An expired sign-in in mid-paragraph."""
    page = desk("yanjiu")
    open_section(page, "登录过期")
    cookies = page.context.cookies()

    page.context.clear_cookies()
    write(page, "写到一半[[proposals.filed]]件")
    page.locator(".savebar", has_text="登录已过期").wait_for()
    page.context.add_cookies(cookies)
    page.reload()
    press(page, "恢复这份内容")

    page.locator(".chip-value", has_text="200").wait_for()
    reads(page, "写到一半[[proposals.filed]]件")
    kept(page)


def test_a_figure_nobody_keeps_is_written_down_and_inserted(at):
    page = at("yanjiu")
    open_section(page, f"转述{at.size}")
    page.get_by_role("textbox", name="正文").click()
    page.keyboard.type("改造电网[[")
    page.locator("dialog[open]").wait_for()

    page.locator("dialog").get_by_role("button", name="录入转述数字").click()
    page.get_by_label("事项").fill(f"电网里程{at.size}")
    page.get_by_label("数值").fill("35.5")
    page.get_by_label("单位").fill("公里")
    page.get_by_label("出处").fill("区供电公司通报")
    page.get_by_label("谁告知的").fill("李工")
    page.get_by_label("所属日期").fill("2021-01-01")
    page.get_by_role("button", name="录入并插入").click()
    page.locator("dialog .error", has_text="要在报告的期间").wait_for()
    assert violations(page) == []
    page.get_by_label("所属日期").fill("2022-11-30")
    press_in_dialog(page, "录入并插入")

    reads(page, f"改造电网[[reports.reported subject=电网里程{at.size}]]公里")
    expect(page.locator(".chip.reported .chip-value")).to_have_text("35.5")
    kept(page)
    page.goto(page.url + "../facts/")
    expect(page.locator("li", has_text="区供电公司通报").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
