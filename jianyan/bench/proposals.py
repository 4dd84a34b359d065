"""How long the pages of proposals take at three sizes: the list, the list narrowed, one proposal, writing and submitting.

Each is asked over HTTP inside one process, through all middleware, as who may do it: median, 95th percentile, statements.
The same work done in another program goes to `beside` of `measured`: a number for each row, in the same unit.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from jianyan.bench.measured import Measured, database, once
from jianyan.bench.proposal_data import CATEGORIES, TEXT
from jianyan.committees.models import Account, Committee
from jianyan.proposals.models import Proposal

SIZES = (2_000, 30_000, 300_000)
WARM, RUNS = 3, 40
HOST = "localhost"
PERCENTILE = 95
Beside = Mapping[str, float]


@dataclass(frozen=True)
class Taken:
    """What some runs of one work took: milliseconds, and the statements of one run."""

    median: float
    p95: float
    statements: int


def measure(
    committee: Committee, size: int, beside: Beside | None = None, beside_what: str = ""
) -> Iterator[Measured]:
    """Three lines for each work: `proposals.list`, `proposals.list.p95`, `proposals.list.queries` and so on.

    What it submits stays: some forty more than `size` each time.
    """
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, HOST]):
        for name, work in works(committee).items():
            taken = timed(work)
            yield from measured(f"proposals.{name}", size, taken, beside or {}, beside_what)


def measured(name: str, size: int, taken: Taken, beside: Beside, what: str) -> Iterator[Measured]:
    """The lines of one work; `beside` holds, by the names of the lines, what another program took."""
    lines = (
        (name, taken.median, "ms"),
        (f"{name}.p95", taken.p95, "ms"),
        (f"{name}.queries", taken.statements, "queries"),
    )
    for line, value, unit in lines:
        other = beside.get(line)
        yield Measured(line, size, database(), value, unit, other, what if other is not None else "")


def timed(work: Callable[[], Any], runs: int = RUNS) -> Taken:
    for _ in range(WARM):
        work()
    times = [once(work) for _ in range(runs)]
    with CaptureQueriesContext(connection) as found:
        work()
    p95 = statistics.quantiles(times, n=100, method="inclusive")[PERCENTILE - 1]
    return Taken(round(statistics.median(times), 1), round(p95, 1), len(found))


def works(committee: Committee) -> dict[str, Callable[[], Any]]:
    """What is asked: lists as the proposal office, a proposal as the office, writing as a member."""
    staff, member = _signed_in(committee, "staff"), _signed_in(committee, "member")
    address = committee.address("proposals")
    middle = Proposal.objects.of(committee).filter(state="closed").order_by("received_on", "pk")
    opened = middle[middle.count() // 2].get_absolute_url()
    return {
        "list": lambda: _get(staff, address),
        "narrowed": lambda: _get(staff, f"{address}?state=handling&category={CATEGORIES[0]}"),
        "search": lambda: _get(staff, f"{address}?q=河道治理"),
        "detail": lambda: _get(staff, opened),
        "submit": _submitting(member, committee.address("proposal-write")),
    }


def _signed_in(committee: Committee, name: str) -> Client:
    client = Client(SERVER_NAME=HOST)
    client.force_login(Account.objects.get(login=f"{committee.slug}-{name}"))
    return client


def _get(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def _submitting(client: Client, address: str) -> Callable[[], Any]:
    """Write a new proposal and submit it, in one request."""
    numbers = count(1)

    def submit() -> None:
        fields = {
            "do": "submit", "proposer_kind": "individual", "title": f"关于测量提交第{next(numbers)}次的提案", "situation": TEXT,
            "analysis": TEXT, "asks": ["请住建局年内完成一批。", "请财政局列入预算。"], "category": CATEGORIES[0], "may_publish": "yes",
        }  # fmt: skip
        answer = client.post(address, fields)
        if answer.status_code != 302 or "/write/" in answer["Location"]:
            raise RuntimeError(f"{address}: {answer.status_code}, not submitted")

    return submit
