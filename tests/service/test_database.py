import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from jianyan.service.database import prepare, unknown_migrations
from tests.databases import ROOT, Embedded

PATIENCE = 300  # seconds that making a database may take on a machine that does much else


def house(var: Path) -> dict[str, str]:
    return os.environ | {"JIANYAN_VAR": str(var), "JIANYAN_DB": "sqlite", "JIANYAN_DB_NAME": ""}


def prepared(var: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "jianyan", "prepare", "--no-demo"]
    return subprocess.run(command, cwd=ROOT, env=house(var), capture_output=True, text=True, timeout=PATIENCE)


def migrations_in(file: Path) -> int:
    with sqlite3.connect(file) as database:
        return database.execute("SELECT count(*) FROM django_migrations").fetchone()[0]


def weighed_in(file: Path) -> int:
    with sqlite3.connect(file) as database:
        return database.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'django_migrations'").fetchone()[0]


@dataclass(frozen=True)
class Completed:
    """A first start that was killed while it made the database, and the one after it."""

    file: Path
    after_the_kill: tuple[bool, bool]
    second: "subprocess.CompletedProcess[str]"
    weighed: int


@pytest.fixture(scope="module")
def completed(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    file, new = var / "jianyan.sqlite3", var / "jianyan.sqlite3.new"
    start = subprocess.Popen(
        [sys.executable, "-m", "jianyan", "prepare", "--no-demo"], cwd=ROOT, env=house(var), stderr=subprocess.PIPE
    )
    while not (new.exists() and new.stat().st_size) and start.poll() is None:
        time.sleep(0.002)
    start.send_signal(signal.SIGKILL)
    start.communicate()
    after_the_kill = (file.exists(), new.exists())
    return Completed(file, after_the_kill, prepared(var), weighed_in(file))


@pytest.mark.embedded
def test_interrupted_first_start_is_completed_by_the_next(completed):
    """An interrupted first start leaves nothing half-made: the next start completes it."""
    file = completed.file

    assert completed.after_the_kill == (False, True)
    assert (completed.second.returncode, file.exists()) == (0, True)
    assert not file.with_name("jianyan.sqlite3.new").exists()
    assert migrations_in(file) > 0
    assert prepared(file.parent).stderr == ""


@pytest.mark.embedded
def test_prepared_database_knows_what_its_indexes_hold(completed):
    assert completed.weighed == 1


@pytest.mark.embedded
def test_empty_file_left_by_another_command_is_no_database(tmp_path):
    (tmp_path / "jianyan.sqlite3").touch()

    done = prepared(tmp_path)

    assert done.returncode == 0
    assert migrations_in(tmp_path / "jianyan.sqlite3") > 0


@pytest.mark.django_db
def test_database_of_a_newer_version_is_refused():
    """A database made by a newer version is refused with a clear message."""
    before = unknown_migrations()
    MigrationRecorder(connection).record_applied("committees", "9999_of_the_future")

    with pytest.raises(CommandError) as refusal:
        prepare(demo=False, say=print)

    assert before == []
    assert str(refusal.value) == (
        "这个数据库由更新的版本建立（本版本不认识 committees.9999_of_the_future），未作任何改动。"
        "请换用新版本，或另指定数据库。"
    )


@pytest.mark.embedded
def test_file_that_is_no_database_is_refused_and_kept(tmp_path):
    file = tmp_path / "jianyan.sqlite3"
    file.write_text("这不是数据库，是一封信。" * 50)

    done = prepared(tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "这不是可用的数据库：file is not a database\n"
    assert file.read_text() == "这不是数据库，是一封信。" * 50


def test_template_of_the_tests_changes_with_what_makes_the_data():
    same = (Embedded().template, Embedded().template)

    assert same[0] == same[1]
    assert same[0].name.startswith("template-")
