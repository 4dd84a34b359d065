"""Whoever opens a figure sees the rows he may see, and how many are withheld."""

import pytest

from jianyan.committees.models import Account, Committee
from jianyan.matters.models import Matter
from jianyan.opinions.models import OpinionReport

ADDRESS = "/shangzhou/figures/opinions.compiled/?period=2022"


@pytest.fixture
def restricted(db):
    """One of the 28 compiled reports, restricted to named people."""
    committee = Committee.objects.get(slug="shangzhou")
    report = OpinionReport.objects.of(committee).filter(compiled_on__year=2022).first()
    Matter.objects.of(committee).filter(pk=report.matter_id).update(confidentiality="restricted")
    return report


def test_a_restricted_row_counts_and_is_not_listed_to_a_visitor(client, restricted):
    page = client.get(ADDRESS).content.decode()

    assert "记录 28 条" in page
    assert "另有 1 条只计数、不列出" in page


def test_a_restricted_row_has_no_page_for_a_visitor(client, restricted):
    assert client.get(restricted.get_absolute_url()).status_code == 404


def test_an_office_sees_all_rows(client, restricted):
    client.force_login(Account.objects.get(login="shangzhou-bangong"))

    page = client.get(ADDRESS).content.decode()

    assert "不列出" not in page
    assert client.get(restricted.get_absolute_url()).status_code == 200


def test_a_restricted_row_is_not_listed_under_its_matter_either(client, restricted):
    matter = restricted.matter

    seen = client.get("/shangzhou/records/matter/", {"q": matter.title}).content.decode()

    assert f"/records/matter/{matter.pk}/" not in seen
    assert client.get(matter.get_absolute_url()).status_code == 404
