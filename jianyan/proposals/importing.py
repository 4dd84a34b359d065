"""Old proposals out of a list: all rows or none, tried first, and repeated without doubling.

A row is known again by plenary and number, or, without a number, by plenary and title. Other houses' heads are given by
a mapping file: one line a column, `提案号=编号`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import nearest
from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Plenary
from jianyan.flows.models import begin_after
from jianyan.look.phrases import date_text
from jianyan.organisation.models import HandlingUnit, Membership
from jianyan.proposals.choices import ProposerKind, Rating, State, TimeMark
from jianyan.proposals.intake import case_series, earliest
from jianyan.proposals.models import Proposal
from jianyan.registers.plans import Outcome, Plan, PlannedRow, PlanRefused
from jianyan.registers.sheets import Column, Line
from jianyan.setting_up.words import day_of
from jianyan.trail.models import Doer, record

COLUMNS = (
    Column("plenary", "届次", True, gettext_lazy("如“15.1”或“十五届一次会议”。"), "示例：15.1", also=("届次会议", "会议届次")),
    Column("case_no", "提案号", note=gettext_lazy("立案的写提案号。"), example="0001", also=("案号", "编号")),
    Column("title", "案由", True, example="关于……的提案", also=("题目", "标题", "提案名称")),
    Column("kind", "提案者类别", True, gettext_lazy("委员个人、委员联名、党派、人民团体、界别、委员小组、专委会。"), "委员个人", also=("提案性质",)),
    Column("proposer", "提案者", True, example="张三", also=("提案人", "第一提案人")),
    Column("time", "时间标识", note=gettext_lazy("会议期间或平时；不填按收到日期。"), example="会议期间"),
    Column("category", "类别", example="经济建设"),
    Column("unit", "主办单位", note=gettext_lazy("须是本会登记过的承办单位。"), also=("承办单位",)),
    Column("received", "收到", True, example="2021-01-20", also=("提交日期", "收到日期")),
    Column("filed", "立案", also=("立案日期",)),
    Column("assigned", "交办", also=("交办日期",)),
    Column("replied", "答复", also=("答复日期", "办复日期")),
    Column("rating", "满意度", note=gettext_lazy("满意、基本满意、不满意。")),
    Column("rated", "反馈", also=("反馈日期",)),
)  # fmt: skip
DAYS = {
    "received": "received_on",
    "filed": "filed_on",
    "assigned": "assigned_on",
    "replied": "replied_on",
    "rated": "rated_on",
}
IN_ORDER = ("received", "filed", "assigned", "replied", "rated")
LABELS = {column.name: column.label for column in COLUMNS}
REACHED = (
    ("rated_on", State.CLOSED), ("replied_on", State.REPLIED), ("assigned_on", State.HANDLING), ("filed_on", State.FILED),
)  # fmt: skip


class MappingRefused(ValueError):
    """A mapping file that is not understood; the text says which line."""


def mapped(text: str) -> tuple[Column, ...]:
    """The columns, known by another house's heads too.

    Raises:
        MappingRefused: a line without a sign of equality, or with a column that there is not.
    """
    other: dict[str, list[str]] = {}
    names = {column.label: column.name for column in COLUMNS}
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        ours, sign, theirs = (part.strip() for part in line.replace("＝", "=").partition("="))
        if not sign or ours not in names:
            words = {"number": number, "line": line.strip(), "known": nearest(ours, names)}
            raise MappingRefused(
                _("对应文件第%(number)d行“%(line)s”看不懂，请写成“提案号=编号”；相近的：%(known)s。") % words
            )
        other.setdefault(names[ours], []).append(theirs)
    return tuple(replace(column, also=(*column.also, *other.get(column.name, ()))) for column in COLUMNS)


def plan(committee: Committee, lines: Sequence[Line]) -> Plan:
    """What importing these rows would do. Changes nothing. The number of queries does not depend on the rows."""
    known = _Known(committee, lines)
    return Plan([_planned(line, known) for line in lines])


@transaction.atomic
def apply(committee: Committee, lines: Sequence[Line], *, by: Doer) -> Plan:
    """Import the rows; the numbers given here are not given again.

    Raises:
        PlanRefused: a row is wrong; nothing has been changed.
    """
    planned = plan(committee, lines)
    if planned.wrong:
        raise PlanRefused(planned)
    for row in planned.rows:
        if row.outcome is not Outcome.SAME:
            row.data.save()
            record(row.data, "add" if row.outcome is Outcome.NEW else "change", by=by, note=_("由旧提案清单导入"))
        if row.data.case_no.isdecimal():
            begin_after(committee, case_series(row.data), int(row.data.case_no))
    return planned


class _Known:
    """What the rows are held against, read once."""

    def __init__(self, committee: Committee, lines: Sequence[Line]) -> None:
        self.committee = committee
        plenaries = Plenary.objects.of(committee).select_related("term")
        self.plenaries = {code: one for one in plenaries for code in (f"{one.term.number}.{one.number}", str(one))}
        self.units = {
            name: unit for unit in HandlingUnit.objects.of(committee) for name in (unit.name, unit.short_name) if name
        }
        members = Membership.objects.of(committee).select_related("person", "sector", "term")
        self.members: dict[str, list[Membership]] = {}
        for member in members:
            self.members.setdefault(member.person.name, []).append(member)
        self.keys = Counter(_key(line["plenary"], line) for line in lines)
        rows = (
            Proposal.objects.of(committee)
            .filter(plenary__in=plenaries)
            .for_lists()
            .select_related("plenary__term", "matter")
        )
        self.rows: dict[tuple[int, str], Proposal] = {}
        for row in rows.iterator(chunk_size=2000):
            self.rows[row.plenary_id, row.case_no or row.title] = row
            self.rows.setdefault((row.plenary_id, row.title), row)


def _key(plenary: str, line: Line) -> tuple[str, str]:
    return plenary, line["case_no"] or line["title"]


def _planned(line: Line, known: _Known) -> PlannedRow:
    row = PlannedRow(line.number, line["title"] or line["case_no"], Outcome.SAME)
    values = dict(_values(line, known, row))
    if known.keys[_key(line["plenary"], line)] > 1:
        row.refuse(_("文件里有两行是同一件（届次和提案号或案由相同），请只留一行。"))
    if row.outcome is Outcome.WRONG:
        return row
    found = known.rows.get((values["plenary"].pk, line["case_no"] or line["title"]))
    if found is None:
        row.outcome, row.data = Outcome.NEW, Proposal(committee=known.committee, **values)
        return row
    return _compared(row, found, values)


def _compared(row: PlannedRow, found: Proposal, values: Mapping[str, Any]) -> PlannedRow:
    """What would change on a proposal that is there; one that goes through its steps here is left to them."""
    changed = {
        name: value
        for name, value in values.items()
        if getattr(found, name) != value and name not in ("state", "sector_code")
    }
    if changed and found.serial_no:
        row.refuse(_("这件提案已在系统里办理，不能由清单改写。如需更正，请在提案页面办理。"))
        return row
    for name, value in changed.items():
        setattr(found, name, value)
    found.state = values["state"] if changed else found.state
    row.data = found
    row.outcome = Outcome.CHANGED if changed else Outcome.SAME
    row.notes = [str(Proposal._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
    return row


def _values(line: Line, known: _Known, row: PlannedRow) -> Iterator[tuple[str, Any]]:
    """The columns of the proposal; what is wrong is said on the planned row."""
    plenary = known.plenaries.get(line["plenary"])
    if plenary is None:
        row.refuse(
            _("没有届次“%(word)s”。可写：%(known)s。")
            % {"word": line["plenary"], "known": nearest(line["plenary"], known.plenaries)}
        )
    yield "plenary", plenary
    yield from (
        ("case_no", line["case_no"]),
        ("title", line["title"]),
        ("proposer", line["proposer"]),
        ("category", line["category"]),
    )
    for label in ("title", "proposer"):
        if not line[label]:
            row.refuse(_("没有填%(column)s。") % {"column": LABELS[label]})
    days = dict(_days(line, plenary, row))
    yield from ((DAYS[name], day) for name, day in days.items())
    kind = _one_of(line, "kind", ProposerKind, row)
    yield "proposer_kind", kind
    rating = _one_of(line, "rating", Rating, row, needed=False)
    if bool(rating) != (days.get("rated") is not None):
        row.refuse(_("满意度和反馈日期要么都填，要么都空着。"))
    yield from (("rating", rating), ("first_rating", rating))
    yield "time_mark", _one_of(line, "time", TimeMark, row, needed=False) or _marked(plenary, days.get("received"))
    yield "lead_unit", _unit(line, known, row)
    member = _member(line, known, kind, days.get("received"), row)
    yield from (("lead_proposer", member), ("sector_code", member.sector.code if member else ""))
    yield (
        "state",
        str(next((state for name, state in REACHED if days.get(name.removesuffix("_on"))), State.SUBMITTED)),
    )


def _days(line: Line, plenary: Plenary | None, row: PlannedRow) -> Iterator[tuple[str, date | None]]:
    """The days, each on or after the one before, none in the future, none long before the plenary."""
    last: date | None = None
    for name in IN_ORDER:
        day = day_of(line[name]) if line[name] else None
        if line[name] and day is None:
            row.refuse(
                _("%(column)s日期“%(word)s”看不懂，请写成“2021-01-20”。")
                % {"column": LABELS[name], "word": line[name]}
            )
        elif day and day > today():
            row.refuse(_("%(column)s日期%(day)s晚于今天。") % {"column": LABELS[name], "day": date_text(day)})
        elif day and last and day < last:
            row.refuse(
                _("%(column)s日期%(day)s早于前一个日期%(last)s，请核对。")
                % {"column": LABELS[name], "day": date_text(day), "last": date_text(last)}
            )
        last = day or last
        yield name, day
    received = day_of(line["received"]) if line["received"] else None
    if not line["received"]:
        row.refuse(_("没有填收到日期。"))
    elif received and plenary and received < earliest(plenary):
        words = {"day": date_text(received), "plenary": plenary, "opens": date_text(plenary.opens_on)}
        row.refuse(_("收到日期%(day)s比%(plenary)s开幕（%(opens)s）早一年以上，请核对届次和日期。") % words)


def _one_of(line: Line, name: str, choices: Any, row: PlannedRow, *, needed: bool = True) -> str:
    by_label = {str(label): str(value) for value, label in choices.choices}
    word = line[name]
    if word in by_label:
        return by_label[word]
    if word or needed:
        words = {"column": LABELS[name], "word": word, "known": "、".join(by_label)}
        row.refuse(_("%(column)s“%(word)s”看不懂，可写：%(known)s。") % words)
    return ""


def _marked(plenary: Plenary | None, received: date | None) -> str:
    closes = plenary.closes_on or plenary.opens_on if plenary else None
    return str(TimeMark.PLENARY if received and closes and received <= closes else TimeMark.OFF_PLENARY)


def _unit(line: Line, known: _Known, row: PlannedRow) -> HandlingUnit | None:
    name = line["unit"]
    if name and name not in known.units:
        row.refuse(
            _("没有登记承办单位“%(word)s”。相近的：%(known)s。") % {"word": name, "known": nearest(name, known.units)}
        )
    return known.units.get(name)


def _member(line: Line, known: _Known, kind: str, received: date | None, row: PlannedRow) -> Membership | None:
    """The first proposer among the members in office on that day; of several of one name nobody is guessed."""
    if kind not in (ProposerKind.INDIVIDUAL, ProposerKind.JOINT) or received is None:
        return None
    found = [
        one for one in known.members.get(line["proposer"], [])
        if one.joined_on <= received and (one.left_on is None or one.left_on > received)
    ]  # fmt: skip
    if len(found) > 1:
        row.refuse(
            _("%(day)s在任的委员里有%(count)d名“%(name)s”，不能确定是谁，请在提案者后加注界别另行登记。")
            % {"day": date_text(received), "count": len(found), "name": line["proposer"]}
        )
    return found[0] if len(found) == 1 else None
