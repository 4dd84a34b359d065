"""What lies on which desk, number series, and what was told to whom. Rows of other tables are named by kind and key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.flows.desks import Desk
from jianyan.trail.models import key_of


class DeskQuerySet(CommitteeQuerySet):
    """Rows that lie on a desk and are about a row of another table."""

    def on_desks(self, desks: Iterable[Desk]) -> Self:
        """What lies on any of the desks, such as those of one actor."""
        found = Q(pk__in=[])
        for desk in desks:
            found |= Q(desk_kind=desk.kind, desk_key=desk.key)
        return self.filter(found)

    def about(self, row: CommitteeModel) -> Self:
        return self.of(row.committee).filter(kind=row._meta.model_name, row=key_of(row))


class WaitingQuerySet(DeskQuerySet):
    def overdue(self, today: date) -> Self:
        return self.filter(due_on__lt=today)

    def due_by(self, day: date) -> Self:
        return self.filter(due_on__lte=day)


class OnDesk(CommitteeModel):
    """A row of some table, on or for a desk."""

    kind = models.CharField(_("对象类别"), max_length=30)
    row = models.BigIntegerField(_("对象"))
    title = models.CharField(_("对象名称"), max_length=200)
    desk_kind = models.CharField(_("去处类别"), max_length=12)
    desk_key = models.CharField(_("去处"), max_length=40)

    class Meta:
        abstract = True

    @property
    def desk(self) -> Desk:
        return Desk(self.desk_kind, self.desk_key)

    def get_absolute_url(self) -> str:
        """The page of the row it is about."""
        return self.committee.address("record", register=self.kind, pk=self.row)


class Waiting(OnDesk):
    """One open desk of one row: what is to be done there, since when, until when.

    `deadlines` are the clocks that run, by name; `due_on` is the first of them to strike.
    """

    step = models.CharField(_("来自哪一步"), max_length=30)
    label = models.CharField(_("待办"), max_length=60)
    since = models.DateField(_("起"))
    due_on = models.DateField(_("期限"), null=True, blank=True)
    deadlines = models.JSONField(_("各项期限"), default=dict, blank=True)

    objects = WaitingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "flow_waiting"
        verbose_name = _("待办")
        ordering = ["due_on", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "kind", "row", "desk_kind", "desk_key"], name="waiting_once_a_desk"
            )
        ]
        indexes = [
            models.Index(fields=["committee", "desk_kind", "desk_key"], name="waiting_desk"),
            models.Index(fields=["committee", "due_on"], name="waiting_due"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"


class Notice(OnDesk):
    """Something told to whoever sits at a desk, written with the step it tells of."""

    step = models.CharField(_("来自哪一步"), max_length=30)
    words = models.CharField(_("内容"), max_length=300)
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    read_at = models.DateTimeField(_("已读"), null=True, blank=True)

    objects = DeskQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "flow_notice"
        verbose_name = _("通知")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["committee", "desk_kind", "desk_key", "at"], name="notice_desk_at")]

    def __str__(self) -> str:
        return self.words


class CounterQuerySet(CommitteeQuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("A number once given is never given again.")


class Counter(CommitteeModel):
    """The last number given in a series, such as `proposal:15-2`."""

    series = models.CharField(_("编号系列"), max_length=60)
    value = models.PositiveBigIntegerField(_("已用到"), default=0)

    objects = CounterQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "flow_counter"
        verbose_name = _("编号")
        ordering = ["series"]
        constraints = [models.UniqueConstraint(fields=["committee", "series"], name="counter_once_a_series")]

    def __str__(self) -> str:
        return f"{self.series}: {self.value}"


def next_number(committee: Committee, series: str) -> int:
    """The next number of the series, from 1. In a transaction that fails it has not been given.

    Whoever comes second waits for the first to end, then compares again: no number twice, none skipped.
    """
    while True:
        last = _counter(committee, series).value
        if Counter.objects.of(committee).filter(series=series, value=last).update(value=last + 1):
            return last + 1


def begin_after(committee: Committee, series: str, value: int) -> None:
    """Let the series go on after numbers that were given elsewhere; never back."""
    _counter(committee, series)
    Counter.objects.of(committee).filter(series=series, value__lt=value).update(value=value)


def _counter(committee: Committee, series: str) -> Any:
    return Counter.objects.of(committee).get_or_create(committee=committee, series=series)[0]
