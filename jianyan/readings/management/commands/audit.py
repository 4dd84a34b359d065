"""`jianyan audit FILE --committee SLUG [--period P] [--json]`: what a report tells, held against the records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.committees.commanding import committee_named
from jianyan.committees.models import Committee
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.look.numbers import plain
from jianyan.readings import audit, commanding
from jianyan.readings.as_json import audit_object
from jianyan.readings.choices import Verdict
from jianyan.readings.management.commands.read import line
from jianyan.readings.span import years_of_records


class Command(BaseCommand):
    help = gettext_lazy("读一份旧报告，与一个委员会的记录核对；有不符时以 1 结束")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("文本、网页、Word(.docx)或带文字的 PDF"))
        parser.add_argument("--committee", required=True, metavar="SLUG", help=_("委员会的地址名"))
        parser.add_argument(
            "--period", default="", metavar="P", help=_("报告说的期间；不写则按文中所说，文中没有则按本会记录的年份")
        )
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        committee = committee_named(options["committee"])
        period = _period(options["period"], committee)
        _text, reading, numbers = commanding.read(file, committee)
        period = period or audit.period_of(reading.meta) or years_of_records(committee)
        checked = audit.audit(numbers, committee, period, reading.meta.period)
        if as_json:
            self.print_json(audit_object(reading, checked))
        else:
            self._table(checked)
        if any(one.verdict == Verdict.DIFFERS for one in checked):
            self.answer_no()

    def _table(self, checked: list[audit.Checked]) -> None:
        for one in checked:
            computed = "—" if one.computed is None else plain(one.computed)
            self.stdout.write("\t".join([str(one.verdict.label), computed, *line(one.told), one.note]))
        tally = Counter(one.verdict for one in checked)
        self.stdout.write("\t".join(f"{verdict.label} {tally[verdict]}" for verdict in Verdict))


def _period(code: str, committee: Committee) -> str:
    try:
        return parse(code, committee).code if code else ""
    except UnknownPeriod as unknown:
        raise CommandError(str(unknown)) from unknown
