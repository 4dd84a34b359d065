"""`jianyan bench data | figures | reports [--size small|county|province] [--json]` `jianyan bench ties [--json]`
`jianyan bench proposals [--rows 2000,30000,300000] [--json]` and `jianyan bench reading [--texts FOLDER] [--json]`.

On SQLite the data lie in a database of their own under var/bench; on PostgreSQL in the database of the settings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from jianyan.bench import beside, figures, proposal_data, proposals, reading, reports, ties
from jianyan.bench.data import SIZES, committee_of
from jianyan.bench.measured import Measured
from jianyan.command import Command as BaseCommand
from jianyan.committees.models import Committee

INSIDE = "JIANYAN_BENCH"
TEXTS = settings.BASE_DIR / "tests" / "text" / "sentences"


class Command(BaseCommand):
    help = "Measure: figures, beside what people would use instead; reports, one of a hundred figures; proposals, their pages at three sizes, the first beside pretalx's; ties, on the demonstration's reports; reading, on labelled texts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=["data", "figures", "proposals", "reports", "ties", "reading"])
        parser.add_argument("--size", choices=list(SIZES), default="small")
        parser.add_argument(
            "--rows", type=_sizes, default=proposals.SIZES, help="numbers of proposals, for proposals"
        )
        parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of labelled texts, for reading")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["name"] == "ties":
            self._print(ties.measure(), options["as_json"])
            return
        if options["name"] == "reading":
            self._print(self._reading(options["texts"]), options["as_json"])
            return
        if options["name"] == "proposals":
            self._proposals(options["rows"], options["as_json"])
            return
        if settings.ENV["JIANYAN_DB"] == "sqlite" and INSIDE not in os.environ:
            self._make_data(options["size"])
            sys.exit(_in_own_database(options["size"], sys.argv[1:]))
        committee = committee_of(options["size"], self.stderr.write)
        if options["name"] == "data":
            return
        measured = reports if options["name"] == "reports" else figures
        self._print(measured.measure(committee), options["as_json"])

    def _proposals(self, rows: Sequence[int], as_json: bool) -> None:
        """Each size in a database and a process of its own."""
        for size in rows:
            if settings.ENV["JIANYAN_DB"] == "sqlite" and INSIDE not in os.environ:
                _in_own_database(f"proposals-{size}", ["migrate", "-v", "0"])
                again = ["bench", "proposals", "--rows", str(size), *(["--json"] if as_json else [])]
                if code := _in_own_database(f"proposals-{size}", again):
                    sys.exit(code)
                continue
            committee = proposal_data.committee_of(size, self.stderr.write)
            other = self._beside(committee) if size == beside.SIZE else None
            told = (other.works, other.what) if other else ()
            self._print(proposals.measure(committee, size, *told), as_json)

    def _beside(self, committee: Committee) -> beside.Other | None:
        """What pretalx takes; where that cannot be measured, a sentence on standard error and None."""
        try:
            return beside.pretalx(committee, _folder(), self.stderr.write)
        except beside.NothingBeside as reason:
            self.stderr.write(f"{reason}只测本系统。")
            return None

    def _reading(self, folder: Path) -> Iterable[Measured]:
        """Say which libraries are not there to compare with, then measure."""
        texts = reading.labelled(folder)
        if not texts:
            raise CommandError(f"{folder} 中没有标注好的文本（*.toml），请用 --texts 指明文件夹。")
        if absent := reading.missing():
            self.stderr.write(f"没有安装 {'、'.join(absent)}，不与之对比。安装：pip install -r requirements/bench.in")
        return reading.measure(texts)

    def _print(self, rows: Iterable[Measured], as_json: bool) -> None:
        for row in rows:
            self.stdout.write(json.dumps(row.as_object(), ensure_ascii=False) if as_json else row.as_line())

    def _make_data(self, size: str) -> None:
        """In a process of its own, so that the measuring one is fresh."""
        _in_own_database(size, ["migrate", "-v", "0"])
        _in_own_database(size, ["bench", "data", "--size", size])


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _folder() -> Path:
    """Where the databases of measurements lie, each in a folder of its own."""
    return settings.VAR.parent if INSIDE in os.environ else settings.VAR / "bench"


def _in_own_database(size: str, arguments: list[str]) -> int:
    folder = _folder() / size
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {INSIDE: "1", "JIANYAN_VAR": str(folder)}
    return subprocess.run([sys.executable, "-m", "jianyan", *arguments], env=environment, check=False).returncode
