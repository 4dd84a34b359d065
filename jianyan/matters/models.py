"""The spine: a thing on somebody's desk, what it is tied to, and the files that hang on it."""

from __future__ import annotations

from secrets import token_hex
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.flows.leaving import retitle
from jianyan.matters import choices


class MatterSpine(CommitteeQuerySet):
    """Matters: all of them count, those restricted to named people are listed to the offices only."""

    confidentiality = "confidentiality"

    def visible_to(self, actor: Any) -> Self:
        if actor and actor.is_office:
            return self
        return self.exclude(**{self.confidentiality: choices.Confidentiality.RESTRICTED})


class Matters(MatterSpine):
    """The matters themselves: what its room shows to some people only is found on that room's pages."""

    def visible_to(self, actor: Any) -> Self:
        return super().visible_to(actor).filter(is_private=False)


class MatterRows(MatterSpine):
    """A room's rows of matters, under the same rule."""

    confidentiality = "matter__confidentiality"

    def visible_to(self, actor: Any) -> Self:
        """Asked of the few restricted matters of the committee; a join would read the matter of every row."""
        if actor is None or actor.is_office:
            return super().visible_to(actor)
        restricted = Matter.objects.of(actor.committee).filter(confidentiality=choices.Confidentiality.RESTRICTED)
        return self.exclude(matter__in=restricted)


class Matter(CommitteeModel):
    """What crosses rooms of a proposal, an opinion report, a consultation, a supervision topic, an inquiry.

    Number, title, state and last date are copies that `MatterModel` keeps.
    """

    kind = models.CharField(_("类别"), max_length=12, choices=choices.MatterKind.choices)
    origin = models.CharField(_("来源"), max_length=12, choices=choices.Origin.choices, default=choices.Origin.OTHER)
    confidentiality = models.CharField(
        _("公开范围"),
        max_length=10,
        choices=choices.Confidentiality.choices,
        default=choices.Confidentiality.INTERNAL,
    )
    is_key = models.BooleanField(_("重点"), default=False)
    number = models.CharField(_("编号"), max_length=30, blank=True)
    title = models.CharField(_("题目"), max_length=200)
    state = models.CharField(_("状态"), max_length=20, blank=True)
    last_on = models.DateField(_("最近日期"), null=True, blank=True)
    is_private = models.BooleanField(_("尚在起草或审查"), default=False)

    objects = Matters.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "matter"
        verbose_name = _("事项")
        ordering = ["-last_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "kind", "last_on"], name="matter_kind_last"),
            models.Index(fields=["committee", "last_on"], name="matter_last"),
            models.Index(fields=["committee"], name="matter_key", condition=Q(is_key=True)),
            models.Index(
                fields=["committee"],
                name="matter_restricted",
                condition=Q(confidentiality=choices.Confidentiality.RESTRICTED),
            ),
        ]

    def __str__(self) -> str:
        return self.title


def place_of(attachment: Attachment, name: str) -> str:
    """Where the file lies: by committee, under a name that nobody can guess and that says nothing."""
    return f"attachments/{attachment.committee_id}/{token_hex(16)}.{attachment.kind}"


class Attachment(CommitteeModel):
    """A file that hangs on a matter."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="attachments", verbose_name=_("事项"))
    name = models.CharField(_("文件名"), max_length=200)
    kind = models.CharField(_("类型"), max_length=8)
    size = models.PositiveIntegerField(_("字节"))
    digest = models.CharField(_("摘要"), max_length=64)
    file = models.FileField(_("文件"), upload_to=place_of, max_length=200)
    added_by = models.CharField(_("上传人"), max_length=80)
    added_key = models.CharField(_("上传席位"), max_length=60)
    added_at = models.DateTimeField(_("上传时间"), default=now)

    class Meta:
        db_table = "matter_attachment"
        verbose_name = _("附件")
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["matter", "digest"], name="attachment_once")]

    def __str__(self) -> str:
        return self.name


class Link(CommitteeModel):
    """Two matters tied, with the kind of the tie."""

    source = models.ForeignKey(Matter, models.CASCADE, related_name="links", verbose_name=_("事项"))
    target = models.ForeignKey(Matter, models.CASCADE, related_name="linked_from", verbose_name=_("对象"))
    kind = models.CharField(_("关系"), max_length=10, choices=choices.LinkKind.choices)

    class Meta:
        db_table = "matter_link"
        verbose_name = _("事项关联")
        ordering = ["source", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"


class MatterModel(CommitteeModel):
    """A room's own row of a matter: it holds state, number, title and every date; `Matter` holds a copy.

    A room names its `matter_kind` and, in `copies`, which of its fields are the number and the last date.
    """

    matter_kind: ClassVar[str]
    number_field: ClassVar[str] = ""
    dates: ClassVar[tuple[str, ...]] = ()
    private_states: ClassVar[tuple[str, ...]] = ()

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="%(class)s", verbose_name=_("事项"))
    title = models.CharField(_("题目"), max_length=200)
    state = models.CharField(_("状态"), max_length=20, blank=True)

    objects = MatterRows.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or gettext("（未命名）")

    def copy(self) -> dict[str, Any]:
        """What `Matter` must hold of this row."""
        stamped = [getattr(self, name) for name in self.dates if getattr(self, name)]
        return {
            "number": str(getattr(self, self.number_field)) if self.number_field else "",
            "title": self.title,
            "state": self.state,
            "last_on": max(stamped, default=None),
            "is_private": self.state in self.private_states,
        }

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row and the copy in its matter together; a new row gets its matter here."""
        if self.matter_id is None:
            self.matter = Matter.objects.create(committee=self.committee, kind=self.matter_kind, **self.copy())
        else:
            self._write_copy()
        super().save(*args, **kwargs)

    def after_step(self, step: Any, by: Any) -> None:
        """Called by the engine in the transaction of every step."""
        self._write_copy()

    def _write_copy(self) -> None:
        Matter.objects.of(self.committee).filter(pk=self.matter_id).update(**self.copy())
        retitle(self)
