"""Whether every reference of what a test wrote leads to a row: asked of the tables it wrote to, at its end.

Django asks all tables of the embedded database, which takes longer than most tests. Only a row that was written can have
come to name a row that is not there, and only a row that was deleted can be missed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA", "EXPLAIN")
WRITES = re.compile(r'(INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM) "(\w+)"')


class Written:
    """The tables whose references may have broken since they were asked last; None stands for all of them."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection, self._asks = connection, connection.check_constraints
        self._tables: set[str] | None = set()
        self._referring: dict[str, set[str]] = {}

    def note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Called around every statement: keep which tables it touches. A statement of another kind may touch any."""
        statement = sql.lstrip()
        if self._tables is not None and not statement.startswith(READS):
            known = WRITES.match(statement)
            self._tables = self._tables | self._touched(*known.groups()) if known else None
        return execute(sql, params, many, context)

    def ask(self, table_names: list[str] | None = None) -> None:
        """Look through these tables; when none are named, through those written to since the last time.

        Raises:
            IntegrityError: a row refers to one that is not there.
        """
        if table_names is None:
            table_names, self._tables = sorted(self._tables) if self._tables is not None else None, set()
        self._asks(table_names)

    def _touched(self, verb: str, table: str) -> set[str]:
        """Django changes no primary key, so that nobody misses a row that was changed."""
        return self._referring_to(table) if verb == "DELETE FROM" else {table}

    def _referring_to(self, table: str) -> set[str]:
        if not self._referring:
            self._referring = referring(self._connection)
        return self._referring[table]


def referring(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    """By table, the tables that refer to it."""
    found: dict[str, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for one in connection.introspection.get_relations(cursor, table).values():
                found[one[1]].add(table)
    return found


@contextmanager
def asked_where_written(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Meanwhile the embedded database asks what was written; a server knows by itself and is asked as ever."""
    if connection.vendor != "sqlite":
        yield
        return
    written = Written(connection)
    with connection.execute_wrapper(written.note), pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "check_constraints", written.ask)
        yield
