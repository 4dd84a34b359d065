"""`jianyan prepare`: has everything ready that serving needs."""

from typing import Any

from django.core.management import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.service.database import prepare


class Command(BaseCommand):
    help = gettext_lazy("准备数据库：建立或更新数据表，载入示范数据")  # type: ignore[assignment]
    requires_system_checks = "__all__"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help=_("不载入示范数据"))

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        prepare(demo=not no_demo, say=self.say)

    def say(self, sentence: str) -> None:
        """One line of progress."""
        self.stderr.write(str(sentence))
        self.stderr.flush()
