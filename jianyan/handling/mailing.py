"""Reminders by e-mail where an address stands: sent in the background, each noted as soon as it is out."""

from __future__ import annotations

from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.handling.choices import RemindWay
from jianyan.handling.models import Assignment, Reminder
from jianyan.handling.reminding import TO_MEET, Call, calls, keep
from jianyan.service.models import Work
from jianyan.service.tasks import GiveUp, background


def can_send() -> bool:
    """Whether the house has a mail server."""
    return bool(settings.EMAIL_HOST)


def sendable(found: Iterable[Call], committee: Committee) -> list[Call]:
    """Those with an address that were not mailed to today."""
    rows = Reminder.objects.of(committee).filter(way=RemindWay.EMAIL, sent_on=today())
    done = {(one.assignment_id, one.sheet_id, one.level == TO_MEET) for one in rows}
    return [call for call in found if call.email and _what(call) not in done]


def _what(call: Call) -> tuple[int | None, int | None, bool]:
    key, of_unit = call.row.pk, isinstance(call.row, Assignment)
    return key if of_unit else None, None if of_unit else key, call.level == TO_MEET


@background(_("发送催办邮件"))
def send(work: Work, *, slug: str, keys: list[str], by: str, root: str) -> None:
    """Mail what these calls say, one letter to each address. Begun again, it leaves out those that are noted as sent.

    Raises:
        GiveUp: the server refused some addresses; the others are sent.
        OSError, SMTPException: the server cannot be reached; it is tried again later.
    """
    committee = Committee.objects.get(slug=slug)
    wanted = sendable([call for call in calls(committee) if call.key in set(keys)], committee)
    letters, refused = by_address(wanted), []
    with get_connection() as connection:
        for done, (address, found) in enumerate(letters.items(), 1):
            try:
                letter(found, committee, root, connection).send()
            except SMTPRecipientsRefused:
                refused.append(f"{found[0].to} {address}")
            else:
                keep(found, RemindWay.EMAIL, by=by)
            work.progress(done, len(letters), found[0].to)
    if refused:
        raise GiveUp(_refused(refused))


def by_address(found: Iterable[Call]) -> dict[str, list[Call]]:
    """What goes to each address, in the order found: whoever is reminded of ten gets one letter."""
    letters: dict[str, list[Call]] = {}
    for call in found:
        letters.setdefault(call.email, []).append(call)
    return letters


def letter(found: list[Call], committee: Committee, root: str, connection: Any = None) -> EmailMessage:
    """One letter to one address: the words of each call and where it is to be done, and who asks for it."""
    first = found[0]
    lines = [line for call in found for line in (call.text, _address(call, root)) if line]
    return EmailMessage(
        _subject(first, len(found)), "\n\n".join((*lines, committee.name)), to=[first.email], connection=connection
    )


def _address(call: Call, root: str) -> str:
    return f"{root.rstrip('/')}{call.get_absolute_url()}" if root else ""


def _subject(first: Call, count: int) -> str:
    words = {"level": first.level, "title": first.title, "count": count}
    if count == 1:
        return " ".join((gettext("%(level)s：%(title)s") % words).split())
    return ngettext("%(level)s：%(count)d 件提案", "%(level)s：%(count)d 件提案", count) % words


def _refused(refused: list[str]) -> str:
    words = {"count": len(refused), "who": "、".join(refused[:5])}
    sentence = ngettext(
        "%(count)d 封没有发出，邮箱被拒收：%(who)s。请核对地址，或改用短信、电话。",
        "%(count)d 封没有发出，邮箱被拒收：%(who)s。请核对地址，或改用短信、电话。", len(refused),
    )  # fmt: skip
    return sentence % words


def last_words(committee: Committee) -> str:
    """How the last sending stands or ended; empty when nothing was sent yet."""
    work = Work.objects.of(committee).filter(key=send.key).first()
    if work is None:
        return ""
    words = {"state": work.get_state_display(), "done": work.done, "total": work.total, "why": work.reason}
    sentence = gettext("上次发邮件：%(state)s，%(done)d/%(total)d 封。%(why)s")
    return sentence % words
