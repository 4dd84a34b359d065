"""Writing a committee: a zip of JSON lines, one file a table, with a manifest that says what is in it.

Rows are numbered from 1 in each table, and links are those numbers, so that the file says the same wherever it is read.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Field, FileField, ForeignKey, Model
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.models import Account, Committee
from jianyan.flows.leaving import WAITING
from jianyan.organisation.desks import TABLES as DESKS
from jianyan.setting_up.archive.tables import (
    FILES,
    FORMAT,
    VERSION,
    Table,
    by_label,
    is_account,
    is_committee,
    tables,
)

ABOUT = ("slug", "name", "short_name", "english_name", "level", "division_code", "is_demo", "open_to_visitors")
Row = dict[str, Any]


class NotExported(Exception):
    """The records do not hold together, so nothing was written; the text says where."""


def export(committee: Committee, file: BinaryIO) -> dict[str, Any]:
    """Write everything of a committee as it is at one moment; returns the manifest."""
    with _one_moment(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        numbers = _Numbers(committee)
        parts = [_write(package, table.file, table.label, _rows(table, committee, numbers)) for table in tables()]
        parts += _files(package, committee)
        parts.append(_write(package, "accounts.jsonl", "accounts", ({"login": name} for name in numbers.logins())))
        manifest = {
            "format": FORMAT, "version": VERSION, "exported_on": today().isoformat(),
            "committee": {name: getattr(committee, name) for name in ABOUT}
            | {"parent": committee.parent.slug if committee.parent else None},
            "files": parts,
        }  # fmt: skip
        package.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def export_to(committee: Committee, path: Path) -> dict[str, Any]:
    """Write the file under its name only once it is whole."""
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            manifest = export(committee, file)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return manifest


class _Numbers:
    """The number each row has in the file, and the words of what stands outside it."""

    def __init__(self, committee: Committee):
        self.of: dict[type[Model], dict[Any, Any]] = {}
        for table in tables():
            keys = table.rows(committee).values_list("pk", flat=True)
            self.of[table.model] = {
                key: number if table.is_numbered else key for number, key in enumerate(keys.iterator(), 1)
            }
        self.slugs: dict[int, str] = dict(Committee.objects.values_list("pk", "slug"))
        self.accounts = self._accounts(committee)

    def logins(self) -> list[str]:
        return sorted(self.accounts.values())

    def link(self, table: Table, link: ForeignKey[Any, Any], key: Any) -> Any:
        """What is written of a link: a number in the file, or the word of an account, a committee, a shared kind."""
        if key is None:
            return None
        if is_committee(link):
            return self.slugs[key]
        if is_account(link):
            return self.accounts[key]
        known = self.of.get(link.related_model, {})
        if key in known:
            return known[key]
        if isinstance(key, str):
            return key
        words = {"table": table.model._meta.verbose_name, "field": link.verbose_name}
        raise NotExported(_("%(table)s里的“%(field)s”指向别的委员会的记录，请先改正再导出。") % words)

    def _accounts(self, committee: Committee) -> dict[int, str]:
        keys: set[int] = set()
        for table in tables():
            for link in filter(is_account, table.links):
                keys |= set(table.rows(committee).exclude(**{link.name: None}).values_list(link.attname, flat=True))
        return dict(Account.objects.filter(pk__in=keys).values_list("pk", "login"))


def _rows(table: Table, committee: Committee, numbers: _Numbers) -> Iterator[Row]:
    for row in table.rows(committee).iterator(chunk_size=2000):
        told: Row = {"id": numbers.of[table.model][row.pk]} if table.is_numbered else {}
        renumber(row, numbers.of)
        told |= {field.name: _value(table, field, row, numbers) for field in table.fields}
        yield _with_plain_links(table, told, numbers)


def renumber(row: Any, keys: Mapping[type[Model], Mapping[Any, Any]]) -> bool:
    """Let a row that keeps keys of other rows among plain values (`renumber_keys`) name them by other keys.

    Returns whether it is such a row. A row that is not in the file has no other key.
    """
    if not hasattr(row, "renumber_keys"):
        return False
    row.renumber_keys(lambda model, key: keys.get(model, {}).get(key))
    return True


def _value(table: Table, field: Field[Any, Any], row: Model, numbers: _Numbers) -> Any:
    if isinstance(field, ForeignKey):
        return numbers.link(table, field, getattr(row, field.attname))
    if isinstance(field, FileField):
        return _digest_of(getattr(row, field.name))
    return field.value_from_object(row)


def _files(package: zipfile.ZipFile, committee: Committee) -> list[dict[str, Any]]:
    """The files that rows hold, each once, under the digest of its content."""
    written: dict[str, dict[str, Any]] = {}
    for table in tables():
        for field in table.fields:
            if isinstance(field, FileField):
                for row in table.rows(committee).iterator(chunk_size=500):
                    _write_file(package, getattr(row, field.name), written)
    return list(written.values())


def _write_file(package: zipfile.ZipFile, held: Any, written: dict[str, dict[str, Any]]) -> None:
    digest = _digest_of(held)
    if digest and digest not in written:
        with held.open("rb") as file:
            package.writestr(f"{FILES}{digest}", file.read())
        written[digest] = {"file": f"{FILES}{digest}", "rows": 1, "sha256": digest}


def _digest_of(held: Any) -> str:
    """The digest of a file's content; empty where there is none, or where it was lost."""
    if not held or not held.storage.exists(held.name):
        return ""
    with held.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _with_plain_links(table: Table, told: Row, numbers: _Numbers) -> Row:
    """The numbers that stand in plain values, changed to those of the file; null where the row is gone."""
    names = table.plain_links
    if names is None:
        return told
    model = model_of_kind(told[names.kind])
    if model is not None:
        told[names.row] = numbers.of[model.model].get(told[names.row]) if model.is_numbered else told[names.row]
    if names.doer:
        word, _colon, key = told[names.doer].partition(":")
        seat = model_of_kind(word)
        if key.isdigit() and seat is not None:
            told[names.doer] = f"{word}:{numbers.of[seat.model].get(int(key), 0)}"
        told["before"] = {name: old for name, old in told["before"].items() if name != WAITING}
    if names.desk_key:
        sits, key = table_of_desk(told[names.desk_kind]), told[names.desk_key]
        told[names.desk_key] = str(numbers.of[sits].get(int(key), 0)) if sits and key.isdigit() else key
    return told


def table_of_desk(kind: str) -> type[Model] | None:
    """The table whose rows sit at desks of this kind; a role is known by its name."""
    return DESKS.get(kind)


def model_of_kind(kind: str) -> Table | None:
    """The table whose rows the trail calls by this word."""
    return next((table for label, table in by_label().items() if label.partition(".")[2] == kind), None)


def _write(package: zipfile.ZipFile, name: str, label: str, rows: Iterable[Row]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    with package.open(name, "w", force_zip64=True) as file:
        for row in rows:
            line = (json.dumps(row, ensure_ascii=False, default=_plain) + "\n").encode()
            digest.update(line)
            file.write(line)
            count += 1
    return {"file": name, "table": label, "rows": count, "sha256": digest.hexdigest()}


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    raise NotExported(f"{type(value).__name__}: no way to write this down.")


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read all tables as they are at one moment, whoever else is writing."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
