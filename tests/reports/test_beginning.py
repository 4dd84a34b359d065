"""A new report begins with the headings of its kind and level, with a template, or written by the proposals' statistics."""

import pytest
from django.test import Client
from lxml import html

from jianyan.committees.choices import Level
from jianyan.committees.models import Plenary
from jianyan.proposals.review import review_table
from jianyan.reports import beginning, building, outline, statistical
from jianyan.reports.choices import Kind
from jianyan.reports.models import Report, Template
from jianyan.reports.template_models import TemplateCycle
from tests.reports.desks import account, county, make_report

pytestmark = pytest.mark.django_db

TEXT = "## 一、甲\n\n甲的话[[proposals.filed]]件。\n\n## 二、乙\n\n乙的话。"


@pytest.fixture
def writer(client) -> Client:
    client.force_login(account("yanjiu"))
    return client


def template(name: str, text: str = TEXT, base: Template | None = None) -> Template:
    return Template.objects.create(committee=county(), name=name, text=text, base=base)


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("level", Level.values)
def test_every_kind_has_headings_at_every_level(kind, level):
    headings = [heading for heading, _text in beginning.usual(kind, level)]

    assert len(headings) == len(set(headings)) >= 1


def test_a_province_reports_on_friends_abroad_and_a_county_does_not():
    assert "六、开展对外友好交往" in dict(beginning.usual("work", "province"))
    assert "六、开展对外友好交往" not in dict(beginning.usual("work", "county"))


def test_a_report_begun_from_a_template_has_its_sections_and_those_of_its_base(writer):
    base = template("底")
    over = template("面", "## 二、乙\n\n改过的乙。\n\n## 三、丙\n\n", base)

    writer.post(
        county().address("report-new"), {"title": "新", "kind": "other", "period": "2022", "template": over.pk}
    )

    report = Report.objects.of(county()).get(title="新")
    assert [(one.heading, one.text) for one in report.standing()] == [
        ("一、甲", "甲的话[[proposals.filed]]件。"), ("二、乙", "改过的乙。"), ("三、丙", ""),
    ]  # fmt: skip


def test_a_template_with_a_cycle_is_refused_and_nothing_is_lost(writer):
    """A template with a cycle."""
    one = template("甲模板")
    two = template("乙模板", base=one)

    answer = writer.post(
        one.get_absolute_url(), {"name": "甲模板", "kind": "work", "base": two.pk, "text": "## 写了的字"}
    )

    page = answer.content.decode()
    assert "绕成了一圈：甲模板 → 乙模板 → 甲模板" in page
    assert "## 写了的字" in page
    one.refresh_from_db()
    assert one.base is None


def test_a_cycle_that_came_about_otherwise_begins_no_report(writer):
    one = template("甲模板")
    two = template("乙模板", base=one)
    Template.objects.of(county()).filter(pk=one.pk).update(base=two)

    with pytest.raises(TemplateCycle):
        beginning.of_template(Template.objects.of(county()).get(pk=one.pk))
    answer = writer.post(
        county().address("report-new"), {"title": "新", "kind": "work", "period": "2022", "template": one.pk}
    )

    assert "绕成了一圈" in answer.content.decode()
    assert not Report.objects.of(county()).filter(title="新").exists()


def test_a_template_and_an_earlier_report_are_not_taken_together(writer):
    report, one = make_report("甲"), template("甲模板")

    answer = writer.post(
        county().address("report-new"),
        {"title": "新", "kind": "work", "period": "2022", "template": one.pk, "earlier": report.pk},
    )

    assert "请只选一样" in answer.content.decode()


def test_a_report_is_kept_as_a_template_by_the_page(writer):
    make_report("写好的[[proposals.filed]]件。", slug="done")
    page = html.fromstring(writer.get(county().address("report-template-new") + "?report=done").content)
    text = page.xpath("string(//textarea[@name='text'])")

    writer.post(county().address("report-template-new"), {"name": "照此", "kind": "work", "base": "", "text": text})

    assert beginning.of_template(Template.objects.of(county()).get()) == [("第1节", "写好的[[proposals.filed]]件。")]


def test_a_template_that_others_stand_on_is_not_taken_away(writer):
    one = template("甲模板")
    template("乙模板", base=one)

    answer = writer.post(one.get_absolute_url(), {"do": "remove"}, follow=True)

    assert "别的模板以它为底" in answer.content.decode()
    assert Template.objects.of(county()).count() == 2


# By the statistics of proposals


def plenary() -> Plenary:
    return Plenary.objects.of(county()).get(term__number=15, number=1)


def test_the_review_report_says_what_its_table_says():
    table = review_table(plenary())
    drawn = statistical.review(plenary())
    report = make_report(period=drawn.period, slug="review", kind="review")
    outline.lay(report, drawn.sections)

    made, _answers = building.computed(report)
    plain = [one for one in made.figures if set(one.where) == {"plenary", "time"}]
    assert plain[0].value == table.received.count
    assert {one.title.split("（")[0]: one.value for one in plain}["立案提案"] == table.filed
    by_who = [one.value for one in made.figures if "who" in one.where]
    assert sum(by_who[: len(by_who) // 2]) == table.filed


@pytest.mark.parametrize("kind", ["review", "proposal_work"])
def test_one_press_writes_the_report_of_the_plenary(writer, kind):
    answer = writer.post(county().address("report-new"), {"do": kind, "plenary": plenary().pk})

    report = Report.objects.of(county()).get(kind=kind)
    assert answer.url == county().address("report-write", report=report.slug)
    made, _answers = building.computed(report)
    assert len(made.figures) >= 20
    assert building.build(report, "docx").startswith(b"PK")


def test_the_table_by_category_adds_up():
    report = make_report(period="15.1", slug="trial", kind="proposal_work")
    outline.lay(report, statistical.proposal_work(plenary()).sections)
    made, _answers = building.computed(report)

    table = made.chapters[1].passages[-1]
    filed = next(one.value for one in made.figures if one.name == "proposals.filed" and not one.where)
    assert sum(made.told(row.figures[0]).value for row in table.rows) == filed
