"""Keeps these tests on their own floor: no middleware, address or context of a room above."""

import pytest

from tests.look import settings as own


@pytest.fixture(autouse=True)
def lowest_floor(settings):
    """Run with the addresses, middleware and context processors of this room alone."""
    settings.ROOT_URLCONF = own.ROOT_URLCONF
    settings.MIDDLEWARE = own.MIDDLEWARE
    settings.TEMPLATES = own.TEMPLATES
