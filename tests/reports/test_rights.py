"""Who may do what with a report in which state: a checked-in table whose diff shows a change of rights.

A failing run prints the table to put in the file.
"""

from pathlib import Path

import pytest

from jianyan.demo.desks import Desks
from jianyan.flows.drawing import matrix
from jianyan.flows.steps import take
from jianyan.organisation.choices import Role
from jianyan.reports.models import Report
from tests.reports.desks import actor, county, make_report

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent.parent.parent / "docs" / "rights" / "report.tsv"
ROLES = (
    Role.MEMBER, Role.COLLECTIVE, Role.CONVENER, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.GOVERNMENT_HUB, Role.PARTY_HUB, Role.UNIT,
    Role.LEADER, Role.INFORMATION_OFFICE, Role.RESEARCH_OFFICE, Role.OFFICE,
)  # fmt: skip
BY = {"submit": "yanjiu", "sign_off": "zhuxi", "publish": "bangong"}


def in_state(state: str) -> Report:
    report = make_report("立案[[proposals.filed]]件。", slug=f"in-{state}".replace("_", "-"))
    for step in Report.flow.path_to(state):
        take(report, step.name, by=actor(BY[step.name]))
    return report


def test_rights_are_those_of_the_table():
    desks = Desks(county())
    found = matrix(Report.flow, {str(role): desks.of(role) for role in ROLES}, in_state)

    assert found == TABLE.read_text(encoding="utf-8"), f"\n{found}"
