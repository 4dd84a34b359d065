"""One measurement as a line of JSON, and how times are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Measured:
    """`beside` is the same work done the other way, in the same unit; None where nothing stands beside it."""

    name: str
    size: int
    database: str
    value: float
    unit: str
    beside: float | None = None
    beside_what: str = ""

    def as_object(self) -> dict[str, Any]:
        return asdict(self)

    def as_line(self) -> str:
        beside = f"  beside {self.beside:g} {self.unit} ({self.beside_what})" if self.beside is not None else ""
        return f"{self.name}  {self.size} rows  {self.database}: {self.value:g} {self.unit}{beside}"


def once(work: Callable[[], Any]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return round((time.perf_counter() - start) * 1000, 1)


def median(work: Callable[[], Any], runs: int = 5) -> float:
    """The median of some runs, in milliseconds."""
    return round(statistics.median(once(work) for _ in range(runs)), 1)


def database() -> str:
    return str(connection.vendor)
