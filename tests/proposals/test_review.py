"""From draft to number: who may submit what when, how it is reviewed, what it becomes."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from jianyan.committees.clock import set_to, today
from jianyan.committees.models import Plenary
from jianyan.flows.steps import begin, take, take_back
from jianyan.matters.models import Link
from jianyan.organisation.choices import Role
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import ProposerKind, State, TimeMark
from jianyan.proposals.intake import counts_for
from jianyan.proposals.models import Cosigner, Proposal
from tests.proposals.walks import county, refusal, rule, start, steps, told, waits

pytestmark = pytest.mark.django_db


def at(moment: str):
    return set_to(timezone.make_aware(datetime.fromisoformat(moment)))


def test_filed_proposal_has_its_number_its_dates_and_its_suggestions():
    walk = start()
    walk.file()
    proposal = walk.proposal

    assert proposal.state == State.FILED
    assert proposal.case_no.isdecimal()
    assert len(proposal.case_no) == 4
    assert proposal.received_on < proposal.filed_on
    made = Suggestion.objects.of(county()).filter(matter=proposal.matter_id).order_by("number")
    assert [(one.number, one.text) for one in made] == list(enumerate(proposal.asks, 1))
    assert waits(proposal) == [("role:proposal_staff", "交办")]
    assert told(proposal)[-1] == f"“{proposal.title}”已立案，编为第{proposal.case_no}号。"


def test_numbers_of_a_plenary_have_no_gap():
    walks = [start(number) for number in (1, 2, 3)]
    for walk in walks:
        walk.file()

    numbers = [int(walk.proposal.case_no) for walk in walks]

    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_number_is_worded_as_the_local_rule_says():
    rule("proposals.number", "{term}届{plenary}次第{seq:03d}号")
    walk = start()
    walk.file()

    assert walk.proposal.case_no.startswith("15届5次第")


def test_proposals_between_meetings_may_have_their_own_numbers():
    rule("proposals.number_apart", True)
    walk = start()
    walk.file()

    assert walk.proposal.time_mark == TimeMark.OFF_PLENARY
    assert walk.proposal.case_no == "平0001"


@pytest.mark.parametrize(
    ("moment", "plenary", "mark"),
    [
        ("2026-01-18 09:00", 5, TimeMark.PLENARY),  # the collection has opened
        ("2025-12-05 09:00", 5, TimeMark.PLENARY),  # the rollover day
        ("2025-12-04 09:00", 4, TimeMark.OFF_PLENARY),
        ("2026-01-22 23:00", 5, TimeMark.PLENARY),
        ("2026-01-23 00:30", 5, TimeMark.OFF_PLENARY),  # late: not refused
    ],
)
def test_late_proposal_becomes_one_between_meetings_and_is_not_refused(moment, plenary, mark):
    with at(moment):
        found = counts_for(county(), today())

    assert (found[0].number, found[1]) == (plenary, mark)


def test_cutoff_is_one_instant():
    rule("proposals.cutoff", "2026-01-20 20:00")
    with at("2026-01-20 19:59"):
        before = counts_for(county(), today())[1]
    with at("2026-01-20 20:01"):
        after = counts_for(county(), today())[1]

    assert (before, after) == (TimeMark.PLENARY, TimeMark.OFF_PLENARY)


def test_committee_without_a_plenary_is_told_what_to_enter():
    committee = county()
    Proposal.objects.of(committee).exists()
    sentence = refusal(lambda: counts_for(committee, date(1990, 1, 1)))

    assert sentence == "本会还没有登记全体会议，提案无从归入。请委员会办公室先登记届和全体会议。"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "还没有写案由，不能提交。请以“关于……的提案”为题。"),
        ({"title": "关于" + "长" * 60}, "案由最多50字，现有62字，请缩短。"),
        ({"situation": ""}, "还没有写情况与问题，不能提交。请写明在哪里、什么情况。"),
        ({"analysis": ""}, "还没有写分析，不能提交。请写明原因，两三句即可。"),
        ({"asks": [" "]}, "还没有写具体建议，不能提交。请至少写一条。"),
        ({"may_publish": False}, "不同意公开，请写明理由。"),
        ({"situation": "字" * 3001}, "“情况与问题”最多3000字，现有3001字。请删减，或把细节放进附件。"),
        ({"lead_proposer": None}, "还没有定提案者，请选定由谁提出。"),
    ],
)
def test_formal_lack_is_refused_with_what_to_do(fields, sentence):
    walk = start(2)
    for name, value in fields.items():
        setattr(walk.proposal, name, value)
    walk.proposal.save()

    assert refusal(walk.submit) == sentence
    assert walk.proposal.state == State.DRAFT


def test_collective_proposal_needs_the_signature_of_its_head_and_a_contact():
    walk = start(5)
    walk.proposal.signed_by = ""
    walk.proposal.save()
    assert refusal(walk.submit) == "集体提案须由负责人签名，请填写签名的负责人。"

    walk.proposal.signed_by, walk.proposal.contact_phone = "王一", ""
    walk.proposal.save()
    assert refusal(walk.submit) == "集体提案须留联系人和电话，请补上。"


def test_member_whose_seat_ended_is_refused_with_the_day():
    """A member whose seat ended: refused with the reason."""
    walk = start()
    member = walk.proposal.lead_proposer
    member.left_on = today() - timedelta(days=60)
    member.save()

    assert "的委员任期已于" in refusal(walk.submit)


def test_sector_proposes_while_the_plenary_meets_unless_the_rule_says_otherwise():
    walk = start()
    walk.proposal.proposer_kind, walk.proposal.signed_by, walk.proposal.contact_phone = (
        ProposerKind.SECTOR,
        "王一",
        "1",
    )
    walk.proposal.save()
    assert refusal(walk.submit) == "“界别”提案只在全会期间提交。闭会期间请改由委员个人或联名提出。"

    rule("proposals.sector_off_plenary", True)
    walk.submit()
    assert walk.proposal.state == State.SUBMITTED


def test_member_has_so_many_a_plenary_where_the_rule_says():
    rule("proposals.yearly_most", 1)
    first, second = start(2), start(2)
    second.proposal.lead_proposer = first.proposal.lead_proposer
    second.proposal.save()
    first.submit()

    assert "最多1件" in refusal(second.submit)


def test_joint_proposal_goes_once_somebody_agreed_and_waits_for_all_where_the_rule_says():
    walk = start()
    walk.cosign("agree", "")
    assert walk.proposal.state == State.COSIGNING

    rule("proposals.cosign_wait", True)
    assert refusal(walk.submit) == "还有1名委员没有答复会签。请等他们答复，或撤回邀请后再提交。"

    open_one = Cosigner.objects.of(county()).get(proposal=walk.proposal, state="invited")
    walk.take(open_one, "refuse", by=walk.desks.member(open_one.membership), opinion="另有考虑")
    walk.submit()
    assert walk.proposal.state == State.SUBMITTED
    assert "all_signed" in steps(walk.proposal)


def test_joint_proposal_that_nobody_signed_is_refused():
    walk = start()
    walk.cosign("refuse")

    assert refusal(walk.submit) == "还没有委员同意会签。请等候答复、另邀委员，或改为委员个人提案。"


def test_invitation_expires():
    walk = start(ago=40)
    walk.cosign("")
    invite = walk.proposal.cosigners.get()

    sentence = refusal(lambda: take(invite, "agree", by=walk.desks.member(invite.membership), opinion="同意"))

    assert sentence.startswith("会签邀请已于")


def test_first_proposer_and_former_members_are_not_invited():
    walk = start()
    own = Cosigner(committee=county(), proposal=walk.proposal, membership=walk.proposal.lead_proposer)
    assert refusal(lambda: begin(own, by=walk.by)) == "第一提案人不用邀请自己，请另选委员。"

    former = next(one for one in walk.world.members if one.left_on)
    gone = Cosigner(committee=county(), proposal=walk.proposal, membership=former)
    assert refusal(lambda: begin(gone, by=walk.by)) == f"{former}已不在任，不能会签，请另选在任委员。"


def test_review_takes_as_many_steps_as_the_rule_says():
    walk = start()
    walk.submit()
    file = {"category": "社会建设", "publish_review": "yes"}
    assert (
        refusal(lambda: walk.step("file", walk.desks.head, **file))
        == "还没有通过初审，不能作审查决定。请先办理初审。"
    )

    rule("proposals.review_steps", 1)
    walk.step("file", walk.desks.staff, **file)
    assert walk.proposal.state == State.FILED


def test_director_decides_where_there_is_a_step_for_him():
    walk = start()
    walk.submit()
    walk.review("pass_first", "pass_second")

    sentence = refusal(lambda: walk.step("file", walk.desks.staff, category="社会建设", publish_review="yes"))

    assert sentence == "您不能立案；这一步由提案委主任办理。"


def test_merged_proposal_keeps_its_lineage_both_ways_and_its_proposer():
    lead, walk = start(1), start(2)
    lead.file()
    walk.submit()
    walk.review("pass_first", "pass_second")

    walk.step("merge", walk.desks.head, merged_into=lead.proposal)

    assert walk.proposal.state == State.MERGED
    assert list(lead.proposal.merged.all()) == [walk.proposal]
    assert (
        Link.objects.of(county())
        .filter(source=walk.proposal.matter_id, target=lead.proposal.matter_id, kind="together")
        .exists()
    )
    assert walk.proposal.lead_proposer is not None
    assert "您仍是提案人" in told(walk.proposal)[-1]


def test_merge_into_itself_or_into_what_is_not_filed_is_refused():
    walk, other = start(1), start(2)
    for one in (walk, other):
        one.submit()
    walk.review("pass_first", "pass_second")

    assert (
        refusal(lambda: walk.step("merge", walk.desks.head, merged_into=walk.proposal))
        == "不能并入自己，请另选一件。"
    )
    assert "还没有立案" in refusal(lambda: walk.step("merge", walk.desks.head, merged_into=other.proposal))


def test_merge_taken_back_leaves_no_tie():
    lead, walk = start(1), start(2)
    lead.file()
    walk.submit()
    walk.review("pass_first", "pass_second")
    walk.step("merge", walk.desks.head, merged_into=lead.proposal)

    take_back(walk.proposal, by=walk.desks.head)

    assert not Link.objects.of(county()).filter(source=walk.proposal.matter_id, kind="together").exists()
    assert walk.proposal.merged_into is None


def test_decline_needs_a_reason_of_the_list():
    walk = start()
    walk.submit()
    walk.review("pass_first", "pass_second")

    assert refusal(lambda: walk.step("decline", walk.desks.head, decline_reasons=[])).startswith("请至少选一条")


def test_sent_back_proposal_is_corrected_and_submitted_again_under_its_serial_number():
    walk = start()
    walk.submit()
    serial = walk.proposal.serial_no
    assert refusal(lambda: walk.step("send_back", walk.desks.staff)) == "请写明退回修改的理由。"

    walk.step("send_back", walk.desks.staff, note="请补数据")
    assert walk.proposal.state == State.RETURNED
    walk.submit()

    assert (walk.proposal.state, walk.proposal.serial_no) == (State.SUBMITTED, serial)


def test_withdrawal_is_free_before_review_and_asks_consent_afterwards():
    free, later = start(1), start(2)
    free.submit()
    free.step("withdraw", free.by)
    assert free.proposal.state == State.WITHDRAWN

    later.file()
    assert refusal(lambda: later.step("allow_withdrawal", later.desks.staff)).startswith("提案人还没有申请撤案")
    later.step("ask_withdrawal", later.by, note="已解决")
    later.step("allow_withdrawal", later.desks.staff)
    assert later.proposal.state == State.WITHDRAWN


def test_sector_and_party_are_those_of_the_day_of_submission():
    walk = start()
    walk.submit()
    code = walk.proposal.sector_code
    member = walk.proposal.lead_proposer
    member.sector = next(one.sector for one in walk.world.members if one.sector.code != code)
    member.save()

    walk.proposal.refresh_from_db()
    assert walk.proposal.sector_code == code


def test_draft_is_seen_by_who_wrote_it_and_decided_ones_by_everybody_of_the_committee():
    draft, filed = start(1), start(2)
    filed.file()
    rows = Proposal.objects.of(county()).filter(pk__in=[draft.proposal.pk, filed.proposal.pk])

    seen = {
        role: set(rows.visible_to(draft.desks.of(role)))
        for role in (Role.MEMBER, Role.CONVENER, Role.UNIT, Role.LEADER)
    }

    assert seen[Role.MEMBER] == {draft.proposal, filed.proposal}
    assert seen[Role.CONVENER] == {filed.proposal}
    assert seen[Role.UNIT] == set()
    assert seen[Role.LEADER] == {filed.proposal}


def test_plenary_of_the_demonstration_is_the_one_in_force():
    assert counts_for(county(), today())[0] == Plenary.objects.of(county()).order_by("-opens_on").first()
