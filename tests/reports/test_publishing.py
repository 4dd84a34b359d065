"""A report is reviewed, signed and published; what was published stays, and says what would differ now."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from jianyan.activities.models import Activity, Label
from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Provision
from jianyan.committees.periods import parse
from jianyan.figures import published
from jianyan.figures.catalogue import find
from jianyan.figures.models import PublishedValue
from jianyan.figures.questions import Question
from jianyan.flows.refusals import Code, StepRefused
from jianyan.flows.steps import take, take_back
from jianyan.handling.models import Contact
from jianyan.proposals.models import Proposal
from jianyan.reports.choices import State
from jianyan.reports.models import Edition, Report
from jianyan.reports.publishing import evidence, freezing
from jianyan.reports.publishing.columns_read import Path
from jianyan.reports.publishing.differences import difference, known_now, question_of
from jianyan.reports.writing.keeping import keep
from jianyan.setting_up.archive import reading, writing
from jianyan.trail.models import Entry
from tests.reports.desks import account, actor, county, first, make_report

pytestmark = pytest.mark.django_db

WRITER, LEADER, OFFICE = "yanjiu", "zhuxi", "bangong"
TEXT = "立案[[proposals.filed]]件，办复率[[proposals.reply_rate]]，在任委员[[organisation.members_in_office]]名，开展活动[[activities.held|余]]次。"


def publish(report: Report) -> Edition:
    """Through review and signature to its publication."""
    take(report, "submit", by=actor(WRITER))
    take(report, "sign_off", by=actor(LEADER))
    take(report, "publish", by=actor(OFFICE))
    edition = report.latest()
    assert edition is not None
    return edition


def told(edition: Edition, name: str):
    return next(row for row in edition.figures.all() if row.name == name)


def a_filed_proposal() -> Proposal:
    return Proposal.objects.of(county()).filter(filed_on__year=2022, withdrawn_on__isnull=True).first()


def test_a_report_goes_from_writing_through_review_and_signature_to_publication():
    report = make_report(TEXT)

    edition = publish(report)

    assert report.state == State.PUBLISHED
    assert (edition.number, edition.published_on, edition.as_of) == (1, today(), today())
    assert [row.name for row in edition.figures.all()] == [
        "proposals.filed", "proposals.reply_rate", "organisation.members_in_office", "activities.held",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("desk", "step"), [(LEADER, "submit"), (WRITER, "sign_off"), (WRITER, "publish"), (LEADER, "publish")]
)
def test_each_step_is_a_right_of_its_own(desk, step):
    report = make_report(TEXT)
    for name, by in (("submit", WRITER), ("sign_off", LEADER), ("publish", OFFICE)):
        if name == step:
            break
        take(report, name, by=actor(by))

    with pytest.raises(StepRefused) as refused:
        take(report, step, by=actor(desk))

    assert refused.value.code == Code.RIGHT


def test_who_publishes_is_a_local_rule():
    Provision.objects.create(
        committee=county(), key="reports.publishers", value=["research_office"], valid_from=date(2020, 1, 1)
    )
    report = make_report(TEXT)
    take(report, "submit", by=actor(WRITER))
    take(report, "sign_off", by=actor(LEADER))

    take(report, "publish", by=actor(WRITER))

    assert report.latest() is not None


def test_the_text_stands_still_from_review_on():
    report = make_report(TEXT)
    section = first(report)
    take(report, "submit", by=actor(WRITER))

    with pytest.raises(StepRefused, match="送审"):
        keep(section, "", "别的", by=actor(WRITER), seen="", whole=True)

    take(report, "send_back", by=actor(LEADER), note="请改第二句")
    keep(section, "", "别的", by=actor(WRITER), seen="", whole=True)
    assert first(report).text == "别的"


def test_a_report_that_somebody_writes_on_is_not_handed_in():
    report = make_report(TEXT)
    keep(first(report), "", TEXT, by=actor(WRITER), seen="", whole=False)

    with pytest.raises(StepRefused, match="还在写"):
        take(report, "submit", by=actor(OFFICE))


def test_an_unknown_figure_in_a_text_is_not_published():
    """An unknown figure in a text."""
    report = make_report("共[[proposals.fild]]件。")

    with pytest.raises(StepRefused, match=r"proposals\.filed"):
        take(report, "submit", by=actor(WRITER))

    assert report.latest() is None


def test_a_period_without_data_is_published_as_what_it_is():
    """A period without data."""
    edition = publish(
        make_report("办复率[[proposals.reply_rate period=2001]]，立案[[proposals.filed period=2001]]件。")
    )

    assert [row.told["exact"] for row in edition.figures.all()] == ["无", "0件"]


def test_publishing_while_records_change_publishes_nothing(monkeypatch):
    """Publishing while records change."""
    report = make_report(TEXT)
    take(report, "submit", by=actor(WRITER))
    take(report, "sign_off", by=actor(LEADER))
    real = evidence.evidence_of

    def meanwhile(question):
        Proposal.objects.of(county()).filter(pk=a_filed_proposal().pk).update(withdrawn_on=date(2022, 9, 9))
        return real(question)

    monkeypatch.setattr(freezing, "evidence_of", meanwhile)
    with pytest.raises(StepRefused, match="正在变动") as refused:
        take(report, "publish", by=actor(OFFICE))

    report.refresh_from_db()
    assert refused.value.code == Code.RACE
    assert (report.state, report.latest()) == (State.SIGNED, None)


def test_a_published_report_is_not_taken_back_but_corrected():
    report = make_report(TEXT)
    publish(report)

    with pytest.raises(StepRefused, match="更正"):
        take_back(report, by=actor(OFFICE))
    with pytest.raises(StepRefused, match="写明更正什么"):
        take(report, "reopen", by=actor(WRITER), notice=" ")

    take(report, "reopen", by=actor(WRITER), notice="补入漏统的一件提案")
    keep(first(report), "", f"补充：{TEXT}", by=actor(WRITER), seen="", whole=True)
    second = publish(report)

    assert (second.number, second.notice) == (2, "补入漏统的一件提案")
    assert [
        one.document().words(one.document().chapters[0].passages[0].runs)[:2] for one in report.editions.all()
    ] == ["补充", "立案"]


# As it was, and as known now


def test_a_published_report_opens_as_it_was_when_records_and_text_change():
    report = make_report(TEXT)
    publish(report)
    before = Client().get(report.get_absolute_url()).content
    Proposal.objects.of(county()).filter(pk=a_filed_proposal().pk).update(withdrawn_on=date(2022, 9, 9))
    report.sections.update(text="改过的字")

    page = html.fromstring(Client().get(report.get_absolute_url()).content)

    assert page.xpath("string(//article//p[@data-passage])") in html.fromstring(before).xpath("string(//article)")
    assert page.xpath("//data[@id='figure-1']/@value") == ["200"]


def test_what_differs_now_is_told_with_the_records_that_made_it():
    edition = publish(make_report(TEXT))
    gone = a_filed_proposal()
    Proposal.objects.of(county()).filter(pk=gone.pk).update(withdrawn_on=date(2022, 9, 9))

    differing = [one for one in known_now(edition) if one.differs]

    assert next((one.told.name, one.told.exact, one.now, one.change) for one in differing) == (
        "proposals.filed", "200件", "199件", "减少1件",
    )  # fmt: skip
    row = told(edition, "proposals.filed")
    made = difference(row, question_of(row.as_told(), county()))
    assert (made.removed, made.added, made.changed) == ([gone.pk], [], [])


def test_a_changed_sum_names_the_row_whose_value_moved():
    edition = publish(make_report("参加[[activities.person_times]]人次。"))
    row = told(edition, "activities.person_times")
    kept = row.evidence
    moved = next(key for key, value in zip(kept["keys"], kept["values"], strict=True) if value)
    model = find("activities.person_times").of
    column = find("activities.person_times").column
    model.objects.of(county()).filter(pk=moved).update(**{column: 1_000_000})

    made = difference(row, question_of(row.as_told(), county()))

    assert made.changed == [moved]


def test_a_change_that_moves_no_number_is_seen_in_the_digest():
    edition = publish(make_report("立案[[proposals.filed]]件。"))
    row = told(edition, "proposals.filed")
    one = a_filed_proposal()
    Proposal.objects.of(county()).filter(pk=one.pk).update(category="另一类")

    made = difference(row, question_of(row.as_told(), county()))

    assert made.only_details


def test_a_change_behind_the_rows_is_seen_in_the_digest():
    edition = publish(
        make_report("面商[[handling.contacted]]件，开展活动[[activities.held]]次，走访率[[handling.call_rate]]。")
    )
    rows = [told(edition, name) for name in ("handling.contacted", "activities.held", "handling.call_rate")]
    met = Contact.objects.of(county()).filter(assignment__proposal__in=rows[0].evidence["keys"]).first()
    held = Activity.objects.of(county()).filter(pk__in=rows[1].evidence["keys"]).first()

    Contact.objects.of(county()).filter(pk=met.pk).update(held_on=met.held_on - timedelta(days=1))
    held.labels.add(Label.objects.create(committee=county(), code="market-day", name="赶集日"))

    assert [difference(row, question_of(row.as_told(), county())).only_details for row in rows] == [True] * 3


def test_a_column_that_this_version_lost_makes_no_difference_of_its_own():
    edition = publish(make_report("立案[[proposals.filed]]件。"))
    row = told(edition, "proposals.filed")
    row.columns = [*row.columns, "once_a_column"]

    made = difference(row, question_of(row.as_told(), county()))

    assert not made.only_details


def test_a_digest_is_held_against_one_of_the_columns_it_was_made_of(monkeypatch):
    edition = publish(make_report("立案[[proposals.filed]]件。"))
    row = told(edition, "proposals.filed")
    monkeypatch.setattr(evidence, "columns_read", lambda question: [Path("title", many=False)])

    made = difference(row, question_of(row.as_told(), county()))

    assert made.now.digest == made.then.digest


def test_the_evidence_of_every_figure_of_the_demonstration_bears_out_its_value():
    for slug in ("shigatse", "ningxia", "shangzhou", "jiuquan", "tianjin"):
        edition = Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work").latest()
        for row in edition.figures.all():
            one, kept = row.as_told(), row.evidence
            if one.kind == "count" or one.kind == "stock":
                assert len(kept["keys"]) == one.records == one.value, (slug, one.name)
            if one.part is not None and one.kind == "share":
                assert (len(kept["part"]), len(kept["keys"])) == (one.part, one.whole), (slug, one.name)


def test_nothing_of_the_demonstration_reports_differs_now():
    for slug in ("shigatse", "ningxia", "shangzhou", "jiuquan", "tianjin"):
        edition = Report.objects.of(Committee.objects.get(slug=slug)).get(slug="work").latest()
        assert [one.told.title for one in known_now(edition) if one.differs or one.answer is None] == []


@pytest.mark.parametrize("address", ["", "now/"])
def test_the_number_of_queries_of_an_edition_does_not_grow_with_its_figures(address):
    few = publish(make_report("立案[[proposals.filed]]件。"))
    many = publish(make_report("立案[[proposals.filed]]件。" * 40, slug="many"))

    assert asked(few, address) == asked(many, address)


def asked(edition: Edition, address: str) -> int:
    client = Client()
    client.get(edition.get_absolute_url() + address)
    with CaptureQueriesContext(connection) as seen:
        client.get(edition.get_absolute_url() + address)
    return len(seen)


# What is told elsewhere


def test_the_page_of_a_figure_says_what_was_published():
    report = make_report(TEXT)
    publish(report)
    question = Question(find("proposals.filed"), county(), parse("2022", county()))

    rows = [row for row, _asked in published.told_of(question) if row.source == "试写的报告"]

    assert [(row.value, row.bound, row.quote) for row in rows] == [(200, "exact", "200件")]


def test_a_hedged_figure_is_published_as_its_words_say():
    publish(make_report("开展活动[[activities.held|余]]次。"))

    row = PublishedValue.objects.of(county()).standing().get(source="试写的报告")

    assert (row.bound, row.word, row.value % 10) == ("at_least", "余", 0)


def test_a_correction_withdraws_what_was_told_before():
    report = make_report("立案[[proposals.filed]]件。")
    publish(report)
    take(report, "reopen", by=actor(WRITER), notice="更正")
    publish(report)

    rows = PublishedValue.objects.of(county()).filter(source="试写的报告")

    assert [row.withdrawn_at is None for row in rows.order_by("pk")] == [False, True]


def test_the_trail_tells_every_step():
    report = make_report(TEXT)
    edition = publish(report)

    steps = Entry.objects.of(county()).about(report).values_list("step", flat=True)
    assert list(steps) == ["publish", "sign_off", "submit"]
    assert Entry.objects.of(county()).about(edition).get().after["digest"] == edition.digest


# Pages


@pytest.fixture
def office(client):
    client.force_login(account(OFFICE))
    return client


def test_the_office_signs_for_the_leader_and_publishes_by_the_pages(office, client):
    report = make_report(TEXT)
    take(report, "submit", by=actor(WRITER))
    steps = f"/shangzhou/records/report/{report.pk}/"
    page = html.fromstring(office.get(steps).content)
    assert "签发" in page.xpath("string(//main)")

    for name in ("sign_off", "publish"):
        answer = office.post(f"{steps}steps/{name}/", {"signer": "某主席"})
        assert answer.status_code == 302, html.fromstring(answer.content).xpath("string(//main)")

    report.refresh_from_db()
    assert (report.state, report.signer) == (State.PUBLISHED, "某主席")
    assert (
        Entry.objects.of(county())
        .about(report)
        .filter(step="sign_off")
        .get()
        .doer_name.endswith("（代主席会议录入）")
    )


def test_visitors_read_what_is_published_and_not_what_is_written():
    report = make_report(TEXT)
    visitor = Client()
    assert visitor.get(report.get_absolute_url()).status_code == 404
    publish(report)
    take(report, "reopen", by=actor(WRITER), notice="更正")

    assert visitor.get(report.get_absolute_url()).status_code == 200
    assert visitor.get(f"{report.get_absolute_url()}live/").status_code == 404


def test_the_page_of_a_frozen_figure_lists_its_records_and_those_that_made_a_difference(office):
    edition = publish(make_report(TEXT))
    Proposal.objects.of(county()).filter(pk=a_filed_proposal().pk).update(withdrawn_on=date(2022, 9, 9))

    page = html.fromstring(office.get(told(edition, "proposals.filed").get_absolute_url()).content)

    words = page.xpath("string(//main)")
    assert "后来少了的 1 条" in words
    assert "公布时数进去的记录 200 条" in words
    assert "减少1件" in words


def test_a_figure_that_this_version_no_longer_knows_stays_as_it_was(office):
    edition = publish(make_report(TEXT))
    row = told(edition, "proposals.filed")
    row.told |= {"name": "proposals.once_was"}
    row.save()

    page = html.fromstring(office.get(row.get_absolute_url()).content)

    assert "200件" in page.xpath("string(//main)")
    assert "proposals.once_was" in page.xpath("string(//main)")
    assert office.get(edition.get_absolute_url() + "now/").status_code == 200


def test_an_activity_entered_later_shows_up_as_added(office):
    edition = publish(make_report("开展活动[[activities.held]]次。"))
    activity = Activity.objects.of(county()).filter(held_on__year=2022).first()
    activity.pk = None
    activity.save()
    row = told(edition, "activities.held")

    made = difference(row, question_of(row.as_told(), county()))

    assert made.added == [activity.pk]


def test_a_published_report_moves_to_another_house_with_the_rows_behind_its_figures(tmp_path):
    committee = Committee.objects.get(slug="jiuquan")
    writing.export_to(committee, tmp_path / "copy.zip")

    copy = reading.import_file(tmp_path / "copy.zip", slug="copy").committee

    edition = Report.objects.of(copy).get(slug="work").latest()
    assert [one.told.title for one in known_now(edition) if one.differs] == []
    for row in edition.figures.all():
        made = difference(row, question_of(row.as_told(), copy))
        assert (made.added, made.removed, made.changed) == ([], [], []), row.name


def test_a_head_typed_while_the_report_is_reviewed_is_refused_and_still_there(client):
    report = make_report(TEXT)
    take(report, "submit", by=actor(WRITER))
    client.force_login(account(WRITER))

    answer = client.post(
        f"{report.get_absolute_url()}write/", {"do": "head", "title": "新的标题", "kind": "work", "period": "2022"}
    )

    page = answer.content.decode()
    assert "报告正在送审，不能改" in page
    assert 'value="新的标题"' in page
    report.refresh_from_db()
    assert report.title == "试写的报告"
