"""A PostgreSQL of our own for the tests: on a socket in a temporary folder, gone when the tests end."""

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianyan.service.processes import end_with_parent

SECONDS_TO_START = 90
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB", "shared_buffers=128MB")


class NoPostgres(Exception):
    """Its programs are missing, or it does not start; the text says which."""


def programs() -> Path:
    """The folder that holds initdb and postgres: from PATH, or where Debian and Red Hat put them.

    Raises:
        NoPostgres: there is none.
    """
    places = [os.path.dirname(os.path.realpath(found))] if (found := shutil.which("initdb")) else []
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=_version, reverse=True)
    places += sorted(glob.glob("/usr/pgsql-*/bin"), reverse=True)
    for place in map(Path, places):
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise NoPostgres("PostgreSQL's programs are missing")


def _version(place: str) -> float:
    return float(Path(place).parent.name)


@contextmanager
def private_postgres() -> Iterator[dict[str, str]]:
    """Start it, hand out the settings that lead to it, and remove every trace at the end.

    PostgreSQL refuses to run as root, who therefore lends it to another user. The folder is in /tmp since the address
    of a socket holds 107 characters at most.
    """
    bin_folder, owner = programs(), _owner()
    folder = Path(tempfile.mkdtemp(prefix="jianyan-pg-", dir="/tmp"))
    try:
        if owner:
            os.chown(folder, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
        _initialise(bin_folder, folder, owner)
        server = _start(bin_folder, folder, owner)
        try:
            _wait_for(server, folder)
            yield {
                "JIANYAN_DB": "postgresql",
                "JIANYAN_DB_NAME": "postgres",
                "JIANYAN_DB_HOST": str(folder),
                "JIANYAN_DB_USER": "jianyan",
            }
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """The user to lend it to when we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise NoPostgres("as root, PostgreSQL needs a user `postgres` or `nobody`, and there is none")


def _initialise(bin_folder: Path, folder: Path, owner: str | None) -> None:
    command = [f"{bin_folder}/initdb", "--pgdata", f"{folder}/data", "--username=jianyan", "--auth=trust"]
    command += ["--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **_as(owner))
    if done.returncode:
        raise NoPostgres(f"initdb did not succeed: {done.stderr.strip()}")


def _start(bin_folder: Path, folder: Path, owner: str | None) -> "subprocess.Popen[bytes]":
    command = [f"{bin_folder}/postgres", "-D", f"{folder}/data", "-k", str(folder), "-c", "listen_addresses="]
    command += [word for setting in FAST for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=end_with_parent,
            **_as(owner),
        )


def _as(owner: str | None) -> dict:
    if owner is None:
        return {}
    return {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []}


def _wait_for(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    pid_file = folder / "data" / "postmaster.pid"
    while time.monotonic() < until and server.poll() is None:
        if pid_file.exists() and "ready" in pid_file.read_text():
            return
        time.sleep(0.05)
    raise NoPostgres(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace').strip()}")


def _stop(server: "subprocess.Popen[bytes]") -> None:
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)  # "fast": ends sessions, needs no client to leave first
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(15)
