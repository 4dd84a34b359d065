"""The general offices of the five demonstration committees."""

import pytest

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
