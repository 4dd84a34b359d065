"""What the commands `read` and `audit` share: a file read from disk, refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from jianyan.committees.models import Committee
from jianyan.readings.memory import remembered
from jianyan.readings.refusals import FileRefused
from jianyan.readings.storing import MOST_BYTES, decoded
from jianyan.readings.told import Told, of_reading
from jianyan.text import reading as reader
from jianyan.text.found import Reading


def text_of(path: Path) -> str:
    """The decoded text of a file; all offsets refer to it.

    Raises:
        CommandError: no such file, or one that cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return decoded(data, path.name).text
    except FileRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    except OSError as wrong:
        words = {"path": path, "reason": wrong.strerror or type(wrong).__name__}
        raise CommandError(_("打不开文件 %(path)s：%(reason)s。") % words) from wrong


def read(path: Path, committee: Committee | None = None) -> tuple[str, Reading, list[Told]]:
    """The text of a file, what it tells, and its numbers with their ties; with a committee, by what it confirmed and named."""
    text = text_of(path)
    found = reader.read(text)
    known = remembered(committee) if committee else None
    return text, found, of_reading(found, known, committee)


def save(text: str, path: Path) -> None:
    """Write the decoded text, line ends as they are.

    Raises:
        CommandError: it cannot be written there.
    """
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError as wrong:
        words = {"path": path, "reason": wrong.strerror or type(wrong).__name__}
        raise CommandError(_("写不了文件 %(path)s：%(reason)s。") % words) from wrong
