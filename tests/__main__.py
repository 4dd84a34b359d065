"""`./run test`: every check and every test, on SQLite and on a PostgreSQL of its own; those in a browser as a part apart.

With arguments only the tests they select run: `./run test tests/service -k port`.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from jianyan.service.processes import end_with_parent
from tests.databases import FOLDER, ROOT
from tests.postgres import NoPostgres, private_postgres

IN_CI = bool(os.environ.get("CI"))
PYTHON = (sys.executable, "-m")
NOTHING_COLLECTED = 5
SQLITE = {"JIANYAN_DB": "sqlite", "JIANYAN_DB_NAME": ""}
CHECKS: dict[str, tuple[str, ...]] = {
    "类型 mypy": (*PYTHON, "mypy", "jianyan", "tools"),
    "楼层 import-linter": (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"),
    "排版 ruff format": (*PYTHON, "ruff", "format", "--check", "."),
    "写法 ruff check": (*PYTHON, "ruff", "check", "."),
    "迁移 makemigrations": (*PYTHON, "jianyan", "makemigrations", "--check", "--dry-run"),
    "声明与名称长度 check": (*PYTHON, "jianyan", "check"),
    "翻译 translate check": (*PYTHON, "jianyan", "translate", "check"),
    "参考页 reference": (*PYTHON, "jianyan", "reference", "--check"),
}


@dataclass(frozen=True)
class Outcome:
    """What one part of the run came to; `output` is shown when something failed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: tuple[str, ...] = ()
    output: str = ""


Part = Callable[[], Outcome]
running: list["subprocess.Popen[str]"] = []


def main(arguments: Sequence[str]) -> int:
    """Run the parts side by side, tell how each ended, and end with the sum."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    parts = chosen_parts(arguments) if arguments else all_parts()
    outcomes = _run(parts)
    passed, failed, skipped = (sum(getattr(o, what) for o in outcomes) for what in ("passed", "failed", "skipped"))
    reasons = sorted({reason for outcome in outcomes for reason in outcome.reasons})
    if arguments:
        reasons.append("只运行了所选的测试，没有做静态检查")
    if reasons:
        print(f"未测：{'；'.join(reasons)}。")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed else 0


def all_parts() -> dict[str, Part]:
    """The tests in a browser and the others, which together are all; and the static checks."""
    return {
        "测试（SQLite，浏览器）": lambda: tests_on(SQLITE, ("-m", "browser"), "browser"),
        "测试（SQLite）": lambda: tests_on(SQLITE, ("-m", "not browser"), "sqlite"),
        "测试（PostgreSQL）": lambda: tests_on_postgres(()),
        **{name: lambda command=command: check(command) for name, command in CHECKS.items()},
    }


def chosen_parts(arguments: Sequence[str]) -> dict[str, Part]:
    """What somebody selected, on each database."""
    return {
        "测试（SQLite）": lambda: tests_on(SQLITE, arguments, "sqlite"),
        "测试（PostgreSQL）": lambda: tests_on_postgres(arguments),
    }


def check(command: Sequence[str]) -> Outcome:
    """One static check counts as one."""
    code, output = _call(command, {})
    return Outcome(passed=1) if code == 0 else Outcome(failed=1, output=output)


def tests_on(environ: dict[str, str], arguments: Sequence[str], part: str) -> Outcome:
    """The suite on one database; a part that runs beside others has a folder of its name for what it writes."""
    with tempfile.TemporaryDirectory() as folder:
        summary = Path(folder) / "summary.json"
        environ = environ | {"JIANYAN_TEST_SUMMARY": str(summary)}
        FOLDER.mkdir(parents=True, exist_ok=True)
        own_files = f"--basetemp={FOLDER / part}"
        code, output = _call((*PYTHON, "pytest", "-p", "no:cacheprovider", "-rfE", own_files, *arguments), environ)
        told = json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else {}
    failed = told.get("failed", 0)
    if code not in (0, NOTHING_COLLECTED) and not failed:
        failed = 1
    reasons = tuple(told.get("reasons", ()))
    return Outcome(told.get("passed", 0), failed, told.get("skipped", 0), reasons, output if failed else "")


def tests_on_postgres(arguments: Sequence[str]) -> Outcome:
    """The suite on a private server. Where its programs are missing that is a skip, in CI a failure."""
    try:
        with private_postgres() as environ:
            return tests_on(environ, arguments, "postgresql")
    except NoPostgres as missing:
        return Outcome(failed=1, output=str(missing)) if IN_CI else Outcome(skipped=1, reasons=(str(missing),))


def _run(parts: dict[str, Part]) -> list[Outcome]:
    """One more at a time than the machine has processors, as a browser often waits for its house; the longest are named first."""
    outcomes = []
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2) + 1) as pool:
        started = {pool.submit(_timed, part): name for name, part in parts.items()}
        try:
            for future in as_completed(started):
                outcomes.append(_tell(started[future], future))
        except BaseException:
            _give_up(list(started))
            raise
    return outcomes


def _timed(part: Part) -> tuple[Outcome, float]:
    start = time.monotonic()
    return part(), time.monotonic() - start


def _tell(name: str, future: "Future[tuple[Outcome, float]]") -> Outcome:
    """One line, and the whole output of what failed."""
    outcome, seconds = future.result()
    verdict = "未通过" if outcome.failed else "通过" if outcome.passed else "未测"
    counts = f"{outcome.passed} 项" + (f"，{outcome.failed} 项未过" if outcome.failed else "")
    counts += f"，{outcome.skipped} 项未测" if outcome.skipped else ""
    if outcome.failed:
        print(f"──── {name}\n{outcome.output.rstrip()}\n────")
    print(f"{verdict}：{name}（{counts}，{seconds:.1f} 秒）", flush=True)
    return outcome


def _give_up(futures: "Sequence[Future[tuple[Outcome, float]]]") -> None:
    for future in futures:
        future.cancel()
    for process in running:
        process.terminate()


def _call(command: Sequence[str], environ: dict[str, str]) -> tuple[int, str]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        preexec_fn=end_with_parent,
    )
    running.append(process)
    output, _nothing = process.communicate()
    running.remove(process)
    return process.returncode, output


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        raise SystemExit(2) from None
