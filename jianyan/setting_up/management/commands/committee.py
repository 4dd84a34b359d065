"""`jianyan committee key | new | roster | units | term | export | import`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.command import nearest
from jianyan.committees.choices import Level
from jianyan.committees.models import Committee
from jianyan.registers import sheets
from jianyan.registers.plans import Plan, PlanRefused
from jianyan.setting_up import by_command, roster, units
from jianyan.setting_up.access import CommandLine
from jianyan.setting_up.archive import package, reading, writing
from jianyan.setting_up.key import setup_key
from jianyan.setting_up.terms import NoTerm, open_term
from jianyan.setting_up.words import day_of

REFUSALS = (PlanRefused, sheets.FileRefused, NoTerm, package.ArchiveRefused, writing.NotExported)


class Command(BaseCommand):
    help = gettext_lazy("设立委员会，导入名册和单位，换届，导出和导入整个委员会")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("key", help=_("显示网页设立委员会要填的设置密钥"))
        _new_arguments(verbs.add_parser("new", help=_("设立一个委员会")))
        for verb, words in (("roster", _("导入委员名册")), ("units", _("导入承办单位"))):
            one = verbs.add_parser(verb, help=words)
            one.add_argument("slug", help=_("委员会的地址名"))
            one.add_argument("file", type=Path, help=_(".xlsx 或 .csv 文件"))
            one.add_argument("--dry-run", action="store_true", help=_("只检查，不导入；有错误的行时以 1 结束"))
        term = verbs.add_parser("term", help=_("开始新一届"))
        term.add_argument("slug", help=_("委员会的地址名"))
        term.add_argument("--number", type=int, required=True, help=_("第几届"))
        term.add_argument("--starts-on", required=True, help=_("开始之日，如 2026-12-28"))
        out = verbs.add_parser("export", help=_("把一个委员会的全部内容写成一个文件"))
        out.add_argument("slug", help=_("委员会的地址名"))
        out.add_argument("--out", type=Path, required=True, help=_("要写的 .zip 文件"))
        into = verbs.add_parser("import", help=_("由导出的文件建立委员会"))
        into.add_argument("file", type=Path, help=_("导出的 .zip 文件"))
        into.add_argument("--slug", default="", help=_("另取的地址名"))

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{verb}")(**options)
        except REFUSALS as refusal:
            plan = getattr(refusal, "plan", None)
            raise CommandError("\n".join([str(refusal), *(_wrong_lines(plan) if plan else [])])) from refusal
        except ValidationError as refusal:
            raise CommandError("".join(_sentences(refusal))) from refusal
        except OSError as error:
            raise CommandError(_("文件读写不了：%(why)s。") % {"why": error}) from error

    def do_key(self, **options: Any) -> None:
        self.stdout.write(setup_key())

    def do_new(self, dry_run: bool, **options: Any) -> None:
        with transaction.atomic():
            made = by_command.found(**options)
            transaction.set_rollback(dry_run)
        words = {"committee": made.committee, "slug": made.committee.slug}
        sentence = (
            _("检查完毕，没有设立%(committee)s（%(slug)s）。") if dry_run else _("已设立%(committee)s（%(slug)s）。")
        )
        self.stdout.write("\n".join([sentence % words, *made.lines]))

    def do_roster(self, slug: str, file: Path, dry_run: bool, **options: Any) -> None:
        self._list(slug, file, dry_run, roster.COLUMNS, roster.plan, roster.apply)

    def do_units(self, slug: str, file: Path, dry_run: bool, **options: Any) -> None:
        self._list(slug, file, dry_run, units.COLUMNS, units.plan, units.apply)

    def do_term(self, slug: str, number: int, starts_on: str, **options: Any) -> None:
        day = day_of(starts_on)
        if day is None:
            raise CommandError(_("看不懂日期“%(day)s”，请写成 2026-12-28。") % {"day": starts_on})
        term = open_term(committee_of(slug), number, day, by=CommandLine())
        self.stdout.write(_("%(term)s已开始，上一届委员已届满。请导入新一届名册。") % {"term": term})

    def do_export(self, slug: str, out: Path, **options: Any) -> None:
        committee = committee_of(slug)
        if out.exists():
            raise CommandError(_("%(file)s已存在，没有改写。请另取一个文件名。") % {"file": out})
        manifest = writing.export_to(committee, out)
        count = sum(part["rows"] for part in manifest["files"])
        self.stdout.write(_("已写出 %(file)s：%(count)d 行。") % {"file": out, "count": count})

    def do_import(self, file: Path, slug: str, **options: Any) -> None:
        made = reading.import_file(file, slug=slug)
        words = {
            "committee": made.committee, "slug": made.committee.slug, "rows": made.rows,
            "known": made.accounts_known, "fresh": made.accounts_made,
        }  # fmt: skip
        self.stdout.write(_("已导入%(committee)s（%(slug)s）：%(rows)d 行。") % words)
        self.stdout.write(_("账号：沿用这里已有的 %(known)d 个，新建 %(fresh)d 个，新建的须先发首次密码。") % words)
        for remark in made.remarks:
            self.stdout.write(remark)

    def _list(
        self, slug: str, file: Path, dry_run: bool, columns: Sequence[sheets.Column],
        plan: Callable[..., Plan], apply: Callable[..., Plan],
    ) -> None:  # fmt: skip
        committee = committee_of(slug)
        lines = sheets.read(file.name, by_command.content(file), columns).lines
        planned = plan(committee, lines) if dry_run else apply(committee, lines, by=CommandLine())
        self.stdout.write("\n".join([planned.sentence(), *planned.lines()]))
        if planned.wrong:
            self.answer_no()


def committee_of(slug: str) -> Committee:
    """Raises CommandError naming the nearest when there is no such committee."""
    found = Committee.objects.filter(slug=slug).first()
    if found is None:
        known = nearest(slug, Committee.objects.values_list("slug", flat=True))
        raise CommandError(_("没有地址为“%(slug)s”的委员会。相近的：%(known)s。") % {"slug": slug, "known": known})
    return found


def _new_arguments(parser: CommandParser) -> None:
    parser.add_argument("--slug", required=True, help=_("地址名：小写字母、数字和连字符"))
    parser.add_argument("--name", required=True, help=_("全称，如 政协西山县委员会"))
    parser.add_argument("--short-name", default="", help=_("简称，如 西山县政协；不写则同全称"))
    parser.add_argument("--level", choices=Level.values, default=Level.COUNTY.value, help=_("层级"))
    parser.add_argument("--division-code", required=True, help=_("六位行政区划代码"))
    parser.add_argument("--parent", default="", help=_("上级政协的地址名"))
    parser.add_argument("--term", type=int, help=_("第几届"))
    parser.add_argument("--starts-on", default="", help=_("本届开始之日"))
    parser.add_argument("--plenary-on", default="", help=_("第一次全会开幕之日"))
    for name, words in (
        ("--sectors", _("界别，一行一个：代码 名称；不写则用全国政协的界别")),
        ("--special-committees", _("专委会，一行一个")),
        ("--units", _("承办单位，.xlsx 或 .csv")),
        ("--roster", _("委员名册，.xlsx 或 .csv")),
    ):
        parser.add_argument(name, type=Path, help=words)
    parser.add_argument("--administrator", default="", help=_("系统管理员的登录名；首次密码只显示这一次"))
    parser.add_argument("--dry-run", action="store_true", help=_("只检查，什么也不存"))


def _wrong_lines(plan: Plan) -> list[str]:
    return Plan(plan.wrong).lines()


def _sentences(refusal: ValidationError) -> list[str]:
    """Each sentence with the field it is about, where it is about one."""
    if not hasattr(refusal, "error_dict"):
        return refusal.messages
    found = refusal.message_dict.items()
    return [sentence if name == "__all__" else f"{name}：{sentence}" for name, ones in found for sentence in ones]
