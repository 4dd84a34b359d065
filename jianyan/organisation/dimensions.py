"""Dimensions that figures of several rooms share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Choices
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee
from jianyan.figures.declared import Dimension, Words
from jianyan.organisation.choices import BodyKind
from jianyan.organisation.models import Sector

Values = Callable[[Committee], Mapping[str, Words]]


def of_choices(choices: type[Choices]) -> Values:
    """The values of a dimension that reads a field with choices."""
    labels = {str(value): label for value, label in choices.choices}
    return lambda committee: labels


def yes_no(committee: Committee) -> Mapping[str, Words]:
    return {"True": _("是"), "False": _("否")}


def sectors(committee: Committee) -> Mapping[str, Words]:
    """The committee's own sectors by code."""
    return dict(Sector.objects.of(committee).values_list("code", "name"))


def host_kind(path: str) -> Dimension:
    """By the kind of the body that held it."""
    return Dimension("host", path, _("主办机构"), of_choices(BodyKind))
