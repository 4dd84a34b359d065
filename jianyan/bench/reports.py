"""How long a report of a hundred figures takes: read live, as Word, published, opened as published and held against now.

Pages are asked over HTTP inside one process, through all middleware. Beside reading it stands what its figures take asked
one by one, and beside the statements those of a report of ten figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from jianyan.activities.models import Activity, Kind
from jianyan.bench.measured import Measured, database, median, once
from jianyan.committees.models import Account, Committee
from jianyan.figures import engine
from jianyan.flows.steps import take
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat
from jianyan.reports import building, outline
from jianyan.reports.models import Edition, Report

HOST = "localhost"
PERIOD, YEARS = "2019-2023", ("2019", "2020", "2021", "2022", "2023")
FEW, MANY = 10, 100
OF_PROPOSALS = ("proposals.received", "proposals.filed", "proposals.reply_rate", "proposals.satisfaction_rate")
BESIDE_TIME, BESIDE_QUERIES = "one query per figure", f"a report of {FEW} figures"


def measure(committee: Committee) -> Iterator[Measured]:
    """Milliseconds of each work on a report of a hundred figures, then the statements of the pages."""
    size = Activity.objects.of(committee).count()
    few, many = _report(committee, FEW), _report(committee, MANY)
    client = _writer(committee)
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, HOST]):
        first = once(_reading(client, many, "live/"))
        yield Measured("reports.live.first", size, database(), first, "ms")
        yield Measured("reports.live", size, database(), median(_reading(client, many, "live/")), "ms", median(_asking(many)), BESIDE_TIME)  # fmt: skip
        yield Measured("reports.word", size, database(), median(lambda: building.build(many, "docx")), "ms")
        yield Measured("reports.pdf", size, database(), median(lambda: building.build(many, "pdf")), "ms")
        yield Measured("reports.publish", size, database(), once(lambda: _published(many)), "ms")
        _published(few)
        for name, address in (("open", ""), ("now", "now/")):
            ours = _reading(client, many, address)
            yield Measured(f"reports.{name}", size, database(), median(ours), "ms")
        for name, address in (("live", "live/"), ("open", ""), ("now", "now/")):
            counts = [_statements(_reading(client, one, address)) for one in (many, few)]
            yield Measured(f"reports.{name}.queries", size, database(), counts[0], "queries", counts[1], BESIDE_QUERIES)  # fmt: skip


def text(figures: int) -> str:
    """So many different figures over proposals, activities and head counts."""
    kinds = list(Kind.objects.order_by("pk").values_list("code", flat=True)[:figures])
    of_proposals = (f"[[{name} period={year}]]" for name, year in product(OF_PROPOSALS, YEARS))
    of_activities = (f"[[{name} kind={kind}|余]]" for kind, name in product(kinds, ("activities.held", "activities.person_times")))  # fmt: skip
    chips = [*of_proposals][: figures // 5]
    chips += [chip for chip, _ in zip(of_activities, range(figures - len(chips)), strict=False)]
    lines = ["，".join(chips[place : place + 5]) + "。" for place in range(0, len(chips), 5)]
    return "\n\n".join(lines)


def _report(committee: Committee, figures: int) -> Report:
    """The report of that size, made anew; what was published of it stays."""
    report, _made = Report.objects.of(committee).get_or_create(
        committee=committee, slug=f"bench-{figures}", defaults={"title": f"测量用报告（{figures}个数字）", "period": PERIOD, "is_open": True},
    )  # fmt: skip
    if report.state != "writing":
        take(report, "reopen", by=_actor(committee), notice="再次测量")
    report.sections.all().delete()
    outline.lay(report, [("一、数字", text(figures))])
    return report


def _seat(committee: Committee) -> Seat:
    account, _made = Account.objects.get_or_create(
        login=f"{committee.slug}-office", defaults={"must_change_password": False}
    )
    return Seat.objects.of(committee).get_or_create(
        committee=committee, account=account, role=Role.OFFICE, defaults={"since": "2019-01-01"}
    )[0]


def _actor(committee: Committee) -> Actor:
    seat = _seat(committee)
    return Actor(committee, seat.role, seat)


def _writer(committee: Committee) -> Client:
    client = Client(SERVER_NAME=HOST)
    client.force_login(_seat(committee).account)
    return client


def _published(report: Report) -> Edition | None:
    by = _actor(report.committee)
    for step in ("submit", "sign_off", "publish"):
        take(report, step, by=by)
    return report.latest()


def _reading(client: Client, report: Report, address: str) -> Callable[[], Any]:
    url = report.committee.address("report", report=report.slug)
    edition = "editions/1/" if address == "now/" else ""

    def read() -> None:
        answer = client.get(f"{url}{edition}{address}")
        if answer.status_code != 200:
            raise RuntimeError(f"{url}{edition}{address}: {answer.status_code}")

    return read


def _asking(report: Report) -> Callable[[], Any]:
    """Its figures, one after the other."""
    questions = [one.question for one in building.computed(report)[1].answers]

    def ask() -> None:
        for question in questions:
            engine.answer_one(question)

    return ask


def _statements(work: Callable[[], Any]) -> int:
    work()
    with CaptureQueriesContext(connection) as found:
        work()
    return len(found)
