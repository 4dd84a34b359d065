"""The attachments of a matter and the matters it is tied to, beside the page of its row; a room names these among its panels."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.matters.choices import LinkKind
from jianyan.matters.models import Link, Matter
from jianyan.matters.sight import row_of, seen_by
from jianyan.registers.declared import Panel

WORDS = {
    (LinkKind.FROM, True): _("来自"), (LinkKind.FROM, False): _("转成"),
    (LinkKind.ABOUT, True): _("围绕"), (LinkKind.ABOUT, False): _("有关"),
}  # fmt: skip


def attachments(row: Any, actor: Any) -> Panel | None:
    """The files, and where one more is added; nothing to a visitor of a row without any."""
    found = list(row.matter.attachments.all())
    for one in found:
        one.may_remove = actor.is_office or one.added_key == actor.key
    url = row.committee.address("attach", pk=row.matter_id) if actor.seat else ""
    if not found and not url:
        return None
    return Panel(_("附件"), "matters/attachments.html", {"attachments": found, "attach_url": url})


def ties(row: Any, actor: Any) -> Panel | None:
    """The matters that this one came from, became or is about, as far as the actor sees them. Merged ones stand elsewhere."""
    matter = row.matter_id
    links = Link.objects.of(row.committee).filter(Q(source=matter) | Q(target=matter)).exclude(kind=LinkKind.TOGETHER)
    found = [(one, one.source_id == matter) for one in links.order_by("pk")]
    keys = [one.target_id if outward else one.source_id for one, outward in found]
    seen = (
        {one.pk: one for one in Matter.objects.of(row.committee).filter(seen_by(actor), pk__in=keys)} if keys else {}
    )
    shown = [
        (WORDS[(LinkKind(one.kind), outward)], row_of(seen[key]))
        for (one, outward), key in zip(found, keys, strict=True)
        if key in seen
    ]
    return Panel(_("相关事项"), "matters/ties.html", {"ties": shown}) if shown else None
