"""Figures of what was held, who took part and what it measured."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.choices import TOOK_PART, AttendanceRole, MeasureKind
from jianyan.activities.dimensions import PERSON_KIND, of_activity
from jianyan.activities.models import (
    Activity,
    Attendance,
    HeadCount,
    Measure,
    ReadingSeat,
    Roster,
    RosterEntry,
    SiteSeen,
)
from jianyan.figures.declared import Count, Dimension, Distinct, Stock, Sum, share
from jianyan.organisation.choices import SeatKind
from jianyan.organisation.dimensions import of_choices, sectors, yes_no
from jianyan.organisation.figures import SECTOR, members_in_office
from jianyan.organisation.models import Membership

PART = of_activity("activity__")
HEADS = of_activity("activity__", kind="kind")
STANDING = Dimension("standing", "standing", _("当时身份"), of_choices(SeatKind))
ROLE = Dimension("role", "role", _("方式"), of_choices(AttendanceRole))
SECTOR_THEN = Dimension("sector", "sector_code", _("当时界别"), sectors)
BY_LEADER = Dimension("leader", "by_leader", _("领导到场"), yes_no)

held = Count(
    "activities.held", of=Activity, when="held_on", unit=_("次"),
    label=_("举办活动"), meaning=_("期内举办的会议、学习、调研、走访等各类活动，一项活动一条记录"),
    by=of_activity(), shows=("title", "kind", "held_on", "host", "place"),
)  # fmt: skip
person_times = Sum(
    "activities.person_times", of=HeadCount, column="persons", when="held_on", unit=_("人次"),
    label=_("参加活动人次"), meaning=_("各项活动按人员类别登记的参加人数之和，同一人多次参加逐次计"),
    by=(PERSON_KIND, *HEADS), shows=("activity", "held_on", "person_kind", "persons"),
)  # fmt: skip
members_taking_part = Distinct(
    "activities.members", of=Attendance, column="membership", when="held_on", unit=_("名"),
    where=Q(membership__isnull=False, role__in=TOOK_PART),
    label=_("参加活动的委员"), meaning=_("期内列名参加活动的委员，一人多次只计一名"),
    by=(STANDING, ROLE, SECTOR_THEN, *PART), shows=("membership", "standing", "activity", "held_on", "role"),
)  # fmt: skip
staff_taking_part = Distinct(
    "activities.staff", of=Attendance, column="staff", when="held_on", unit=_("名"),
    where=Q(staff__isnull=False, role__in=TOOK_PART),
    label=_("参加活动的机关干部"), meaning=_("期内列名参加活动的机关干部，一人多次只计一名"),
    by=(ROLE, *PART), shows=("staff", "activity", "held_on", "role"),
)  # fmt: skip
days = Sum(
    "activities.days", of=Measure, column="amount", when="held_on", unit=_("天"), where=Q(kind=MeasureKind.DAYS),
    label=_("活动天数"), meaning=_("读书班、培训班等登记的天数之和"), by=PART, shows=("activity", "held_on", "amount"),
)  # fmt: skip
beneficiaries = Sum(
    "activities.beneficiaries", of=Measure, column="amount", when="held_on", unit=_("人"),
    where=Q(kind=MeasureKind.BENEFICIARIES),
    label=_("惠及群众"), meaning=_("服务活动登记的受益人数之和"), by=PART, shows=("activity", "held_on", "amount"),
)  # fmt: skip
area = Sum(
    "activities.area", of=Measure, column="amount", when="held_on", unit=_("亩"), where=Q(kind=MeasureKind.AREA),
    label=_("植树面积"), meaning=_("植树活动登记的面积之和"), by=PART, shows=("activity", "held_on", "amount"),
)  # fmt: skip
sites_seen = Distinct(
    "activities.sites", of=SiteSeen, column="site", when="held_on", unit=_("处"),
    label=_("实地察看的点位"), meaning=_("期内活动中察看的点位，同一点位只计一处"),
    by=(BY_LEADER, *PART), shows=("site", "activity", "held_on"),
)  # fmt: skip
posts = Sum(
    "activities.posts", of=ReadingSeat, column="posts", when="counted_on", unit=_("条"),
    label=_("读书群发言"), meaning=_("读书群各成员在统计日登记的发言条数之和"),
    shows=("membership", "group", "posts", "counted_on"),
)  # fmt: skip


def in_a_reading_group(as_of: date) -> Q:
    """Had joined a reading group by that day."""
    return Q(Exists(ReadingSeat._base_manager.filter(membership=OuterRef("pk"), joined_on__lte=as_of)))


members_reading = Stock(
    "activities.members_reading", of=Membership, when="joined_on", closed="left_on", where=in_a_reading_group, behind=("reading__joined_on",), unit=_("名"),
    label=_("参加读书群的委员"), meaning=_("期末在任并已加入读书群的委员"), by=(SECTOR,), shows=("person", "sector"),
)  # fmt: skip
reading_rate = share(
    "activities.reading_rate", part=members_reading, whole=members_in_office, places=1,
    label=_("读书群委员参与率"), meaning=_("期末在任委员中已加入读书群的百分比"),
)  # fmt: skip


def all_done(as_of: date) -> Q:
    """Has people on it, and by that day all of them were reached."""
    entries = RosterEntry._base_manager.filter(roster=OuterRef("pk"))
    waiting = entries.filter(Q(done_on__isnull=True) | Q(done_on__gt=as_of))
    return Q(Exists(entries)) & ~Q(Exists(waiting))


audiences_covered = Count(
    "activities.audiences_covered", of=Roster, when="opened_on", where=all_done, behind=("entries__done_on",), unit=_("个"),
    label=_("学习培训全覆盖的人群"), meaning=_("期内轮训名单中，名单上的人已全部参加的人群"),
    shows=("title", "audience", "opened_on"),
)  # fmt: skip
