"""`jianyan remind [--committee SLUG] [--dry-run]`: mail what has come to a mark since it was last reminded of.

Meant to be run once a day by the machine's own timer.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import Command as BaseCommand
from jianyan.committees.commanding import committee_named
from jianyan.committees.models import Committee
from jianyan.handling.mailing import by_address, can_send, send, sendable
from jianyan.handling.reminding import Call, new_calls


class Command(BaseCommand):
    help = gettext_lazy("给快到期和逾期的办理、反馈发催办邮件；每天由系统定时运行一次")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--committee", default="", metavar="SLUG", help=_("只发一个委员会的；不写为全部"))
        parser.add_argument("--dry-run", action="store_true", help=_("只列出要发的，不发送"))

    def handle(self, *args: Any, committee: str, dry_run: bool, **options: Any) -> None:
        if not (dry_run or can_send()):
            raise CommandError(_("还没有设置发信服务器：请设置 JIANYAN_MAIL_HOST 和 JIANYAN_MAIL_FROM。"))
        chosen = [committee_named(committee)] if committee else Committee.objects.order_by("slug")
        for one in chosen:
            self._remind(one, sendable(new_calls(one), one), dry_run)

    def _remind(self, committee: Committee, found: list[Call], dry_run: bool) -> None:
        if found and not dry_run:
            keys, root = [call.key for call in found], next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
            send.start(committee=committee, slug=committee.slug, keys=keys, by=_("系统定时"), root=root)
        words = {"slug": committee.slug, "count": len(found), "letters": len(by_address(found))}
        self.stdout.write(
            (
                _("%(slug)s：要催 %(count)d 件，%(letters)d 封邮件")
                if dry_run
                else _("%(slug)s：交后台催 %(count)d 件，%(letters)d 封邮件")
            )
            % words
        )
        for call in found if dry_run else ():
            self.stdout.write(f"  {call.level}  {call.to}  {call.email}  {call.title}")
