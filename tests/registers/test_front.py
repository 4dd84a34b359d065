"""A first page: what waits and is late, what is new, and the lists of one's desk that hold something."""

import pytest

from jianyan.committees.models import Account
from jianyan.flows.steps import take
from jianyan.organisation.actors import VISITOR, Actor
from jianyan.organisation.choices import Role
from jianyan.proposals.models import Proposal
from jianyan.registers.front import NEWS, front_of, lists_of
from tests.proposals.walks import county, start

pytestmark = pytest.mark.django_db


def lists(role: Role) -> dict[str, dict[str, int | None]]:
    actor = start().desks.of(role)
    return {one.label: {link.label: link.count for link in one.links} for one in lists_of(actor)}


def test_each_role_has_the_lists_of_its_desk():
    office, unit, member, leader = (
        lists(role) for role in (Role.PROPOSAL_STAFF, Role.UNIT, Role.MEMBER, Role.LEADER)
    )

    assert {"待初审", "待复审", "待审定", "待交办", "待办结", "逾期未答复"} <= set(office["提案"])
    assert {"待签收", "办理中", "逾期"} <= set(unit["承办"])
    assert "待初审" not in unit.get("提案", {})
    assert {"我的提案", "待我复审"} <= set(member["提案"])
    assert "逾期未答复" in leader["提案"]


def test_count_is_that_of_the_list_it_leads_to(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    for one in lists_of(start().desks.staff):
        for link in one.links:
            page = client.get(link.url)
            assert page.context["page"].paginator.count == link.count, (one.label, link.label)


def test_list_without_anything_is_not_there():
    Proposal.objects.of(county()).filter(state="submitted").update(state="draft")

    assert "待初审" not in lists(Role.PROPOSAL_STAFF)["提案"]


def test_news_are_the_latest_unread(client):
    walk = start(2)
    for _ in range(NEWS + 1):
        walk.submit()
        take(walk.proposal, "send_back", by=walk.desks.staff, note="请补充")
    walk.submit()
    take(walk.proposal, "pass_first", by=walk.desks.staff, category="社会建设")
    take(walk.proposal, "pass_second", by=walk.desks.staff)
    take(walk.proposal, "convert", by=walk.desks.head, converted_to="opinion")
    actor = walk.desks.of(Role.INFORMATION_OFFICE)

    front = front_of(actor)

    assert str(front.news[0].words) == f"“{walk.proposal.title}”转来作社情民意信息，请编辑。"
    assert len(front.news) <= NEWS
    client.force_login(actor.seat.account)
    assert front.news[0].words in client.get(county().address("home")).content.decode()


def test_visitor_has_none():
    assert front_of(Actor(county(), VISITOR)) is None
