"""`jianyan report build SLUG --period P --format docx|pdf|html|md --out FILE [--report ADDRESS]`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.command import nearest
from jianyan.committees.commanding import committee_named
from jianyan.committees.models import Committee
from jianyan.committees.papers import NO_FONT, NotDrawn
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.paper.typesetting import NoChineseFont
from jianyan.reports.building import FORMATS, build
from jianyan.reports.models import Report


class Command(BaseCommand):
    help = gettext_lazy("把一份报告写成 Word、PDF、网页或 Markdown 文件")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        one = verbs.add_parser("build", help=_("写出一份报告，其中的数字现在计算"))
        one.add_argument("slug", metavar="SLUG", help=_("委员会的地址名"))
        one.add_argument("--period", required=True, metavar="P", help=_("报告的期间，如 2022、2018-2022"))
        one.add_argument("--format", required=True, choices=sorted(FORMATS), dest="ending", help=_("文件格式"))
        one.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("要写的文件"))
        one.add_argument("--report", default="", metavar="ADDRESS", help=_("同一期间有几份报告时，报告的地址名"))

    def handle(self, *args: Any, slug: str, ending: str, out: Path, **options: Any) -> None:
        report = report_of(committee_named(slug), options["period"], options["report"])
        try:
            data = build(report, ending)
            out.write_bytes(data)
        except NotDrawn as refusal:
            raise CommandError(str(refusal)) from refusal
        except NoChineseFont as refusal:
            raise CommandError(str(NO_FONT)) from refusal
        except OSError as wrong:
            words = {"path": out, "reason": wrong.strerror or type(wrong).__name__}
            raise CommandError(_("写不了文件 %(path)s：%(reason)s。") % words) from wrong
        self.stdout.write(_("已写出“%(title)s”：%(path)s") % {"title": report, "path": out})


def report_of(committee: Committee, code: str, address: str) -> Report:
    """The report of a period, or the one of that address among several.

    Raises:
        CommandError: there is none, or more than one; the sentence names those there are.
    """
    try:
        period = parse(code, committee).code
    except UnknownPeriod as unknown:
        raise CommandError(str(unknown)) from unknown
    every = list(Report.objects.of(committee))
    found = [one for one in every if one.period == period and (not address or one.slug == address)]
    if len(found) == 1:
        return found[0]
    if found:
        words = {"period": period, "known": "、".join(one.slug for one in found)}
        raise CommandError(_("期间 %(period)s 有几份报告，请用 --report 选一份：%(known)s。") % words)
    known = nearest(f"{period} {address}", [f"{one.period} {one.slug}" for one in every])
    raise CommandError(_("没有期间 %(period)s 的报告。现有：%(known)s。") % {"period": period, "known": known or "—"})
