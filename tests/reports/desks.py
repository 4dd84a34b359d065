"""The county's people who write reports, and a report of theirs."""

from jianyan.committees.models import Account, Committee
from jianyan.organisation.actors import Actor
from jianyan.organisation.models import Seat
from jianyan.reports.models import Report, Section

SLUG = "shangzhou"


def county() -> Committee:
    return Committee.objects.get(slug=SLUG)


def account(desk: str) -> Account:
    return Account.objects.get(login=f"{SLUG}-{desk}")


def actor(desk: str) -> Actor:
    seat = Seat.objects.of(county()).get(account=account(desk))
    return Actor(county(), seat.role, seat)


def make_report(*texts: str, period: str = "2022", slug: str = "trial", **fields) -> Report:
    """A report with a section for each text, headed 第1节 and so on."""
    report = Report.objects.create(committee=county(), slug=slug, title="试写的报告", period=period, **fields)
    for place, text in enumerate(texts, 1):
        Section.objects.create(committee=county(), report=report, place=place, heading=f"第{place}节", text=text)
    return report


def first(report: Report) -> Section:
    return report.standing()[0]
