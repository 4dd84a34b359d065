"""How long the pages of proposals take at three sizes: the list, the list narrowed, one proposal, writing and submitting.

Each is asked over HTTP inside one process, through all middleware, as who may do it: median, 95th percentile, statements.
What the same work takes in another program goes beside it (`jianyan.bench.beside`).
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
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
NARROWED, SOUGHT = "handling", "河道治理"


@dataclass(frozen=True)
class Taken:
    """What some runs of one work took: milliseconds, and the statements of one run."""

    median: float
    p95: float
    statements: int


LINES = (("", "median", "ms"), (".p95", "p95", "ms"), (".queries", "statements", "queries"))


def measure(
    committee: Committee, size: int, beside: Mapping[str, Taken] | None = None, beside_what: str = ""
) -> Iterator[Measured]:
    """Three lines for each work: `proposals.list`, `proposals.list.p95`, `proposals.list.queries` and so on.

    `beside` is what the works of the same names took in another program. What this submits stays: some forty more
    than `size` each time.
    """
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, HOST]):
        for name, work in works(committee).items():
            other = beside.get(name) if beside else None
            yield from measured(f"proposals.{name}", size, timed(work), other, beside_what)


def measured(name: str, size: int, ours: Taken, other: Taken | None, what: str) -> Iterator[Measured]:
    """The lines of one work."""
    for ending, column, unit in LINES:
        beside = getattr(other, column) if other else None
        yield Measured(name + ending, size, database(), getattr(ours, column), unit, beside, what if other else "")


def timed(work: Callable[[], Any], runs: int = RUNS) -> Taken:
    for _ in range(WARM):
        work()
    times = [once(work) for _ in range(runs)]
    with CaptureQueriesContext(connection) as found:
        work()
    return taken_of(times, len(found))


def taken_of(times: Sequence[float], statements: int) -> Taken:
    """Some runs told in three numbers; `times` in milliseconds, at least two."""
    p95 = statistics.quantiles(times, n=100, method="inclusive")[PERCENTILE - 1]
    return Taken(round(statistics.median(times), 1), round(p95, 1), statements)


def works(committee: Committee) -> dict[str, Callable[[], Any]]:
    """What is asked: lists as the proposal office, a proposal as the office, writing as a member."""
    staff, member = _signed_in(committee, "staff"), _signed_in(committee, "member")
    address = committee.address("proposals")
    middle = Proposal.objects.of(committee).filter(state="closed").order_by("received_on", "pk")
    opened = middle[middle.count() // 2].get_absolute_url()
    return {
        "list": lambda: _get(staff, address),
        "narrowed": lambda: _get(staff, f"{address}?state={NARROWED}&category={CATEGORIES[0]}"),
        "search": lambda: _get(staff, f"{address}?q={SOUGHT}"),
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
