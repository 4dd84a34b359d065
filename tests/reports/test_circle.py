"""The circle closes: what a report published, read back out of its Word file, is what it told."""

import json
from decimal import Decimal

import pytest
from django.core.management import call_command

from jianyan.committees.models import Committee
from jianyan.demo.facts import stories
from jianyan.paper.word import docx_of
from jianyan.reports import building
from jianyan.reports.models import Edition, Report
from jianyan.reports.publishing.freezing import stated

pytestmark = pytest.mark.django_db


def published(slug: str) -> Edition:
    return Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work").latest()


@pytest.mark.parametrize("slug", [story.slug for story in stories()])
def test_every_figure_of_a_published_report_is_read_back_with_value_unit_and_bound(slug, tmp_path, capsys):
    made = published(slug).document()
    (tmp_path / "report.docx").write_bytes(docx_of(building.paper_of(made)))
    call_command("read", str(tmp_path / "report.docx"), "--json")
    claims = iter(json.loads(capsys.readouterr().out)["claims"])

    told = [stated(one) for one in made.figures]
    read = (
        (Decimal(str(claim["value"])), claim["unit"], claim["bound"]) for claim in claims
    )  # in the order of the text, with other numbers between

    assert [one for one in told if (one.value, one.unit, one.bound) not in read] == []
