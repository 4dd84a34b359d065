"""An excellent proposal from a unit's recommendation to the public's page, on a phone and at a desk.

The steps and words are those of the handbook, written by hand. With PICTURES=folder each page of it is kept as a picture.
"""

import os
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.desks import PLACE, choose, faults, fill, find, follow, press, stands, step, told

AHEAD = (date.today() + timedelta(days=5)).isoformat()
FIRST, SECOND = "（在办37）", "（在办38）"


def keep(page, name: str, size: str) -> None:
    """A picture for whoever looks at pages by eye, and no fault against level AA."""
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{size}.png", full_page=True)
    assert faults(page) == []


def waiting(page, title: str) -> None:
    """Open it from what waits."""
    page.goto(f"{PLACE}/todo/")
    page.locator("tbody tr", has_text=title).get_by_role("link").first.click()


def recommend(page, *grounds: str) -> None:
    for ground in grounds:
        page.get_by_label(ground).check()
    press(page, "推荐")


def shortlist_all(page, selection: str, size: str) -> None:
    """Many at once at a desk; one by one on a phone."""
    if size == "desktop":
        page.get_by_label("全选本页").check()
        press(page, "列入候选…")
        press(page, "列入候选")
        told(page, "已办理“列入候选” 2 件")
        return
    for title in (FIRST, SECOND):
        page.goto(f"{PLACE}/records/candidate/?view=to_sift&q={title}")
        page.locator("tbody a.title").first.click()
        step(page, "列入候选")
    page.goto(selection)


def test_a_unit_recommends_the_office_shortlists_a_leader_votes_and_the_public_reads_it(at):
    staff, unit, leader, member = at("tian"), at("danwei"), at("zhuxi"), at("weiyuan")
    title = f"优秀提案试评{at.size}"

    staff.goto(f"{PLACE}/records/proposal/")
    follow(staff, "评优")
    follow(staff, "建立评选")
    choose(staff, "plenary", "十五届五次")
    fill(staff, title=title, places="1")
    press(staff, "保存")
    selection = staff.url
    step(staff, "开放推荐", nominate_until=AHEAD)
    stands(staff, "推荐中")

    find(unit, FIRST)
    follow(unit, "推荐为优秀提案…")
    press(unit, "推荐")
    refused = unit.locator(".summary[role=alert]").inner_text()
    keep(unit, "nominate", at.size)
    recommend(unit, "办理有成效", "建议可行")
    told(unit, "已推荐")
    unit.get_by_role("link", name=title).first.wait_for()
    keep(unit, "proposal", at.size)

    staff.goto(selection)
    follow(staff, "推荐提案…")
    choose(staff, "proposal", SECOND)
    fill(staff, recommender="区残联")
    recommend(staff, "选题重要")
    told(staff, "已推荐")
    step(staff, "截止推荐")
    keep(staff, "shortlisting", at.size)
    follow(staff, "去初选")
    keep(staff, "candidates", at.size)
    shortlist_all(staff, selection, at.size)
    staff.goto(selection)
    follow(staff, "列入投票人…")
    choose(staff, "seat", "委员 吕霞雪")
    press(staff, "保存")
    keep(staff, "sifted", at.size)
    step(staff, "开始投票", ballot_until=AHEAD)
    stands(staff, "投票中")

    waiting(leader, title)
    follow(leader, "投票…")
    leader.get_by_label(FIRST).check()
    leader.get_by_label(SECOND).check()
    press(leader, "投票")
    too_many = leader.locator(".summary[role=alert]").inner_text()
    marked = leader.locator("[name=choice]:checked").count()
    keep(leader, "vote", at.size)
    leader.get_by_label(SECOND).uncheck()
    press(leader, "投票")
    told(leader, "已投票")
    leader.goto(f"{selection.replace('records/selection', 'merits')}vote/")
    again = leader.locator(".notice").first.inner_text()
    waiting(member, title)
    follow(member, "投票…")
    member.get_by_label(FIRST).check()
    press(member, "投票")
    told(member, "已投票")

    staff.goto(selection)
    step(staff, "计票")
    keep(staff, "counted", at.size)
    step(staff, "公布")
    stands(staff, "已公布")
    find(member, FIRST)
    on_its_page = member.get_by_role("main").inner_text()
    public = at("")
    public.goto(f"/open{PLACE}/proposals/")
    follow(public, "优秀提案")
    keep(public, "public", at.size)

    assert "请至少选一条推荐理由。" in refused
    assert "最多选1件，您选了2件。请去掉1件再投；您勾选的还在。" in too_many
    assert marked == 2
    assert "每个席位一票，投出后不能再改。" in again
    assert title in on_its_page
    assert "入选" in on_its_page
    expect(public.get_by_role("main")).to_contain_text(title)
