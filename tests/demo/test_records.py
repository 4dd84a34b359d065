"""The made-up records keep the rules that records of people at work would have to keep."""

import random

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import F, Q

from jianyan.activities.models import Activity, Attendance, HeadCount, Measure, SiteSeen
from jianyan.committees.models import Committee, Sharing, Term
from jianyan.committees.querysets import CommitteeModel
from jianyan.consultations.models import Consultation
from jianyan.demo.loading import is_loaded
from jianyan.matters.models import Matter, MatterModel
from jianyan.opinions.models import OpinionReport
from jianyan.organisation.models import BodyMember, Charge
from jianyan.outcomes.models import CopiesGiven, Money, Paper, Problem, Suggestion
from jianyan.proposals.models import Proposal

pytestmark = pytest.mark.django_db

SEED = 20220815
AT_MOST = 30
TABLES = sorted((m for m in apps.get_models() if issubclass(m, CommitteeModel)), key=lambda m: m._meta.label)
MATTERS = [model for model in TABLES if issubclass(model, MatterModel)]
PARTS = [Attendance, HeadCount, Measure, SiteSeen]


def label(model):
    return model._meta.label


@pytest.fixture
def committees(db):
    assert is_loaded(), "these tests read the demonstration; the database has to hold it"
    return list(Committee.objects.filter(is_demo=True))


def sample(model, committees):
    """The same rows of a table at every run, at most thirty."""
    rows = model.objects.of_all(committees)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    chosen = random.Random(SEED).sample(keys, min(AT_MOST, len(keys)))
    return rows.filter(pk__in=chosen)


def out_of_office(seat, day):
    """The member of a row was not in office on the day of the row."""
    return Q(**{f"{seat}__joined_on__gt": F(day)}) | Q(**{f"{seat}__left_on__lte": F(day)})


@pytest.mark.parametrize("model", TABLES, ids=label)
def test_rows_pass_the_checks_of_a_form(model, committees):
    assert [(row.pk, said) for row in sample(model, committees) if (said := refused(row))] == []


def refused(row) -> list[str]:
    """What the form would say against a row."""
    try:
        row.full_clean()
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize("model", PARTS, ids=label)
def test_parts_bear_the_day_and_the_committee_of_their_activity(model, committees):
    rows = model.objects.of_all(committees)
    assert not rows.exclude(held_on=F("activity__held_on"), committee=F("activity__committee")).exists()


@pytest.mark.parametrize("model", MATTERS, ids=label)
def test_matters_hold_a_true_copy(model, committees):
    for row in sample(model, committees).select_related("matter"):
        matter = row.matter
        assert (matter.committee_id, matter.kind) == (row.committee_id, row.matter_kind)
        assert row.copy() == {name: getattr(matter, name) for name in row.copy()}


def test_every_matter_has_its_row(committees):
    rooms = Q(*((model._meta.model_name, None) for model in MATTERS))
    assert not Matter.objects.of_all(committees).filter(rooms).exists()


def test_days_of_members_lie_in_a_term(committees):
    for committee in committees:
        first = Term.objects.of(committee).earliest("starts_on").starts_on
        assert not Attendance.objects.of(committee).filter(membership__isnull=False, held_on__lt=first).exists()
        assert not Proposal.objects.of(committee).filter(received_on__lt=first).exists()


IMPOSSIBLE = {
    "a member attends out of office": (Attendance, out_of_office("membership", "held_on")),
    "a member proposes out of office": (Proposal, out_of_office("lead_proposer", "received_on")),
    "a member reports out of office": (OpinionReport, out_of_office("membership", "received_on")),
    "a member gives out of office": (Money, out_of_office("donor", "received_on")),
    "staff serve before they came": (Attendance, Q(staff__joined_on__gt=F("held_on"))),
    "somebody joins a body before it is there": (BodyMember, Q(joined_on__lt=F("body__opened_on"))),
    "a body hosts before it is there": (Activity, Q(host__opened_on__gt=F("held_on"))),
    "a body leads a consultation before it is there": (Consultation, Q(lead_body__opened_on__gt=F("held_on"))),
    "a body answers for something before it is there": (Charge, Q(body__opened_on__gt=F("since"))),
    "an activity lies outside its programme": (
        Activity,
        Q(held_on__lt=F("programme__starts_on")) | Q(held_on__gt=F("programme__ends_on")),
    ),
    "a proposal comes before its plenary": (Proposal, Q(received_on__lt=F("plenary__opens_on"))),
    "a proposal is rated or visited before the reply": (
        Proposal,
        Q(rated_on__lt=F("replied_on")) | Q(visited_on__lt=F("replied_on")) | Q(assigned_on__lt=F("filed_on")),
    ),
    "a proposal is numbered and not filed, or filed and not numbered": (
        Proposal,
        Q(case_no="", filed_on__isnull=False) | (~Q(case_no="") & Q(filed_on__isnull=True)),
    ),
    "a suggestion is made before its activity": (Suggestion, Q(made_on__lt=F("activity__held_on"))),
    "a suggestion is decided before it is sent": (Suggestion, Q(decided_on__lt=F("sent_on"))),
    "a problem is found before its activity": (Problem, Q(found_on__lt=F("activity__held_on"))),
    "a paper is noted before it is written": (Paper, Q(noted_on__lt=F("written_on"))),
    "copies are given before the book is out": (CopiesGiven, Q(given_on__lt=F("publication__published_on"))),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_nothing_impossible_is_told(what, committees):
    model, condition = IMPOSSIBLE[what]
    assert not model.objects.of_all(committees).filter(condition).exists()


def test_consent_is_given_to_a_committee_above(committees):
    for sharing in Sharing.objects.of_all(committees).select_related("receiver"):
        assert sharing.committee in sharing.receiver.below()
