"""What a person keeps of lists: views under a name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel


class SavedView(CommitteeModel):
    """The conditions of a list that one seat keeps under a name; `query` is the address after its question mark."""

    holder = models.CharField(_("席位"), max_length=60)
    register = models.CharField(_("登记簿"), max_length=60)
    name = models.CharField(_("名称"), max_length=20)
    query = models.CharField(_("条件"), max_length=1000)

    class Meta:
        db_table = "register_saved_view"
        verbose_name = _("我的视图")
        ordering = ["register", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "holder", "register", "name"], name="saved_view_once")
        ]

    def __str__(self) -> str:
        return self.name
