"""Every address of a committee, opened by every role of the demonstration: a checked-in table whose diff shows a change of rights.

A failing run prints the table to put in the file.
"""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from jianyan.activities.models import Activity
from jianyan.committees.models import Account, Committee
from jianyan.demo.sign_ins import DESKS, login
from jianyan.handling.models import Assignment, Reply, Sheet
from jianyan.merits.models import Selection
from jianyan.organisation.models import HandlingUnit
from jianyan.proposals.models import Proposal
from jianyan.reports.models import Section
from tests.test_strangers import ALL, SAMPLES

TABLE = Path(__file__).parent.parent / "docs" / "rights" / "pages.tsv"
NOBODY = "visitor"
OF_REGISTERS = {"proposal": "nominate", "assignment": "sign"}  # besides the one without steps; with a step of each
pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return Committee.objects.get(slug="shangzhou")


def samples(county) -> dict[str, object]:
    """A row for each address that names one: the member's own draft, what the unit handles, a reply, a sheet, what is voted on."""
    unit = HandlingUnit.objects.of(county).order_by("pk").first()
    own = Assignment.objects.of(county).filter(unit=unit)
    filed = Proposal.objects.of(county).filter(state="filed").order_by("pk").first()
    draft = Proposal.objects.of(county).filter(state="draft").order_by("pk").first()
    section = Section.objects.of(county).filter(report__slug="work").order_by("pk").first()
    rows = {
        **dict.fromkeys(("report-section", "report-preview", "report-find", "report-versions"), section),
        "activity": Activity.objects.of(county).order_by("pk").first(), "proposal": filed,
        "assignment": own.filter(state="assigned").order_by("pk").first(), "proposal-edit": draft, "proposal-paper": filed,
        "attach": filed.matter, "reply-write": own.filter(state="handling").order_by("pk").first(),
        "opinion-paper": Assignment.objects.of(county).filter(state="opined").order_by("pk").first(),
        "reply-paper": Reply.objects.of(county).order_by("pk").first(), "sheet-paper": Sheet.objects.of(county).order_by("pk").first(),
        "vote": Selection.objects.of(county).filter(state="balloting").first(),
    }  # fmt: skip
    return {name: row.pk for name, row in rows.items()}


def addresses(county) -> dict[str, str]:
    """Every address by its name; those of a register for each of three."""
    keys, found = samples(county), {}
    for view, names in ALL:
        registers = ["activity", *OF_REGISTERS] if "register" in names else [None]
        for register in registers:
            given = {**SAMPLES, "pk": keys.get(register or view, 1)}
            given |= {"register": register, "step": OF_REGISTERS.get(register, "close")} if register else {}
            name = f"{view} {register}" if register else view
            found[name] = county.address(view, **{one: given[one] for one in names})
    # One proposal in a paper shows as much as all of them.
    return {
        name: f"{url}?pk={keys['proposal']}" if name.startswith("proposals-") else url for name, url in found.items()
    }


def clients(county) -> dict[str, Client]:
    """A browser for each role, and one that has not signed in."""
    accounts = {role: Account.objects.get(login=login(county, desk)) for desk, role in DESKS}
    found = {str(role): Client(raise_request_exception=False) for role in accounts}
    for role, account in accounts.items():
        found[str(role)].force_login(account)
    return {NOBODY: Client(raise_request_exception=False), **found}


def table(county) -> str:
    lines = []
    people = clients(county)
    for name, url in addresses(county).items():
        lines.append([name, *(str(client.get(url).status_code) for client in people.values())])
    return "".join("\t".join(line) + "\n" for line in [["address", *people], *lines])


def test_every_page_answers_every_role_as_the_table_says(county):
    found = table(county)

    assert "\t500" not in found
    assert found == TABLE.read_text(encoding="utf-8"), f"\n{found}"


def test_an_empty_form_is_never_a_fault(county):
    """POST without data, as every role; what it changes is taken back before the next one."""
    urls, broken = addresses(county), []

    for role, client in clients(county).items():
        for name, url in urls.items():
            with transaction.atomic():
                if client.post(url).status_code >= 500:
                    broken.append((role, name))
                transaction.set_rollback(True)

    assert broken == []
