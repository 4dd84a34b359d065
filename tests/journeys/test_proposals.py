"""Each role of the demonstration at its own work with proposals, in a real browser, on a phone and at a desk: those who write.

The steps and words are those of the handbook, written by hand.
"""

import re

from playwright.sync_api import expect

from tests.journeys.desks import PLACE, choose, fill, find, follow, press, stands, step, told

SITUATION = "县城东片区三个小区共有老人一千二百余人，最近的助餐点在两公里外，已有两年。联系人电话13912345678。"
ANALYSIS = "社区用房不足，配送没有人接手。"
ASKS = ("由民政局在东片区建两处社区食堂，明年六月前开张。", "由县财政对送餐上门的按每餐三元补助。")


def write(page, title: str, kind: str = "", **given: str) -> None:
    """Write a proposal with two suggestions as anybody would, and wait until it is kept."""
    page.goto(f"{PLACE}/records/proposal/")
    follow(page, "写提案")
    if kind:
        page.get_by_label("提案者类别").select_option(label=kind)
    page.get_by_role("textbox", name="案由").fill(title)
    page.get_by_role("textbox", name="情况与问题").fill(SITUATION)
    page.get_by_role("textbox", name="分析").fill(ANALYSIS)
    fill(page, **given)
    page.get_by_label("建议第1条").fill(ASKS[0])
    page.get_by_label("建议第2条").fill(ASKS[1])
    page.locator(".savebar", has_text=re.compile(r"已存 \d\d:\d\d")).wait_for()
    page.wait_for_url(re.compile(r"/proposals/\d+/write/"))


def submit(page) -> str:
    """Submit from the page of writing; returns the serial number."""
    press(page, "提交")
    said = told(page, "已提交")
    stands(page, "待初审")
    return re.search(r"流水号([^，]+)", said)[1]


def test_a_member_writes_is_advised_and_submits_and_another_one_is_signed_with_him(at):
    page = at("weiyuan")
    title = f"关于增设社区助餐点的提案{at.size}"

    write(page, title)
    page.locator("[data-advice]", has_text="文中有手机号码").wait_for()
    press(page, "再加一条")
    page.get_by_label("建议第3条").fill("由社区每季度公布菜价和人数。")
    page.locator("[data-advice]", has_text="有3条具体建议").wait_for()
    page.get_by_role("textbox", name="情况与问题").fill(SITUATION.replace("联系人电话13912345678。", ""))
    page.locator("[data-advice]", has_text="文中有手机号码").wait_for(state="hidden")
    serial = submit(page)

    expect(page.locator(".lede").first).to_contain_text(serial)
    expect(page.locator(".sheet ol li")).to_have_count(3)
    assert "13912345678" not in page.content()
    find(page, title)

    joint = f"关于联名改造背街小巷的提案{at.size}"
    write(page, joint, "委员联名")
    press(page, "存草稿")
    told(page, "草稿已存")
    follow(page, "返回")
    follow(page, "邀请委员会签…")
    choose(page, "membership", "郑松宏")
    press(page, "保存")
    step(page, "送会签")
    stands(page, "会签中")
    other = at("jiebie")
    other.goto(f"{PLACE}/todo/")
    other.locator("tr", has_text=joint).get_by_role("link").first.click()
    step(other, "同意会签", opinion="同意，东片区也有同样情况。")
    page.reload()
    step(page, "提交")

    expect(page.locator(".lede").first).to_contain_text("郑松宏")
    stands(page, "待初审")


def test_a_party_hands_in_a_proposal_that_its_head_has_signed(at):
    page = at("dangpai")

    write(page, f"关于支持老字号发展的提案{at.size}", "党派")
    press(page, "提交")
    refused = page.locator(".summary[role=alert]").inner_text()
    fill(page, signed_by="赵启明", contact_name="钱小雨", contact_phone="0938-8210000")
    serial = submit(page)

    assert "集体提案须由负责人签名" in refused
    assert serial
    expect(page.locator(".lede").first).to_contain_text("民革商州区支部")


def test_a_convener_is_told_that_a_sector_hands_in_while_the_plenary_meets(at):
    page = at("jiebie")

    write(page, f"关于界别调研成果转化的提案{at.size}", "界别", signed_by="郑松宏", contact_phone="0938-8210001")
    press(page, "提交")
    page.locator(".summary[role=alert]", has_text="“界别”提案只在全会期间提交").wait_for()
    page.get_by_label("提案者类别").select_option(label="委员个人")
    submit(page)

    expect(page.locator(".lede").first).to_contain_text("郑松宏")


def test_a_leader_makes_a_proposal_a_key_one(at):
    page = at("zhuxi")

    find(page, {"phone": "（在办28）", "desktop": "（在办29）"}[at.size])
    step(page, "列为重点候选", recommended_by="王秀军")
    step(page, "确定为重点提案", supervised_by="王秀军", supervisor_level="chairs_meeting")

    page.goto(f"{PLACE}/records/proposal/?view=key")
    expect(page.locator("tbody", has_text={"phone": "在办28", "desktop": "在办29"}[at.size])).to_have_count(1)


def test_anybody_reads_a_published_proposal_with_its_reply_and_gives_a_clue(at):
    number = {"phone": "在办37", "desktop": "在办39"}[at.size]
    staff = at("tian")
    find(staff, f"（{number}）")
    step(staff, "公开")
    page = at("")

    page.goto(f"/open{PLACE}/proposals/")
    page.get_by_label("查找").fill(number)
    press(page, "查找")
    page.locator("a.title", has_text=number).click()
    expect(page.get_by_role("main")).to_contain_text("情况与问题")
    read = page.get_by_role("main").inner_text()
    page.goto(f"/open{PLACE}/proposals/")
    follow(page, "提供提案线索")
    press(page, "提交线索")
    refused = page.locator(".summary[role=alert]").inner_text()
    page.locator("[name=text]").fill("文化广场夜间没有照明，老人跳舞摔过两次，希望装几盏灯。")
    press(page, "提交线索")
    told(page, "收到了，谢谢您。")

    assert all(words in read for words in ("情况与问题", "建议", "答复", "发展和改革委员会", "吕霞雪"))
    assert refused
    assert "电话" not in read
