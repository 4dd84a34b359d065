"""Pages of proposals against level AA on a phone and at a desk; writing without a connection, and after the sign-in ran out."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.desks import PLACE, enter, faults, find, follow, press, step, told

ASSIGNED, HANDLED, FILED, CLOSED, LEFT = "（在办23）", "（在办25）", "（在办19）", "（在办37）", "（在办20）"


@pytest.fixture
def fits(request):
    """`fits(page)` looks at a page; what is found on all of them is told together."""
    found = []
    yield lambda page: found.extend((page.url.partition("/shangzhou")[2], *fault) for fault in faults(page))
    assert found == []


def test_pages_of_writing_and_reading_a_proposal_fit(at, fits):
    page = at("weiyuan")

    page.goto(f"{PLACE}/proposals/write/")
    fits(page)
    press(page, "提交")
    page.locator(".summary[role=alert]").wait_for()
    fits(page)
    find(page, CLOSED)
    page.locator("details.how").evaluate_all("all => all.forEach(one => one.open = true)")
    fits(page)
    page.goto(f"{PLACE}/records/proposal/?view=mine")
    fits(page)


def test_pages_of_the_offices_fit(at, fits):
    page = at("tian")

    page.goto(f"{PLACE}/handling/handover/")
    page.locator("details.how").evaluate_all("all => all.forEach(one => one.open = true)")
    fits(page)
    find(page, FILED)
    fits(page)
    page.locator(".offers a", has_text="列为重点候选").click()
    page.get_by_role("heading", level=1, name="列为重点候选").wait_for()
    fits(page)
    page.goto(f"{PLACE}/records/assignment/")
    fits(page)


def test_pages_of_a_unit_fit(at, fits):
    page = at("danwei")

    find(page, ASSIGNED, "assignment")
    fits(page)
    find(page, HANDLED, "assignment")
    fits(page)
    follow(page, "写复文…")
    page.get_by_role("heading", level=1, name="写复文").wait_for()
    fits(page)


def test_pages_for_everybody_fit(at, fits):
    staff, page = at("tian"), at("")
    find(staff, CLOSED)
    if at.size == "phone":
        step(staff, "公开")

    page.goto(f"/open{PLACE}/proposals/")
    fits(page)
    page.locator("a.title").first.click()
    page.get_by_role("heading", name="答复", exact=True).wait_for()
    fits(page)
    page.goto(f"/open{PLACE}/clue/")
    fits(page)


WRITING = "**/write/"


def cut_off(page) -> None:
    """No connection, and nothing that slips out while it goes down."""
    page.route(WRITING, lambda route: route.abort("internetdisconnected"))
    page.context.set_offline(True)


def connect(page) -> None:
    page.context.set_offline(False)
    page.unroute(WRITING)


def test_what_is_typed_without_a_connection_stays_on_the_device_and_comes_back(at):
    page = at("weiyuan")
    title, words = f"关于修缮古桥的提案{at.size}", "断网时写下的情况。"

    page.goto(f"{PLACE}/proposals/write/")
    page.get_by_role("textbox", name="案由").fill(title)
    page.wait_for_url(re.compile(r"/proposals/\d+/write/"))
    cut_off(page)
    page.get_by_role("textbox", name="情况与问题").fill(words)
    press(page, "再加一条")
    page.get_by_label("建议第3条").fill("请文物部门先做检测。")
    page.locator(".savebar", has_text="没有连上，写的内容先存在这台设备上。").wait_for()
    lost = page.url
    page.close()
    page.context.set_offline(False)
    page = page.context.new_page()
    page.goto(lost)
    told(page, "这台设备上有一份没有存上的内容。")
    empty = page.get_by_role("textbox", name="情况与问题").input_value()
    press(page, "恢复这份内容")
    page.locator(".savebar", has_text=re.compile(r"已存 \d\d:\d\d")).wait_for()
    page.reload()

    assert empty == ""
    expect(page.get_by_role("textbox", name="案由")).to_have_value(title)
    expect(page.get_by_role("textbox", name="情况与问题")).to_have_value(words)
    expect(page.get_by_label("建议第1条")).to_have_value("请文物部门先做检测。")
    expect(page.locator("[data-restore]")).to_be_hidden()


def test_choices_kept_on_the_device_come_back_too(desk):
    page = desk("weiyuan")

    page.goto(f"{PLACE}/proposals/write/")
    cut_off(page)
    page.get_by_role("radio", name="不同意（请写理由）").check()
    page.get_by_label("不同意公开的理由").fill("涉及在谈项目。")
    page.locator(".savebar", has_text="没有连上").wait_for()
    page.goto("about:blank")
    connect(page)
    page.goto(f"{PLACE}/proposals/write/")
    press(page, "恢复这份内容")
    page.wait_for_url(re.compile(r"/proposals/\d+/write/"))

    expect(page.get_by_role("radio", name="不同意（请写理由）")).to_be_checked()
    expect(page.get_by_label("不同意公开的理由")).to_have_value("涉及在谈项目。")


def test_what_is_typed_after_the_sign_in_ran_out_is_there_after_signing_in(at):
    page = at("weiyuan")
    title = f"关于加装路灯的提案{at.size}"

    page.goto(f"{PLACE}/proposals/write/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("textbox", name="案由").fill(title)
    page.get_by_role("textbox", name="情况与问题").fill("夜里看不清路。")
    press(page, "提交")
    enter(page, "weiyuan")
    told(page, "您刚才写的内容还在")

    expect(page.get_by_role("textbox", name="案由")).to_have_value(title)
    expect(page.get_by_role("textbox", name="情况与问题")).to_have_value("夜里看不清路。")


def test_submitting_while_it_is_being_kept_makes_one_proposal(desk):
    """The keeping of a new proposal is slow; whoever submits meanwhile hands in one and leaves no second draft."""
    page = desk("weiyuan")
    title = "关于一次提交的提案"

    def slow(route):
        if "x-autosave" not in route.request.headers:
            return route.continue_()
        answer = route.fetch()
        page.wait_for_timeout(900)
        return route.fulfill(response=answer)

    page.route("**/proposals/write/", slow)
    page.goto(f"{PLACE}/proposals/write/")
    page.get_by_role("textbox", name="情况与问题").fill("有情况。")
    page.get_by_role("textbox", name="分析").fill("有原因。")
    page.get_by_label("建议第1条").fill("由民政局在东片区建两处社区食堂。")
    page.get_by_role("textbox", name="案由").fill(title)
    page.wait_for_timeout(1700)
    press(page, "提交")
    told(page, "已提交")
    page.goto(f"{PLACE}/records/proposal/?q={title}")

    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_draft_without_a_title_has_a_name_to_open_it_by(desk):
    page = desk("weiyuan")

    page.goto(f"{PLACE}/proposals/write/")
    page.get_by_role("textbox", name="情况与问题").fill("先记下来。")
    press(page, "存草稿")
    told(page, "草稿已存")
    page.goto(f"{PLACE}/records/proposal/?view=mine&state=draft")
    page.get_by_role("link", name="（未命名）").first.click()

    expect(page.locator("h1")).to_have_text("（未命名）")
