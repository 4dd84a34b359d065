"""What is told to whom: rows written with the step; sending them elsewhere comes after it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from jianyan.flows import hooks
from jianyan.flows.declared import Step, Telling
from jianyan.flows.models import Notice, Waiting
from jianyan.trail.models import key_of


def tell(obj: Any, step: Step, tellings: Iterable[Telling]) -> None:
    """Write the notices; whoever sends them elsewhere is called once they are committed."""
    with translation.override(settings.LANGUAGE_CODE):
        notices = [_notice(obj, step, telling) for telling in tellings]
    if notices:
        stored = Notice.objects.of(obj.committee).bulk_create(notices)
        transaction.on_commit(partial(hooks.run_told, stored), robust=True)


def gone(obj: Any, step: Step, by: Any, before: list[Waiting], after: list[Waiting]) -> list[Telling]:
    """For the desks from which something vanishes because a step was undone."""
    words = {"title": str(obj), "doer": by.label, "step": step.label}
    stay = {row.desk for row in after}
    text = _("“%(title)s”已不在您处：%(doer)s%(step)s。") % words
    return [Telling(row.desk, text) for row in before if row.desk not in stay]


def _notice(obj: Any, step: Step, telling: Telling) -> Notice:
    return Notice(
        committee=obj.committee, kind=obj._meta.model_name, row=key_of(obj), title=str(obj)[:200], step=step.name,
        desk_kind=telling.desk.kind, desk_key=telling.desk.key, words=str(telling.words)[:300],
    )  # fmt: skip
