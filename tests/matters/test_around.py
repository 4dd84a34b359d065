"""What is held for a proposal stands on its page: activities, consultations, inspections, visits, media pieces."""

from datetime import date

import pytest

from jianyan.activities.models import Activity
from jianyan.committees.models import Account, Committee
from jianyan.consultations.models import Consultation
from jianyan.inquiries.models import Inquiry
from jianyan.matters.models import Link
from jianyan.outcomes.models import MediaPiece
from jianyan.proposals.models import Proposal

pytestmark = pytest.mark.django_db


def test_page_of_a_proposal_shows_all_that_is_held_for_it(client):
    county = Committee.objects.get(slug="shangzhou")
    proposal = Proposal.objects.of(county).filter(state="closed").order_by("pk").first()
    visit = Activity.objects.create(
        committee=county, kind=Activity.objects.of(county).first().kind, title="带案走访某街道", held_on=date(2026, 5, 6), matter=proposal.matter
    )  # fmt: skip
    piece = MediaPiece.objects.create(
        committee=county, kind="news", title="提案办理见实效", published_on=date(2026, 6, 1), matter=proposal.matter
    )
    consultation = Consultation.objects.of(county).order_by("pk").first()
    inspection = Inquiry.objects.of(county).order_by("pk").first()
    for row in (consultation, inspection):
        Link.objects.create(committee=county, source=row.matter, target=proposal.matter, kind="about")
    client.force_login(Account.objects.get(login="shangzhou-tian"))

    page = client.get(proposal.get_absolute_url()).content.decode()

    for row in (visit, piece, consultation, inspection):
        assert f'href="{row.get_absolute_url()}"' in page, row
