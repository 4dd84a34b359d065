"""Facts that nobody here keeps: written down with source and person, told in a text, corrected, removed when not told."""

import pytest

from jianyan.committees.periods import parse
from jianyan.figures.models import ReportedFact
from jianyan.reports.models import Section
from jianyan.reports.writing import finding, preview
from jianyan.trail.models import Entry
from tests.reports.desks import county, first, make_report
from tests.reports.test_writing import at, client

pytestmark = pytest.mark.django_db
GIVEN = {
    "subject": "改造电网里程", "value": "35.5", "unit": "公里", "stated_on": "2022-11-30", "source": "区供电公司 2022年12月通报", "told_by": "供电公司 李工",
}  # fmt: skip
CHIP = "[[reports.reported subject=改造电网里程]]"


def write_down(report, **changed):
    return client("yanjiu").post(at(report, name="report-facts"), GIVEN | changed)


def fact() -> ReportedFact:
    return ReportedFact.objects.of(county()).get(figure="reports.reported")


def page_of(one) -> str:
    return county().address("report-fact", report="trial", pk=one.pk)


def test_a_fact_is_written_down_with_source_and_person():
    write_down(make_report("甲"))

    assert (fact().subject, fact().unit, fact().told_by) == ("改造电网里程", "公里", "供电公司 李工")
    assert "研究室" in fact().entered_by
    assert fact().story.startswith("转述：区供电公司 2022年12月通报；供电公司 李工告知；")
    assert Entry.objects.about(fact()).filter(step="add").exists()


def test_a_fact_stands_in_the_text_with_its_unit_and_who_told_it():
    report = make_report(f"电网改造{CHIP}公里。")
    write_down(report)

    said = preview.preview(first(report), "", first(report).text)["chips"][CHIP]
    page = client("yanjiu").get(at(report, name="report-live")).content.decode()

    assert (said["text"], said["value"]) == ("35.5", "35.5 公里")
    assert "区供电公司" in said["reported"]
    assert "转述：区供电公司 2022年12月通报" in page
    assert 'class="fig reported"' in page
    annex = page.partition('id="annex"')[2]
    assert "35.5 公里" in annex
    assert "供电公司 李工告知" in annex


def test_a_fact_is_found_by_its_subject():
    write_down(make_report("甲"))

    found = finding.find("转述 改造电网里程", county(), parse("2022", county()), own="2022")

    assert (found[0].source, found[0].unit) == (CHIP, "公里")


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"subject": "改造 电网"}, "不能有空格"), ({"stated_on": "2021-12-31"}, "要在报告的期间"), ({"value": "许多"}, "请填写一个数"), ({"source": ""}, "必填")],
)  # fmt: skip
def test_a_fact_that_cannot_be_told_is_refused_and_what_was_typed_stays(changed, said):
    page = write_down(make_report("甲"), **changed).content.decode()

    assert said in page
    assert "供电公司 李工" in page
    assert not ReportedFact.objects.of(county()).filter(figure="reports.reported").exists()


def test_the_same_subject_twice_in_a_period_is_refused():
    report = make_report("甲")
    write_down(report)

    assert "这一期间已经有" in write_down(report).content.decode()


def test_a_fact_is_corrected_and_the_text_follows():
    report = make_report(f"{CHIP}公里")
    write_down(report)

    client("yanjiu").post(page_of(fact()), GIVEN | {"value": "36", "do": "save"})

    assert preview.preview(first(report), "", CHIP)["chips"][CHIP]["text"] == "36"
    assert Entry.objects.about(fact()).get(step="edit").before == {"value": "35.5"}


def test_a_fact_that_a_report_tells_is_neither_removed_nor_renamed():
    report = make_report(f"{CHIP}公里")
    write_down(report)
    one = fact()

    refused = client("yanjiu").post(page_of(one), {"do": "remove"}, follow=True).content.decode()
    renamed = client("yanjiu").post(page_of(one), GIVEN | {"subject": "别的", "do": "save"}).content.decode()

    assert "还用着这个数字" in refused
    assert "还用着这个数字" in renamed
    assert fact().subject == "改造电网里程"


def test_a_fact_that_no_report_tells_is_removed_and_the_trail_keeps_it():
    report = make_report("甲")
    write_down(report)
    one = fact()

    client("yanjiu").post(page_of(one), {"do": "remove"})

    assert not ReportedFact.objects.of(county()).filter(pk=one.pk).exists()
    assert Entry.objects.of(county()).filter(step="remove", kind="reportedfact").exists()


def test_a_name_inside_another_is_not_taken_for_it():
    report = make_report("[[reports.reported subject=改造电网里程二]]公里")
    write_down(report)

    client("yanjiu").post(page_of(fact()), {"do": "remove"})

    assert Section.objects.of(county()).filter(report=report).exists()
    assert not ReportedFact.objects.of(county()).filter(figure="reports.reported").exists()


@pytest.mark.parametrize(("desk", "status"), [("yanjiu", 200), ("bangong", 200), ("tian", 403)])
def test_only_writers_write_facts_down(desk, status):
    assert client(desk).get(at(make_report("甲"), name="report-facts")).status_code == status


def test_in_the_editor_the_form_alone_comes_and_then_what_to_insert():
    url = at(make_report("甲"), name="report-facts")
    headers = {"X-Requested-With": "fetch"}

    form = client("yanjiu").get(url, headers=headers).content.decode()
    told = client("yanjiu").post(url, GIVEN, headers=headers).content.decode()

    assert "<html" not in form
    assert "[[reports.reported subject=改造电网里程]]" in told
