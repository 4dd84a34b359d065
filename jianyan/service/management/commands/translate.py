"""`jianyan translate extract|compile|check`: the catalogues of the other languages."""

from typing import Any

from django.core.management import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.service import translations


class Command(BaseCommand):
    help = gettext_lazy("提取、编译、检查译文（jianyan/locale）")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("extract", help=_("从代码和模板提取句子，写入各语言的 .po 文件"))
        verbs.add_parser("compile", help=_("把 .po 文件编译为 .mo 文件"))
        verbs.add_parser("check", help=_("检查每个句子都有译文；不全时以 1 结束"))

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        {"extract": self.extract, "compile": self.compile, "check": self.verify}[verb]()

    def extract(self) -> None:
        for language in translations.languages():
            new, gone = translations.update(language)
            words = {"language": language, "new": len(new), "gone": len(gone)}
            self.stdout.write(_("%(language)s：新增 %(new)d 句待译，删去 %(gone)d 句。") % words)

    def compile(self) -> None:
        for file in translations.compile_all():
            self.stdout.write(str(file))

    def verify(self) -> None:
        found = {language: translations.findings(language) for language in translations.languages()}
        for language, lines in found.items():
            if lines:
                self.stdout.write(f"{language}\n{translations.joined(lines)}")
        if any(found.values()):
            self.answer_no()
