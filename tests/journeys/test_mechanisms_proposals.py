"""Supervising, looking back on and listing proposals, entered and shown as the mechanisms ask."""

from datetime import date

import pytest

from jianyan.committees.models import Provision
from jianyan.flows.steps import take
from jianyan.handling.models import Outgoing, Promise
from jianyan.proposals.models import Proposal
from tests.journeys.office import Office
from tests.proposals.walks import county, refusal, start

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 8)


@pytest.fixture
def shangzhou(db):
    return Office("shangzhou")


def filed() -> Proposal:
    return (
        Proposal.objects.of(county()).filter(filed_on__isnull=False, withdrawn_on__isnull=True).order_by("pk").first()
    )


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("on_site", "现场督办"),
        ("joint", "联合督办"),
        ("online", "网上督办"),
        ("tracked", "跟踪督办"),
        ("face_to_face", "面对面协商办案"),
    ],
)
def test_a_proposal_is_supervised_in_every_form_with_who_led_and_what_was_found(shangzhou, form, words):
    proposal = filed()

    shangzhou.add(
        "record-new", "overseeing", proposal=proposal.pk, form=form, leader="一位副主席", level="chairs_meeting", held_on=DAY,
        found="看了三处现场", result="年底前完成",
    )  # fmt: skip

    page = shangzhou.page("record", proposal)
    assert all(part in page for part in (words, "一位副主席", "看了三处现场"))
    assert proposal.pk in {row.proposal_id for row in shangzhou.rows("register", "overseeing", form=form)}


def test_looking_back_tells_which_promises_were_kept():
    walk = start(1, 90)
    (row,) = walk.to_handling()
    walk.answer(row)
    kept, dropped = walk.promise(row, 20), walk.promise(row, 30)

    take(kept, "keep", by=walk.desks.staff, proof="现场查看")
    take(dropped, "drop", by=walk.desks.staff, note="没有列入预算")

    states = Promise.objects.of(county()).filter(proposal=walk.proposal).values_list("state", flat=True)
    assert set(states) == {"kept", "dropped"}
    page = Office("shangzhou").page("record", walk.proposal)
    assert all(part in page for part in ("已兑现", "未兑现", "现场查看"))


def test_what_is_not_filed_is_told_by_which_ground_of_the_committees_own_list():
    Provision.objects.create(
        committee=county(),
        key="proposals.decline_reasons",
        value=["outside", "several"],
        valid_from=date(2000, 1, 1),
        source="试",
    )
    walk = start(1)
    walk.submit()
    walk.review("pass_first", "pass_second")
    assert "请至少选一条" in refusal(lambda: walk.step("decline", walk.desks.head, decline_reasons=[]))

    walk.step("decline", walk.desks.head, decline_reasons=["outside"])

    assert walk.proposal.decline_reasons == ["outside"]
    assert "超出本级职权" in Office("shangzhou").page("record", walk.proposal)


@pytest.mark.parametrize("name", ["清单式管理", "四个三工作法"])
def test_a_method_of_the_committees_own_is_a_list_with_a_person_for_every_item(shangzhou, name):
    proposal = filed()
    method = shangzhou.add("record-new", "method", name=name, since=DAY)
    item = shangzhou.add("record-new", "methoditem", method=method.pk, number=1, text="办前走访提案人")

    shangzhou.add(
        "record-new",
        "check",
        proposal=proposal.pk,
        item=item.pk,
        person="一位承办人",
        due_on=DAY,
        done_on=DAY,
        result="已走访",
    )

    page = shangzhou.page("record", proposal)
    assert all(part in page for part in ("办前走访提案人", "一位承办人", "已走访"))


def test_a_proposal_made_with_other_places_to_the_upper_committee_keeps_partners_key_and_adoption(shangzhou):
    parties = [
        shangzhou.add("record-new", "outsideparty", kind="partner_committee", name=name)
        for name in ("甲地政协", "乙地政协")
    ]

    row = shangzhou.add(
        "record-new", "outgoing", title="关于三地协同治水的提案", upper="全国政协", partners=[one.pk for one in parties], submitted_on=DAY,
        key_on=date(2022, 7, 1), supervised_by="全国政协", adopted_by="有关部委", adopted_on=date(2022, 9, 1),
    )  # fmt: skip

    page = shangzhou.page("record", row)
    assert all(part in page for part in ("甲地政协", "乙地政协", "全国政协", "有关部委"))
    assert Outgoing.objects.of(county()).get(pk=row.pk).partners.count() == 2
