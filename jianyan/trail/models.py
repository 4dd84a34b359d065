"""Who did what when: plain values, written in the transaction of what they tell of, never changed."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet


class Doer(Protocol):
    """What the trail keeps of whoever did something."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...


class EntryQuerySet(CommitteeQuerySet):
    def about(self, row: CommitteeModel) -> EntryQuerySet:
        """The story of one row."""
        return self.of(row.committee).filter(kind=row._meta.model_name, row=key_of(row))

    def update(self, **values: Any) -> int:
        raise TypeError("The trail is only added to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("The trail is only added to.")


class Entry(CommitteeModel):
    """One thing done to one row."""

    at = models.DateTimeField(_("时间"), default=now)
    doer = models.CharField(_("谁"), max_length=60)
    doer_name = models.CharField(_("姓名"), max_length=80)
    kind = models.CharField(_("对象类别"), max_length=30)
    row = models.BigIntegerField(_("对象"))
    title = models.CharField(_("对象名称"), max_length=200)
    step = models.CharField(_("做了什么"), max_length=30)
    before = models.JSONField(_("之前"), default=dict)
    after = models.JSONField(_("之后"), default=dict)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    objects = EntryQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "trail_entry"
        verbose_name = _("留痕")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["committee", "kind", "row", "at"], name="trail_of_row"),
            models.Index(fields=["committee", "at"], name="trail_at"),
        ]

    def __str__(self) -> str:
        return f"{self.doer_name} {self.step} {self.title}"


def key_of(row: Any) -> int:
    """The number the trail keeps of a row; of one whose key is a word, a number that the word always gives."""
    if isinstance(row.pk, int):
        return row.pk
    return int.from_bytes(sha256(str(row.pk).encode()).digest()[:7])


def record(
    row: CommitteeModel, step: str, *, by: Doer, before: Any = None, after: Any = None, note: str = ""
) -> Entry:
    """Write one entry about a row; call it inside the transaction that changes the row."""
    return Entry.objects.create(
        committee=row.committee, doer=by.key, doer_name=by.label, kind=str(row._meta.model_name), row=key_of(row),
        title=str(row)[:200], step=step, before=before or {}, after=after or {}, note=note,
    )  # fmt: skip
