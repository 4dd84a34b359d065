"""Fixtures for tests in a browser: Chromium, and a house served in earnest on its own copy of the demonstration."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianyan.service.processes import end_with_parent
from jianyan.service.serving import answers
from tests.databases import ROOT, Embedded

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CALM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS_TO_START = 60
WORKERS = "service_worker"
BUSY = """SELECT count(*) FROM django_tasks_database_dbtaskresult
    WHERE status = 'RUNNING' OR (status = 'READY' AND run_after NOT BETWEEN datetime('now') AND '9998')"""
PATIENCE = 30_000  # milliseconds that a test waits for what must come; a busy machine takes its time


def chromium() -> str | None:
    """The browser's program: what CHROMIUM names, or the machine's."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(frozen=True)
class House:
    """A served copy of the demonstration. Its database is a file that a test may open."""

    url: str
    database: Path

    def begin_anew(self) -> None:
        """Bring the database back to what the template holds, as one writer among the others: nobody sees half of it.

        The worker's entry stays, and what it is about to do is waited for.
        """
        with closing(sqlite3.connect(self.database, timeout=SECONDS_TO_START)) as database:
            _wait_for_the_worker(database)
            workers = database.execute(f"SELECT * FROM {WORKERS}").fetchall()
            with closing(sqlite3.connect(Embedded().template)) as template:
                template.backup(database)
            marks = ", ".join("?" * len(workers[0]))
            database.executemany(f"INSERT OR IGNORE INTO {WORKERS} VALUES ({marks})", workers)
            database.commit()


def _wait_for_the_worker(database: sqlite3.Connection) -> None:
    """Until it has told that it is there and has nothing to do."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if (
            database.execute(f"SELECT count(*) FROM {WORKERS}").fetchone()[0]
            and not database.execute(BUSY).fetchone()[0]
        ):
            return
        time.sleep(0.05)
    raise AssertionError("The worker does not come to an end.")


@pytest.fixture(scope="session")
def served_house(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[House]:
    """`jianyan serve` on a free port, started once."""
    var = tmp_path_factory.mktemp("var")
    shutil.copyfile(Embedded().template, var / "jianyan.sqlite3")
    environ = os.environ | {"JIANYAN_VAR": str(var), "JIANYAN_DB": "sqlite", "JIANYAN_DB_NAME": ""}
    port = _free_port()
    command = [sys.executable, "-m", "jianyan", "serve", "--port", str(port)]
    with (var / "log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=log, stderr=log, start_new_session=True, preexec_fn=end_with_parent
        )
    try:
        yield House(_started(server, port, var / "log"), var / "jianyan.sqlite3")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


@pytest.fixture(scope="module")
def live(served_house: House) -> House:
    """The served house as it is on its first day; once more so for each module of tests."""
    served_house.begin_anew()
    return served_house


def _started(server: "subprocess.Popen[bytes]", port: int, log: Path) -> str:
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        if answers(address):
            return address
        time.sleep(0.1)
    server.kill()
    raise AssertionError(f"The house was not served:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    """Chromium, started once. Its own files go to a temporary folder, not home."""
    from playwright.sync_api import expect, sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread; our tests stay synchronous
    home = {"HOME": str(tmp_path_factory.mktemp("home"))}
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CALM), env=os.environ | home)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture
def page(browser: "Browser", live: House) -> Iterator["Page"]:
    """A fresh page, signed in nowhere; `page.goto("/jiuquan/")` goes to the served house."""
    context = browser.new_context(base_url=live.url, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()
