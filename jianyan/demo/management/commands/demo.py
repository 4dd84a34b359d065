"""`jianyan demo load | verify [--json] | signins`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from jianyan.command import Command as BaseCommand
from jianyan.demo import loading, sign_ins
from jianyan.demo.verify import verify


class Command(BaseCommand):
    help = "The five demonstration committees: load them, hold their figures against their records."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="load what is not loaded yet")
        verbs.add_parser("signins", help="print the accounts of the demonstration")
        check = verbs.add_parser("verify", help="compute every published figure from the records")
        check.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["verb"])(**options)

    def load(self, **options: Any) -> None:
        loading.load(say=self.stderr.write)

    def signins(self, **options: Any) -> None:
        for line in sign_ins.lines():
            self.stdout.write(line)

    def verify(self, as_json: bool, **options: Any) -> None:
        rows = verify()
        if as_json:
            self.print_json(rows)
        else:
            for row in rows:
                sign = "✓" if row["holds"] else "≠"
                self.stdout.write(
                    f"{sign} {row['id']} {row['published']}{row['unit']} {row['computed']} {row['figure']}"
                )
        if not all(row["holds"] for row in rows):
            self.answer_no()
