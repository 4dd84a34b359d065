"""The end of the year: last year's report begun again, written, checked, signed, published, held against records, corrected."""

import re

from tests.journeys.desks import PLACE, follow, press, step, told
from tests.journeys.test_reports import violations

WRITTEN = (
    "本年收到提案[[proposals.received]]件，立案[[proposals.filed]]件，办复率[[proposals.reply_rate]]，在任委员"
    "[[organisation.members_in_office]]名，全年开展活动[[activities.held]]次。委员提交议案踊跃，编报信息[[opinions.compiled]]期，走访5-6个村。"
)  # fmt: skip


def begin(page, title: str) -> None:
    """This year's report from the demonstration's of 2022."""
    page.goto(f"{PLACE}/reports/new/")
    page.get_by_label("标题").fill(title)
    page.get_by_label("期间").fill("2021")
    page.get_by_label("从哪份报告起草").select_option(label="2022年履职情况")
    press(page, "建立")
    told(page, "已建立")


def write(page) -> None:
    """A paragraph with five figures, and three slips, in place of the first section."""
    page.get_by_role("link", name="一、一年概览").click()
    page.get_by_role("textbox", name="正文").fill(WRITTEN)
    press(page, "存好返回")
    told(page, "已存")


def mend(page) -> None:
    page.get_by_role("main").get_by_role("link", name="核稿").click()
    for button in ("改为“提案”", "量词改为“篇”", "改为“5—6”"):
        press(page, button)
        told(page, "已改1处")
    follow(page, "通读全文")


def take(page, url: str, label: str, **given) -> None:
    page.goto(url)
    follow(page, "送审与公布")
    step(page, label, **given)
    told(page, f"已办理“{label}”")


def published(at, url: str) -> None:
    for desk, label in (("yanjiu", "送审"), ("zhuxi", "签发"), ("bangong", "公布")):
        take(at(desk), f"{url}live/", label)


def enter_activity(page, title: str) -> None:
    """A record that changes what the report told."""
    page.goto(f"{PLACE}/records/activity/new/")
    page.select_option("[name=kind]", index=1)
    page.fill("[name=title]", title)
    page.fill("[name=held_on]", "2021-06-01")
    press(page, "保存")
    page.get_by_role("heading", level=1, name=title).wait_for()


def held_in(page) -> int:
    """How many activities the report tells."""
    words = page.locator(".prose").first.inner_text()
    found = re.search(r"全年开展活动(\d+)次", words)
    assert found, words
    return int(found[1])


def test_the_year_from_last_years_report_to_a_correction(at):
    writer, office = at("yanjiu"), at("bangong")
    title = f"二〇二一年的报告{at.size}"
    late = f"年末补录的活动{at.size}"
    begin(writer, title)
    write(writer)
    mend(writer)
    url = writer.url.partition("live/")[0]

    published(at, url)

    office.goto(url)
    office.get_by_text("第1次公布").first.wait_for()
    assert violations(office) == []
    before = held_in(office)
    enter_activity(office, late)
    office.goto(url)
    assert held_in(office) == before
    follow(office, "与现在对照")
    office.get_by_text("有 1 个数字现在算出来不一样了").wait_for()
    assert violations(office) == []
    office.get_by_role("main").get_by_role("link", name="举办活动").first.click()
    office.get_by_text("后来多出的 1 条").wait_for()
    office.get_by_role("link", name=late).wait_for()
    assert office.evaluate("document.documentElement.scrollWidth") <= office.viewport_size["width"]

    take(office, url, "更正", notice="补入一次漏记的活动")
    published(at, url)

    office.goto(url)
    office.get_by_text("更正：补入一次漏记的活动").first.wait_for()
    assert held_in(office) == before + 1
    office.goto(f"{url}editions/1/")
    office.get_by_text("这是以前公布的").wait_for()
    assert held_in(office) == before
