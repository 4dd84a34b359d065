"""Preparing the database: made whole or not at all, brought up to date, never with a newer one."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from jianyan.service import translations
from jianyan.service.commands import call_if_there

Say = Callable[[str], None]


def prepare(*, demo: bool, say: Say) -> None:
    """Have a database of this version, with the demonstration if asked. Quick when there is nothing to do.

    Raises:
        CommandError: it was made by a newer version, cannot be reached, or is no database.
    """
    translations.compile_all()
    try:
        with _alone():
            if (file := embedded_file()) and _has_no_tables(file):
                _make(file, demo=demo, say=say)
            else:
                _bring_up_to_date(say)
                _load_demo(demo, say)
            if embedded_file():
                weigh_tables()
    except OperationalError as error:
        raise CommandError(_("数据库用不了：%(reason)s") % {"reason": str(error).strip()}) from error
    except DatabaseError as error:
        raise CommandError(_("这不是可用的数据库：%(reason)s") % {"reason": str(error).strip()}) from error


def embedded_file() -> Path | None:
    """The file of the embedded database; None with a database server or a database in memory."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or ":memory:" in name or name.startswith("file:"):
        return None
    return Path(name)


def weigh_tables() -> None:
    """Let the database count what its indexes hold, so that it chooses among them well.

    A server does so by itself. The embedded one never does, and then takes ten rows for all of a committee's.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def unknown_migrations() -> list[str]:
    """Changes the database has been through that this version does not know, as `room.name`."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    return sorted(f"{room}.{name}" for room, name in set(loader.applied_migrations) - known)


def _has_no_tables(file: Path) -> bool:
    """True when there is no file, or one that some command has opened and nothing more."""
    if not file.exists():
        return True
    if connection.introspection.table_names():
        return False
    connection.close()
    return True


def _make(file: Path, *, demo: bool, say: Say) -> None:
    """Make a new embedded database beside `file`, and give it that name once it is complete."""
    new = file.with_name(file.name + ".new")
    file.parent.mkdir(parents=True, exist_ok=True)
    _remove(new)
    with _connected_to(new):
        _bring_up_to_date(say)
        _load_demo(demo, say)
    _write_through(new)
    _remove(file)
    new.replace(file)


@contextmanager
def _connected_to(new: Path) -> Iterator[None]:
    """Work on `new`, without the care for power failures that a throw-away file does not need."""
    before = dict(connection.settings_dict)
    fast = {"init_command": "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"}
    connection.close()
    connection.settings_dict |= {"NAME": str(new), "OPTIONS": before["OPTIONS"] | fast}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


def _bring_up_to_date(say: Say) -> None:
    if unknown := unknown_migrations():
        raise CommandError(
            _("这个数据库由更新的版本建立（本版本不认识 %(first)s），未作任何改动。请换用新版本，或另指定数据库。")
            % {"first": unknown[0]}
        )
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(_("更新数据表（%(count)d 步）……") % {"count": len(plan)})
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def _load_demo(wanted: bool, say: Say) -> None:
    """`demo load` finds out itself what is there already."""
    if wanted:
        call_if_there("demo", "load")


def _remove(file: Path) -> None:
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def _write_through(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process of this machine prepare at a time; the others wait and then find nothing to do."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "prepare.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
