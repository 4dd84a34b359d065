"""Handling units from a list or an Excel file; a unit is recognised by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.models import Committee
from jianyan.organisation.choices import Hub, UnitKind
from jianyan.organisation.models import HandlingUnit
from jianyan.registers.plans import Outcome, Plan, PlannedRow, PlanRefused
from jianyan.registers.sheets import Column, Line
from jianyan.setting_up.words import most_signs
from jianyan.trail.models import Doer, record

COLUMNS = (
    Column("name", "名称", True, gettext_lazy("必填，写全称。"), "示例：某某县教育局", also=("单位名称", "单位")),
    Column("short_name", "简称", example="教育局"),
    Column("kind", "类别", note=gettext_lazy("政府部门、党群部门、法院检察院或其他；不填为政府部门。"), example="政府部门"),
    Column("hub", "交办渠道", note=gettext_lazy("党委、政府或直接；不填则按类别。"), example="政府"),
)  # fmt: skip
LABELS = {column.name: column.label for column in COLUMNS}
KINDS = {
    "政府部门": UnitKind.GOVERNMENT, "政府": UnitKind.GOVERNMENT, "党群部门": UnitKind.PARTY, "党群": UnitKind.PARTY,
    "党委部门": UnitKind.PARTY, "法院、检察院": UnitKind.COURT, "法院检察院": UnitKind.COURT, "法院": UnitKind.COURT,
    "检察院": UnitKind.COURT, "其他": UnitKind.OTHER,
}  # fmt: skip
HUBS = {
    "党委办督查室": Hub.PARTY, "党委督查室": Hub.PARTY, "党委": Hub.PARTY, "政府办督查室": Hub.GOVERNMENT,
    "政府督查室": Hub.GOVERNMENT, "政府": Hub.GOVERNMENT, "直接交办": Hub.DIRECT, "直接": Hub.DIRECT,
}  # fmt: skip
USUAL_HUB = {UnitKind.GOVERNMENT: Hub.GOVERNMENT, UnitKind.PARTY: Hub.PARTY}


def lines_of(text: str) -> list[Line]:
    """Units typed one per line: the name, then perhaps a short name."""
    rows = [(number, line.split()) for number, line in enumerate(text.splitlines(), 1)]
    return [Line(number, {"name": words[0], "short_name": "".join(words[1:])}) for number, words in rows if words]


def plan(committee: Committee, lines: Sequence[Line]) -> Plan:
    """What importing these rows would do. Changes nothing."""
    known = {unit.name: unit for unit in HandlingUnit.objects.of(committee)}
    numbers: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        numbers[line["name"]].append(line.number)
    return Plan([_planned(line, known, numbers[line["name"]]) for line in lines])


@transaction.atomic
def apply(committee: Committee, lines: Sequence[Line], *, by: Doer) -> Plan:
    """Import the rows.

    Raises:
        PlanRefused: a row is wrong; nothing has been changed.
    """
    planned = plan(committee, lines)
    if planned.wrong:
        raise PlanRefused(planned)
    for row in planned.rows:
        if row.outcome is not Outcome.SAME:
            row.data.committee = committee
            row.data.save()
    if planned.rows:
        record(planned.rows[0].data, _("导入承办单位"), by=by, after=planned.counts, note=planned.sentence())
    return planned


def _planned(line: Line, known: dict[str, HandlingUnit], numbers: Sequence[int]) -> PlannedRow:
    row = PlannedRow(line.number, line["name"], Outcome.SAME)
    said = _said(line, row)
    if not line["name"]:
        row.refuse(_("没有填单位名称。"))
    elif len(numbers) > 1:
        row.refuse(
            _("同一单位在文件里出现了两次：第%(rows)s行。请只留一行。") % {"rows": "、".join(map(str, numbers))}
        )
    if row.outcome is not Outcome.WRONG:
        _compare(row, known.get(line["name"]), said)
    return row


def _said(line: Line, row: PlannedRow) -> dict[str, Any]:
    """What the row says of the unit, field by field; what it leaves out is not in it."""
    said: dict[str, Any] = {"short_name": line["short_name"]} if line["short_name"] else {}
    for name, words in (("kind", KINDS), ("hub", HUBS)):
        word = line[name]
        if word in words:
            said[name] = words[word]
        elif word:
            listed = "、".join(dict.fromkeys(str(value.label) for value in words.values()))
            row.refuse(_("“%(word)s”看不懂，可写：%(known)s。") % {"word": word, "known": listed})
    for name in ("name", "short_name"):
        most = most_signs(HandlingUnit, name)
        if len(line[name]) > most:
            row.refuse(_("“%(word)s”超过%(most)d字，请缩短。") % {"word": line[name], "most": most})
    return said


def _compare(row: PlannedRow, unit: HandlingUnit | None, said: dict[str, Any]) -> None:
    if unit is None:
        kind = said.get("kind", UnitKind.GOVERNMENT)
        usual = {"kind": kind, "hub": USUAL_HUB.get(kind, Hub.DIRECT)}
        row.outcome, row.data = Outcome.NEW, HandlingUnit(name=row.name, **{**usual, **said})
        return
    row.data = unit
    for name, value in said.items():
        if getattr(unit, name) != value:
            words = {"label": LABELS[name], "before": getattr(unit, name) or _("无"), "after": value}
            row.notes.append(_("%(label)s：%(before)s → %(after)s") % words)
            setattr(unit, name, value)
    row.outcome = Outcome.CHANGED if row.notes else Outcome.SAME
