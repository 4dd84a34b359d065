"""A proposal that is not filed goes on as an opinion report in the room of those, and comes back when that is undone."""

import pytest

from jianyan.committees.models import Account
from jianyan.flows.models import Notice
from jianyan.flows.steps import correct, take, take_back
from jianyan.matters.models import Link
from jianyan.opinions.models import OpinionReport
from jianyan.trail.models import Entry
from tests.proposals.walks import county, refusal, start

pytestmark = pytest.mark.django_db


def converted(number: int = 1, to: str = "opinion"):
    walk = start(number)
    walk.proposal.title = "关于增设口袋公园的提案"
    walk.proposal.save()
    walk.submit()
    walk.review("pass_first", "pass_second")
    take(walk.proposal, "convert", by=walk.desks.head, converted_to=to)
    return walk


def reports_from(proposal):
    ties = Link.objects.of(county()).filter(target=proposal.matter, kind="from").values("source")
    return OpinionReport.objects.of(county()).filter(matter__in=ties)


def test_conversion_leaves_a_report_with_text_reporter_and_tie():
    walk = converted()

    report = reports_from(walk.proposal).get()
    assert report.title == "关于增设口袋公园的建议"
    assert (report.reporter_kind, report.membership, report.reporter) == (
        "member", walk.proposal.lead_proposer, walk.proposal.proposer,
    )  # fmt: skip
    assert (report.state, report.received_on) == ("received", walk.proposal.converted_on)
    assert report.situation == f"{walk.proposal.situation}\n\n{walk.proposal.analysis}"
    assert report.suggestions.splitlines() == [f"{n}. {text}" for n, text in enumerate(walk.proposal.asked, 1)]
    assert Entry.objects.of(county()).about(report).get().note == f"由“{walk.proposal.title}”转来。"


def test_report_of_a_party_names_the_party():
    report = reports_from(converted(5).proposal).get()

    assert (report.reporter_kind, report.membership) == ("party", None)


def test_editors_are_told():
    walk = converted()

    told = Notice.objects.about(walk.proposal).filter(desk_key="information_office").values_list("words", flat=True)
    assert list(told) == [f"“{walk.proposal.title}”转来作社情民意信息，请编辑。"]


@pytest.mark.parametrize("to", ["suggestion", "letter"])
def test_other_conversions_make_no_report(to):
    assert list(reports_from(converted(1, to).proposal)) == []


def test_conversion_taken_back_takes_the_report_back():
    walk = converted()
    report = reports_from(walk.proposal).get()

    take_back(walk.proposal, by=walk.desks.head)

    assert walk.proposal.state == "deciding"
    assert not OpinionReport.objects.of(county()).filter(pk=report.pk).exists()
    assert Entry.objects.of(county()).about(report)[0].step == "remove"
    take(walk.proposal, "convert", by=walk.desks.head, converted_to="opinion")
    assert reports_from(walk.proposal).count() == 1


def test_conversion_is_not_taken_back_once_the_report_is_edited():
    walk = converted()
    report = reports_from(walk.proposal).get()
    report.compiled_on, report.state = report.received_on, "compiled"
    report.save()

    sentence = refusal(lambda: take_back(walk.proposal, by=walk.desks.head))

    assert sentence == f"转成的社情民意信息“{report.title}”已编报，不能撤回。如需更正，请先联系信息编辑。"
    walk.proposal.refresh_from_db()
    assert walk.proposal.state == "converted"
    assert reports_from(walk.proposal).get() == report


def test_conversion_corrected_into_another_decision_takes_the_report_back():
    walk = converted()

    correct(walk.proposal, "filed", by=walk.desks.staff, reason="录错了")

    assert list(reports_from(walk.proposal)) == []


def test_each_page_leads_to_the_other(client):
    client.force_login(Account.objects.get(login="shangzhou-tian"))
    walk = converted()
    report = reports_from(walk.proposal).get()

    proposals_page = client.get(walk.proposal.get_absolute_url()).content.decode()
    reports_page = client.get(report.get_absolute_url()).content.decode()

    assert f'href="{report.get_absolute_url()}"' in proposals_page
    assert "转成" in proposals_page
    assert f'href="{walk.proposal.get_absolute_url()}"' in reports_page
    assert walk.proposal.situation[:20] in reports_page
