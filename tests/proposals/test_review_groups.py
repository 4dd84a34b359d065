"""Members of a review group look at what the office gave them a second time: they alone, not their own proposals."""

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.flows.steps import take
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Body, BodyMember
from jianyan.proposals.models import Proposal
from jianyan.trail.models import Entry
from tests.proposals.walks import county, refusal, start, waits

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """With the demonstration's member in it."""
    walk = start(2)
    body = Body.objects.create(committee=county(), kind="review_group", name="复审某组", opened_on=today())
    member = walk.desks.of(Role.MEMBER).seat.person
    BodyMember.objects.create(committee=county(), body=body, person=member, joined_on=today())
    return body


def given_to(group, number: int = 2):
    walk = start(number)
    walk.submit()
    walk.review("pass_first", group=group)
    return walk


def test_proposal_waits_for_the_group_and_its_member_passes_it(group):
    walk = given_to(group)
    member = walk.desks.of(Role.MEMBER)

    assert waits(walk.proposal) == [(f"members:{group.pk}", "复审")]
    assert Proposal.objects.of(county()).visible_to(member).filter(pk=walk.proposal.pk).exists()
    take(walk.proposal, "pass_second", by=member, review_opinion="建议立案")
    assert walk.proposal.state == "deciding"
    assert Entry.objects.of(county()).about(walk.proposal)[0].doer_name == member.label


def test_member_of_no_group_neither_sees_nor_passes_it(group):
    walk = given_to(None)
    member = walk.desks.of(Role.MEMBER)

    assert not Proposal.objects.of(county()).visible_to(member).filter(pk=walk.proposal.pk).exists()
    sentence = refusal(lambda: take(walk.proposal, "pass_second", by=member))
    assert sentence == "您不能通过复审；这一步由复审组成员，且并非提案人（提案委工作人员可代录）办理。"


def test_member_does_not_review_his_own_proposal(group):
    walk = given_to(group, 1)

    assert refusal(lambda: take(walk.proposal, "pass_second", by=walk.desks.of(Role.MEMBER))).startswith(
        "您不能通过复审"
    )


def test_member_who_left_the_group_reviews_no_more(group):
    walk = given_to(group)
    BodyMember.objects.of(county()).filter(body=group).update(left_on=today())

    assert refusal(lambda: take(walk.proposal, "pass_second", by=walk.desks.of(Role.MEMBER))).startswith(
        "您不能通过复审"
    )


def test_office_enters_what_a_group_decided_on_paper(group):
    walk = given_to(group)

    take(walk.proposal, "pass_second", by=walk.desks.staff)

    assert Entry.objects.of(county()).about(walk.proposal)[0].doer_name.endswith("（代复审某组录入）")


def test_member_finds_the_batch_in_his_list_and_passes_it_at_once(client, group):
    batch = [given_to(group).proposal for _ in range(3)]
    client.force_login(Account.objects.get(login="shangzhou-weiyuan"))
    address = county().address("register", register="proposal")

    page = client.get(f"{address}?view=mine_to_review").content.decode()
    assert "待我复审" in page
    assert "通过复审" in page
    assert "立案…" not in page
    answer = client.post(
        county().address("register-bulk", register="proposal", step="pass_second"),
        {"pick": [row.pk for row in batch], "confirmed": "1", "review_opinion": "同意"},
    )

    assert answer.status_code == 302
    states = Proposal.objects.of(county()).filter(pk__in=[row.pk for row in batch]).values_list("state", flat=True)
    assert set(states) == {"deciding"}


def test_group_stands_on_the_members_to_do_list(client, group):
    walk = given_to(group)
    client.force_login(Account.objects.get(login="shangzhou-weiyuan"))

    assert walk.proposal.title in client.get(county().address("todo")).content.decode()
