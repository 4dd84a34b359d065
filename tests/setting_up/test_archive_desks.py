"""What waits on desks and is told to them comes along with a committee, to the people as they are numbered there."""

import pytest

from jianyan.committees.models import Committee
from jianyan.flows.models import Counter, Notice, Waiting, next_number
from jianyan.inquiries.models import Inquiry
from jianyan.organisation.models import HandlingUnit
from jianyan.setting_up.archive import reading, writing

SERIES = "inquiry:2024"


@pytest.fixture
def committee(db):
    return Committee.objects.get(slug="shangzhou")


def lying(row, unit) -> dict:
    return {
        "committee": row.committee, "kind": "inquiry", "row": row.pk, "title": str(row), "step": "assign",
        "desk_kind": "unit", "desk_key": str(unit.pk),
    }  # fmt: skip


def test_desks_notices_and_numbers_of_a_copy_are_its_own(committee, tmp_path):
    row = Inquiry.objects.of(committee).first()
    units = list(HandlingUnit.objects.of(committee)[:3])
    for unit in units:
        Waiting.objects.create(
            **lying(row, unit), label="待办", since="2024-01-02", deadlines={"reply": "2024-04-02"}
        )
    told = Notice.objects.create(**lying(row, units[0]), words="已交办。")
    next_number(committee, SERIES)

    writing.export_to(committee, tmp_path / "one.zip")
    copy = reading.import_file(tmp_path / "one.zip", slug="shangzhou-copy").committee

    waits = list(Waiting.objects.of(copy).filter(kind="inquiry"))
    names = {HandlingUnit.objects.of(copy).get(pk=one.desk_key).name for one in waits}
    assert names == {unit.name for unit in units}
    assert {Inquiry.objects.of(copy).get(pk=one.row).title for one in waits} == {row.title}
    assert [(one.words, one.at) for one in Notice.objects.of(copy).filter(kind="inquiry")] == [("已交办。", told.at)]
    assert Counter.objects.of(copy).get(series=SERIES).value == 1
