"""The whole committee as a file: asked for in the browser, written in the background, downloaded by who may."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.missing import Missing
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.service.choices import State
from jianyan.service.models import Work
from jianyan.service.tasks import GiveUp, background
from jianyan.setting_up.access import administrators
from jianyan.setting_up.archive import writing
from jianyan.setting_up.pages import FOLDER

SHOWN = 10


@background(gettext_lazy("导出整个委员会"))
def export(work: Work, *, slug: str) -> None:
    """Write the file of one piece of work; written again from the start when it was cut short."""
    committee = Committee.objects.get(slug=slug)
    path = file_of(work)
    path.parent.mkdir(parents=True, exist_ok=True)
    work.progress(0, 1, _("正在写出全部内容"))
    try:
        manifest = writing.export_to(committee, path)
    except writing.NotExported as refusal:
        raise GiveUp(str(refusal)) from refusal
    rows = sum(part["rows"] for part in manifest["files"])
    work.progress(1, 1, _("已写出 %(rows)d 行") % {"rows": rows})


def file_of(work: Work) -> Path:
    return Path(settings.MEDIA_ROOT) / "exports" / f"{work.pk}.zip"


def _works(committee: Committee) -> list[Work]:
    return list(Work.objects.of(committee).filter(key=export.key)[:SHOWN])


@administrators
def exports(request: Request) -> HttpResponse:
    """The exports so far with their progress; a POST asks for another, unless one is under way."""
    works = _works(request.committee)
    under_way = any(work.state in (State.WAITING, State.RUNNING) for work in works)
    if request.method == "POST":
        if under_way:
            messages.info(request, _("已有一次导出正在进行，请等它完成。"))
        else:
            export.start(committee=request.committee, asked_by=request.user, slug=request.committee.slug)
        return redirect(request.committee.address("setup-exports"))
    rows = [(work, file_of(work).exists()) for work in works]
    return render(request, f"{FOLDER}/exports.html", {"rows": rows, "under_way": under_way})


@administrators
def export_file(request: Request, work: int) -> FileResponse:
    """One finished export."""
    found = get_object_or_404(Work.objects.of(request.committee), pk=work, key=export.key, state=State.DONE)
    if not file_of(found).exists():
        raise Missing(_("这份导出文件已不在了，请重新导出。"))
    name = f"{request.committee.file_prefix}{found.created_at:%Y%m%d}.zip"
    return FileResponse(file_of(found).open("rb"), as_attachment=True, filename=name)
