"""A new term, and accounts that stay with whoever is elected again."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from jianyan.committees.clock import today
from jianyan.committees.models import Account, Term
from jianyan.organisation.choices import Role
from jianyan.organisation.models import BodyMember, Membership, Post, Seat
from jianyan.proposals.models import Proposal
from jianyan.setting_up import accounts, roster
from jianyan.setting_up.terms import NoTerm, newest, open_term
from jianyan.trail.models import Entry
from tests.setting_up.lists import BY, lines, make_committee, people, person

NEXT = date(2026, 6, 1)


@pytest.fixture
def committee(db):
    """A committee with three members, their accounts, and a proposal that is under way."""
    committee = make_committee()
    rows = [
        person("连任", "13900000001", post="常务委员", body="提案委员会"),
        person("离任", "13900000002", body="提案委员会"),
    ]
    roster.apply(committee, lines(*rows), by=BY)
    accounts.make_member_accounts(committee, by=BY)
    return committee


def seats(committee, name):
    rows = Seat.objects.of(committee).in_force(today()).filter(person__name=name)
    return list(rows.values_list("account__login", flat=True))


def test_a_new_term_closes_memberships_and_carries_open_work_over(committee):
    """Opening a new term closes memberships, carries open work over, keeps old files."""
    plenary = newest(committee).plenaries.get()
    proposal = Proposal.objects.create(
        committee=committee, title="路灯", plenary=plenary, state="submitted", received_on=date(2026, 2, 1)
    )
    before = Proposal.objects.of(committee).values().get()

    term = open_term(committee, 2, NEXT, by=BY)

    assert Term.objects.of(committee).get(number=1).ends_on == date(2026, 5, 31)
    assert set(Membership.objects.of(committee).values_list("left_on", "left_why")) == {(NEXT, "届满")}
    assert set(Post.objects.of(committee).values_list("until", flat=True)) == {NEXT}
    assert Membership.objects.of(committee).in_force(NEXT).count() == 0
    assert Membership.objects.of(committee).in_force(date(2026, 5, 31)).count() == 2
    assert Proposal.objects.of(committee).values().get(pk=proposal.pk) == before
    assert Entry.objects.about(term).get().step == "开始新一届"


def test_a_re_elected_member_keeps_one_account(committee):
    """A re-elected member keeps one account."""
    open_term(committee, 2, NEXT, by=BY)

    plan = roster.apply(committee, lines(person("连任", "13900000001"), person("新任", "13900000003")), by=BY)
    slips = accounts.make_member_accounts(committee, by=BY)

    assert plan.counts["new"] == 2
    assert [slip.name for slip in slips] == ["新任"]
    assert seats(committee, "连任") == ["13900000001"]
    assert Account.objects.filter(login__startswith="1390000000").count() == 3
    assert Membership.objects.of(committee).filter(person__name="连任").count() == 2


def test_seats_of_those_not_re_elected_end_with_the_new_roster(committee):
    open_term(committee, 2, NEXT, by=BY)
    still = seats(committee, "离任")

    roster.apply(committee, lines(person("连任", "13900000001")), by=BY)

    assert (still, seats(committee, "离任")) == (["13900000002"], [])
    assert seats(committee, "连任") == ["13900000001"]
    left = BodyMember.objects.of(committee).filter(left_on__isnull=False).values_list("person__name", flat=True)
    assert list(left) == ["离任"]


def test_who_comes_back_within_the_term_gets_the_old_account_again(committee):
    open_term(committee, 2, NEXT, by=BY)
    roster.apply(committee, lines(person("连任", "13900000001")), by=BY)
    roster.apply(committee, lines(person("离任", "13900000002")), by=BY)

    slips = accounts.make_member_accounts(committee, by=BY)

    assert (slips, seats(committee, "离任")) == ([], ["13900000002"])


@pytest.mark.parametrize(
    ("number", "starts_on", "sentence"),
    [
        (1, NEXT, "现在已是一届，新一届应大于它，如2；填的是1。"),
        (2, date(2026, 1, 10), "一届从2026-01-10开始，新一届应在这以后开始。"),
    ],
)
def test_a_term_that_is_not_after_the_old_one_is_refused(committee, number, starts_on, sentence):
    with pytest.raises(ValidationError) as refused:
        open_term(committee, number, starts_on, by=BY)

    assert refused.value.messages == [sentence]


def test_a_term_that_begins_before_somebody_joined_is_refused(committee):
    roster.apply(committee, lines(person("补选", "13900000009", joined_on="2026-07-01")), by=BY)

    with pytest.raises(ValidationError, match="任职日期晚于"):
        open_term(committee, 2, NEXT, by=BY)
    assert newest(committee).number == 1


def test_a_roster_before_any_term_is_refused(db):
    committee = make_committee()
    Term.objects.of(committee).get().plenaries.all().delete()
    Entry._base_manager.filter(committee=committee).delete()
    Term.objects.of(committee).delete()

    with pytest.raises(NoTerm, match="请先填届次"):
        roster.plan(committee, [])


def test_first_passwords_meet_the_rules_can_be_read_and_differ():
    made = {accounts.first_password() for _ in range(200)}

    assert len(made) == 200
    assert not set("".join(made)) & set("0O1lI")
    assert all(any(map(kind, word)) for word in made for kind in (str.isupper, str.islower, str.isdigit))


def test_a_first_password_signs_in_once_it_is_hashed_and_must_be_changed(committee):
    roster.apply(committee, lines(person("新任", "13900000003")), by=BY)

    (slip,) = accounts.make_member_accounts(committee, by=BY)
    signed_in = authenticate(username=slip.login, password=slip.password)

    assert (slip.login, signed_in.must_change_password) == ("13900000003", True)
    assert slip.password not in signed_in.password
    strong = Account.objects.get(login=slip.login).password.split("$")[1]
    assert int(strong) > accounts.ROUNDS  # hashed in full at the first sign-in


def test_whose_phone_is_taken_or_missing_gets_a_running_number(committee):
    Account.objects.create(login="13900000003")
    roster.apply(committee, lines(person("甲", "13900000003"), person("乙", "", employer="县医院")), by=BY)

    slips = accounts.make_member_accounts(committee, by=BY)

    assert {slip.name: slip.login for slip in slips} == {"乙": "xishan-0001", "甲": "xishan-0002"}


def test_two_hundred_accounts_are_made_in_one_go(committee):
    roster.apply(committee, lines(*people(200)), by=BY)

    slips = accounts.make_member_accounts(committee, by=BY)

    assert len({slip.login for slip in slips}) == len({slip.password for slip in slips}) == 200


def test_lost_slips_are_made_again_for_who_never_set_a_password(committee):
    Account.objects.filter(login="13900000001").update(must_change_password=False)

    slips = accounts.renew_unused(committee, by=BY)

    assert [slip.login for slip in slips] == ["13900000002"]
    assert authenticate(username="13900000002", password=slips[0].password)


def test_nobody_gets_two_of_the_three_administrators(committee):
    accounts.make_staff_account(committee, Role.SYSTEM_ADMIN, "老李", by=BY)

    with pytest.raises(ValidationError, match="不能由一人兼任"):
        accounts.make_staff_account(committee, Role.AUDIT_ADMIN, "老李", by=BY)
    with pytest.raises(ValidationError, match="没有再开"):
        accounts.make_staff_account(committee, Role.SYSTEM_ADMIN, "老李", by=BY)
