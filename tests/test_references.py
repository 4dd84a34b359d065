"""A test that leaves a reference to nothing fails at its end, whichever way it came to it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from jianyan.committees.models import Committee, Plenary, Term
from tests.references import referring

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
NOBODY = 987_654


@pytest.fixture
def term():
    """A term that nothing refers to yet."""
    committee = Committee.objects.get(slug="shangzhou")
    return Term.objects.create(committee=committee, number=99, starts_on="2099-01-01")


def plenary(term, **fields) -> Plenary:
    given = {
        "committee": term.committee,
        "term": term,
        "number": 1,
        "opens_on": "2099-01-05",
        "closes_on": "2099-01-08",
    }
    return Plenary.objects.create(**given | fields)


def leaves_nothing_open() -> None:
    """What the end of a test asks."""
    connection.check_constraints()


def test_a_row_entered_without_its_other_row(term):
    made = plenary(term)
    made.pk, made.term_id = None, NOBODY
    made.number = 2
    made.save()

    with pytest.raises(IntegrityError, match=str(NOBODY)):
        leaves_nothing_open()
    made.delete()


def test_rows_entered_together(term):
    row = Plenary(committee=term.committee, term_id=NOBODY, number=1, opens_on="2099-01-05", closes_on="2099-01-08")
    Plenary._base_manager.bulk_create([row], ignore_conflicts=True)

    with pytest.raises(IntegrityError, match=str(NOBODY)):
        leaves_nothing_open()
    Plenary._base_manager.filter(term_id=NOBODY).delete()


def test_a_row_changed_to_one_that_is_not_there(term):
    made = plenary(term)
    leaves_nothing_open()

    Plenary._base_manager.filter(pk=made.pk).update(term_id=NOBODY)

    with pytest.raises(IntegrityError, match=str(NOBODY)):
        leaves_nothing_open()
    made.delete()


def test_a_row_deleted_that_others_name(term):
    made = plenary(term)
    leaves_nothing_open()

    Term._base_manager.filter(pk=term.pk)._raw_delete("default")

    with pytest.raises(IntegrityError, match=str(term.pk)):
        leaves_nothing_open()
    made.delete()


def test_a_statement_of_another_kind_has_all_tables_asked(term):
    made = plenary(term)
    leaves_nothing_open()

    with connection.cursor() as cursor:
        cursor.execute("REPLACE INTO committee_plenary SELECT * FROM committee_plenary WHERE id = %s", [made.pk])
        connection.execute_wrappers, kept = [], connection.execute_wrappers
        cursor.execute("UPDATE committee_plenary SET term_id = %s WHERE id = %s", [NOBODY, made.pk])
        connection.execute_wrappers = kept

    with pytest.raises(IntegrityError, match=str(NOBODY)):
        leaves_nothing_open()
    made.delete()


def test_every_reference_of_the_models_is_known():
    known = referring(connection)
    kinds = [one for one in apps.get_models(include_auto_created=True) if one._meta.managed]
    keys = [one for kind in kinds for one in kind._meta.local_fields if one.remote_field and one.db_constraint]

    assert len(keys) > 100
    assert [str(key) for key in keys if key.model._meta.db_table not in known[_named(key)]] == []


def _named(key) -> str:
    return key.remote_field.model._meta.db_table
