"""`jianyan reference [--check]`: writes the generated pages and parts of pages."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, CommandParser
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan import generated
from jianyan.command import Command as BaseCommand


class Command(BaseCommand):
    help = gettext_lazy("由代码写出参考文档中的各节；--check 只检查是否为最新")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help=_("不写文件；有过时的页面时以 1 结束"))

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        autodiscover_modules("reference")
        try:
            changed = (generated.outdated if check else generated.write)(settings.BASE_DIR)
        except generated.NoPlace as error:
            raise CommandError(str(error)) from error
        for path in changed:
            words = {"path": path}
            self.stdout.write(
                (_("%(path)s 已过时，请运行 ./run reference。") if check else _("已写 %(path)s")) % words
            )
        if check and changed:
            self.answer_no()
