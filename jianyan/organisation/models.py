"""Sectors, bodies, people and their seats, staff, units, appointments, outside parties and charges."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Term
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.organisation import choices


def ends_after(start: str, end: str, name: str) -> models.CheckConstraint:
    """A constraint that a closing date, where there is one, does not lie before its opening date."""
    return models.CheckConstraint(condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}), name=name)


class DatedQuerySet(CommitteeQuerySet):
    """Rows with an opening and a closing date; the model names both."""

    def in_force(self, on: date) -> Self:
        """Open on that day: opened by then and not closed by then."""
        opened, closed = self.model.opened_closed  # type: ignore[attr-defined]
        return self.filter(Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gt": on}), **{f"{opened}__lte": on})


class SectorGroup(CommitteeModel):
    """界别活动组: one or more sectors that act together."""

    name = models.CharField(_("名称"), max_length=40)

    class Meta:
        db_table = "org_sector_group"
        verbose_name = _("界别活动组")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="sector_group_name_once")]

    def __str__(self) -> str:
        return self.name


class Sector(CommitteeModel):
    """界别: a seat category of this committee's own list."""

    code = models.SlugField(_("代码"), max_length=30)
    name = models.CharField(_("名称"), max_length=40)
    position = models.PositiveSmallIntegerField(_("次序"), default=0)
    group = models.ForeignKey(
        SectorGroup, models.PROTECT, null=True, blank=True, related_name="sectors", verbose_name=_("活动组")
    )

    class Meta:
        db_table = "org_sector"
        verbose_name = _("界别")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "code"], name="sector_code_once"),
            models.UniqueConstraint(fields=["committee", "name"], name="sector_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Participant(CommitteeModel):
    """A party or organisation that takes part in the committee (参加单位)."""

    kind = models.CharField(_("类别"), max_length=30, choices=choices.ParticipantKind.choices)
    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        db_table = "org_participant"
        verbose_name = _("参加单位")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="participant_name_once")]

    def __str__(self) -> str:
        return self.name


class Person(CommitteeModel):
    """What this committee knows of a person."""

    name = models.CharField(_("姓名"), max_length=40)
    sex = models.CharField(_("性别"), max_length=1, choices=[("m", _("男")), ("f", _("女"))], blank=True)
    employer = models.CharField(_("工作单位"), max_length=80, blank=True)
    title = models.CharField(_("职务"), max_length=60, blank=True)
    phone = models.CharField(_("电话"), max_length=20, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)

    class Meta:
        db_table = "org_person"
        verbose_name = _("人员")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["committee", "name"], name="person_name")]

    def __str__(self) -> str:
        return self.name


class Body(CommitteeModel):
    """A body of the committee: special committee, studio, station, liaison group, branch, group, room, museum."""

    kind = models.CharField(_("类别"), max_length=30, choices=choices.BodyKind.choices)
    basis = models.CharField(_("以何为单位"), max_length=12, choices=choices.Basis.choices, blank=True)
    name = models.CharField(_("名称"), max_length=60)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("所属机构")
    )
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("界别")
    )
    place = models.CharField(_("地点"), max_length=80, blank=True)
    opened_on = models.DateField(_("成立"))
    closed_on = models.DateField(_("撤销"), null=True, blank=True)
    standard_on = models.DateField(_("达标"), null=True, blank=True)
    upgraded_on = models.DateField(_("巩固提升"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("opened_on", "closed_on")

    class Meta:
        db_table = "org_body"
        verbose_name = _("机构")
        ordering = ["kind", "name"]
        indexes = [models.Index(fields=["committee", "kind", "opened_on"], name="body_kind_opened")]
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "name"], name="body_name_once"),
            ends_after("opened_on", "closed_on", "body_closes_after_opening"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyMember(CommitteeModel):
    """Who belongs to a body, from when until when."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="members", verbose_name=_("机构"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="bodies", verbose_name=_("人员"))
    duty = models.CharField(_("职务"), max_length=30, blank=True)
    joined_on = models.DateField(_("加入"))
    left_on = models.DateField(_("离开"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("joined_on", "left_on")
    named_by = ("body", "person")

    class Meta:
        db_table = "org_body_member"
        verbose_name = _("机构成员")
        ordering = ["body", "person"]
        indexes = [models.Index(fields=["committee", "person"], name="body_member_person")]
        constraints = [
            models.UniqueConstraint(fields=["body", "person", "joined_on"], name="body_member_once"),
            ends_after("joined_on", "left_on", "body_member_leaves_after"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.person}"


class Membership(CommitteeModel):
    """委员: a person in one committee for one term, with the days in office."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("姓名"))
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("届"))
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="memberships", verbose_name=_("界别"))
    party = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("党派")
    )
    joined_on = models.DateField(_("任职"))
    left_on = models.DateField(_("离任"), null=True, blank=True)
    left_why = models.CharField(_("离任原因"), max_length=60, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("joined_on", "left_on")
    named_by = ("person",)

    class Meta:
        db_table = "org_membership"
        verbose_name = _("委员")
        ordering = ["person__name", "pk"]
        indexes = [models.Index(fields=["committee", "joined_on"], name="membership_joined")]
        constraints = [
            models.UniqueConstraint(fields=["person", "term"], name="membership_once_a_term"),
            ends_after("joined_on", "left_on", "membership_leaves_after"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Post(CommitteeModel):
    """A post a member holds in the committee, with its days."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="posts", verbose_name=_("委员"))
    kind = models.CharField(_("职务"), max_length=20, choices=choices.PostKind.choices)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("since", "until")
    named_by = ("membership__person",)

    class Meta:
        db_table = "org_post"
        verbose_name = _("委员职务")
        ordering = ["kind", "membership"]
        constraints = [
            models.UniqueConstraint(fields=["membership", "kind", "since"], name="post_once"),
            ends_after("since", "until", "post_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.membership} {self.get_kind_display()}"


class Staff(CommitteeModel):
    """Somebody who works in the committee's office, and how and when they came and went."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="staff_rows", verbose_name=_("姓名"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("部门"))
    how_joined = models.CharField(_("来源方式"), max_length=12, choices=choices.StaffJoined.choices)
    joined_on = models.DateField(_("到岗"))
    how_left = models.CharField(_("离开方式"), max_length=12, choices=choices.StaffLeft.choices, blank=True)
    left_on = models.DateField(_("离岗"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("joined_on", "left_on")
    named_by = ("person",)

    class Meta:
        db_table = "org_staff"
        verbose_name = _("机关干部")
        ordering = ["person__name", "pk"]
        indexes = [models.Index(fields=["committee", "joined_on"], name="staff_joined")]
        constraints = [ends_after("joined_on", "left_on", "staff_leaves_after")]

    def __str__(self) -> str:
        return str(self.person)


class HandlingUnit(CommitteeModel):
    """承办单位: an organisation that handles proposals or works with the committee, and what became of it."""

    name = models.CharField(_("名称"), max_length=60)
    short_name = models.CharField(_("简称"), max_length=30, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=choices.UnitKind.choices)
    hub = models.CharField(_("交办渠道"), max_length=12, choices=choices.Hub.choices)
    founded_on = models.DateField(_("设立"), null=True, blank=True)
    dissolved_on = models.DateField(_("撤并"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("职能承接单位")
    )

    class Meta:
        db_table = "org_unit"
        verbose_name = _("承办单位")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="unit_name_once")]

    def __str__(self) -> str:
        return self.short_name or self.name

    def clean(self) -> None:
        seen, unit = {self.pk}, self.successor
        while unit is not None:
            if unit.pk in seen:
                raise ValidationError({"successor": gettext("承接单位绕回了本单位，请另选一个。")})
            seen.add(unit.pk)
            unit = unit.successor


class UnitContact(CommitteeModel):
    """Who answers for a unit, from when until when."""

    unit = models.ForeignKey(HandlingUnit, models.PROTECT, related_name="contacts", verbose_name=_("承办单位"))
    name = models.CharField(_("姓名"), max_length=40)
    phone = models.CharField(_("电话"), max_length=20, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    named_by = ("unit",)

    class Meta:
        db_table = "org_unit_contact"
        verbose_name = _("单位联系人")
        ordering = ["unit", "-since"]
        constraints = [ends_after("since", "until", "unit_contact_ends_after")]

    def __str__(self) -> str:
        return f"{self.unit} {self.name}"


class OutsideParty(CommitteeModel):
    """Whom or what the committee has to do with outside: a village, a firm, a project, a person, another committee."""

    kind = models.CharField(_("类别"), max_length=30, choices=choices.PartyKind.choices)
    name = models.CharField(_("名称"), max_length=80)
    place = models.CharField(_("所在地"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("所属")
    )

    class Meta:
        db_table = "org_party"
        verbose_name = _("联系对象")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["committee", "kind", "name"], name="party_name_once")]

    def __str__(self) -> str:
        return self.name


class Appointment(CommitteeModel):
    """A person appointed to something: special supervisor, consultant, expert, special researcher."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name=_("姓名"))
    kind = models.CharField(_("类别"), max_length=30, choices=choices.AppointmentKind.choices)
    role = models.CharField(_("聘任名称"), max_length=40, blank=True)
    host = models.CharField(_("聘任单位"), max_length=80, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("since", "until")
    named_by = ("person",)

    class Meta:
        db_table = "org_appointment"
        verbose_name = _("聘任")
        ordering = ["kind", "-since", "pk"]
        indexes = [models.Index(fields=["committee", "kind", "since"], name="appointment_since")]
        constraints = [ends_after("since", "until", "appointment_ends_after")]

    def __str__(self) -> str:
        return f"{self.person} {self.role or self.get_kind_display()}"


class AppointmentUse(CommitteeModel):
    """One time an appointed person did what they were appointed for."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="uses", verbose_name=_("聘任"))
    used_on = models.DateField(_("日期"))
    what = models.CharField(_("做了什么"), max_length=120)

    class Meta:
        db_table = "org_appointment_use"
        verbose_name = _("聘任人员履职")
        ordering = ["-used_on"]
        indexes = [models.Index(fields=["committee", "used_on"], name="appointment_used")]

    def __str__(self) -> str:
        return self.what


class Charge(CommitteeModel):
    """Who answers for, is paired with or keeps in touch with whom or what, by which rule, from when until when."""

    kind = models.CharField(_("类别"), max_length=20, choices=choices.ChargeKind.choices)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任人")
    )
    unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任单位")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任机构")
    )
    partner = models.ForeignKey(
        OutsideParty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("结对一方")
    )
    party = models.ForeignKey(OutsideParty, models.PROTECT, related_name="charges", verbose_name=_("对象"))
    rule = models.CharField(_("依据"), max_length=80, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("since", "until")
    named_by = ("person", "unit", "body", "partner", "party")

    class Meta:
        db_table = "org_charge"
        verbose_name = _("联系包抓与结对")
        ordering = ["kind", "-since", "pk"]
        indexes = [models.Index(fields=["committee", "kind", "since"], name="charge_since")]
        constraints = [
            ends_after("since", "until", "charge_ends_after"),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | Q(unit__isnull=False)
                | Q(body__isnull=False)
                | Q(partner__isnull=False),
                name="charge_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} — {self.party}"

    @property
    def holder(self) -> Any:
        return self.person or self.unit or self.body or self.partner


class Seat(CommitteeModel):
    """Whom an account acts as in a committee: one role, tied to a person, a unit or a body."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("账号"))
    role = models.CharField(_("角色"), max_length=20, choices=choices.Role.choices)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("人员")
    )
    unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("承办单位")
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("机构"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("参加单位")
    )
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("since", "until")
    named_by = ("person", "unit", "body", "participant", "account")

    class Meta:
        db_table = "org_seat"
        verbose_name = _("席位")
        ordering = ["account", "role"]
        constraints = [
            models.UniqueConstraint(fields=["account", "committee", "role", "since"], name="seat_once"),
            ends_after("since", "until", "seat_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.holder}"

    @property
    def holder(self) -> Any:
        return self.person or self.unit or self.participant or self.body or self.account
