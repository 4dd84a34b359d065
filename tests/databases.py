"""The database of a test run: a copy of a template in which the demonstration has been loaded once."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "test"
MAKES_THE_DATA = (
    "*/migrations/*.py",
    "*/models.py",
    "*/models/**/*.py",
    "*/choices.py",
    "*/flow.py",
    "*/provisions.py",
    "proposals/*.py",
    "handling/*.py",
    "merits/*.py",
    "flows/*.py",
    "**/*.toml",
    "demo/**/*",
)


class NotPrepared(Exception):
    """`jianyan prepare` did not succeed; the text is what it wrote."""


def key() -> str:
    """Changes whenever something does that decides what is in the template: proposals under way are told up to today."""
    digest = hashlib.sha256(f"{os.environ.get('JIANYAN_TODAY', '')} {date.today()}".encode())
    for file in _files():
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _files() -> list[Path]:
    found = {file for pattern in MAKES_THE_DATA for file in (ROOT / "jianyan").glob(pattern)}
    return sorted(file for file in found if file.is_file() and file.suffix != ".pyc")


class Embedded:
    """SQLite: the template is a file, a database of a test run a copy of it."""

    def __init__(self) -> None:
        self.template = FOLDER / f"template-{key()}.sqlite3"
        self.copy = FOLDER / f"{os.getpid()}.sqlite3"

    def make_template(self) -> None:
        """Have the template, and no template of an earlier state. Of two runs one makes it, and the other waits."""
        with (FOLDER / "template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.template.exists():
                _prepare({"JIANYAN_DB": "sqlite", "JIANYAN_DB_NAME": str(self.template), "JIANYAN_VAR": str(FOLDER)})
        for old in FOLDER.glob("template-*"):
            if not old.name.startswith(self.template.name):
                old.unlink(missing_ok=True)

    def restore(self) -> None:
        """Bring the test database back to what the template holds."""
        connection.close()
        self.remove()
        shutil.copyfile(self.template, self.copy)

    def use(self) -> None:
        connection.settings_dict["NAME"] = str(self.copy)

    def remove(self) -> None:
        for file in FOLDER.glob(f"{self.copy.name}*"):
            file.unlink(missing_ok=True)


class Server:
    """PostgreSQL: `CREATE DATABASE ... TEMPLATE ...`; the template lives as long as the server."""

    def __init__(self) -> None:
        self.template = f"template_{key()}"
        self.copy = f"test_{os.getpid()}"

    def make_template(self) -> None:
        if self._exists(self.template):
            return
        half_made = f"making_{os.getpid()}"
        self._do("DROP DATABASE IF EXISTS {}", half_made)
        self._do("CREATE DATABASE {}", half_made)
        _prepare({"JIANYAN_DB_NAME": half_made})
        self._do("ALTER DATABASE {} RENAME TO {}", half_made, self.template)

    def restore(self) -> None:
        connection.close()
        self.remove()
        self._do("CREATE DATABASE {} TEMPLATE {}", self.copy, self.template)

    def use(self) -> None:
        connection.settings_dict["NAME"] = self.copy

    def remove(self) -> None:
        connection.close()
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.copy)

    def _do(self, statement: str, *names: str) -> None:
        with self._server() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _exists(self, name: str) -> bool:
        with self._server() as server:
            return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def _server(self) -> "psycopg.Connection":
        place = settings.DATABASES["default"]
        known = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "password": place["PASSWORD"]}
        return psycopg.connect(dbname="postgres", autocommit=True, **{k: str(v) for k, v in known.items() if v})


def database() -> Embedded | Server:
    """The kind of database that the settings name."""
    return Server() if connection.vendor == "postgresql" else Embedded()


def in_use(database: Embedded | Server) -> Iterator[None]:
    """Make the template and the copy, use the copy, and remove it at the end."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    database.make_template()
    database.restore()
    database.use()
    try:
        yield
    finally:
        connection.close()
        database.remove()


def _prepare(environ: dict[str, str]) -> None:
    command = [sys.executable, "-m", "jianyan", "prepare"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotPrepared(done.stderr)
