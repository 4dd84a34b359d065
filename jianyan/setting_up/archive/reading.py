"""A committee out of an exported file, all of it or nothing: rows get new numbers and links follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.db.models import Field, FileField, ForeignKey, Model
from django.utils.translation import gettext as _

from jianyan.committees.models import Account, Committee
from jianyan.committees.querysets import CommitteeModel
from jianyan.setting_up.archive.package import ACCOUNTS, ArchiveRefused, Package, opened
from jianyan.setting_up.archive.tables import (
    FILES,
    PlainLinks,
    Table,
    is_account,
    is_committee,
    set_later,
    tables,
)
from jianyan.setting_up.archive.writing import ABOUT, model_of_kind, renumber, table_of_desk

BATCH = 500


@dataclass
class Imported:
    """What came of it: the committee, and what had to be done otherwise than the file says."""

    committee: Committee
    rows: int = 0
    accounts_made: int = 0
    accounts_known: int = 0
    remarks: list[str] = field(default_factory=list)


def import_file(path: Path, *, slug: str = "") -> Imported:
    """Make the committee of an exported file, under another address if one is given.

    Raises:
        ArchiveRefused: the file is not whole, the address is taken, or a row does not fit; nothing has been stored.
    """
    package = opened(path)
    try:
        with package.zip, transaction.atomic():
            return _Import(package, slug).run()
    except ValidationError as error:
        raise ArchiveRefused(_("没有导入：%(why)s") % {"why": "".join(error.messages)}) from error
    except (DatabaseError, KeyError, TypeError, ValueError, AttributeError, FieldDoesNotExist) as error:
        raise ArchiveRefused(_("文件里的记录互相不合，没有导入（%(why)s）。请重新导出。") % {"why": error}) from error


class _Import:
    """One run; `keys` says which key every row of the file got here."""

    def __init__(self, package: Package, slug: str):
        self.package = package
        self.keys: dict[type[Model], dict[Any, Any]] = {table.model: {} for table in tables()}
        self.result = Imported(self._committee(slug))
        self._remark_on_parent()
        self.slugs: dict[str, int] = dict(Committee.objects.values_list("slug", "pk"))
        self.accounts: dict[str, int] = {}

    def run(self) -> Imported:
        self._accounts()
        for table in tables():
            self._table(table)
        for table in tables():
            self._links_set_later(table)
        for table in tables():
            self._plain_links(table)
            self._kept_keys(table)
        return self.result

    def _committee(self, slug: str) -> Committee:
        told = self.package.manifest["committee"]
        committee = Committee(**{name: told[name] for name in ABOUT})
        committee.slug = slug or committee.slug
        if Committee.objects.filter(slug=committee.slug).exists():
            words = {"slug": committee.slug}
            raise ArchiveRefused(_("这里已有地址为“%(slug)s”的委员会，没有导入。请用 --slug 另取一个。") % words)
        committee.parent = Committee.objects.filter(slug=told["parent"]).first() if told["parent"] else None
        committee.full_clean()
        committee.save()
        return committee

    def _remark_on_parent(self) -> None:
        told = self.package.manifest["committee"]["parent"]
        if told and self.result.committee.parent is None:
            words = {"slug": told}
            self.result.remarks.append(_("上级政协没有填：这里没有地址为“%(slug)s”的委员会。") % words)

    def _accounts(self) -> None:
        """Accounts that are here already are used as they are; others are made without a password."""
        logins = [row["login"] for row in self.package.rows(ACCOUNTS)]
        known = dict(Account.objects.filter(login__in=logins).values_list("login", "pk"))
        fresh = [Account(login=login) for login in logins if login not in known]
        for account in fresh:
            account.set_unusable_password()
        made = {account.login: account.pk for account in Account.objects.bulk_create(fresh, batch_size=BATCH)}
        self.accounts = known | made
        self.result.accounts_known, self.result.accounts_made = len(known), len(made)

    def _table(self, table: Table) -> None:
        later = set_later(table)
        rows = self.package.rows(table.file)
        while batch := list(islice(rows, BATCH)):
            taken = [row for row in batch if self._is_for_here(table, row)]
            objects = [self._object(table, row, later) for row in taken]
            self._store(table, objects)
            self.keys[table.model] |= {
                row["id"] if table.is_numbered else row[table.model._meta.pk.name]: made.pk  # type: ignore[union-attr]
                for row, made in zip(taken, objects, strict=True)
            }
            self.result.rows += len(taken)

    def _is_for_here(self, table: Table, row: dict[str, Any]) -> bool:
        """False for what ties the committee to one that does not exist here; that is said, not hidden."""
        missing = [row[link.name] for link in table.links if is_committee(link) and row[link.name] not in self.slugs]
        if missing and missing[0] is not None:
            words = {"table": table.model._meta.verbose_name, "slug": missing[0]}
            self.result.remarks.append(_("%(table)s一条没有导入：这里没有地址为“%(slug)s”的委员会。") % words)
            return False
        return True

    def _object(self, table: Table, row: dict[str, Any], later: list[ForeignKey[Any, Any]]) -> Model:
        known = {one.name for one in table.fields} | {"id"}
        if strange := row.keys() - known:
            raise ArchiveRefused(
                _("文件里的“%(field)s”本系统不认识，没有导入。请把本系统更新到导出时的版本。")
                % {"field": f"{table.label}.{min(strange)}"}
            )
        values = {
            one.attname: self._value(table, one, row[one.name])
            for one in table.fields
            if one.name in row and one not in later
        }
        made = table.model(**values)
        if table.owner == "committee":
            made.committee = self.result.committee  # type: ignore[attr-defined]
        self._free_code(table, made)
        return made

    def _free_code(self, table: Table, made: Model) -> None:
        """A row known by a code of its own gets another where the code is taken, as in a copy within one house."""
        if table.is_numbered:
            return
        code, number = made.pk, 2
        while table.model._base_manager.filter(pk=made.pk).exists():
            made.pk = f"{code}_{number}"
            number += 1
        if made.pk != code:
            self.result.remarks.append(_("代码“%(code)s”这里已有，改为“%(new)s”。") % {"code": code, "new": made.pk})

    def _value(self, table: Table, one: Field[Any, Any], told: Any) -> Any:
        if told is None:
            return 0 if table.plain_links and one.name == table.plain_links.row else None
        if isinstance(one, ForeignKey):
            return self._key(one, told)
        if isinstance(one, FileField):
            return self._file(told)
        return told if one.get_internal_type() == "JSONField" else one.to_python(told)

    def _file(self, digest: str) -> str:
        """Where a file of the package lies here, under a name of ours whatever the package says; empty where it was lost."""
        if not digest:
            return ""
        held = ContentFile(self.package.zip.read(f"{FILES}{digest}"))
        return default_storage.save(f"attachments/{self.result.committee.pk}/{token_hex(16)}", held)

    def _key(self, link: ForeignKey[Any, Any], told: Any) -> Any:
        if is_committee(link):
            return self.slugs[told]
        if is_account(link):
            return self.accounts[told]
        known = self.keys.get(link.related_model, {})
        return told if isinstance(told, str) and told not in known else known[told]

    def _store(self, table: Table, objects: list[Model]) -> None:
        """In bulk, but one by one where Django would put today into a date that the file tells."""
        if issubclass(table.model, CommitteeModel):
            table.model.complete(objects)
        if any(getattr(one, "auto_now_add", False) or getattr(one, "auto_now", False) for one in table.fields):
            for made in objects:
                made.save_base(raw=True, force_insert=True)
        else:
            table.model._base_manager.bulk_create(objects, batch_size=BATCH)

    def _links_set_later(self, table: Table) -> None:
        links = set_later(table)
        if not links:
            return
        for batch in self._linked(table, links):
            table.model._base_manager.bulk_update(batch, [link.name for link in links], batch_size=BATCH)

    def _linked(self, table: Table, links: list[ForeignKey[Any, Any]]) -> Iterator[list[Model]]:
        """Rows with a link that waited, with the link set."""
        keys = self.keys[table.model]
        rows = (row for row in self.package.rows(table.file) if any(row[link.name] is not None for link in links))
        while batch := list(islice(rows, BATCH)):
            stored = table.model._base_manager.in_bulk([keys[row["id"]] for row in batch])
            for row in batch:
                for link in links:
                    setattr(stored[keys[row["id"]]], link.attname, self._value(table, link, row[link.name]))
            yield list(stored.values())

    def _plain_links(self, table: Table) -> None:
        """Let the trail tell of the rows as they are numbered here, and desks be those of the people here."""
        names = table.plain_links
        if names is None:
            return
        if names.desk_key:
            self._desks(table, names)
            return
        for row in table.rows(self.result.committee).iterator(chunk_size=BATCH):
            self._tell_of(row, names)
            word, key = self._doer(getattr(row, names.doer))
            setattr(row, names.doer, f"{word}:{key}" if key else word)
            row.save_base(raw=True, force_update=True)

    def _kept_keys(self, table: Table) -> None:
        """Rows that keep keys of others among plain values name them as they are numbered here."""
        if not hasattr(table.model, "renumber_keys"):
            return
        for row in table.rows(self.result.committee).iterator(chunk_size=BATCH):
            renumber(row, self.keys)
            row.save_base(raw=True, force_update=True)

    def _desks(self, table: Table, names: PlainLinks) -> None:
        """Stored anew: changed one by one, they might meet on the number of one not yet changed."""
        rows = list(table.rows(self.result.committee))
        table.rows(self.result.committee).delete()
        for row in rows:
            self._tell_of(row, names)
            sits, key = table_of_desk(getattr(row, names.desk_kind)), getattr(row, names.desk_key)
            if sits is not None and key.isdigit():
                setattr(row, names.desk_key, str(self.keys[sits].get(int(key), 0)))
        self._store(table, rows)

    def _tell_of(self, row: Any, names: PlainLinks) -> None:
        told_of = model_of_kind(getattr(row, names.kind))
        if told_of is not None and told_of.is_numbered:
            setattr(row, names.row, self.keys[told_of.model].get(getattr(row, names.row), 0))

    def _doer(self, told: str) -> tuple[str, str]:
        word, _colon, key = told.partition(":")
        seat = model_of_kind(word)
        if key.isdigit() and seat is not None:
            return word, str(self.keys[seat.model].get(int(key), 0))
        return word, key
