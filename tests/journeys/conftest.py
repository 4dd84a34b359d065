"""The general offices of the five demonstration committees, and the windows of its desks."""

import pytest

from tests.journeys import desks
from tests.journeys.office import Office


@pytest.fixture
def shigatse(db):
    return Office("shigatse")


@pytest.fixture
def ningxia(db):
    return Office("ningxia")


@pytest.fixture
def shangzhou(db):
    return Office("shangzhou")


@pytest.fixture
def jiuquan(db):
    return Office("jiuquan")


@pytest.fixture
def tianjin(db):
    return Office("tianjin")


@pytest.fixture(scope="module")
def sign_ins(live):
    """The sign-ins of a module of tests: each desk signs in by its form once."""
    return {}


@pytest.fixture(params=desks.SIZES)
def at(request, browser, live, sign_ins):
    """`at("tian")` is a window of that size in which the proposal office is signed in; `at.size` says which size."""
    with desks.desks(browser, live, sign_ins, request.param) as found:
        yield found


@pytest.fixture
def desk(browser, live, sign_ins):
    """The same, on a desktop only."""
    with desks.desks(browser, live, sign_ins) as found:
        yield found
