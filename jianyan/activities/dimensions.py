"""How activities and what hangs on them are narrowed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from jianyan.activities import kinds
from jianyan.activities.choices import Family, PersonKind
from jianyan.activities.models import Label, Programme
from jianyan.committees.models import Committee
from jianyan.figures.declared import Dimension, Words
from jianyan.matters.choices import MatterKind
from jianyan.organisation.dimensions import host_kind, of_choices, yes_no


def programmes(committee: Committee) -> Mapping[str, Words]:
    return dict(Programme.objects.of(committee).values_list("code", "name"))


def labels(committee: Committee) -> Mapping[str, Words]:
    return dict(Label.objects.of(committee).values_list("code", "name"))


def of_activity(prefix: str = "", *, kind: str = "") -> tuple[Dimension, ...]:
    """The dimensions of an activity, seen from it (no prefix) or from a part of it (`activity__`).

    `kind` is where its kind is found, if the part has a copy.
    """
    kind = kind or f"{prefix}kind"
    return (
        Dimension("kind", f"{kind}_id", _("种类"), kinds.labels),
        Dimension("family", f"{kind}__family", _("门类"), of_choices(Family)),
        Dimension("programme", f"{prefix}programme__code", _("专项活动"), programmes, own_names=True),
        Dimension("label", f"{prefix}labels__code", _("标签"), labels, many=True),
        Dimension("matter", f"{prefix}matter__kind", _("所属事项"), of_choices(MatterKind)),
        Dimension("key", f"{prefix}matter__is_key", _("重点事项"), yes_no),
        host_kind(f"{prefix}host__kind"),
    )


PERSON_KIND = Dimension("persons", "person_kind", _("人员类别"), of_choices(PersonKind))
