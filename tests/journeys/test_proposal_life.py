"""A joint proposal from the invitation to the look back, through every desk in turn, in one browser."""

from datetime import date

from tests.journeys.desks import PLACE, choose, fill, find, follow, press, stands, step, told
from tests.journeys.test_proposals import write

TITLE = "关于完善县乡公交衔接的提案"
UNIT = "发展和改革委员会"


def answer(page, letter: str, words: str) -> None:
    """A contact and the letter of a round, each suggestion answered."""
    follow(page, "登记面商…")
    fill(
        page,
        held_on=date.today().isoformat(),
        way="meeting",
        stage="during",
        ours="李科长",
        theirs="吕霞雪",
        summary=words,
    )
    press(page, "保存")
    follow(page, "写复文…")
    fill(page, letter_no=letter, signed_by="孙局长")
    answers = page.locator("main section.panel")
    for place in range(answers.count()):
        answers.nth(place).locator("select").select_option("adopted")
        answers.nth(place).locator("textarea").fill(words)
    press(page, "存复文")
    told(page, "复文已存")


def feed_back(page, **given) -> None:
    """From the to-do list to the feedback sheet and back."""
    page.goto(f"{PLACE}/todo/")
    page.locator("tbody tr", has_text=TITLE).filter(has_text="反馈意见").get_by_role("link").first.click()
    step(page, "反馈", **given)


def test_a_joint_proposal_goes_through_all_desks_and_its_page_tells_the_whole_story(desk):
    member, other, staff, head = desk("weiyuan"), desk("jiebie"), desk("tian"), desk("tianzhuren")
    hub, unit = desk("zhengfu"), desk("danwei")

    write(member, TITLE, "委员联名")
    press(member, "存草稿")
    follow(member, "返回")
    mine = member.url
    follow(member, "邀请委员会签…")
    choose(member, "membership", "郑松宏")
    press(member, "保存")
    step(member, "送会签")
    other.goto(f"{PLACE}/todo/")
    other.locator("tbody tr", has_text=TITLE).get_by_role("link").first.click()
    step(other, "同意会签", opinion="同意，乡里也等车。")
    member.goto(mine)
    step(member, "提交")

    staff.goto(mine)
    step(staff, "通过初审", category="社会建设", intended_units=UNIT, review_opinion="建议立案")
    step(staff, "通过复审", review_opinion="同意立案")
    head.goto(mine)
    step(head, "立案", category="社会建设", publish_review="yes")
    staff.goto(mine)
    follow(staff, "交办…")
    press(staff, "交办")
    told(staff, "已交办1件提案")

    find(hub, TITLE, "assignment")
    step(hub, "转办到单位")
    find(unit, TITLE, "assignment")
    part = unit.url
    step(unit, "签收")
    answer(unit, "发改函〔2026〕1号", "正在研究线路。")
    step(unit, "送审复文", result_class="planned")
    hub.goto(part)
    step(hub, "审核通过并答复")
    feed_back(member, attitude="satisfied", result="dissatisfied", opinion="没有说明哪条线路、什么时候开。")

    staff.goto(mine)
    step(staff, "重新办理", note="首次答复没有写明线路和时间。")
    unit.goto(part)
    answer(unit, "发改函〔2026〕2号", "八月开通县城至三个乡镇的两条线路。")
    step(unit, "再次送审复文", result_class="adopted_solved")
    hub.goto(part)
    step(hub, "审核通过并再次答复")
    unit.goto(part)
    follow(unit, "记下承诺…")
    fill(unit, what="八月底前开通两条公交线路", who="孙局长", by_when=date.today().isoformat())
    press(unit, "保存")
    feed_back(member, attitude="satisfied", result="satisfied", opinion="满意。")

    staff.goto(mine)
    step(staff, "办结")
    stands(staff, "办结")
    staff.get_by_role("main").get_by_role("link", name="八月底前开通两条公交线路").first.click()
    step(staff, "核实已兑现", proof="现场乘车查看，两条线路已开通。")
    member.goto(mine)
    shown = member.get_by_role("main").inner_text()

    for words in (
        "吕霞雪", "郑松宏", "联名", "会签", "通过初审", "任达建", "通过复审", "立案", "胡德达", "交办", "签收", "首次答复没有写明线路和时间。", "重新办理",
        "再次答复", "八月开通县城至三个乡镇的两条线路。", "没有说明哪条线路、什么时候开。", "办结", "已兑现", "八月底前开通两条公交线路",
    ):  # fmt: skip
        assert words in shown, words
    told_order = member.locator("section", has=member.get_by_role("heading", name="经过")).inner_text()
    assert str(date.today().year) in told_order
