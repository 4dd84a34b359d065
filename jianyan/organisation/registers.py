"""Registers: what a list of records shows, how it is narrowed, what its entry form asks. A room's `registers.py`
lists its own in `REGISTERS`; lists, detail pages and forms of all of them are the same few views.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Committee, Plenary, Provision, Sharing, Term
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.models import ReportedFact
from jianyan.organisation.models import (
    Appointment,
    AppointmentUse,
    Body,
    BodyMember,
    Charge,
    HandlingUnit,
    Membership,
    OutsideParty,
    Participant,
    Person,
    Post,
    Sector,
    SectorGroup,
    Staff,
    UnitContact,
)

Words = str | Promise


@dataclass(frozen=True)
class Register:
    """One kind of record and how it is shown and entered.

    `shows` are field paths, the first leads to the record. `fields` are what the form asks; those in `once` only
    when adding. `filters` name fields with choices, links, days or yes/no; `search` paths are looked through for
    words. `part_of` names the links whose record shows these rows on its page and adds to them. `targets` narrow
    what a link may lead to, `words` give the values a text field may have. `cleans` turn a typed value into the kept
    one, `fills` write what is copied when the field they stand under is given. `private` fields are for offices only.
    """

    model: type[Model]
    about: Words
    shows: tuple[str, ...]
    fields: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    order: int = 50
    own_list: bool = True
    may_add: bool = True
    added_at: str = ""
    spine: str = ""
    private: tuple[str, ...] = ()
    sentences: Mapping[str, Words] = field(default_factory=dict)
    hints: Mapping[str, Words] = field(default_factory=dict)
    targets: Mapping[str, Callable[[Committee], QuerySet[Any]]] = field(default_factory=dict)
    words: Mapping[str, Callable[[Committee], Mapping[str, Words]]] = field(default_factory=dict)
    cleans: Mapping[str, Callable[[Any, Committee], Any]] = field(default_factory=dict)
    fills: Mapping[str, Callable[[Any], None]] = field(default_factory=dict)
    rows: Callable[[Committee], QuerySet[Any]] | None = None

    @property
    def name(self) -> str:
        """What the address calls it."""
        return str(self.model._meta.model_name)

    @property
    def label(self) -> Words:
        return self.model._meta.verbose_name or self.name

    @property
    def room(self) -> str:
        return self.model._meta.app_label

    @property
    def adds(self) -> bool:
        """Whether a row can be added by its form."""
        return self.may_add and bool(self.fields)

    def of(self, committee: Committee, actor: Any) -> QuerySet[Any]:
        """The rows of a committee that an actor may read."""
        if self.rows:
            return self.rows(committee)
        return self.model.objects.of(committee).visible_to(actor)  # type: ignore[attr-defined]

    def target(self, name: str, committee: Committee) -> QuerySet[Any]:
        """What the link `name` of a row of this committee may lead to."""
        if name in self.targets:
            return self.targets[name](committee)
        model: Any = self.model._meta.get_field(name).related_model
        return model.objects.of(committee)


def not_before(model: type[Model], end: str, start: str) -> Words:
    """The sentence for a closing date that lies before its opening date."""
    names = {part: model._meta.get_field(name).verbose_name for part, name in (("end", end), ("start", start))}  # type: ignore[union-attr]
    return format_lazy(_("“{end}”不能早于“{start}”，请核对这两个日期。"), **names)


@cache
def all_registers() -> dict[str, Register]:
    """The registers of all rooms by name: those of work first, then the organisation and what lies under it."""
    rooms = [
        room for room in apps.get_app_configs() if room.module and module_has_submodule(room.module, "registers")
    ]
    found = [declared for room in rooms for declared in import_module(f"{room.name}.registers").REGISTERS]
    floors = list(apps.app_configs)
    ground = floors.index("organisation")
    found.sort(key=lambda one: (floors.index(one.room) <= ground, abs(floors.index(one.room) - ground), one.order))
    return {one.name: one for one in found}


@cache
def parts_of(name: str) -> list[tuple[Register, str]]:
    """The registers whose rows stand on the page of a record of this one, each with the link that ties them."""
    model = all_registers()[name].model
    return [
        (part, link)
        for part in all_registers().values()
        for link in part.part_of
        if part.model._meta.get_field(link).related_model is model
    ]


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
        Sharing, _("同意上级政协查看本会哪一类数字和记录，从哪天到哪天。"), ("register", "receiver", "since", "until"),
        fields=("receiver", "register", "since", "until"), filters=("register", "since"), order=4,
        targets={"receiver": above}, words={"register": shared_rooms},
        sentences={"sharing_once_a_day": _("从这一天起的同一项共享已经登记过，请核对日期。")},
    ),
    Register(
        ReportedFact, _("本会不记明细、由别处转述的数字，连同出处。"), ("subject", "figure", "value", "unit", "stated_on", "source"),
        fields=("figure", "subject", "value", "unit", "stated_on", "source"), filters=("figure", "stated_on"),
        search=("subject", "source"), words={"figure": told_figures},
        hints={"source": _("谁在哪里说的，如：市农业农村局 2022年12月通报")},
    ),
    Register(
        Membership, _("本会委员：哪一届、哪个界别、何时任职离任。"), ("person", "sector", "party", "term", "joined_on", "left_on"),
        fields=("person", "term", "sector", "party", "joined_on", "left_on", "left_why"),
        filters=("term", "sector", "party", "joined_on", "left_on"), search=("person__name", "person__employer"),
        part_of=("person",), order=10,
        sentences={
            "membership_once_a_term": _("此人在这一届已登记为委员，请打开原有的记录修改。"),
            "membership_leaves_after": not_before(Membership, "left_on", "joined_on"),
        },
    ),
    Register(
        Post, _("委员在本会担任的职务和起止日期。"), ("membership", "kind", "since", "until"),
        fields=("membership", "kind", "since", "until"), filters=("kind", "since"), search=("membership__person__name",),
        part_of=("membership",), order=11,
        sentences={
            "post_once": _("这位委员从这一天起的这一职务已经登记过，请核对日期。"),
            "post_ends_after": not_before(Post, "until", "since"),
        },
    ),
    Register(
        Person, _("本会联系的每一个人：委员、干部、聘任人员都从这里选。"), ("name", "employer", "title"),
        fields=("name", "sex", "employer", "title", "phone"), filters=("sex",), search=("name", "employer"),
        private=("phone",), order=12,
    ),
    Register(
        Sector, _("本会的界别和次序。"), ("name", "code", "group", "position"),
        fields=("name", "code", "position", "group"), once=("code",), filters=("group",), search=("name",),
        part_of=("group",), order=13,
        hints={"code": _("用字母、数字和连字符，如 culture；记录会引用它，定下后不再改。")},
        sentences={
            "sector_code_once": _("这个代码已用于别的界别，请换一个。"),
            "sector_name_once": _("已有同名的界别，请核对名称。"),
        },
    ),
    Register(
        SectorGroup, _("由一个或几个界别组成、一起开展活动的组。"), ("name",), fields=("name",), search=("name",), order=14,
        sentences={"sector_group_name_once": _("已有同名的界别活动组，请核对名称。")},
    ),
    Register(
        Participant, _("参加本会的党派、团体。"), ("name", "kind"), fields=("kind", "name"), filters=("kind",),
        search=("name",), order=15, sentences={"participant_name_once": _("已有同名的参加单位，请核对名称。")},
    ),
    Register(
        Body, _("专委会、工作室、联络组、活动站等机构，何时成立、撤销、达标。"), ("name", "kind", "parent", "opened_on", "closed_on"),
        fields=("kind", "name", "basis", "parent", "sector", "place", "opened_on", "closed_on", "standard_on", "upgraded_on"),
        filters=("kind", "basis", "opened_on", "closed_on"), search=("name", "place"), part_of=("parent",), order=20,
        sentences={
            "body_name_once": _("这类机构里已有同名的，请核对名称。"),
            "body_closes_after_opening": not_before(Body, "closed_on", "opened_on"),
        },
    ),
    Register(
        BodyMember, _("谁属于哪个机构，从何时到何时。"), ("person", "body", "duty", "joined_on", "left_on"),
        fields=("body", "person", "duty", "joined_on", "left_on"), search=("person__name", "body__name"),
        part_of=("body", "person"), order=21, own_list=False,
        sentences={
            "body_member_once": _("此人从这一天起已是这个机构的成员，请核对日期。"),
            "body_member_leaves_after": not_before(BodyMember, "left_on", "joined_on"),
        },
    ),
    Register(
        Staff, _("机关干部怎样来、怎样走、在哪个部门。"), ("person", "body", "how_joined", "joined_on", "how_left", "left_on"),
        fields=("person", "body", "how_joined", "joined_on", "how_left", "left_on"),
        filters=("how_joined", "how_left", "joined_on", "left_on"), search=("person__name",), part_of=("person",),
        order=22, sentences={"staff_leaves_after": not_before(Staff, "left_on", "joined_on")},
    ),
    Register(
        HandlingUnit, _("承办提案的单位，交办渠道，撤并后由谁承接。"), ("name", "short_name", "kind", "hub", "dissolved_on", "successor"),
        fields=("name", "short_name", "kind", "hub", "founded_on", "dissolved_on", "successor"),
        filters=("kind", "hub", "dissolved_on"), search=("name", "short_name"), part_of=("successor",), order=30,
        sentences={"unit_name_once": _("已有同名的承办单位，请核对名称。")},
    ),
    Register(
        UnitContact, _("承办单位由谁联系，从何时到何时。"), ("name", "unit", "phone", "since", "until"),
        fields=("unit", "name", "phone", "since", "until"), search=("name", "unit__name"), part_of=("unit",),
        private=("phone",), order=31, own_list=False,
        sentences={"unit_contact_ends_after": not_before(UnitContact, "until", "since")},
    ),
    Register(
        Appointment, _("特约监督员、协商顾问、文史专家等聘任。"), ("person", "kind", "role", "host", "since", "until"),
        fields=("person", "kind", "role", "host", "since", "until"), filters=("kind", "since", "until"),
        search=("person__name", "role", "host"), part_of=("person",), order=40,
        sentences={"appointment_ends_after": not_before(Appointment, "until", "since")},
    ),
    Register(
        AppointmentUse, _("聘任人员哪天做了什么。"), ("what", "appointment", "used_on"),
        fields=("appointment", "used_on", "what"), filters=("used_on",), search=("what",), part_of=("appointment",),
        order=41, own_list=False,
    ),
    Register(
        OutsideParty, _("本会联系的村、企业、项目、学校、个人等对象。"), ("name", "kind", "place", "parent"),
        fields=("kind", "name", "place", "parent"), filters=("kind",), search=("name", "place"), part_of=("parent",),
        order=50, sentences={"party_name_once": _("这类联系对象里已有同名的，请核对名称。")},
    ),
    Register(
        Charge, _("谁联系、包抓谁，或与谁结对，依据什么，从何时到何时。"),
        ("party", "kind", "person", "unit", "body", "partner", "since", "until"),
        fields=("kind", "party", "person", "unit", "body", "partner", "rule", "since", "until"),
        filters=("kind", "since", "until"), search=("party__name", "person__name", "rule"),
        part_of=("party", "person", "unit", "body"), order=51,
        hints={"person": _("责任人、责任单位、责任机构、结对一方至少填一个。")},
        sentences={
            "charge_ends_after": not_before(Charge, "until", "since"),
            "charge_has_a_holder": _("请填写由谁负责：责任人、责任单位、责任机构、结对一方至少一个。"),
        },
    ),
)  # fmt: skip
