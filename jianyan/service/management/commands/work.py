"""`jianyan work`: one worker process, which carries out what is queued."""

from typing import Any

from django.core.management import CommandParser, call_command
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.service import workers


class Command(BaseCommand):
    help = gettext_lazy("启动一个后台进程，执行排队的工作；被中断的工作会重新排队")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help=_("做完已排队的工作就结束"))

    def handle(self, *args: Any, batch: bool, verbosity: int, **options: Any) -> None:
        worker = workers.register()
        workers.give_back_lost()
        heart = workers.Heart(worker)
        heart.start()
        try:
            call_command(
                "db_worker",
                queue_name="*",
                worker_id=worker.name,
                batch=batch,
                reload=False,
                startup_delay=False,
                verbosity=max(0, verbosity - 1),
            )
        finally:
            heart.stop()
