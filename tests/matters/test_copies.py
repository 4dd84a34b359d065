"""What `Matter` copies of a room's row is the same after every way of changing it."""

import pytest
from django.db import models

from jianyan.committees.clock import today
from jianyan.flows.declared import Flow, Step
from jianyan.flows.desks import Desk
from jianyan.flows.models import Waiting
from jianyan.flows.predicates import anybody
from jianyan.flows.steps import begin, correct, take, take_back
from jianyan.matters.choices import MatterKind
from jianyan.matters.models import Matter, MatterModel
from tests.flows.trial import OFFICE, committee, create, drop

pytestmark = pytest.mark.django_db


class State(models.TextChoices):
    OPEN = "open", "未办"
    DONE = "done", "已办"


class Errand(MatterModel):
    """A matter of the tests alone."""

    matter_kind = MatterKind.INQUIRY
    number_field = "number"
    dates = ("done_on",)
    flow = Flow(
        initial=State.OPEN,
        begins=Step(name="begin", label="建立", allowed=anybody, leaves_on=lambda row: Desk("role", "office")),
        steps=[
            Step(
                name="do", label="办", sources=(State.OPEN,), target=State.DONE, allowed=anybody,
                stamps="done_on", takes=("number",), leaves_on=lambda row: Desk("role", "office"),
            )
        ],
    )  # fmt: skip

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+")
    number = models.IntegerField(default=0)
    done_on = models.DateField(null=True)

    class Meta:
        app_label = "matter_trial"
        db_table = "matter_trial_errand"


@pytest.fixture(scope="module", autouse=True)
def tables(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        create(Errand)
    yield
    with django_db_blocker.unblock():
        drop(Errand)


def copied(row: Errand) -> dict:
    """What the matter holds of the row, once it is certain that this is what the row holds in the database."""
    stored = Errand.objects.of(row.committee).get(pk=row.pk)
    copy = Matter.objects.of(row.committee).values(*stored.copy()).get(pk=row.matter_id)
    assert copy == stored.copy()
    assert copy.pop("is_private") is False
    return copy


def test_no_copy_differs_after_save_and_every_kind_of_step():
    row = Errand(committee=committee(), title="送信")
    begin(row, by=OFFICE)
    assert copied(row) == {"number": "0", "title": "送信", "state": "open", "last_on": None}

    take(row, "do", by=OFFICE, number=7)
    assert copied(row) == {"number": "7", "title": "送信", "state": "done", "last_on": today()}

    take_back(row, by=OFFICE)
    assert copied(row) == {"number": "0", "title": "送信", "state": "open", "last_on": None}

    take(row, "do", by=OFFICE, number=8)
    correct(row, "open", by=OFFICE, reason="未办")
    assert copied(row) == {"number": "8", "title": "送信", "state": "open", "last_on": None}

    row.title = "送两封信"
    row.save()
    assert copied(row)["title"] == "送两封信"
    assert Waiting.objects.about(row).get().title == "送两封信"


def test_no_copy_of_the_demonstration_differs():
    rows = [row for model in MatterModel.__subclasses__() if model is not Errand for row in stored(model)]

    assert rows
    assert [row for row, copy in rows if row.copy() != copy] == []


def stored(model) -> list[tuple[MatterModel, dict]]:
    """Every row of a room with what its matter holds of it."""
    found = []
    for row in model.objects.across("test of copies").select_related("matter"):
        found.append((row, {name: getattr(row.matter, name) for name in row.copy()}))
    return found
