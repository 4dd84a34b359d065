"""Steps in a browser: a record on a phone, a list by its keys, one step on many rows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from jianyan.flows.models import Notice
from jianyan.organisation.choices import Role
from tests.browser import PATIENCE
from tests.flows.conftest import fresh_tables
from tests.flows.trial import MODELS, State, create, drop
from tests.organisation.people import new_committee
from tests.registers.trial import Room, registers, sit

__all__ = ["fresh_tables", "registers"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture
def room(live_server, fresh_tables, registers):
    create(*MODELS)
    committee = new_committee(name="澜州市政协", short_name="澜州市政协")
    yield Room(committee, *(sit(committee, role) for role in (Role.MEMBER, Role.OFFICE, Role.UNIT)))
    drop(*MODELS)


@pytest.fixture
def office(browser, live_server, room):
    """A page on which the office is signed in."""
    context = browser.new_context(base_url=live_server.url, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(PATIENCE)
    session = room.office.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def faults(page):
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_pages_of_a_record_pass_axe_and_fit(office, room, size):
    row = room.request(State.ASKED, title="关于完善社区养老助餐配送网络的请求")
    room.answer(row)
    office.set_viewport_size(size)

    for view, more in [("record", {}), ("record-step", {"step": "remind"}), ("record-correct", {})]:
        office.goto(room.at(view, row, **more))

        assert faults(office) == [], view
        assert overflow(office) == 0, view


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_list_passes_axe_and_fits(office, room, size):
    for number in range(3):
        room.request(State.SUBMITTED, title=f"第{number}件")
    office.set_viewport_size(size)

    office.goto(room.at("register") + "?view=to_accept&state=submitted")
    office.get_by_text("存为视图", exact=True).first.click()

    assert faults(office) == []
    assert overflow(office) == 0


def test_on_a_phone_deadline_and_steps_stand_above_the_story(office, room):
    row = room.request(State.ASKED)
    office.set_viewport_size(PHONE)

    office.goto(room.at("record", row))

    places = [office.get_by_role("heading", name=name).bounding_box()["y"] for name in ("期限", "您可以", "经过")]
    assert places == sorted(places)


def test_step_is_taken_and_taken_back_by_its_toast(office, room):
    row = room.request(State.SUBMITTED)
    office.goto(room.at("record", row))

    office.get_by_role("button", name="受理").click()
    office.get_by_text("已办理“受理”").wait_for()
    office.get_by_role("button", name="撤销").click()
    office.get_by_text("已撤回上一步").wait_for()

    expect(office.locator(".page-head .state")).to_have_text("已提交")


def test_keys_move_pick_open_and_list_themselves(office, room):
    rows = [room.request(State.SUBMITTED, title=f"第{number}件") for number in range(3)]
    office.set_viewport_size(DESKTOP)
    office.goto(room.at("register") + "?sort=title")
    bar = office.locator(".bulk")

    expect(bar).to_be_hidden()
    office.keyboard.press("j")
    office.keyboard.press("j")
    at = focused(office)
    office.keyboard.press("x")
    told = bar.locator("b").inner_text()
    office.keyboard.press("?")
    listed = office.locator("dialog[open]").inner_text()
    found = faults(office)
    office.keyboard.press("Escape")
    office.locator("[name=q]").press("j")
    typed = office.locator("[name=q]").input_value()
    office.locator("tbody a.title").nth(1).focus()
    office.keyboard.press("Enter")
    office.wait_for_url(f"**{rows[1].get_absolute_url()}")

    assert (at, told, typed) == ("第1件", "已选 1 件", "j")
    assert "下一条、上一条" in listed
    assert found == []


def test_enter_on_a_tick_opens_its_row(office, room):
    row = room.request(State.SUBMITTED)
    office.set_viewport_size(DESKTOP)
    office.goto(room.at("register"))

    office.locator("tbody .check").first.press("Enter")

    office.wait_for_url(f"**{row.get_absolute_url()}")


def test_keys_can_be_put_off(office, room):
    room.request(State.SUBMITTED)
    office.set_viewport_size(DESKTOP)
    office.goto(room.at("register"))
    office.keyboard.press("?")
    office.get_by_label("停用").check()
    office.get_by_role("button", name="关闭").click()
    office.reload()

    office.keyboard.press("j")

    assert office.evaluate("document.activeElement.tagName") == "BODY"


def test_many_rows_are_ticked_confirmed_and_told(office, room):
    for number in range(3):
        room.request(State.SUBMITTED, title=f"第{number}件")
    office.set_viewport_size(DESKTOP)
    office.goto(room.at("register"))

    office.get_by_label("全选本页").check()
    office.get_by_role("button", name="受理…").click()
    office.get_by_role("heading", level=1, name="受理").wait_for()
    found = faults(office)
    office.get_by_role("button", name="受理").click()

    office.get_by_text("已办理“受理” 3 件。").wait_for()
    assert found == []
    expect(office.locator("tbody .state")).to_have_text(["征询中"] * 3)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_first_page_todo_and_notices_pass_axe_and_fit(office, room, size):
    room.request(State.ASKED, title="关于完善社区养老助餐配送网络的请求")
    room.request(State.SUBMITTED)
    Notice.objects.create(
        committee=room.committee, kind="request", row=1, title="修桥", desk_kind="role", desk_key=Role.OFFICE,
        step="accept", words="“修桥”已受理。",
    )  # fmt: skip
    office.set_viewport_size(size)

    for address in ("", "todo/", "notices/"):
        office.goto(room.committee.get_absolute_url() + address)

        assert faults(office) == [], address
        assert overflow(office) == 0, address
