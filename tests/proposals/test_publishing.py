"""Three gates before anything is public; contact data never leaves."""

from datetime import timedelta

import pytest

from jianyan.clues.models import Clue, Topic
from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.flows.steps import take
from jianyan.matters.models import Matter
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import State
from jianyan.proposals.gates import gates_of, publish_reckoned
from tests.proposals.walks import county, refusal, rule, start

pytestmark = pytest.mark.django_db
LIST = "/open/shangzhou/proposals/"


def published(number: int = 5, decision: str = "yes"):
    """A party's proposal, answered and published, with a telephone number on its row."""
    walk = start(number, 80)
    walk.proposal.contact_phone = "0914-7654321"
    walk.proposal.save()
    (row,) = walk.to_handling()
    walk.answer(row)
    walk.proposal.refresh_from_db()
    walk.proposal.publish_review = decision
    walk.proposal.save()
    take(walk.proposal, "publish", by=walk.desks.staff, abstract="只说一句。" if decision == "abstract" else "")
    return walk


def page(client, walk) -> str:
    return client.get(f"{LIST}{walk.proposal.pk}/").content.decode()


def test_published_proposal_is_read_by_anybody_without_contact_data(client):
    walk = published()

    text = page(client, walk)

    assert walk.proposal.situation in text
    assert walk.proposal.title in client.get(LIST, {"q": walk.proposal.title}).content.decode()
    assert "0914-7654321" not in text
    assert "关于政协" in text  # the letter, which its unit opened


def test_letter_that_its_unit_keeps_closed_is_not_shown(client):
    walk = published()
    walk.proposal.assignments.get().replies.update(openness="closed")

    assert "关于政协" not in page(client, walk)


def test_only_the_abstract_where_the_reviewer_said_so(client):
    walk = published(decision="abstract")

    text = page(client, walk)

    assert "只说一句。" in text
    assert walk.proposal.situation not in text


def test_gates_are_asked_and_say_which_is_closed():
    walk = start(2)
    walk.file()
    publish = lambda **data: take(walk.proposal, "publish", by=walk.desks.staff, **data)  # noqa: E731
    walk.proposal.publish_review = "no"
    walk.proposal.save()
    assert refusal(publish).startswith("审查时没有同意公开。")

    walk.proposal.publish_review, walk.proposal.may_publish, walk.proposal.withheld_why = "yes", False, "涉及第三人"
    walk.proposal.save()
    assert refusal(publish) == "提案人不同意公开，理由：涉及第三人。"

    walk.proposal.may_publish, walk.proposal.publish_review = True, "abstract"
    walk.proposal.save()
    assert refusal(lambda: publish(abstract=" ")) == "审查意见是只公开摘要，请写公开摘要。"


def test_what_was_taken_down_is_gone(client):
    walk = published()
    take(walk.proposal, "take_down", by=walk.desks.staff, note="发现含他人信息")

    assert client.get(f"{LIST}{walk.proposal.pk}/").status_code == 404


def test_nobody_reads_a_draft_or_another_committees_proposal(client):
    draft, walk = start(2), published()

    assert client.get(f"{LIST}{draft.proposal.pk}/").status_code == 404
    assert client.get(f"/open/jiuquan/proposals/{walk.proposal.pk}/").status_code == 404
    assert client.get("/open/nowhere/proposals/").status_code == 404


def test_clue_reaches_the_office_and_becomes_a_topic(client):
    answer = client.post(
        "/open/shangzhou/clue/", {"text": "东关桥头没有人行道", "name": "李", "contact": "13900000000"}
    )
    assert "收到了" in answer.content.decode()

    clue = Clue.objects.of(county()).get(name="李")
    assert (clue.state, clue.giver) == ("received", "public")
    topic = Topic.objects.create(committee=county(), title="城区步行系统", opened_on=today())
    take(clue, "list", by=start().desks.staff, topic=topic)
    assert clue.state == "listed"


def test_clue_that_is_too_long_too_many_or_a_machines_is_not_kept(client):
    post = lambda **data: client.post("/open/shangzhou/clue/", {"text": "修路", **data}).content.decode()  # noqa: E731
    assert "最多300字，现有301字，请缩短。" in post(text="字" * 301)
    post(website="http://x")
    assert not Clue.objects.of(county()).exists()

    for _ in range(5):
        post()
    assert "今天收到您的线索已有5条，请明天再来。" in post()
    assert Clue.objects.of(county()).count() == 5


def test_no_clues_where_the_rule_says_so(client):
    rule("clues.open", False)

    assert client.get("/open/shangzhou/clue/").status_code == 404


def test_members_do_not_see_clues():
    Clue.objects.create(committee=county(), text="x", giver="public", state="received")

    assert not Clue.objects.of(county()).visible_to(start().desks.of(Role.MEMBER)).exists()


def test_key_proposal_is_recommended_then_decided_within_the_number_of_the_rule():
    first, second = start(1), start(2)
    for walk in (first, second):
        walk.file()
        assert refusal(lambda walk=walk: walk.step("make_key", walk.desks.head)) == "还没有列为重点候选。请先推荐。"
        walk.step("nominate", walk.desks.staff, recommended_by="民盟商州区支部")
    rule("proposals.key_most", 1)

    first.step("make_key", first.desks.of(Role.LEADER), supervised_by="王主席", supervisor_level="chairs_meeting")

    assert Matter.objects.of(county()).get(pk=first.proposal.matter_id).is_key
    assert "已经满额" in refusal(lambda: second.step("make_key", second.desks.head))
    first.step("unmake_key", first.desks.head, note="并入另一重点")
    assert not Matter.objects.of(county()).get(pk=first.proposal.matter_id).is_key


def test_return_visit_is_a_dated_fact():
    walk = published()
    take(walk.proposal, "visit", by=walk.desks.staff, note="提案人表示满意")

    assert walk.proposal.visited_on is not None
    assert walk.proposal.state == State.REPLIED


def test_gates_stand_beside_a_filed_proposal_with_the_time_left_to_publish(client):
    walk = start(1)
    walk.file()
    client.force_login(Account.objects.get(login="shangzhou-tian"))

    page = client.get(walk.proposal.get_absolute_url()).content.decode()

    assert [(gate.who, gate.is_open) for gate in gates_of(walk.proposal)] == [
        ("提案人", True), ("审查", True), ("公开", False),
    ]  # fmt: skip
    assert publish_reckoned(walk.proposal).day == walk.proposal.filed_on + timedelta(days=15)
    rule("proposals.publish_days", 5)
    assert publish_reckoned(walk.proposal).day == walk.proposal.filed_on + timedelta(days=5)
    assert "公开期限" in page
    assert "还没有公开" in page
    assert walk.proposal.get_absolute_url() in _to_publish(client, walk)


def test_gate_that_is_closed_says_why_and_nothing_is_due(client):
    walk = start(1)
    walk.proposal.may_publish, walk.proposal.withheld_why = False, "涉及企业商业信息"
    walk.proposal.save()
    walk.file()
    client.force_login(Account.objects.get(login="shangzhou-tian"))

    page = client.get(walk.proposal.get_absolute_url()).content.decode()

    assert "不同意公开：涉及企业商业信息" in page
    assert "公开期限" not in page
    assert walk.proposal.get_absolute_url() not in _to_publish(client, walk)


def _to_publish(client, walk) -> str:
    address = county().address("register", register="proposal")
    return client.get(address, {"view": "to_publish", "q": walk.proposal.case_no}).content.decode()
