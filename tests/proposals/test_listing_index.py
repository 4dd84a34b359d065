"""A list of proposals is answered in one index; whatever the list comes to ask must stand in it."""

from jianyan.proposals.models import LISTED
from jianyan.registers.catalogue import all_registers


def test_all_that_the_list_shows_sorts_and_narrows_by_stands_in_its_index():
    register = all_registers()["proposal"]

    asked = {*register.shows, *register.filters, *register.search}

    assert asked - set(LISTED) == set()
    assert {"state", "received_on", "entered_by_office", "lead_proposer", "matter"} <= set(LISTED)
