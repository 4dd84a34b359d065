"""What every test stands on: the database with the demonstration, and what is skipped where."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import TransactionTestCase, override_settings

from tests.browser import browser, chromium, live, page, served_house
from tests.databases import database, in_use
from tests.references import asked_where_written

__all__ = ["browser", "live", "page", "served_house"]

ON_POSTGRES = os.environ.get("JIANYAN_DB") == "postgresql"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker) -> Iterator[None]:
    """A copy of the template. What a test commits in earnest is undone by a new copy, not by emptying all tables."""
    chosen = database()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: chosen.restore())
        with asked_where_written(connections["default"]):
            yield from in_use(chosen)


@pytest.fixture(scope="session", autouse=True)
def own_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files and indexes go to a temporary folder, never to those of the house in this checkout."""
    var = tmp_path_factory.mktemp("var")
    with override_settings(VAR=var, MEDIA_ROOT=var / "files"):
        yield


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    """The catalogues are compiled before the first sentence is looked up."""
    from jianyan.service.translations import compile_all

    compile_all()


@pytest.fixture
def work_off(db: None):
    """Calling it carries out what is queued for now, as the worker process would."""
    from tests.service.queue import work_off

    return work_off


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: runs in Chromium, on SQLite only (set by the fixtures)")
    config.addinivalue_line("markers", "embedded: about the embedded database, or about none; runs on SQLite only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses the browser fixtures; leave out what one database is enough for; skip what has no Chromium."""
    for item in items:
        if {"page", "live", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    if ON_POSTGRES:
        once = [item for item in items if item.get_closest_marker("browser") or item.get_closest_marker("embedded")]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if item not in once]
    elif not chromium():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium"))


def pytest_terminal_summary(terminalreporter) -> None:
    """Leave the numbers for `./run test` in the file it named."""
    if not (place := os.environ.get("JIANYAN_TEST_SUMMARY")):
        return
    stats = terminalreporter.stats
    skipped = [*stats.get("skipped", []), *stats.get("xfailed", [])]
    summary = {
        "passed": len(stats.get("passed", [])),
        "failed": len([*stats.get("failed", []), *stats.get("error", []), *stats.get("xpassed", [])]),
        "skipped": len(skipped),
        "reasons": sorted({_reason(report) for report in skipped}),
    }
    Path(place).write_text(json.dumps(summary), encoding="utf-8")


def _reason(report) -> str:
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    return str(getattr(report, "wasxfail", "")) or "expected to fail"
