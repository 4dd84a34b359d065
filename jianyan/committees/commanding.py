"""What the commands of every room ask of committees."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from jianyan.command import nearest
from jianyan.committees.models import Committee


def committee_named(slug: str) -> Committee:
    """The committee of that address name.

    Raises:
        CommandError: there is none; the nearest names are told.
    """
    found = Committee.objects.filter(slug=slug).first()
    if found:
        return found
    words = {"slug": slug, "known": nearest(slug, Committee.objects.values_list("slug", flat=True))}
    raise CommandError(_("没有地址名为“%(slug)s”的委员会。相近的：%(known)s。") % words)
