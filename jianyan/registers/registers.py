"""The registers of what lies below this room: terms, plenaries, local rules, special days, consents, and figures told elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee, Plenary, Provision, Sharing, SpecialDay, Term
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.models import ReportedFact
from jianyan.registers.declared import Register, Words, not_before

BEFORE_WORK = True


def below_a_hundred(number: int, committee: Committee) -> int:
    """A number of a term or a plenary."""
    if number > 99:
        raise ValidationError({"number": gettext("届次的数字不会超过 99，请核对。")})
    return number


def above(committee: Committee) -> QuerySet[Committee]:
    """The committees over this one, whose reading it may consent to."""
    found, upper = [], committee.parent
    while upper is not None:
        found.append(upper.pk)
        upper = upper.parent
    return Committee.objects.filter(pk__in=found)


def shared_rooms(committee: Committee) -> Mapping[str, Words]:
    """What a consent may name: everything, or one room that has figures."""
    rooms = dict.fromkeys(figure.room for figure in FIGURES.values())
    labels = {room: str(apps.get_app_config(room).verbose_name) for room in rooms}
    return {Sharing.EVERYTHING: _("全部"), **labels}


def told_figures(committee: Committee) -> Mapping[str, Words]:
    """The figures that are taken over with their source."""
    return {name: figure.label for name, figure in FIGURES.items() if figure.kind == "reported"}


REGISTERS = (
    Register(
        Term, _("每届的起止日期；委员按届登记。"), ("number", "starts_on", "ends_on"),
        fields=("number", "starts_on", "ends_on"), order=1, cleans={"number": below_a_hundred},
        sentences={
            "term_number_once": _("这一届已经登记过，请核对届数。"),
            "term_ends_after_start": not_before(Term, "ends_on", "starts_on"),
        },
    ),
    Register(
        Plenary, _("每次全体会议的开幕和闭幕；提案和年度报告以此分期。"), ("number", "term", "opens_on", "closes_on"),
        fields=("term", "number", "opens_on", "closes_on"), filters=("term", "opens_on"), part_of=("term",), order=2,
        cleans={"number": below_a_hundred},
        sentences={
            "plenary_number_once": _("这一届的这次会议已经登记过，请核对次数。"),
            "plenary_closes_after_open": not_before(Plenary, "closes_on", "opens_on"),
        },
    ),
    Register(
        Provision, _("各地不同的期限、限额等数值，从哪天起用多少，依据是什么。"),
        ("key", "value", "valid_from", "valid_until", "source"), filters=("valid_from",), search=("key", "source"),
        order=3, added_at="provisions",
    ),
    Register(
        SpecialDay, _("本会自己的放假和上班日子，如地方节日；与国家的放假安排不同的，以这里为准。"), ("day", "kind", "name", "source"),
        fields=("day", "kind", "name", "source"), filters=("day", "kind"), search=("name", "source"), order=4,
        sentences={
            "special_day_once": _("这一天已经登记过，请直接修改原来那一条。"),
            "special_day_kind_known": _("请从列出的安排里选一种。"),
        },
        hints={"source": _("文件名称和文号")},
    ),
    Register(
        Sharing, _("同意上级政协查看本会哪一类数字和记录，从哪天到哪天。"), ("register", "receiver", "since", "until"),
        fields=("receiver", "register", "since", "until"), filters=("register", "since"), order=5,
        targets={"receiver": above}, words={"register": shared_rooms},
        sentences={"sharing_once_a_day": _("从这一天起的同一项共享已经登记过，请核对日期。")},
    ),
    Register(
        ReportedFact, _("本会不记明细、由别处转述的数字，连同出处。"), ("subject", "figure", "value", "unit", "stated_on", "source"),
        fields=("figure", "subject", "value", "unit", "stated_on", "source", "told_by"), filters=("figure", "stated_on"),
        search=("subject", "source"), words={"figure": told_figures},
        hints={"source": _("谁在哪里说的，如：市农业农村局 2022年12月通报")},
    ),
)  # fmt: skip
