"""Registers of activities and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.activities.choices import MeasureKind
from jianyan.activities.models import (
    Activity,
    AgendaItem,
    Attendance,
    HeadCount,
    Kind,
    Label,
    Measure,
    Programme,
    ReadingGroup,
    ReadingSeat,
    Roster,
    RosterEntry,
    SiteSeen,
)
from jianyan.activities.standing import as_on_the_day
from jianyan.committees.models import Committee
from jianyan.organisation.dimensions import sectors
from jianyan.registers.declared import Register, Words, not_before

CODE_HINT = _("用字母、数字和连字符，如 theme-2023；数字和报告会引用它，定下后不再改。")


def own_kinds(committee: Committee) -> QuerySet[Kind]:
    return Kind.objects.filter(committee=committee).select_related("committee")


def usable_kinds(committee: Committee) -> QuerySet[Kind]:
    """The shared kinds and the committee's own."""
    return Kind.objects.filter(Q(committee__isnull=True) | Q(committee=committee))


def with_slug(code: str, committee: Committee) -> str:
    """A kind's code begins with the slug of its committee, so that two committees never collide."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+", code):
        raise ValidationError({"code": gettext("代码只用字母、数字和连字符，如 tea-talk。")})
    return code if code.startswith(f"{committee.slug}-") else f"{committee.slug}-{code}"


def measure_kinds(committee: Committee) -> Mapping[str, Words]:
    return {str(value): label for value, label in MeasureKind.choices}


REGISTERS = (
    Register(
        Activity, _("会议、学习、调研、走访等，办一次记一条；人数、出席、议程都挂在它下面。"),
        ("title", "kind", "held_on", "host", "place"),
        fields=("kind", "title", "held_on", "ended_on", "place", "number", "host", "programme", "matter", "labels"),
        filters=("kind", "host", "programme", "held_on"), search=("title", "place"), part_of=("matter", "programme"),
        order=1, targets={"kind": usable_kinds},
        sentences={"activity_ends_after_start": not_before(Activity, "ended_on", "held_on")},
    ),
    Register(
        HeadCount, _("一项活动里各类人员各有多少人。"), ("person_kind", "persons", "activity", "held_on"),
        fields=("activity", "person_kind", "persons"), filters=("person_kind", "held_on"), part_of=("activity",),
        order=2, own_list=False,
        sentences={"head_count_once": _("这项活动的这类人员已经登记过人数，请打开原有的一条修改。")},
    ),
    Register(
        Attendance, _("列名出席的委员和干部。"), ("membership", "staff", "role", "standing", "activity", "held_on"),
        fields=("activity", "membership", "staff", "role"), filters=("role", "standing", "held_on"),
        search=("membership__person__name", "staff__person__name"), part_of=("activity", "membership"), order=3, own_list=False,
        hints={"membership": _("委员、干部只填一个。")},
        words={"sector_code": sectors}, fills={"membership": as_on_the_day, "staff": as_on_the_day},
        sentences={
            "attendance_member_once": _("这位委员的出席已经登记过，请打开原有的一条修改。"),
            "attendance_staff_once": _("这位干部的出席已经登记过，请打开原有的一条修改。"),
            "attendance_of_one_person": _("请在委员和干部中选一位，不能都填，也不能都空着。"),
        },
    ),
    Register(
        Measure, _("活动另外记下的量：天数、惠及群众、面积、发放册数。"), ("kind", "amount", "activity", "held_on"),
        fields=("activity", "kind", "amount"), filters=("kind", "held_on"), part_of=("activity",), order=4, own_list=False,
        hints={"amount": _("天数填天，惠及群众填人，面积填亩，册数填册。")},
        sentences={
            "measure_once": _("这项活动的这个量已经登记过，请打开原有的一条修改。"),
            "measure_not_negative": _("数值不能小于 0，请核对。"),
        },
    ),
    Register(
        AgendaItem, _("会议按次序编号的议题。"), ("title", "number", "reporter", "is_required_study", "decision", "activity"),
        fields=("activity", "number", "title", "reporter", "is_required_study", "decision"),
        filters=("is_required_study",), search=("title", "reporter"), part_of=("activity",), order=5, own_list=False,
        sentences={"agenda_number_once": _("这次会议已有这个序号的议题，请换一个序号。")},
    ),
    Register(
        SiteSeen, _("视察、调研时察看的点位。"), ("site", "activity", "held_on", "by_leader"),
        fields=("activity", "site", "by_leader"), filters=("by_leader", "held_on"), search=("site__name",),
        part_of=("activity",), order=6, own_list=False,
        sentences={"site_once": _("这项活动已经登记过这个点位。")},
    ),
    Register(
        Kind, _("全国通用的活动种类之外，本会自己增加的种类。"), ("chinese", "english", "family", "unit"),
        fields=("code", "chinese", "english", "family", "unit", "measures"), once=("code",), filters=("family",),
        search=("chinese", "english"), order=10, rows=own_kinds, words={"measures": measure_kinds},
        cleans={"code": with_slug}, hints={"code": CODE_HINT, "unit": _("数一次活动用的量词，如：次、场、期")},
        sentences={"code": _("这个代码已用于别的活动种类，请换一个。")},
    ),
    Register(
        Programme, _("把活动归在一起的主题教育、系列或品牌。"), ("name", "kind", "code", "starts_on", "ends_on"),
        fields=("code", "name", "kind", "starts_on", "ends_on"), once=("code",), filters=("kind", "starts_on"),
        search=("name",), order=11, hints={"code": CODE_HINT},
        sentences={"programme_code_once": _("这个代码已用于别的专项活动，请换一个。")},
    ),
    Register(
        Label, _("活动可以带上的标签，如一种工作方法；按带标签的记录计数。"), ("name", "code"), fields=("code", "name"),
        once=("code",), search=("name",), order=12, hints={"code": CODE_HINT},
        sentences={"label_code_once": _("这个代码已用于别的标签，请换一个。")},
    ),
    Register(
        ReadingGroup, _("委员读书群，连同成员和发言数。"), ("name", "opened_on", "closed_on"),
        fields=("name", "opened_on", "closed_on"), filters=("opened_on", "closed_on"), search=("name",), order=20,
        sentences={"reading_group_closes_after": not_before(ReadingGroup, "closed_on", "opened_on")},
    ),
    Register(
        ReadingSeat, _("读书群里的一位委员和统计到的发言数。"), ("membership", "group", "joined_on", "posts", "counted_on"),
        fields=("group", "membership", "joined_on", "posts", "counted_on"), filters=("counted_on",),
        search=("membership__person__name",), part_of=("group", "membership"), order=21, own_list=False,
        hints={"posts": _("可填从平台导出的发言数，并写明统计日期。")},
        sentences={"reading_seat_once": _("这位委员已在群里，请打开原有的一条修改。")},
    ),
    Register(
        Roster, _("培训要覆盖到的人员名单。"), ("title", "audience", "opened_on"), fields=("title", "audience", "opened_on"),
        filters=("audience", "opened_on"), search=("title",), order=22,
    ),
    Register(
        RosterEntry, _("名单上的一个人，完成与否。"), ("person", "roster", "done_on"), fields=("roster", "person", "done_on"),
        filters=("done_on",), search=("person__name",), part_of=("roster",), order=23, own_list=False,
        sentences={"roster_entry_once": _("此人已在名单上，请打开原有的一条修改。")},
    ),
)  # fmt: skip
