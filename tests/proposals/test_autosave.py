"""Kept while one types: an answer that is lost on its way back is no conflict and no second draft."""

import pytest
from django.test import Client

from jianyan.committees.models import Account
from jianyan.proposals.models import Proposal
from tests.proposals.walks import county

pytestmark = pytest.mark.django_db
AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def member(client):
    client.force_login(Account.objects.get(login="shangzhou-weiyuan"))
    return client


def opened(client, address: str = "") -> dict:
    """The hidden fields of the page as it was opened."""
    page = client.get(address or county().address("proposal-write"))
    return {"seen": page.context["seen"], "page": page.context["page"]}


def typed(hidden: dict, situation: str) -> dict:
    return {
        **hidden,
        "proposer_kind": "individual",
        "title": "关于自动保存的提案",
        "situation": situation,
        "asks": ["请办。"],
        "may_publish": "yes",
    }


def keep(client, hidden: dict, situation: str, address: str = ""):
    return client.post(address or county().address("proposal-write"), typed(hidden, situation), headers=AUTOSAVE)


def drafts() -> list[str]:
    return list(Proposal.objects.of(county()).filter(title="关于自动保存的提案").values_list("situation", flat=True))


def test_new_draft_whose_address_was_lost_stays_one_draft(member):
    hidden = opened(member)
    first = keep(member, hidden, "一")

    again = keep(member, hidden, "一二")

    assert (first.status_code, again.status_code) == (200, 200)
    assert again["X-Draft"] == first["X-Draft"]
    assert drafts() == ["一二"]


def test_draft_whose_mark_was_lost_is_no_conflict_with_oneself(member):
    draft = keep(member, opened(member), "一")["X-Draft"]
    hidden = opened(member, draft)
    keep(member, hidden, "一二", draft)  # its answer is lost: the page still has the mark of before

    again = keep(member, hidden, "一二三", draft)

    assert again.status_code == 200
    assert drafts() == ["一二三"]


def test_what_another_window_stored_meanwhile_is_a_conflict(member):
    draft = keep(member, opened(member), "一")["X-Draft"]
    here, there = opened(member, draft), opened(member, draft)
    keep(member, here, "这里", draft)
    keep(member, there | {"seen": ""}, "那里", draft)

    answer = keep(member, here, "这里再写", draft)

    assert answer.status_code == 409
    assert "这份草稿刚在别处改过" in answer.content.decode()
    assert drafts() == ["那里"]


def test_page_of_somebody_else_leads_to_no_draft_of_his(member):
    hidden = opened(member)
    keep(member, hidden, "一")
    other = Client()
    other.force_login(Account.objects.get(login="shangzhou-jiebie"))

    keep(other, hidden, "别人的")

    assert sorted(drafts()) == ["一", "别人的"]
