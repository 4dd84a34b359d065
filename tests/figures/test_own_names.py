"""Names that a committee gave narrow a tie where the sentence says them."""

import pytest

from jianyan.committees.models import Committee
from jianyan.figures.own_names import narrowed_by_own_names
from jianyan.figures.ties import Tie
from jianyan.text.reading import read

pytestmark = pytest.mark.django_db


def narrowed(text):
    claim = read(text).claims[-1]
    found = Tie("outcomes.suggestions_made", {"source": ("inspection",)}, ("…",))
    return narrowed_by_own_names(found, claim, Committee.objects.get(slug="shangzhou"))


def test_a_campaign_of_the_committee_is_known_by_its_name(db):
    found = narrowed("开展“聚焦项目·助力发展”集中视察，提出意见建议30多条。")

    assert found.where == {"source": ("inspection",), "programme": ("focus_projects",)}
    assert "聚焦项目" in found.how[-1]


@pytest.mark.parametrize(
    "text",
    [
        "开展集中视察，提出意见建议30多条。",
        "提出意见建议30多条，随后开展“聚焦项目·助力发展”视察。",
        "开展“聚焦项目·助力发展”视察；围绕教育提出意见建议30多条。",
    ],
)
def test_a_name_not_said_before_the_number_narrows_nothing(db, text):
    assert narrowed(text).where == {"source": ("inspection",)}
