"""From hand-over to look-back: who handles, until when, what is answered, promised and rated."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from jianyan.committees.clock import set_to, today
from jianyan.flows.models import Waiting
from jianyan.flows.steps import begin, take
from jianyan.handling.choices import AssignmentState, ContactStage, UnitRole
from jianyan.handling.clocks import reply_reckoned
from jianyan.handling.models import Assignment, Contact, Extension, Promise, Reply
from jianyan.organisation.choices import Hub, Role
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import Rating, State
from jianyan.trail.models import Entry
from tests.proposals.walks import county, refusal, rule, start, steps, told, waits

pytestmark = pytest.mark.django_db


def handled(number: int = 1, ago: int = 60, *roles: str):
    walk = start(number, ago)
    return walk, walk.to_handling(*roles)


def fresh(row):
    row.refresh_from_db()
    return row


def test_hand_over_gives_a_part_to_each_unit_and_moves_the_proposal():
    walk = start()
    walk.file()
    lead, assist = walk.hand_over(UnitRole.LEAD, UnitRole.ASSIST)

    proposal = fresh(walk.proposal)
    assert (proposal.state, proposal.lead_unit, proposal.assigned_on) == (State.ASSIGNED, lead.unit, lead.handed_on)
    assert waits(lead) == [("role:government_hub", "转办")]
    assert waits(proposal) == []
    assert assist.due_on < lead.due_on


def test_unit_is_handed_a_proposal_directly_where_no_hub_stands_between():
    walk = start()
    walk.file()
    unit = walk.world.units[3]
    unit.hub = Hub.DIRECT
    unit.save()
    row = Assignment(committee=county(), proposal=walk.proposal, unit=unit, role=UnitRole.SOLE, hub=unit.hub)
    begin(row, by=walk.desks.staff)

    take(row, "sign", by=walk.desks.unit(unit))

    assert row.state == AssignmentState.HANDLING


def test_unit_that_was_dissolved_is_refused_with_its_successor():
    """A unit that was dissolved: refused with the reason."""
    walk = start()
    walk.file()
    unit, successor = walk.world.units[3:5]
    unit.dissolved_on, unit.successor = today() - timedelta(days=9), successor
    unit.save()
    row = Assignment(committee=county(), proposal=walk.proposal, unit=unit, role=UnitRole.SOLE, hub=unit.hub)

    sentence = refusal(lambda: begin(row, by=walk.desks.staff))

    assert sentence.startswith(f"{unit}已于")
    assert sentence.endswith(f"承接单位：{successor}。")


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (UnitRole.SOLE, UnitRole.LEAD, "这件提案已有主办（独办、分办）单位。请先调整，或改为会办。"),
        (UnitRole.LEAD, UnitRole.SPLIT, "这件提案已有主办（独办）单位，不能再分办。请先调整。"),
        (UnitRole.SPLIT, UnitRole.ASSIST, "会办单位之前，请先定主办单位。"),
    ],
)
def test_roles_of_units_fit_each_other(first, second, sentence):
    walk = start()
    walk.file()

    assert refusal(lambda: walk.hand_over(first, second)) == sentence


def test_unit_may_hand_back_inside_the_window_and_stays_responsible_until_the_hub_decides():
    walk, (row,) = handled(ago=9)
    take(row, "ask_return", by=walk.desks.unit(row.unit), wanted_unit=walk.world.units[1], note="职能已划转")

    assert row.state == AssignmentState.RETURNING
    assert Waiting.objects.about(row).get().due_on == row.due_on  # its clock goes on

    take(row, "keep", by=walk.desks.hub(row.hub), note="仍属你单位职责")
    assert row.state == AssignmentState.HANDLING


def test_return_window_ends():
    walk, (row,) = handled(ago=60)

    sentence = refusal(lambda: take(row, "ask_return", by=walk.desks.unit(row.unit), note="晚了"))

    assert sentence.startswith("退办期限已于")


@pytest.mark.parametrize("restarts", [True, False])
def test_moved_assignment_goes_on_with_another_unit_and_the_clock_of_the_rule(restarts):
    rule("assign.restarts", restarts)
    walk, (row,) = handled(ago=30)
    other = walk.world.units[2]

    take(row, "move", by=walk.desks.hub(row.hub), moved_unit=other, note="改由职能单位")

    successor = walk.proposal.assignments.get(unit=other)
    assert (row.state, successor.state) == (AssignmentState.MOVED, AssignmentState.WITH_HUB)
    assert (successor.due_on == row.due_on) is not restarts
    assert fresh(walk.proposal).lead_unit == other


def test_a_unit_does_not_act_for_another():
    walk, rows = handled(1, 60, UnitRole.LEAD, UnitRole.ASSIST)
    clerk = walk.desks.of(Role.UNIT)

    assert "这一步由" in refusal(lambda: take(rows[1], "give_opinion", by=clerk, opinion="可以"))


def test_assisting_unit_writes_to_the_lead_and_never_answers_the_proposer():
    walk, (_lead, assist) = handled(1, 60, UnitRole.LEAD, UnitRole.ASSIST)
    clerk = walk.desks.unit(assist.unit)
    assert "独办、主办或分办" in refusal(lambda: take(assist, "submit_reply", by=clerk, result_class="planned"))

    take(fresh(assist), "give_opinion", by=clerk, opinion="可以配合")

    assert assist.state == AssignmentState.OPINED
    assert told(assist)[-1] == f"{assist.unit}已出“{walk.proposal.title}”的会办意见。"
    assert fresh(walk.proposal).state == State.HANDLING


def test_lead_waits_for_the_opinions_where_the_rule_says():
    walk, (lead, assist) = handled(1, 60, UnitRole.LEAD, UnitRole.ASSIST)
    walk.meet(lead)
    walk.write(lead)
    send = lambda: take(lead, "submit_reply", by=walk.desks.unit(lead.unit), result_class="planned")  # noqa: E731
    assert refusal(send) == f"{assist.unit}还没有出会办意见。请催办，或等意见到齐再答复。"

    rule("reply.waits_for_assist", False)
    send()
    assert lead.state == AssignmentState.CHECKING


def test_reply_needs_a_contact_a_letter_a_signature_and_an_answer_to_every_suggestion():
    walk, (row,) = handled()
    send = lambda: take(row, "submit_reply", by=walk.desks.unit(row.unit), result_class="planned")  # noqa: E731
    assert refusal(send) == "答复前须与提案人面商至少1次，现已登记0次。请先登记面商。"
    walk.meet(row)
    assert refusal(send) == "还没有写复文。请先写复文，再办理这一步。"

    walk.write(row)
    reply = Reply.objects.of(county()).get(assignment=row)
    reply.signed_by = ""
    reply.save()
    assert refusal(send) == "复文须由负责人签发，请填写签发人。"

    reply.signed_by = "王一"
    reply.save()
    reply.answers.filter(suggestion__number=2).update(text="")
    assert refusal(send) == "第2条建议还没有答复。请逐条答复。"

    reply.answers.filter(suggestion__number=2).update(text="已采纳")
    take(row, "submit_reply", by=walk.desks.unit(row.unit), result_class="planned")
    assert row.state == AssignmentState.CHECKING


def test_proposer_who_wants_no_visit_counts_as_met():
    walk, (row,) = handled()
    Contact.objects.create(
        committee=county(),
        assignment=row,
        held_on=today(),
        way="not_needed",
        stage=ContactStage.BEFORE,
        ours="a",
        theirs="b",
        summary="c",
    )
    walk.write(row)

    take(row, "submit_reply", by=walk.desks.unit(row.unit), result_class="planned")

    assert row.state == AssignmentState.CHECKING


def test_reply_settles_the_suggestions_and_asks_the_proposer():
    walk, (row,) = handled()
    walk.answer(row)

    proposal = fresh(walk.proposal)
    assert (proposal.state, proposal.result_class) == (State.REPLIED, "in_progress")
    fates = (
        Suggestion.objects.of(county())
        .filter(matter=proposal.matter_id)
        .order_by("number")
        .values_list("fate", flat=True)
    )
    assert list(fates) == ["adopted", "planned", "reference"]
    sheet = proposal.sheets.get()
    assert (sheet.state, sheet.membership) == ("asked", proposal.lead_proposer)
    assert sheet.due_on is not None


def test_split_proposal_is_replied_to_when_all_have_answered():
    walk, (one, other) = handled(1, 60, UnitRole.SPLIT, UnitRole.SPLIT)
    walk.answer(one)
    assert fresh(walk.proposal).state == State.HANDLING

    walk.answer(other)
    assert fresh(walk.proposal).state == State.REPLIED


def test_dissatisfied_reopens_handling_once_with_its_own_deadline_and_both_ratings_stay():
    walk, (row,) = handled(ago=100)
    walk.answer(row)
    walk.rate(Rating.DISSATISFIED)
    assert refusal(lambda: walk.step("close", walk.desks.staff)) == "提案人反馈“不满意”，须先重新办理一次。"

    walk.step("redo", walk.desks.staff, note="首次答复没有回应第二条")
    row = fresh(walk.proposal.assignments.get())
    assert (row.state, row.round) == (AssignmentState.REDO, 2)
    assert row.due_on >= row.redone_on + timedelta(days=30)

    walk.answer(row, again="_again")
    walk.rate(Rating.SATISFIED)
    proposal = fresh(walk.proposal)
    assert (proposal.first_rating, proposal.rating) == (Rating.DISSATISFIED, Rating.SATISFIED)
    assert proposal.replied_on < proposal.rereplied_on
    assert (
        refusal(lambda: walk.step("redo", walk.desks.staff, note="再来")) == "提案人没有反馈“不满意”，不用重新办理。"
    )
    walk.step("close", walk.desks.staff)
    assert fresh(walk.proposal).state == State.CLOSED
    assert Reply.objects.of(county()).filter(assignment=row).count() == 2


def test_silence_is_no_satisfaction_without_the_rule():
    walk, (row,) = handled(ago=100)
    walk.answer(row)
    sheet = walk.proposal.sheets.get()
    take(sheet, "lapse", by=walk.desks.staff)

    proposal = fresh(walk.proposal)
    assert (proposal.state, proposal.rating, proposal.rated_on) == (State.RATED, "", None)


def test_silence_counts_as_the_rule_says():
    rule("feedback.silence", "satisfied")
    walk, (row,) = handled(ago=100)
    walk.answer(row)
    take(walk.proposal.sheets.get(), "lapse", by=walk.desks.staff)

    assert fresh(walk.proposal).rating == Rating.SATISFIED


def test_silence_is_not_counted_before_the_time_is_over():
    walk, (row,) = handled(ago=20)
    walk.answer(row)

    sentence = refusal(lambda: take(walk.proposal.sheets.get(), "lapse", by=walk.desks.staff))

    assert "还没有到。请先提醒提案人。" in sentence


def test_dissatisfaction_says_why():
    walk, (row,) = handled()
    walk.answer(row)
    sheet = walk.proposal.sheets.get()
    give = lambda **how: take(sheet, "give", by=walk.desks.proposer(walk.proposal), **how)  # noqa: E731

    assert (
        refusal(lambda: give(attitude="satisfied", result="dissatisfied", opinion=""))
        == "不满意请写明哪里不满意，以便重新办理。"
    )
    assert refusal(lambda: give(attitude="", result="satisfied")) == "请选定对办理态度是否满意。"
    assert "没有“非常满意”这一档" in refusal(lambda: give(attitude="very", result="satisfied"))


def test_everyone_who_signed_is_asked_where_the_rule_says():
    rule("feedback.everyone", True)
    walk = start(2, 60)
    walk.cosign("agree", "agree", "refuse")
    (row,) = walk.to_handling()
    walk.answer(row)

    assert walk.proposal.sheets.count() == 3


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "延期后的日期须晚于现在的期限"),
        (45, "每次最多延长1个月"),
    ],
)
def test_extension_is_refused_outside_its_bounds(days, sentence):
    walk, (row,) = handled(ago=30)
    ask = Extension(committee=county(), assignment=row, until=row.due_on + timedelta(days=days), reason="x")

    assert sentence in refusal(lambda: begin(ask, by=walk.desks.unit(row.unit)))


def test_extension_is_asked_before_expiry_and_granted_by_the_hub():
    walk, (row,) = handled(ago=30)
    until = row.due_on + timedelta(days=20)
    ask = Extension(committee=county(), assignment=row, until=until, reason="需列预算")
    begin(ask, by=walk.desks.unit(row.unit))

    take(ask, "grant", by=walk.desks.hub(row.hub))

    row = fresh(row)
    assert (row.due_on, row.extended_to) == (until, until)
    assert Waiting.objects.about(row).get().due_on == until
    again = Extension(committee=county(), assignment=row, until=until + timedelta(days=5), reason="x")
    assert "最多延期1次" in refusal(lambda: begin(again, by=walk.desks.unit(row.unit)))


def test_extension_after_expiry_is_refused():
    walk, (row,) = handled(ago=150)
    ask = Extension(committee=county(), assignment=row, until=today() + timedelta(days=5), reason="x")

    assert "已过，延期须在期限届满前申请" in refusal(lambda: begin(ask, by=walk.desks.unit(row.unit)))


def test_withdrawn_proposal_ends_its_handling():
    walk, (row,) = handled()
    walk.step("ask_withdrawal", walk.by, note="已解决")
    walk.step("allow_withdrawal", walk.desks.staff)

    assert fresh(row).state == AssignmentState.CANCELLED
    assert waits(row) == []


def test_promise_is_looked_back_on():
    walk, (row,) = handled(ago=80)
    walk.answer(row)
    late, open_one = walk.promise(row, -3), walk.promise(row, 30)

    assert refusal(lambda: take(late, "keep", by=walk.desks.staff, proof="看过")).startswith("承诺的日期")
    take(late, "keep_late", by=walk.desks.staff, proof="现场查看")
    assert refusal(lambda: take(open_one, "keep", by=walk.desks.staff)) == "请写明怎样核实的，如现场查看、文件文号。"
    take(open_one, "drop", by=walk.desks.staff, note="没有列入预算")

    assert [one.state for one in Promise.objects.of(county()).filter(proposal=walk.proposal).order_by("pk")] == [
        "late",
        "dropped",
    ]


def test_office_enters_for_a_unit_and_the_trail_names_both():
    walk, (row,) = handled(ago=60)
    walk.meet(row)
    walk.write(row)
    take(row, "submit_reply", by=walk.desks.staff, result_class="planned")

    entry = Entry.objects.of(county()).about(row)[0]
    assert entry.doer_name.startswith("提案委工作人员")
    assert entry.doer_name.endswith(f"（代{row.unit}录入）")


def test_story_of_the_proposal_follows_from_its_parts():
    walk, (row,) = handled()
    walk.answer(row)
    walk.rate(Rating.SATISFIED)

    assert steps(walk.proposal) == [
        "begin", "submit", "pass_first", "pass_second", "file", "assign", "accept", "reply", "rate",
    ]  # fmt: skip


def test_deadline_is_counted_by_the_rule_of_the_day_it_was_handed_over():
    walk = start(2, 60)
    walk.file()
    with set_to(_moment(date(2026, 3, 2))):
        walk.proposal.time_mark = "plenary"
        row = Assignment(
            committee=county(),
            proposal=walk.proposal,
            unit=walk.world.units[0],
            role=UnitRole.SOLE,
            hub=Hub.GOVERNMENT,
        )
        row.handed_on = date(2026, 3, 2)
        assert reply_reckoned(row).day == date(2026, 6, 2)
        rule("due.fixed", "06-30")
        assert reply_reckoned(row).day == date(2026, 6, 30)
        rule("due.early_fixed", "05-10")
        assert reply_reckoned(row).day == date(2026, 6, 30)
        row.proposal.proposer_kind = "party"
        assert reply_reckoned(row).day == date(2026, 5, 10)


def test_opinion_may_be_due_so_many_days_before_the_lead():
    walk = start(2, 60)
    walk.file()
    row = Assignment(
        committee=county(), proposal=walk.proposal, unit=walk.world.units[0], role=UnitRole.ASSIST, hub=Hub.GOVERNMENT
    )
    row.handed_on = date(2026, 3, 2)
    assert reply_reckoned(row).day == date(2026, 4, 2)

    rule("due.assist_before", 20)
    assert reply_reckoned(row).day == date(2026, 5, 13)
    lines = [line.when for line in reply_reckoned(row).lines]
    assert "− 20天" in lines


def _moment(day: date):
    return timezone.make_aware(datetime(day.year, day.month, day.day, 10))
