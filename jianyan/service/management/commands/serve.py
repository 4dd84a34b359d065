"""`jianyan serve`, which `./run` is: prepares, then serves with one web process and one worker."""

from typing import Any

from django.core.management import CommandParser
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.service import serving
from jianyan.service.commands import call_if_there
from jianyan.service.database import prepare
from jianyan.service.management.commands.prepare import Command as PrepareCommand


class Command(PrepareCommand):
    help = gettext_lazy("准备数据库，然后启动网页服务和后台进程")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--port", type=int, default=8000, help=_("端口（默认 8000）"))

    def handle(self, *args: Any, no_demo: bool, port: int = 8000, **options: Any) -> None:
        held = serving.take_port(port)
        prepare(demo=not no_demo, say=self.say)

        def greet(address: str) -> None:
            self.stdout.write(_("建言已启动：%(address)s（按 Ctrl-C 停止）") % {"address": address})
            if not no_demo:
                call_if_there("demo", "signins", stdout=self.stdout)
            self.stdout.write(_("设立自己的委员会：%(address)ssetup/，设置密钥如下：") % {"address": address})
            call_if_there("committee", "key", stdout=self.stdout)
            self.stdout.flush()
            connection.close()  # this thread's

        serving.serve(held, say=self.say, when_ready=greet)
