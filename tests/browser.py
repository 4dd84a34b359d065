"""Fixtures for tests in a browser: Chromium, and a house served in earnest on its own copy of the demonstration."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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
PATIENCE = 30_000  # milliseconds that a test waits for what must come; a busy machine takes its time


def chromium() -> str | None:
    """The browser's program: what CHROMIUM names, or the machine's."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(frozen=True)
class House:
    """A served copy of the demonstration. Its database is a file that a test may open."""

    url: str
    database: Path


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[House]:
    """`jianyan serve` on a free port with a fresh copy of the template; one for each module of tests."""
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
