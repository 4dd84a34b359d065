"""The registers of people, bodies and units, and of what they answer for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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
from jianyan.registers.declared import Register, not_before

BEFORE_WORK = True

REGISTERS = (
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
        fields=("name", "sex", "employer", "title", "phone", "email"), filters=("sex",), search=("name", "employer"),
        private=("phone", "email"), order=12,
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
        fields=("unit", "name", "phone", "email", "since", "until"), search=("name", "unit__name"), part_of=("unit",),
        private=("phone", "email"), order=31, own_list=False,
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
