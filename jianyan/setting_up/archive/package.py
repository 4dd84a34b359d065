"""Opening an exported file with care: nothing is unpacked to disk, and nothing is believed before it is checked."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from jianyan.setting_up.archive.tables import FILES, FORMAT, VERSION, by_label

MANIFEST = "manifest.json"
ACCOUNTS = "accounts.jsonl"
MOST_MANIFEST = 5 * 1024 * 1024
MOST_UNZIPPED = 20 * 1024**3
NAME = re.compile(r"manifest\.json|accounts\.jsonl|tables/[a-z0-9_]+\.[a-z0-9_]+\.jsonl|files/[0-9a-f]{64}")


class ArchiveRefused(Exception):
    """A file that no committee can be made from; the text says why."""


@dataclass(frozen=True)
class Package:
    """An opened and checked export."""

    zip: zipfile.ZipFile
    manifest: dict[str, Any]

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of one file of it; none when it has no such file."""
        if name not in self.zip.namelist():
            return
        with self.zip.open(name) as file:
            for line in file:
                yield json.loads(line)

    def count(self, name: str) -> int:
        return next((int(part["rows"]) for part in self.manifest["files"] if part["file"] == name), 0)


def opened(path: Path) -> Package:
    """Open an export and check it through: names, version, digests.

    Raises:
        ArchiveRefused: it is none, damaged, of another version, or has names in it that no export has.
    """
    try:
        package = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise ArchiveRefused(_("没有找到文件 %(path)s。请核对路径。") % {"path": path}) from error
    except (zipfile.BadZipFile, OSError) as error:
        raise ArchiveRefused(_not_ours(path)) from error
    try:
        _check_names(package)
        manifest = _manifest(package, path)
        _check_digests(package, manifest)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        RuntimeError,
    ) as error:
        raise ArchiveRefused(_damaged()) from error
    return Package(package, manifest)


def _check_names(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    strange = [name for name in names if not NAME.fullmatch(name)]
    if strange or len(set(names)) != len(names):
        words = {"name": (strange or names)[0][:80]}
        raise ArchiveRefused(_("文件里有不属于导出文件的内容“%(name)s”，没有导入。请重新导出。") % words)
    if sum(entry.file_size for entry in package.infolist()) > MOST_UNZIPPED:
        raise ArchiveRefused(_("文件解开后过大，没有导入。请重新导出。"))


def _manifest(package: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    if MANIFEST not in package.namelist() or package.getinfo(MANIFEST).file_size > MOST_MANIFEST:
        raise ArchiveRefused(_not_ours(path))
    manifest: dict[str, Any] = json.loads(package.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise ArchiveRefused(_not_ours(path))
    if manifest["version"] != VERSION:
        words = {"theirs": manifest["version"], "ours": VERSION}
        raise ArchiveRefused(
            _("文件是第%(theirs)s版格式，本系统读第%(ours)s版，没有导入。请用同一版本的系统导出。") % words
        )
    return manifest


def _check_digests(package: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    known = {table.file for table in by_label().values()} | {ACCOUNTS}
    told = {part["file"]: part["sha256"] for part in manifest["files"]}
    if unknown := sorted(name for name in told.keys() - known if not name.startswith(FILES)):
        raise ArchiveRefused(
            _("文件里的表“%(table)s”本系统不认识，没有导入。请把本系统更新到导出时的版本。") % {"table": unknown[0]}
        )
    if told.keys() | {MANIFEST} != set(package.namelist()):
        raise ArchiveRefused(_damaged())
    for name, digest in told.items():
        if _digest(package, name) != digest:
            raise ArchiveRefused(_damaged())


def _digest(package: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with package.open(name) as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _damaged() -> str:
    return _("文件已损坏或被改动过，与它的清单不符，没有导入。请重新导出或重新拷贝。")


def _not_ours(path: Path) -> str:
    return _("%(name)s不是建言导出的委员会文件，没有导入。") % {"name": path.name}
