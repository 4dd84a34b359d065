"""The attachments of a matter, beside the page of its row; a room names this among its register's panels."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.registers.declared import Panel


def attachments(row: Any, actor: Any) -> Panel | None:
    """The files, and where one more is added; nothing to a visitor of a row without any."""
    found = list(row.matter.attachments.all())
    for one in found:
        one.may_remove = actor.is_office or one.added_key == actor.key
    url = row.committee.address("attach", pk=row.matter_id) if actor.seat else ""
    if not found and not url:
        return None
    return Panel(_("附件"), "matters/attachments.html", {"attachments": found, "attach_url": url})
