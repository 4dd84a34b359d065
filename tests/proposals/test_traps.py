"""What statistics of proposals get wrong: which counts stand in which, of what a share is, what a rating says."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jianyan.committees.models import Plenary, Provision
from jianyan.figures import engine
from jianyan.handling.letters import letters_of
from jianyan.handling.statistics import statistics
from jianyan.matters.choices import LinkKind
from jianyan.matters.models import Link
from jianyan.organisation.models import Membership, Person, Sector
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.models import Cosigner, Proposal
from jianyan.proposals.review import account_of, questions_of_account
from tests.proposals.golden import ask, committee_of, lay, outcomes, spread, value

pytestmark = pytest.mark.django_db
DAY = date(2012, 1, 10)


@pytest.fixture
def committee():
    return committee_of("shan", 5, DAY, level="county")


def rows_of(committee):
    return Proposal.objects.of(committee)


def account(committee, period="2012"):
    return account_of(engine.answer(questions_of_account(ask(committee, "proposals.filed", period))))


def test_received_is_filed_merged_and_converted(committee):
    lay(committee, outcomes(filed=12, merged=3, converted=4, declined=1))

    found = account(committee)

    assert found.received.records == sum(one.records for one in found.out) == 20
    assert value(committee, "proposals.filed", "2012") == 12  # merged is outside filed


def test_the_account_carries_what_is_in_review_over_the_turn_of_the_year(committee):
    lay(committee, [*outcomes(filed=5), *[{} for _ in range(3)]])
    rows_of(committee).filter(filed_on=None).update(received_on=date(2012, 12, 30))
    late = rows_of(committee).filter(filed_on=None).first()
    rows_of(committee).filter(pk=late.pk).update(filed_on=date(2013, 1, 5))

    this, following = account(committee), account(committee, "2013")

    assert (this.before.records, this.received.records, this.after.records, this.gap) == (0, 8, 3, 0)
    assert (following.before.records, following.received.records, following.after.records) == (3, 0, 2)
    assert (following.outcomes[0].records, following.gap) == (1, 0)


def test_an_account_that_does_not_close_says_by_how_much_and_why(committee):
    lay(committee, [*outcomes(filed=5), {"filed_on": True, "received_on": None}])

    found = account(committee)

    assert found.gap == -1
    assert found.words() == "右边多1件：有提案审结了，但没有记收到日期，或收到日期晚于审结。"


def test_the_local_rule_says_which_filing_rate_is_shown(committee):
    lay(committee, outcomes(filed=12, merged=3, converted=5))
    period = ask(committee, "proposals.filed", "2012").period
    national = statistics(committee, period)

    Provision.objects.create(
        committee=committee, key="proposals.merged_counts", value=True, valid_from=date(2000, 1, 1), source="试"
    )
    local = statistics(committee, period)

    assert (national.filing.value, local.filing.value) == (60, 75)
    assert "不计入立案" in national.merged_words
    assert "计入立案，立案率的分子含并案" in local.merged_words


def test_shares_are_of_filed_though_texts_say_of_all(committee):
    rows = spread(outcomes(filed=8, converted=8), "proposer_kind", {"party": 2})
    lay(committee, rows)

    share = engine.answer_one(ask(committee, "proposals.collective_share", "2012"))

    assert (share.part, share.whole, share.value) == (2, 8, 25)


def test_letters_of_classes_differ_between_places_and_the_count_does_not(committee):
    other = committee_of("hai", 5, DAY, level="county")
    Provision.objects.create(
        committee=other, key="reply.letters", value=["A=adopted_solved", "B=planned"], valid_from=date(2000, 1, 1)
    )
    for one in (committee, other):
        rows = spread(outcomes(filed=5), "result_class", {"adopted_solved": 3, "planned": 2})
        lay(one, spread(rows, "replied_on", {True: 5}))

    tables = [statistics(one, ask(one, "proposals.filed", "2012").period).tables for one in (committee, other)]
    labels = [
        [line.label for table in some if table.of.name == "result" for line in table.parts.lines] for some in tables
    ]

    assert (letters_of(committee, DAY)["planned"], letters_of(other, DAY)["planned"]) == ("C", "B")
    assert labels == [["A 已经解决或者采纳", "C 列入计划逐步解决"], ["A 已经解决或者采纳", "B 列入计划逐步解决"]]
    assert [value(one, "proposals.filed", "2012", result="planned") for one in (committee, other)] == [2, 2]


def test_adoption_counts_suggestions_not_proposals(committee):
    lay(committee, outcomes(filed=2))
    first, second = rows_of(committee).order_by("pk")
    fates = [(first, "adopted"), (first, "adopted"), (first, "adopted"), (second, "partly"), (second, "")]
    for number, (proposal, fate) in enumerate(fates):
        Suggestion.objects.create(
            committee=committee, matter=proposal.matter, source="proposal", number=number, text="建议", made_on=proposal.filed_on,
            fate=fate, decided_on=proposal.filed_on + timedelta(days=90) if fate else None,
        )  # fmt: skip

    rate = engine.answer_one(ask(committee, "proposals.adoption_rate", "2012"))
    rows_of(committee).filter(pk=second.pk).update(withdrawn_on=date(2012, 6, 1))
    without = engine.answer_one(ask(committee, "proposals.adoption_rate", "2012"))

    assert (rate.part, rate.whole, rate.value) == (3, 5, 60)
    assert (without.part, without.whole) == (3, 3)  # those of one withdrawn are in no denominator


def test_basically_satisfied_counts_as_satisfied_and_silence_does_not(committee):
    rows = spread(outcomes(filed=10), "rating", {"very": 1, "satisfied": 4, "basically": 2, "dissatisfied": 1})
    lay(committee, spread(rows, "replied_on", {True: 10}))

    found = {
        name: value(committee, f"proposals.{name}", "2012")
        for name in (
            "content_rate",
            "satisfaction_rate",
            "content_of_replied",
            "satisfaction_of_replied",
            "response_rate",
        )
    }

    assert found == {
        "content_rate": Decimal("87.5"), "satisfaction_rate": Decimal("62.5"), "content_of_replied": 70,
        "satisfaction_of_replied": 50, "response_rate": 80,
    }  # fmt: skip


def test_first_satisfaction_keeps_the_first_rating(committee):
    rows = spread(outcomes(filed=4), "rating", {"satisfied": 4})
    lay(committee, spread(rows, "replied_on", {True: 4}))
    redone = rows_of(committee).first()
    rows_of(committee).filter(pk=redone.pk).update(first_rating="dissatisfied", redone_on=date(2012, 8, 1))

    assert value(committee, "proposals.satisfaction_rate", "2012") == 100
    assert value(committee, "proposals.first_satisfaction_rate", "2012") == 75
    assert value(committee, "proposals.redone", "2012") == 1


def test_merged_at_review_is_not_handled_together(committee):
    """Two filed proposals that a unit handles together are both filed, and each is answered."""
    rows = outcomes(filed=2, merged=1)
    lay(committee, spread(rows, "replied_on", {True: 2}))
    first, second = rows_of(committee).exclude(filed_on=None).order_by("pk")
    Link.objects.create(committee=committee, source=first.matter, target=second.matter, kind=LinkKind.TOGETHER)

    names = ("filed", "merged", "replied")
    assert [value(committee, f"proposals.{name}", "2012") for name in names] == [2, 1, 2]


def test_a_withdrawn_proposal_is_in_no_count_and_no_denominator(committee):
    lay(committee, outcomes(filed=4, converted=1))
    gone = rows_of(committee).exclude(filed_on=None).first()
    rows_of(committee).filter(pk=gone.pk).update(withdrawn_on=date(2012, 3, 1))

    rate = engine.answer_one(ask(committee, "proposals.filing_rate", "2012"))

    assert (rate.part, rate.whole) == (3, 4)
    assert value(committee, "proposals.withdrawn", "2012") == 1
    assert account(committee).gap == 0


def test_late_replies_are_in_time_by_the_extended_day_only(committee):
    rows = spread(outcomes(filed=4), "replied_on", {True: 3})
    lay(committee, rows)
    keys = list(rows_of(committee).order_by("pk").values_list("pk", flat=True))
    replied = rows_of(committee).get(pk=keys[0]).replied_on
    for key, due in zip(keys, (replied, replied - timedelta(days=1), None, date(2012, 6, 1)), strict=True):
        rows_of(committee).filter(pk=key).update(reply_due_on=due)

    rate = engine.answer_one(ask(committee, "proposals.on_time_reply_rate", "2012"))
    early = engine.answer_one(
        ask(committee, "proposals.on_time_reply_rate", f"2012-01-01..{replied - timedelta(days=2)}")
    )

    assert (rate.part, rate.whole) == (
        1,
        3,
    )  # the unanswered one is due too; the one without a day is not known to be
    assert (early.value, early.whole) == (None, 0)


def test_participation_counts_members_once_over_members_in_office(committee):
    sector = Sector.objects.create(committee=committee, name="教育界", code="education")
    people = [Person.objects.create(committee=committee, name=f"委员{n}") for n in range(4)]
    term = Plenary.objects.of(committee).get().term
    members = [
        Membership.objects.create(committee=committee, person=person, term=term, sector=sector, joined_on=DAY)
        for person in people
    ]
    lay(committee, outcomes(filed=2, merged=1))
    for proposal, member in zip(rows_of(committee).order_by("pk"), (0, 0, 1), strict=True):
        rows_of(committee).filter(pk=proposal.pk).update(lead_proposer=members[member])
    joint = rows_of(committee).order_by("pk").first()
    for member, state in ((members[1], "agreed"), (members[2], "agreed"), (members[3], "refused")):
        Cosigner.objects.create(committee=committee, proposal=joint, membership=member, state=state)

    answer = engine.answer_one(ask(committee, "proposals.participation", "2012", sector="education"))
    earlier = engine.answer_one(ask(committee, "proposals.participation", "2012-01-10..2012-01-10"))

    assert (answer.part, answer.whole, answer.value) == (3, 4, 75)
    assert [question.rows().count() for question in answer.question.parts()] == [3, 4]
    assert (earlier.part, earlier.whole) == (0, 4)  # nothing was received yet


def test_a_declined_proposal_stands_under_each_of_its_reasons(committee):
    lay(committee, outcomes(declined=2))
    first, second = rows_of(committee).order_by("pk")
    rows_of(committee).filter(pk=first.pk).update(decline_reasons=["empty", "personal"])
    rows_of(committee).filter(pk=second.pk).update(decline_reasons=["empty"])
    question = ask(committee, "proposals.declined", "2012")

    by_reason = engine.answer_by(question, question.figure.dimension("reason"))

    assert {reason: one.value for reason, one in by_reason.items()} == {"personal": 1, "empty": 2}
    assert [row.pk for row in question.narrowed("reason", "personal").rows()] == [first.pk]
