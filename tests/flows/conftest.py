"""The tables of the trial room, there while a module of these tests runs."""

import pytest

from tests.flows.trial import MODELS, create, drop


@pytest.fixture(scope="module", autouse=True)
def tables(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        create(*MODELS)
    yield
    with django_db_blocker.unblock():
        drop(*MODELS)


@pytest.fixture
def fresh_tables(transactional_db):
    """For tests that commit: their database is copied anew each time."""
    create(*MODELS)
