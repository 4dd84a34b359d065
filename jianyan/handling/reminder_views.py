"""The list of whom to remind: for the office's own SMS, as CSV, and noted once sent."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.downloads import kept_as
from jianyan.committees.requests import Request
from jianyan.handling.choices import RemindWay
from jianyan.handling.mailing import can_send, last_words, send, sendable
from jianyan.handling.reminding import Call, by_level, calls, keep
from jianyan.look.tables import Column, Table, to_csv
from jianyan.proposals.rights import is_staff

COLUMNS = [
    Column("title", _("提案"), kind="title"),
    Column("to", _("对象"), phone="inline"),
    Column("due", _("期限"), kind="due", phone="inline"),
    Column("level", _("层级"), phone="inline"),
    Column("name", _("联系人"), phone="inline"),
    Column("phone", _("电话"), phone="inline"),
    Column("email", _("邮箱"), phone="skip"),
    Column("last_on", _("上次催办"), kind="date", phone="skip"),
    Column("text", _("内容")),
]


def reminders(request: Request) -> HttpResponse:
    """What is due or late, narrowed to a level; those ticked are noted as sent."""
    found = _asked(request)
    if request.method == "POST":
        return _sent(request, found)
    level = request.GET.get("level", "")
    shown = [call for call in found if not level or call.level == level]
    table = Table(COLUMNS, shown, caption=_("催办"), picks="pick")
    context = {
        "table": table,
        "shown": shown,
        "levels": by_level(found),
        "level": level,
        "ways": [pair for pair in RemindWay.choices if pair[0] != RemindWay.EMAIL],
        "all": len(found),
        "may_mail": can_send(),
        "mailed": last_words(request.committee),
    }
    return render(request, "handling/reminders.html", context)


def reminders_csv(request: Request) -> StreamingHttpResponse:
    """Name, number and words for the office's own SMS."""
    lines = to_csv(COLUMNS, _asked(request))
    return kept_as(StreamingHttpResponse(lines), "reminders", "csv", committee=request.committee)


def _asked(request: Request) -> list[Call]:
    if not is_staff(request.actor, None):
        raise PermissionDenied(gettext("催办由提案委工作人员办理。"))
    return calls(request.committee)


def _sent(request: Request, found: list[Call]) -> HttpResponse:
    keys, way = set(request.POST.getlist("pick")), request.POST.get("way", "")
    if request.POST.get("mail"):
        way = RemindWay.EMAIL
    chosen = [call for call in found if call.key in keys]
    if not chosen:
        messages.error(request, gettext("还没有选。请先勾选已经催办的。"))
    elif way not in RemindWay.values:
        messages.error(request, gettext("请选定用什么方式催办的。"))
    elif way == RemindWay.EMAIL:
        _mail(request, chosen)
    else:
        count = keep(chosen, way, by=request.actor.label)
        messages.success(
            request, ngettext("已记下催办%(count)d件。", "已记下催办%(count)d件。", count) % {"count": count}
        )
    return HttpResponseRedirect(request.get_full_path())


def _mail(request: Request, chosen: list[Call]) -> None:
    """Hand those with an address to the worker, and say who has none or was mailed to today."""
    if not can_send():
        messages.error(request, gettext("还没有设置发信服务器，不能发邮件。请改用短信、电话，或请系统管理员设置。"))
        return
    mailed = sendable(chosen, request.committee)
    if mailed:
        keys, root = [call.key for call in mailed], request.build_absolute_uri("/")
        send.start(
            committee=request.committee, asked_by=request.user, slug=request.committee.slug, keys=keys, by=request.actor.label, root=root
        )  # fmt: skip
        sentence = ngettext(
            "%(count)d 件的催办邮件正在发送，发出后自动记下；同一邮箱合为一封。",
            "%(count)d 件的催办邮件正在发送，发出后自动记下；同一邮箱合为一封。", len(mailed),
        )  # fmt: skip
        messages.success(request, sentence % {"count": len(mailed)})
    if left := len(chosen) - len(mailed):
        sentence = ngettext(
            "%(count)d 件没有邮箱或今天已发过，没有发送。请用短信、电话，或先登记邮箱。",
            "%(count)d 件没有邮箱或今天已发过，没有发送。请用短信、电话，或先登记邮箱。", left,
        )  # fmt: skip
        messages.warning(request, sentence % {"count": left})
