"""The offices and units at their work with proposals, in a real browser, on a phone and at a desk.

Each size takes its own rows of the demonstration (在办N), so that the tests do not need one another.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.desks import PLACE, choose, fill, find, follow, press, stands, step, told

UNIT = "发展和改革委员会"


def rows(page, register: str, query: str) -> None:
    page.goto(f"{PLACE}/records/{register}/?{query}")


def in_bulk(page, name: str, *titles: str) -> None:
    """Tick rows by hand or by the keys and open the page of the step."""
    for title in titles:
        row = page.locator("tbody tr", has_text=title)
        row.get_by_role("link").first.focus()
        page.keyboard.press("x")
    page.locator(".bulk", has_text=f"已选 {len(titles)} 件").wait_for()
    press(page, f"{name}…")
    page.get_by_role("heading", level=1, name=name).wait_for()


def hand_over(page, number: str, lead: str, *others: str) -> None:
    """From the page of a filed proposal to the units."""
    find(page, f"（{number}）")
    follow(page, "交办…")
    choose_unit = page.locator("main select[name$=lead]")
    choose_unit.select_option(label=lead)
    if others:
        page.get_by_text("会办或分办").click()
        page.locator("main [name$=others]").select_option(label=list(others))
    press(page, "交办")
    told(page, "已交办1件提案")


def part_of(page, number: str, unit: str = UNIT) -> None:
    """The part of a unit in a proposal."""
    find(page, f"（{number}）", "assignment") if unit == UNIT else rows(page, "assignment", f"q={number}）")
    if unit != UNIT:
        page.locator("tbody tr", has_text=unit).get_by_role("link").first.click()


def test_the_office_passes_one_sends_one_back_and_hands_one_over(at):
    page = at("tian")
    first, back, filed = {"phone": ("在办7", "在办16", "在办19"), "desktop": ("在办8", "在办9", "在办21")}[at.size]

    page.goto(f"{PLACE}/records/proposal/")
    page.get_by_role("link", name="待初审").click()
    page.wait_for_url("**view=first*")
    if at.size == "phone":
        expect(page.locator(".bulk")).to_be_hidden()
        page.locator("tbody tr", has_text=f"（{first}）").get_by_role("link").first.click()
        step(page, "通过初审", category="社会建设", intended_units=UNIT, review_opinion="建议立案")
    else:
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 1
        in_bulk(page, "通过初审", f"（{first}）", f"（{back}）")
        expect(page.locator("main tbody tr")).to_have_count(2)
        other = at("tianzhuren")
        find(other, f"（{back}）")
        step(other, "退回修改", note="请补充基层一线的数据。")
        fill(page, category="社会建设", intended_units=UNIT)
        press(page, "通过初审")
        told(page, "已办理“通过初审” 1 件。")
        assert f"（{back}）" in told(page, "1 件没有办：")
        find(page, f"（{back}）")
        expect(page.get_by_role("main")).to_contain_text("请补充基层一线的数据。")
    find(page, f"（{first}）")
    stands(page, "待复审")

    hand_over(page, filed, UNIT, "民政局", "财政局")
    stands(page, "已交办")
    units = page.locator("section", has=page.get_by_role("heading", name="承办", exact=True)).inner_text()
    assert all(words in units for words in (UNIT, "主办", "民政局", "财政局", "会办"))


def test_the_director_files_one_merges_one_and_declines_one(at):
    page = at("tianzhuren")
    lead, same, other = {"phone": ("在办13", "在办14", "在办15"), "desktop": ("在办10", "在办11", "在办12")}[at.size]

    if at.size == "desktop":
        rows(page, "proposal", "view=second")
        in_bulk(page, "通过复审", f"（{lead}）", f"（{same}）", f"（{other}）")
        fill(page, review_opinion="建议立案")
        press(page, "通过复审")
        told(page, "已办理“通过复审” 3 件。")
    find(page, f"（{lead}）")
    step(page, "立案", category="社会建设", publish_review="yes")
    stands(page, "待交办")
    number = re.search(r"第(.+?)号", page.locator(".lede").first.inner_text())[1]
    address = page.url
    find(page, f"（{same}）")
    page.locator(".offers a", has_text="并案").click()
    choose(page, "merged_into", f"（{lead}）")
    press(page, "并案")
    stands(page, "并案")
    up = page.get_by_role("main").get_by_role("link", name=re.compile(f"（{lead}）"))
    assert up.count() >= 1
    page.goto(address)
    assert page.get_by_role("main").get_by_role("link", name=re.compile(f"（{same}）")).count() >= 1
    assert number
    find(page, f"（{other}）")
    page.locator(".offers a", has_text="不予立案").click()
    press(page, "不予立案")
    expect(page.locator(".summary[role=alert]")).to_contain_text("请至少选一条不予立案的理由")
    choose_reason(page, "超出本级职权")
    fill(page, note="所提事项属省级职权，已转作情况反映。")
    press(page, "不予立案")
    stands(page, "不予立案")
    shown = page.get_by_role("main").inner_text()
    assert "超出本级职权" in shown
    assert "所提事项属省级职权，已转作情况反映。" in shown


def choose_reason(page, words: str) -> None:
    box = page.get_by_role("checkbox", name=words)
    box.check() if box.count() else page.locator("main [name=decline_reasons]").select_option(label=words)


def test_the_government_office_distributes_returns_a_letter_and_sends_it(at):
    page, unit = at("zhengfu"), at("danwei")
    letter = {"phone": "在办55", "desktop": "在办57"}[at.size]

    rows(page, "assignment", "view=with_hub")
    if at.size == "desktop":
        before = page.locator("tbody tr").count()
        in_bulk(page, "转办到单位", "（在办58）", "民政局")
        press(page, "转办到单位")
        told(page, "已办理“转办到单位” 2 件。")
        rows(page, "assignment", "view=with_hub")
        expect(page.locator("tbody tr")).to_have_count(before - 2)
    else:
        page.locator("tbody tr", has_text="（在办22）").filter(has_text=UNIT).get_by_role("link").first.click()
        step(page, "转办到单位")
        stands(page, "待签收")

    part_of(page, letter)
    step(page, "退回复文", note="第二条只写了“正在研究”，请写明时间。")
    stands(page, "办理中")
    part_of(unit, letter)
    expect(unit.get_by_role("main")).to_contain_text("第二条只写了“正在研究”，请写明时间。")
    step(unit, "送审复文", result_class="in_progress")
    page.reload()
    step(page, "审核通过并答复")
    stands(page, "已答复")


def test_the_party_office_has_only_what_goes_through_it(at):
    number, name = {"phone": ("在办59", "县委宣传部"), "desktop": ("在办60", "县委统战部")}[at.size]
    staff, page = at("tian"), at("dangwei")
    staff.goto(f"{PLACE}/records/handlingunit/new/")
    fill(staff, name=name, hub="party")
    if staff.locator("[name=kind]").count() and not staff.locator("[name=kind]").input_value():
        staff.locator("[name=kind]").select_option(index=1)
    press(staff, "保存")
    part_of(staff, number, "科学技术局")
    staff.locator(".offers a", has_text="调整承办单位").click()
    choose(staff, "moved_unit", name)
    fill(staff, note="属宣传统战工作，改由党委渠道交办。")
    press(staff, "调整承办单位")
    stands(staff, "已调整")

    page.goto(f"{PLACE}/todo/")
    mine = page.locator("tbody tr")
    expect(mine.last).to_contain_text(name)
    expect(page.locator("tbody")).not_to_contain_text(UNIT)
    rows(page, "assignment", "view=with_hub")
    page.locator("tbody tr", has_text=name).get_by_role("link").first.click()
    step(page, "转办到单位")
    stands(page, "待签收")
    rows(page, "assignment", "q=在办24")
    expect(page.get_by_text("没有符合这些条件的记录")).to_have_count(1)  # the government's are not the party's to see


def test_a_unit_signs_asks_for_time_and_to_hand_back_meets_and_answers_each_suggestion(at):
    page, hub = at("danwei"), at("zhengfu")
    new, ready = {"phone": ("在办23", "在办25"), "desktop": ("在办24", "在办34")}[at.size]
    if at.size == "desktop":
        part_of(hub, new)
        step(hub, "转办到单位")

    part_of(page, new)
    step(page, "签收")
    stands(page, "办理中")
    due = date.fromisoformat(_due(page))
    follow(page, "申请延期…")
    fill(page, until=(due + timedelta(days=20)).isoformat(), reason="需列入下年度预算。")
    press(page, "保存")
    rows(hub, "extension", "state=asked")
    hub.locator("tbody tr", has_text=new).get_by_role("link").first.click()
    step(hub, "同意延期")
    part_of(page, new)
    assert date.fromisoformat(_due(page)) == due + timedelta(days=20)
    page.locator(".offers a", has_text="申请退办").click()
    choose(page, "wanted_unit", "城市管理局")
    fill(page, note="快递末端管理职能已划转。")
    press(page, "申请退办")
    stands(page, "申请退办")
    part_of(hub, new)
    step(hub, "不同意退办", note="请继续主办，城管局配合。")

    part_of(page, ready)
    follow(page, "登记面商…")
    fill(
        page,
        held_on=date.today().isoformat(),
        way="visit",
        stage="during",
        ours="李科长",
        theirs="提案人",
        summary="上门听取意见。",
    )
    press(page, "保存")
    write_reply(page)
    step(page, "送审复文" if at.size == "phone" else "再次送审复文", result_class="adopted_solved")
    stands(page, "待审核")


def _due(page) -> str:
    """The day by which a part is to be answered, as the page says it."""
    said = re.search(r"(\d{4})年(\d+)月(\d+)日", page.locator(".date-big").first.inner_text())
    return date(*map(int, said.groups())).isoformat()


def write_reply(page) -> None:
    """Write the letter with an answer to each of the three suggestions."""
    follow(page, "写复文…")
    fill(page, letter_no="发改函〔2026〕88号", opening="您提出的提案收悉，现答复如下：", signed_by="孙局长")
    answers = page.locator("main section.panel")
    for place in range(answers.count()):
        answers.nth(place).locator("select").select_option("adopted")
        answers.nth(place).locator("textarea").fill(f"第{place + 1}条已列入本年计划，六月底前完成。")
    expect(answers).to_have_count(3)
    press(page, "存复文")
    told(page, "复文已存")
