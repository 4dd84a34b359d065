"""Clues from the public and from units, and the topics made of them."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.clues import choices
from jianyan.clues.flow import CLUE
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.organisation.models import ends_after


class Topic(CommitteeModel):
    """选题参考: something members are asked to look into."""

    title = models.CharField(_("选题"), max_length=100)
    about = models.CharField(_("说明"), max_length=500, blank=True)
    category = models.CharField(_("类别"), max_length=20, blank=True)
    opened_on = models.DateField(_("列出"))
    closed_on = models.DateField(_("撤下"), null=True, blank=True)

    class Meta:
        db_table = "clue_topic"
        verbose_name = _("提案选题")
        ordering = ["-opened_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "title", "opened_on"], name="topic_once_a_day"),
            ends_after("opened_on", "closed_on", "topic_closes_after_opening"),
        ]

    def __str__(self) -> str:
        return self.title


class ClueQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """The offices only: a clue may name people and carries a way to reach who gave it."""
        return self if actor and actor.is_office else self.none()


class Clue(CommitteeModel):
    """What somebody would like proposed, in a few words."""

    flow = CLUE

    text = models.CharField(_("线索"), max_length=300)
    giver = models.CharField(_("来自"), max_length=10, choices=choices.Giver.choices)
    name = models.CharField(_("姓名或单位"), max_length=60, blank=True)
    contact = models.CharField(_("联系方式"), max_length=60, blank=True)
    origin = models.CharField(_("来源标记"), max_length=32, blank=True)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="clues", verbose_name=_("列入选题")
    )
    state = models.CharField(_("状态"), max_length=10, choices=choices.State.choices, blank=True)
    received_on = models.DateField(_("收到"), null=True, blank=True)
    settled_on = models.DateField(_("处理"), null=True, blank=True)

    objects = ClueQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "clue"
        verbose_name = _("提案线索")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["committee", "received_on"], name="clue_received")]

    def __str__(self) -> str:
        return self.text[:40]
