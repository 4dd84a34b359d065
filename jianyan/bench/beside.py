"""Pretalx beside our pages of proposals: an environment and a database of its own, the same rows, the same run.

`tools/bench_pretalx.py` asks its pages; it is run by the other environment's Python and hands back its times.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from jianyan.bench.proposal_data import CATEGORIES
from jianyan.bench.proposals import NARROWED, RUNS, SOUGHT, WARM, Taken, taken_of
from jianyan.committees.models import Committee
from jianyan.proposals.models import Proposal
from jianyan.registers.views import ROWS_A_PAGE

SIZE = 2_000
WHAT = "pretalx"
PINNED = settings.BASE_DIR / "requirements" / "bench-pretalx.in"
SCRIPT = settings.BASE_DIR / "tools" / "bench_pretalx.py"


class NothingBeside(Exception):
    """It cannot be measured here; the text is a sentence that says why."""


@dataclass(frozen=True)
class Other:
    """Another program with its version, and what it took, by the names of our works."""

    what: str
    works: dict[str, Taken]


def pretalx(committee: Committee, folder: Path, say: Callable[[str], Any]) -> Other:
    """What pretalx's pages take. Environment and database stay in `folder`.

    Raises:
        NothingBeside: the environment or the database cannot be made, or its pages do not answer.
    """
    python = environment(folder / WHAT, say)
    say(f"在 {WHAT} 中建立并测量 {SIZE} 件……")
    return ask([str(python), str(SCRIPT)], plan(committee), database_of_its_own(folder / f"{WHAT}-data"))


def environment(place: Path, say: Callable[[str], Any]) -> Path:
    """Its Python; what is there already is only looked at, without a network."""
    python = place / "bin" / "python"
    if not python.exists():
        say(f"为 {WHAT} 建立自己的环境：{place}……")
        _do([sys.executable, "-m", "venv", str(place)])
    _do([str(python), "-m", "pip", "install", "--quiet", "--no-input", "--retries", "1", "-r", str(PINNED)])
    return python


def plan(committee: Committee) -> dict[str, Any]:
    """What the script is told: our rows, what to look for, how often to ask."""
    rows = Proposal.objects.of(committee).order_by("pk")[:SIZE]
    keys = {"title": "title", "text": "situation", "more": "analysis", "state": "state", "category": "category"}
    told = [{key: getattr(row, name) for key, name in keys.items()} | {"speaker": row.proposer} for row in rows]
    return {
        "rows": told, "search": SOUGHT, "state": NARROWED, "category": CATEGORIES[0], "page_rows": ROWS_A_PAGE,
        "warm": WARM, "runs": RUNS,
    }  # fmt: skip


def ask(command: Sequence[str], told: dict[str, Any], variables: dict[str, str]) -> Other:
    """Hand the plan to a script and read its times.

    Raises:
        NothingBeside: it ended with an error.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRETALX_")}
    answer = json.loads(_do(command, input=json.dumps(told), env=kept | variables))
    works = {name: taken_of(work["times"], work["queries"]) for name, work in answer["works"].items()}
    return Other(answer["what"], works)


def database_of_its_own(folder: Path) -> dict[str, str]:
    """The variables that lead pretalx to a database of the kind ours is; on PostgreSQL one beside ours, made if missing.

    Raises:
        NothingBeside: the server does not let us make one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    here = {"PRETALX_DATA_DIR": str(folder)}
    if connection.vendor != "postgresql":
        return here
    ours = connection.settings_dict
    name = f"{ours['NAME']}_{WHAT}"
    try:
        _make_on_server(name)
    except DatabaseError as refusal:
        raise NothingBeside(f"{WHAT} 的数据库没有建成（{refusal}）。") from refusal
    return here | {
        "PRETALX_DB_TYPE": "postgresql", "PRETALX_DB_NAME": name, "PRETALX_DB_USER": ours["USER"],
        "PRETALX_DB_PASS": ours["PASSWORD"], "PRETALX_DB_HOST": ours["HOST"], "PRETALX_DB_PORT": str(ours["PORT"]),
    }  # fmt: skip


def _make_on_server(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")


def _do(command: Sequence[str], **options: Any) -> str:
    """What a program writes to its standard output.

    Raises:
        NothingBeside: it cannot be started or ended with an error; the last line it wrote says what was wrong.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    except OSError as refusal:
        raise NothingBeside(f"{WHAT} 的环境用不了（{refusal}）。") from refusal
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise NothingBeside(f"{WHAT} 没有测成（{lines[-1] if lines else done.returncode}）。")
    return done.stdout
