"""Attachments: adding one to a matter, downloading it, taking it away."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jianyan.committees.local_rules import provision
from jianyan.committees.requests import Request
from jianyan.matters import content
from jianyan.matters.models import Attachment, Matter
from jianyan.matters.sight import row_of, seen_by
from jianyan.trail import models as trail


class AttachForm(forms.Form):
    """One file at a time."""

    file = forms.FileField(label=_("文件"), allow_empty_file=True)

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matter = matter
        words = {"most": provision(matter.committee, "attachments.largest"), "kinds": "、".join(content.ENDINGS)}
        self.fields["file"].help_text = gettext("每个不超过%(most)d MB；可以是%(kinds)s") % words

    def clean_file(self) -> tuple[str, bytes, str]:
        upload = self.cleaned_data["file"]
        largest = provision(self.matter.committee, "attachments.largest")
        data = upload.read(largest * content.MEGABYTE + 1)
        try:
            return upload.name, data, content.ask(data, upload.name, largest=largest)
        except content.FileRefused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        most = provision(self.matter.committee, "attachments.most")
        if self.matter.attachments.count() >= most:
            raise forms.ValidationError(gettext("最多%(most)d个附件，已经满了。请先去掉一个。") % {"most": most})
        if (
            "file" in cleaned
            and self.matter.attachments.filter(digest=sha256(cleaned["file"][1]).hexdigest()).exists()
        ):
            raise forms.ValidationError(gettext("这个文件已经在附件里，不用再传。"))
        return cleaned


def attach(request: Request, pk: int) -> HttpResponse:
    """Add a file to a matter that whoever asks may see."""
    matter = Matter.objects.of(request.committee).filter(seen_by(request.actor), pk=pk).first()
    row = row_of(matter) if matter else None
    if matter is None or row is None or request.actor.seat is None:
        raise Http404
    form = AttachForm(matter, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        attachment = keep(matter, *form.cleaned_data["file"], by=request.actor)
        messages.success(request, gettext("已上传附件“%(name)s”。") % {"name": attachment})
        return HttpResponseRedirect(row.get_absolute_url())
    return render(request, "matters/attach.html", {"form": form, "row": row, "matter": matter})


@transaction.atomic
def keep(matter: Matter, name: str, data: bytes, kind: str, *, by: Any) -> Attachment:
    """Store a file that was asked; the trail tells of it."""
    attachment = Attachment(
        committee=matter.committee, matter=matter, name=name[-200:], kind=kind, size=len(data), digest=sha256(data).hexdigest(),
        added_by=by.label, added_key=by.key,
    )  # fmt: skip
    attachment.file.save(name, ContentFile(data), save=False)
    attachment.save()
    trail.record(attachment, "add", by=by, after={"name": attachment.name, "digest": attachment.digest})
    return attachment


def download(request: Request, pk: int) -> FileResponse:
    """The file, as a download: never shown by the browser itself."""
    attachment = _seen(request, pk)
    return FileResponse(attachment.file.open("rb"), as_attachment=True, filename=attachment.name)


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Take a file away: whoever added it, or an office."""
    attachment = _seen(request, pk)
    if attachment.added_key != request.actor.key and not request.actor.is_office:
        raise PermissionDenied(gettext("附件由上传的人或委员会办公室去掉。"))
    row, name = row_of(attachment.matter), attachment.name
    with transaction.atomic():
        trail.record(attachment, "remove", by=request.actor, before={"name": name, "digest": attachment.digest})
        attachment.delete()
    messages.success(request, gettext("已去掉附件“%(name)s”。") % {"name": name})
    return HttpResponseRedirect(row.get_absolute_url())


def _seen(request: Request, pk: int) -> Attachment:
    rows = Attachment.objects.of(request.committee).select_related("matter").filter(pk=pk)
    attachment = rows.first()
    matters = Matter.objects.of(request.committee).filter(seen_by(request.actor))
    if attachment is None or not matters.filter(pk=attachment.matter_id).exists():
        raise Http404
    return attachment
