"""The office enters what came on paper: a unit's, a hub's, a proposer's, the leaders'; the trail names both."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.committees.models import Account
from jianyan.flows.steps import begin, take
from jianyan.handling.models import Contact, Extension
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit
from jianyan.proposals.choices import Rating
from jianyan.trail.models import Entry
from tests.proposals.walks import county, start

pytestmark = pytest.mark.django_db
STAFF = "提案委工作人员"


@pytest.fixture
def office(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    return client


def last_by(row) -> str:
    return Entry.objects.of(row.committee).about(row)[0].doer_name


def handled():
    """With a unit whose clerk has no seat of his own."""
    walk = start(2)
    walk.file()
    (row,) = walk.hand_over("sole")
    row.unit = HandlingUnit.objects.of(county()).exclude(pk=row.unit_id).order_by("pk")[2]
    row.save()
    return walk, row


def test_every_step_of_others_that_the_office_takes_names_both():
    walk, row = handled()
    staff = walk.desks.staff

    take(row, "distribute", by=staff)
    assert last_by(row).endswith("（代政府办督查室录入）")
    take(row, "sign", by=staff)
    assert last_by(row).endswith(f"（代{row.unit}录入）")
    more = Extension(committee=county(), assignment=row, until=row.due_on + timedelta(days=20), reason="须实地勘察")
    begin(more, by=staff)
    assert last_by(more).endswith(f"（代{row.unit}录入）")
    walk.meet(row)
    walk.write(row)
    take(row, "submit_reply", by=staff, result_class="planned")
    take(row, "send", by=walk.desks.hub(row.hub))
    assert last_by(row) == walk.desks.hub(row.hub).label
    sheet = walk.proposal.sheets.get()
    take(sheet, "give", by=staff, attitude=str(Rating.SATISFIED), result=str(Rating.SATISFIED))
    assert last_by(sheet).endswith(f"（代{walk.proposal.lead_proposer}录入）")


def test_office_enters_a_leaders_decision_and_a_leader_takes_his_own():
    first, second = start(2), start(4)
    for walk, by in ((first, first.desks.staff), (second, second.desks.of(Role.LEADER))):
        walk.file()
        take(walk.proposal, "nominate", by=walk.desks.staff)
        take(walk.proposal, "make_key", by=by, supervised_by="主席", supervisor_level="chairs_meeting")

    assert last_by(first.proposal).endswith("（代主席会议录入）")
    assert last_by(second.proposal) == second.desks.of(Role.LEADER).label


def test_unit_that_signs_itself_is_named_alone():
    walk = start(2)
    (row,) = walk.to_handling()

    assert last_by(row) == walk.desks.unit(row.unit).label


def test_page_offers_what_may_be_entered_apart_and_says_for_whom(office):
    walk, row = handled()
    take(row, "distribute", by=walk.desks.hub(row.hub))
    page = office.get(row.get_absolute_url()).content.decode()
    address = county().address("record-step", register="assignment", pk=row.pk, step="sign")

    assert "代为录入" in page
    assert f'href="{address}"' in page
    assert f"代{row.unit}" in page
    assert f"您代{row.unit}录入，留痕写明两者。" in office.get(address).content.decode()
    office.post(address, {"note": "纸质签收单"})
    assert last_by(row).endswith(f"（代{row.unit}录入）")


def test_contact_entered_from_paper_names_both(office):
    walk, row = handled()
    for name in ("distribute", "sign"):
        take(row, name, by=walk.desks.staff)
    typed = {
        "assignment": row.pk, "held_on": str(today()), "way": "meeting", "stage": "before", "ours": "科长", "theirs": "委员", "summary": "面谈",
    }  # fmt: skip

    office.post(county().address("record-new", register="contact") + f"?assignment={row.pk}", typed)

    assert last_by(Contact.objects.of(county()).get(assignment=row)).startswith(STAFF)
    assert last_by(Contact.objects.of(county()).get(assignment=row)).endswith(f"（代{row.unit}录入）")


def test_letter_entered_from_paper_names_both(office):
    walk, row = handled()
    for name in ("distribute", "sign"):
        take(row, name, by=walk.desks.staff)
    answers = {}
    for one in walk.proposal.matter.suggestions.all():
        answers |= {f"s{one.pk}-fate": "adopted", f"s{one.pk}-text": "已列入计划。"}

    office.post(
        county().address("reply-write", pk=row.pk),
        {
            "letter_no": "某函〔2026〕1号",
            "openness": "open",
            "signed_by": "某",
            "written_on": str(today()),
            **answers,
        },
    )

    assert last_by(row).endswith(f"（代{row.unit}录入）")
    assert Entry.objects.of(county()).about(row)[0].step == "write_reply"


def test_state_is_corrected_by_the_proposal_office_alone(client):
    row = handled()[1]
    address = county().address("record-correct", register="assignment", pk=row.pk)
    client.force_login(Account.objects.get(login="shangzhou-bangong"))

    answer = client.get(address)

    assert answer.status_code == 403
    assert "状态由提案委工作人员更正。如需更正，请与其联系。" in answer.content.decode()
