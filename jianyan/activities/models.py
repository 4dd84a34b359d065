"""Activities: what was held, by whom, who took part, what it measured; programmes, labels, reading groups, rosters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jianyan.activities import choices
from jianyan.committees.models import Committee
from jianyan.committees.querysets import CommitteeModel
from jianyan.matters.models import Matter
from jianyan.organisation.choices import SeatKind
from jianyan.organisation.models import Body, DatedQuerySet, Membership, OutsideParty, Person, Staff, ends_after


class Kind(models.Model):
    """A kind of activity: shared by all committees (kinds.toml), or one committee's own."""

    code = models.CharField(_("代码"), max_length=60, primary_key=True)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="+")
    chinese = models.CharField(_("中文名"), max_length=40)
    english = models.CharField(_("英文名"), max_length=80)
    family = models.CharField(_("门类"), max_length=20, choices=choices.Family.choices)
    unit = models.CharField(_("计数单位"), max_length=6)
    measures = models.JSONField(_("另记的量"), default=list, blank=True)

    class Meta:
        db_table = "activity_kind"
        verbose_name = _("活动种类")
        ordering = ["family", "code"]

    def __str__(self) -> str:
        return self.english if get_language() == "en" else self.chinese

    def get_absolute_url(self) -> str:
        """The page of a committee's own kind; a shared one has none."""
        return self.committee.address("record", register="kind", pk=self.pk) if self.committee else ""


class Programme(CommitteeModel):
    """What groups activities: a campaign with its days, a numbered series, a brand."""

    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=80)
    kind = models.CharField(_("类别"), max_length=10, choices=choices.ProgrammeKind.choices)
    starts_on = models.DateField(_("起"), null=True, blank=True)
    ends_on = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        db_table = "activity_programme"
        verbose_name = _("专项活动")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["committee", "code"], name="programme_code_once")]

    def __str__(self) -> str:
        return self.name


class Label(CommitteeModel):
    """A method or requirement that records may bear (四下基层), counted by the records that bear it."""

    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        db_table = "activity_label"
        verbose_name = _("标签")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["committee", "code"], name="label_code_once")]

    def __str__(self) -> str:
        return self.name


class Activity(CommitteeModel):
    """One thing held: a meeting, a study session, a visit, a check. A meeting that is also a consultation is one row."""

    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+", verbose_name=_("种类"))
    title = models.CharField(_("题目"), max_length=200)
    held_on = models.DateField(_("日期"))
    ended_on = models.DateField(_("结束"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=80, blank=True)
    number = models.PositiveIntegerField(_("期次"), null=True, blank=True)
    host = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("主办机构")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("专项活动")
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("所属事项")
    )
    labels = models.ManyToManyField(
        Label, blank=True, related_name="+", db_table="activity_labels", verbose_name=_("标签")
    )

    class Meta:
        db_table = "activity"
        verbose_name = _("活动")
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["committee", "held_on"], name="activity_held"),
            models.Index(fields=["committee", "kind", "held_on"], name="activity_kind_held"),
        ]
        constraints = [ends_after("held_on", "ended_on", "activity_ends_after_start")]

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the activity; a changed day is carried to its parts, a changed kind to its head counts."""
        moved = self.pk is not None
        super().save(*args, **kwargs)
        if moved:
            for part in (Attendance, HeadCount, Measure, SiteSeen):
                part.objects.of(self.committee).filter(activity=self).update(held_on=self.held_on)
            HeadCount.objects.of(self.committee).filter(activity=self).update(kind=self.kind)

    def clean(self) -> None:
        if self.kind_id and self.kind.committee_id not in (None, self.committee_id):
            raise ValidationError({"kind": gettext("这一种类属于别的委员会，请另选。")})


class ActivityPart(CommitteeModel):
    """A row of one activity. Its day is a copy of the activity's, so that one index serves it; `save` keeps it."""

    activity: models.ForeignKey[Activity, Activity]
    held_on = models.DateField(_("日期"), editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.committee_id, self.held_on = self.activity.committee_id, self.activity.held_on
        super().save(*args, **kwargs)


class AgendaItem(CommitteeModel):
    """One numbered item of a meeting's agenda, in order."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="agenda", verbose_name=_("会议"))
    number = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("议题"), max_length=200)
    reporter = models.CharField(_("报告人"), max_length=60, blank=True)
    is_required_study = models.BooleanField(_("第一议题学习"), default=False)
    decision = models.CharField(_("议定"), max_length=200, blank=True)

    class Meta:
        db_table = "activity_agenda"
        verbose_name = _("议程")
        ordering = ["activity", "number"]
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="agenda_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Attendance(ActivityPart):
    """A named person at an activity; sector and standing are copied as they were on that day."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendance", verbose_name=_("活动"))
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="attendance", verbose_name=_("委员")
    )
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("干部"))
    role = models.CharField(
        _("方式"), max_length=10, choices=choices.AttendanceRole.choices, default=choices.AttendanceRole.PRESENT
    )
    sector_code = models.CharField(_("当时界别"), max_length=30, blank=True)
    standing = models.CharField(_("当时身份"), max_length=16, choices=SeatKind.choices, blank=True)

    class Meta:
        db_table = "activity_attendance"
        verbose_name = _("出席")
        ordering = ["activity", "pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="attendance_held")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "membership"], name="attendance_member_once"),
            models.UniqueConstraint(fields=["activity", "staff"], name="attendance_staff_once"),
            models.CheckConstraint(
                condition=Q(membership__isnull=False, staff__isnull=True)
                | Q(membership__isnull=True, staff__isnull=False),
                name="attendance_of_one_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership or self.staff} {self.get_role_display()}"

    def clean(self) -> None:
        seat: Any = self.membership or self.staff
        if not seat or not self.activity_id:
            return
        day = self.activity.held_on
        if seat.joined_on > day or (seat.left_on and seat.left_on <= day):
            words = {"name": seat, "day": day}
            raise ValidationError(gettext("%(name)s在%(day)s不在任，不能登记出席。请核对姓名和日期。") % words)


class HeadCount(ActivityPart):
    """How many persons of one kind took part in an activity; over activities these add up to person-times.

    The kind of activity is a copy, so that millions of head counts are added up in one index; `save` keeps it, and what is
    stored in bulk is given it (`complete`).
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="head_counts", verbose_name=_("活动"))
    person_kind = models.CharField(_("人员类别"), max_length=24, choices=choices.PersonKind.choices)
    persons = models.PositiveIntegerField(_("人数"))
    kind = models.ForeignKey(
        Kind, models.PROTECT, related_name="+", editable=False, db_index=False, verbose_name=_("活动种类")
    )

    class Meta:
        db_table = "activity_head_count"
        verbose_name = _("参加人数")
        ordering = ["activity", "person_kind"]
        indexes = [
            models.Index(fields=["committee", "held_on", "person_kind", "persons"], name="head_count_held"),
            models.Index(fields=["committee", "kind", "held_on", "person_kind", "persons"], name="head_count_kind"),
        ]
        constraints = [models.UniqueConstraint(fields=["activity", "person_kind"], name="head_count_once")]

    def __str__(self) -> str:
        return f"{self.get_person_kind_display()} {self.persons}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kind_id = self.activity.kind_id
        super().save(*args, **kwargs)

    @classmethod
    def complete(cls, rows: Sequence[HeadCount]) -> None:
        """Give them the kinds of their activities, in one query."""
        activities = Activity._base_manager.filter(pk__in={count.activity_id for count in rows})
        kinds = dict(activities.values_list("pk", "kind"))
        for count in rows:
            count.kind_id = kinds[count.activity_id]


class Measure(ActivityPart):
    """A quantity an activity brought, in the base unit of its kind."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="measures", verbose_name=_("活动"))
    kind = models.CharField(_("量"), max_length=16, choices=choices.MeasureKind.choices)
    amount = models.DecimalField(_("数值"), max_digits=14, decimal_places=2)

    class Meta:
        db_table = "activity_measure"
        verbose_name = _("活动的量")
        ordering = ["activity", "kind"]
        indexes = [models.Index(fields=["committee", "held_on"], name="measure_held")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "kind"], name="measure_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="measure_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount.normalize():f}"


class SiteSeen(ActivityPart):
    """A place looked at during an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="sites", verbose_name=_("活动"))
    site = models.ForeignKey(OutsideParty, models.PROTECT, related_name="+", verbose_name=_("点位"))
    by_leader = models.BooleanField(_("领导到场"), default=False)

    class Meta:
        db_table = "activity_site"
        verbose_name = _("察看点位")
        ordering = ["activity", "pk"]
        indexes = [models.Index(fields=["committee", "held_on"], name="site_held")]
        constraints = [models.UniqueConstraint(fields=["activity", "site"], name="site_once")]

    def __str__(self) -> str:
        return str(self.site)


class ReadingGroup(CommitteeModel):
    """A reading group, on line or not, with its roster."""

    name = models.CharField(_("名称"), max_length=60)
    opened_on = models.DateField(_("建立"))
    closed_on = models.DateField(_("结束"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()  # type: ignore[misc]
    opened_closed = ("opened_on", "closed_on")

    class Meta:
        db_table = "activity_reading_group"
        verbose_name = _("读书群")
        ordering = ["-opened_on"]
        constraints = [ends_after("opened_on", "closed_on", "reading_group_closes_after")]

    def __str__(self) -> str:
        return self.name


class ReadingSeat(CommitteeModel):
    """A member in a reading group, and the number of posts counted or imported for them."""

    group = models.ForeignKey(ReadingGroup, models.CASCADE, related_name="seats", verbose_name=_("读书群"))
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="reading", verbose_name=_("委员"))
    joined_on = models.DateField(_("入群"))
    posts = models.PositiveIntegerField(_("发言"), default=0)
    counted_on = models.DateField(_("统计日期"), null=True, blank=True)

    class Meta:
        db_table = "activity_reading_seat"
        verbose_name = _("读书群成员")
        ordering = ["group", "pk"]
        indexes = [models.Index(fields=["committee", "counted_on"], name="reading_counted")]
        constraints = [models.UniqueConstraint(fields=["group", "membership"], name="reading_seat_once")]

    def __str__(self) -> str:
        return str(self.membership)


class Roster(CommitteeModel):
    """Whom a course is meant to reach: everyone on it is to take part once."""

    title = models.CharField(_("名称"), max_length=80)
    audience = models.CharField(_("对象"), max_length=10, choices=choices.Audience.choices)
    opened_on = models.DateField(_("起"))

    class Meta:
        db_table = "activity_roster"
        verbose_name = _("轮训名单")
        ordering = ["-opened_on"]
        indexes = [models.Index(fields=["committee", "opened_on"], name="roster_opened")]

    def __str__(self) -> str:
        return self.title


class RosterEntry(CommitteeModel):
    """One person to be reached, and the day it was done."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="entries", verbose_name=_("名单"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("姓名"))
    done_on = models.DateField(_("完成"), null=True, blank=True)

    class Meta:
        db_table = "activity_roster_entry"
        verbose_name = _("轮训人员")
        ordering = ["roster", "pk"]
        constraints = [models.UniqueConstraint(fields=["roster", "person"], name="roster_entry_once")]

    def __str__(self) -> str:
        return str(self.person)
