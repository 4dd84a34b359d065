"""Figures of members, bodies, staff, appointments and charges."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Count, Dimension, Distinct, Stock
from jianyan.organisation import choices
from jianyan.organisation.dimensions import of_choices, sectors
from jianyan.organisation.models import Appointment, Body, BodyMember, Charge, Membership, Staff

SECTOR = Dimension("sector", "sector__code", _("界别"), sectors)
BODY_KIND = Dimension("kind", "kind", _("机构类别"), of_choices(choices.BodyKind))
BASIS = Dimension("basis", "basis", _("以何为单位"), of_choices(choices.Basis))
APPOINTED = Dimension("kind", "kind", _("聘任类别"), of_choices(choices.AppointmentKind))
CHARGE_KIND = Dimension("kind", "kind", _("类别"), of_choices(choices.ChargeKind))
PARTY_KIND = Dimension("party", "party__kind", _("对象类别"), of_choices(choices.PartyKind))
HOW_JOINED = Dimension("how", "how_joined", _("来源方式"), of_choices(choices.StaffJoined))

members_in_office = Stock(
    "organisation.members_in_office", of=Membership, when="joined_on", closed="left_on", unit=_("名"),
    label=_("在任委员"), meaning=_("期末在任的本会委员，届中离任的自离任之日起不计"), source=_("政协章程"),
    by=(SECTOR,), shows=("person", "sector", "joined_on", "left_on"),
)  # fmt: skip


SEATS = ("person__bodies__joined_on", "person__bodies__left_on", "person__bodies__body__kind")


def placed(as_of: date) -> Q:
    """Belongs to a special committee on that day."""
    seats = BodyMember._base_manager.filter(
        Q(left_on__isnull=True) | Q(left_on__gt=as_of),
        person=OuterRef("person"), body__kind=choices.BodyKind.SPECIAL_COMMITTEE, joined_on__lte=as_of,
    )  # fmt: skip
    return Q(Exists(seats))


members_placed = Stock(
    "organisation.members_placed", of=Membership, when="joined_on", closed="left_on", where=placed, behind=SEATS, unit=_("名"),
    label=_("编入专委会的委员"), meaning=_("期末在任并属于某一专门委员会的委员"),
    by=(SECTOR,), shows=("person", "sector", "joined_on"),
)  # fmt: skip
bodies = Stock(
    "organisation.bodies", of=Body, when="opened_on", closed="closed_on", unit=_("个"),
    label=_("现有机构"), meaning=_("期末仍在的机构，如专委会、工作室、联络组、会客室"),
    by=(BODY_KIND, BASIS), shows=("name", "kind", "parent", "opened_on"),
)  # fmt: skip
bodies_opened = Count(
    "organisation.bodies_opened", of=Body, when="opened_on", unit=_("个"),
    label=_("新建机构"), meaning=_("期内成立或建成的机构"),
    by=(BODY_KIND, BASIS), shows=("name", "kind", "parent", "opened_on"),
)  # fmt: skip
bodies_upgraded = Count(
    "organisation.bodies_upgraded", of=Body, when="upgraded_on", unit=_("个"),
    label=_("巩固提升的机构"), meaning=_("期内完成巩固提升的机构"),
    by=(BODY_KIND, BASIS), shows=("name", "kind", "upgraded_on"),
)  # fmt: skip
bodies_to_standard = Stock(
    "organisation.bodies_to_standard", of=Body, when="standard_on", closed="closed_on", unit=_("个"),
    label=_("达标机构"), meaning=_("期末仍在、且已通过达标验收的机构"),
    by=(BODY_KIND, BASIS), shows=("name", "kind", "standard_on"),
)  # fmt: skip
staff_joined = Count(
    "organisation.staff_joined", of=Staff, when="joined_on", unit=_("名"),
    label=_("充实的机关干部"), meaning=_("期内到岗的机关干部"),
    by=(HOW_JOINED,), shows=("person", "how_joined", "joined_on"),
)  # fmt: skip
persons_appointed = Distinct(
    "organisation.persons_appointed", of=Appointment, column="person", when="since", unit=_("名"),
    label=_("聘任（推荐）的人员"), meaning=_("期内受聘或经推荐担任某职的人员，一人兼数职只计一次"),
    by=(APPOINTED,), shows=("person", "kind", "role", "host", "since"),
)  # fmt: skip
charges_made = Count(
    "organisation.charges_made", of=Charge, when="since", unit=_("个"),
    label=_("新建联系包抓、结对"), meaning=_("期内建立的联系包抓或结对关系"),
    by=(CHARGE_KIND, PARTY_KIND), shows=("party", "kind", "person", "unit", "partner", "since", "until"),
)  # fmt: skip
charges_in_force = Stock(
    "organisation.charges_in_force", of=Charge, when="since", closed="until", unit=_("个"),
    label=_("在续联系包抓、结对"), meaning=_("期末仍在的联系包抓或结对关系"),
    by=(CHARGE_KIND, PARTY_KIND), shows=("party", "kind", "person", "unit", "partner", "since", "until"),
)  # fmt: skip
parties_charged = Distinct(
    "organisation.parties_charged", of=Charge, column="party", when="since", unit=_("个"),
    label=_("联系包抓的对象"), meaning=_("期内建立联系包抓的对象，同一对象只计一次"),
    by=(CHARGE_KIND, PARTY_KIND), shows=("party", "kind", "person", "unit", "since"),
)  # fmt: skip
units_charging = Distinct(
    "organisation.units_charging", of=Charge, column="unit", when="since", unit=_("个"),
    label=_("承担包抓的单位"), meaning=_("期内承担联系包抓的单位，同一单位只计一次"),
    by=(CHARGE_KIND, PARTY_KIND), shows=("unit", "party", "since"),
)  # fmt: skip
places_charged = Distinct(
    "organisation.places_charged", of=Charge, column="party__parent", when="since", unit=_("个"),
    label=_("包抓覆盖的乡镇"), meaning=_("期内所包抓的村分属的乡镇，同一乡镇只计一次"),
    by=(CHARGE_KIND, PARTY_KIND), shows=("party__parent", "party", "unit", "since"),
)  # fmt: skip
