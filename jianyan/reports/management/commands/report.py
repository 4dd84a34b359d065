"""`jianyan report build SLUG --period P --format docx|pdf|html|md --out FILE [--report ADDRESS]`, `jianyan report verify FILE`."""

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
from jianyan.reports.publishing.verifying import NotAnEdition, verify


class Command(BaseCommand):
    help = gettext_lazy("把一份报告写成文件，或核对一份公布过的报告")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        one = verbs.add_parser("build", help=_("写出一份报告，其中的数字现在计算"))
        one.add_argument("slug", metavar="SLUG", help=_("委员会的地址名"))
        one.add_argument("--period", required=True, metavar="P", help=_("报告的期间，如 2022、2018-2022"))
        one.add_argument("--format", required=True, choices=sorted(FORMATS), dest="ending", help=_("文件格式"))
        one.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("要写的文件"))
        one.add_argument("--report", default="", metavar="ADDRESS", help=_("同一期间有几份报告时，报告的地址名"))

        copy = verbs.add_parser(
            "verify", help=_("核对一份公布的网页或数据，其中的数字是不是委员会封存的那些；不是时以1结束")
        )
        copy.add_argument("file", metavar="FILE", type=Path, help=_("下载的网页或数据文件"))

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        self._verify(options["file"]) if verb == "verify" else self._build(**options)

    def _verify(self, file: Path) -> None:
        try:
            verdict = verify(file.read_bytes())
        except NotAnEdition as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as wrong:
            words = {"path": file, "reason": wrong.strerror or type(wrong).__name__}
            raise CommandError(_("读不了文件 %(path)s：%(reason)s。") % words) from wrong
        for one in verdict.differences:
            self.stdout.write(one)
        if not verdict.holds:
            words = {"count": len(verdict.differences), "title": verdict.edition}
            self.stdout.write(_("不一致：有%(count)d处与封存的“%(title)s”不同。") % words)
            self.answer_no()
        self.stdout.write(_("一致：与封存的“%(title)s”相同。") % {"title": verdict.edition})

    def _build(self, slug: str, ending: str, out: Path, **options: Any) -> None:
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
