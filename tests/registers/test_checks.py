"""A wrong declaration of a register is found at start."""

import pytest
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.organisation.models import Body
from jianyan.registers.checks import check_registers, errors_of
from jianyan.registers.declared import Register, View
from tests.flows.trial import Request

SAYS = _("机构")


@pytest.mark.parametrize(
    ("register", "ids"),
    [
        (Register(Body, SAYS, ("name", "kind")), []),
        (Register(Body, SAYS, ("nmae",)), ["registers.E001"]),
        (Register(Body, SAYS, ("name",), fields=("opend_on",)), ["registers.E001"]),
        (Register(Body, SAYS, ("name",), filters=("place",)), ["registers.E002"]),
        (Register(Body, SAYS, ("name",), part_of=("name",)), ["registers.E003"]),
        (Register(Request, SAYS, ("title", "state"), filters=("state",), bulk=("accept",)), []),
        (Register(Request, SAYS, ("title",), bulk=("acept",)), ["registers.E005"]),
        (Register(Body, SAYS, ("name",), bulk=("accept",)), ["registers.E005"]),
        (Register(Body, SAYS, ("name",), views=(View("all", SAYS, lambda actor: Q()),)), ["registers.E006"]),
        (Register(Body, SAYS, ("name",), sentences={"body_name_twice": SAYS}), ["registers.E004"]),
    ],
)
def test_declaration_is_checked(register, ids):
    assert [error.id for error in errors_of(register)] == ids


def test_hint_offers_the_nearest_field():
    [error] = errors_of(Register(Body, SAYS, ("nmae",)))

    assert "name" in error.hint


def test_declared_registers_are_right():
    assert check_registers(None) == []
