"""A sixth committee set up from nothing through the browser, on a phone."""

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.setting_up.lists import people, xlsx

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
PASSWORD = "Xishan-2026"
TODAY = date.today()
STARTS = date(TODAY.year, 1, 1).isoformat()


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    page.emulate_media(reduced_motion="reduce")
    page.refusals = []
    page.on("console", lambda said: page.refusals.append(said.text) if said.type == "error" else None)
    return page


def fill(page, **fields):
    """Type into fields by name and press the button that sends them."""
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        field.select_option(value) if field.evaluate("it => it.tagName") == "SELECT" else field.fill(value)


def press(page, words):
    """Press the button of a form and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()


def assert_sound(page):
    """No violation of WCAG 2.2 AA, nothing refused by the content policy, no sideways scroll."""
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert page.refusals == []


def take_the_house(page, live):
    """The key and the first administrator, whose password is typed here and nowhere printed."""
    page.goto("/")
    page.get_by_role("link", name="设立自己的委员会").click()
    assert_sound(page)
    key = (live.database.parent / "setup-key").read_text().strip()
    fill(page, key=key, login="guanliyuan", password=PASSWORD, again=PASSWORD)
    press(page, "开始设立")


def set_up(page, roster):
    """The six steps, each looked at; returns login and first password of one member."""
    expect(page.locator("main")).to_contain_text("第 1 步，共 6 步")
    assert_sound(page)
    fill(
        page, name="政协西山县委员会", short_name="西山县政协", slug="xishan", level="county", division_code="620999"
    )
    press(page, "保存，下一步")
    assert_sound(page)
    fill(page, number="1", starts_on=STARTS, plenary="1", opens_on=STARTS, closes_on=STARTS)
    press(page, "保存，下一步")
    expect(page.locator("[name=sectors]")).to_have_value(re.compile(r"^([^\n]*\n){33}[^\n]*$"))
    assert_sound(page)
    press(page, "保存，下一步")
    assert_sound(page)
    fill(page, units="西山县教育局 教育局\n西山县水利局")
    press(page, "保存，下一步")
    import_roster(page, roster)
    return make_accounts(page)


def import_roster(page, roster):
    assert_sound(page)
    page.locator("[name=file]").set_input_files(
        {"name": "名册.xlsx", "mimeType": "application/octet-stream", "buffer": roster}
    )
    press(page, "检查这个文件")
    expect(page.locator("main")).to_contain_text("共200行：新增200，有变动0，不变0，有误0。")
    assert_sound(page)
    press(page, "导入这些行")


def make_accounts(page):
    assert_sound(page)
    press(page, "为 200 名委员生成账号")
    expect(page.locator(".slips > li")).to_have_count(200)
    assert_sound(page)
    login, password = page.locator(".slips > li").first.locator(".code").all_inner_texts()
    page.get_by_role("link", name="已打印，完成设立").click()
    assert_sound(page)
    return login, password


def record_an_activity(page):
    """The office's account, made in the last step, records the committee's first activity."""
    page.goto("/setup/xishan/accounts")
    fill(page, name="老李", role="office", login="laoli")
    press(page, "开设账号")
    login, password = page.locator(".slips .code").all_inner_texts()
    first_sign_in(page, login, password, "Bangong-2026")
    page.goto("/xishan/records/activity/new/")
    fill(page, kind="meeting_study", title="机关学习会", held_on=TODAY.isoformat())
    press(page, "保存")
    expect(page).to_have_url(re.compile(r"/records/activity/\d+/"))


def first_sign_in(page, login, password, new):
    """Sign in with a first password, which must be changed before anything else."""
    page.context.clear_cookies()
    page.goto("/account/sign-in")
    fill(page, username=login, password=password)
    page.locator("main button.btn-main").click()
    expect(page).not_to_have_url(re.compile("/account/sign-in"))
    page.goto("/xishan/")
    expect(page).to_have_url(re.compile("/account/password$"))
    fill(page, new_password1=new, new_password2=new)
    page.locator("main button.btn-main").click()
    expect(page).not_to_have_url(re.compile("/account/password"))
    page.goto("/xishan/")
    expect(page).to_have_url(re.compile("/xishan/$"))


def test_a_sixth_committee_is_set_up_from_nothing(phone, live):
    """A sixth committee set up from nothing through the browser, with a roster of 200 from Excel, its first activity
    recorded and its first figure shown."""
    take_the_house(phone, live)

    login, password = set_up(phone, xlsx(people(200)))
    record_an_activity(phone)
    phone.goto(f"/xishan/figures/activities.held/?period={TODAY.year}")
    figure = phone.locator("main").inner_text()
    phone.goto(f"/xishan/figures/organisation.members_in_office/?period={TODAY.year}")
    members = phone.locator("main").inner_text()
    first_sign_in(phone, login, password, "Weiyuan-2026")

    assert "记录 1 条" in figure
    assert "机关学习会" in figure
    assert "200" in members
    assert "西山县政协" in phone.content()
