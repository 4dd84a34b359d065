"""Numbers of a report held against the records of the demonstration: every verdict by its rule."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.committees.models import Committee, Provision
from jianyan.demo.facts import stories
from jianyan.figures.catalogue import find
from jianyan.readings.audit import audit
from jianyan.readings.choices import Verdict
from tests.readings.numbers import claim, of_fact, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def shangzhou():
    return Committee.objects.get(slug="shangzhou")


def verdicts(numbers, committee, period="2022"):
    return [one.verdict for one in audit(numbers, committee, period)]


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
def test_what_the_demonstration_published_agrees_with_its_records(story):
    computed = [fact for fact in story.facts if find(fact.figure).kind != "reported"]

    checked = audit([of_fact(fact) for fact in computed], Committee.objects.get(slug=story.slug), story.period)

    assert {fact.id: one.verdict for fact, one in zip(computed, checked, strict=True)} == {
        fact.id: Verdict.AGREES for fact in computed
    }


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
def test_exact_counts_told_one_too_many_differ_by_one(story):
    counts = [fact for fact in story.facts if fact.bound == "exact" and find(fact.figure).kind == "count"]
    wrong = [replace(fact, value=fact.value + 1) for fact in counts if not fact.lower]

    checked = audit([of_fact(fact) for fact in wrong], Committee.objects.get(slug=story.slug), story.period)

    found = [(one.verdict, one.difference) for one in checked]
    assert found.count((Verdict.DIFFERS, Decimal(1))) >= len(found) * 0.9
