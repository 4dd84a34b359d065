"""Background work that people can watch, and the worker processes that do it."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.service.choices import State

SECONDS_BETWEEN_NEWS = 0.5


class WorkQuerySet(CommitteeQuerySet):
    def of_the_house(self) -> WorkQuerySet:
        """Work that belongs to no committee."""
        return self.filter(committee=None).named()

    def named(self) -> WorkQuerySet:
        """Rows that need no committee's name: the house's own, or one that is in hand already."""
        self._named = True
        return self

    def open(self) -> WorkQuerySet:
        return self.filter(state__in=(State.WAITING, State.RUNNING))


class Work(CommitteeModel):
    """One call of a background function: how far it is, how often it was tried, and why it did not succeed.

    Work of the house itself, such as a backup, has no committee and is found with `of_the_house()`.
    """

    committee = models.ForeignKey("committees.Committee", models.CASCADE, null=True, blank=True, related_name="+")  # type: ignore[assignment]
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(_("名称"), max_length=100)
    arguments = models.JSONField(default=dict)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    turn = models.UUIDField(null=True, editable=False)  # the queued task in charge; any other finds nothing to do
    done = models.PositiveIntegerField(_("已做"), default=0)
    total = models.PositiveIntegerField(_("共"), default=0)
    words = models.CharField(_("进展"), max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(_("已试次数"), default=0)
    reason = models.CharField(_("上次未成功的原因"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("提出时间"), default=timezone.now)
    next_at = models.DateTimeField(_("最早开始时间"), null=True, blank=True)
    started_at = models.DateTimeField(_("开始时间"), null=True, blank=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    objects = WorkQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "service_work"
        verbose_name = _("后台工作")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["committee", "-created_at"], name="work_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="work_state_known"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=False) ^ Q(state__in=(State.WAITING, State.RUNNING)),
                name="work_finished_when_over",
            ),
        ]

    _last_news = 0.0

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What it does, in words; the bare name when this version no longer knows it."""
        try:
            return str(import_string(self.key).label)
        except ImportError:
            return self.key

    @property
    def percent(self) -> int:
        """How much is done, 0 to 100; 0 while the total is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else 0

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far it is. Written at most twice a second, and at the end; a transaction hides it until it ends."""
        self.done, self.total, self.words = done, total, words
        if done < total and time.monotonic() - self._last_news < SECONDS_BETWEEN_NEWS:
            return
        self._last_news = time.monotonic()
        self._me().update(done=done, total=total, words=words[:200])

    def begin(self, turn: UUID) -> bool:
        """Mark as running under this turn. False when it is over, or another turn is in charge.

        Found running already, the process that ran it has been killed: that was a try, too.
        """
        was = State(self.state)
        changes: dict[str, Any] = {"state": State.RUNNING, "tries": F("tries") + 1, "started_at": timezone.now()}
        if was == State.RUNNING:
            changes["reason"] = gettext("上一次进行到一半时，后台进程被中断。")
        began = self._me().filter(turn=turn, state=was).open().update(**changes)
        self.refresh_from_db()
        return bool(began)

    def finish(self) -> None:
        self._end(State.DONE, reason="")

    def fail(self, reason: str) -> None:
        self._end(State.FAILED, reason=reason)

    def wait_for(self, turn: UUID, *, until: datetime | None, reason: str) -> None:
        """Put back into the queue, to be taken by `turn` and not before `until`."""
        self._me().update(state=State.WAITING, turn=turn, next_at=until, reason=reason[:500])
        self.refresh_from_db()

    def _end(self, state: State, *, reason: str) -> None:
        self._me().update(state=state, reason=reason[:500], finished_at=timezone.now())
        self.refresh_from_db()

    def _me(self) -> WorkQuerySet:
        return WorkQuerySet(Work).filter(pk=self.pk).named()


class Worker(models.Model):
    """A worker process that says every few seconds that it is alive."""

    name = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=100)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "service_worker"
        verbose_name = _("后台进程")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
