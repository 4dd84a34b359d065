"""`jianyan read FILE [--json] [--text OUT]`: what a report tells. Needs no database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.look.numbers import plain
from jianyan.readings import commanding
from jianyan.readings.as_json import reading_object
from jianyan.readings.told import Told


class Command(BaseCommand):
    help = gettext_lazy("读一份旧报告，列出其中的数字")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("文本、网页、Word(.docx)或带文字的 PDF"))
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--text", type=Path, metavar="OUT", help=_("把解码后的文字存到这里；位置按它计"))

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        text, reading, numbers = commanding.read(file)
        if options["text"]:
            commanding.save(text, options["text"])
        if as_json:
            self.print_json(reading_object(reading, numbers))
            return
        for name, value in reading.meta.__dict__.items():
            self.stdout.write(f"{name}\t{value or '—'}")
        for told in numbers:
            self.stdout.write("\t".join(line(told)))


def line(told: Told) -> list[str]:
    """A number as a line of the table: place, quote, value, what, module, period, figure."""
    claim = told.claim
    quote = " ".join(claim.quote.split())
    where = " ".join(f"{name}={','.join(values)}" for name, values in told.where.items())
    return [
        f"{claim.start}-{claim.end}", quote, f"{plain(claim.value)}{claim.unit}", str(claim.bound), claim.what,
        claim.module, claim.period or "—", f"{told.figure} {where}".strip() or "—",
    ]  # fmt: skip
