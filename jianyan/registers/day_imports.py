"""A year's days off and make-up days, from lines or from a file: what is understood, what it would change, and doing it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.choices import DayKind
from jianyan.committees.models import Committee, SpecialDay
from jianyan.committees.working_days import ONE_DAY, SATURDAY, Calendar, weekday_name
from jianyan.look.phrases import date_text
from jianyan.registers.plans import Outcome, Plan, PlannedRow, PlanRefused
from jianyan.registers.sheets import Column, Line
from jianyan.registers.trail import ADD, CHANGE, changes, kept
from jianyan.trail import models as trail

COLUMNS = (
    Column("day", "日期", True, _("一天，或连着几天，如 2027-10-01至2027-10-07。"), "示例：2027-10-01至2027-10-07", also=("日子",)),
    Column("kind", "安排", True, _("放假、调休上班或地方放假。"), "放假", also=("类别", "类型")),
    Column("name", "名称", True, _("节日的名称。"), "国庆节", also=("节日", "假期")),
    Column("source", "依据", note=_("文件名称和文号；可不填。")),
)  # fmt: skip
FIELDS = ("day", "kind", "name", "source")
KINDS = {
    "放假": DayKind.HOLIDAY, "休息": DayKind.HOLIDAY, "休": DayKind.HOLIDAY, "调休上班": DayKind.WORKDAY,
    "上班": DayKind.WORKDAY, "班": DayKind.WORKDAY, "地方放假": DayKind.LOCAL,
}  # fmt: skip
USUAL = ("放假", "调休上班", "地方放假")
MOST_DAYS = 31

_DAY = r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
_LAST = r"(?:(?:(?P<last_year>\d{4})[-/.年])?(?P<last_month>\d{1,2})[-/.月])?(?P<last_day>\d{1,2})日?"
_DAYS = re.compile(rf"{_DAY}(?:(?:至|到|~|—+|–){_LAST})?")


def lines_of(text: str) -> list[Line]:
    """Lines as they are typed or pasted: 2027-01-01 放假 元旦, then perhaps the paper it stands in."""
    rows = [
        (number, re.split(r"[\s,，]+", line.strip(), maxsplit=3)) for number, line in enumerate(text.splitlines(), 1)
    ]
    names = [column.name for column in COLUMNS]
    return [Line(number, dict(zip(names, words, strict=False))) for number, words in rows if words[0]]


def days_of(text: str) -> list[date]:
    """The days a cell means: one, or all from the first to the last (2027年2月5日至11日); none when it means none."""
    bare = re.sub(r"\(.*?\)|\s", "", unicodedata.normalize("NFKC", text))
    found = _DAYS.fullmatch(bare)
    if not found:
        return []
    try:
        first, last = _ends({name: int(number) for name, number in found.groupdict().items() if number})
    except ValueError:
        return []
    length = (last - first).days + 1
    return [first + n * ONE_DAY for n in range(length)] if 1 <= length <= MOST_DAYS else []


def _ends(numbers: Mapping[str, int]) -> tuple[date, date]:
    first = date(numbers["year"], numbers["month"], numbers["day"])
    month, day = numbers.get("last_month", first.month), numbers.get("last_day", first.day)
    return first, date(numbers.get("last_year", first.year), month, day)


def plan(committee: Committee, lines: Sequence[Line]) -> Plan:
    """What importing these lines would do, day by day. Changes nothing."""
    known = {row.day: row for row in SpecialDay.objects.of(committee)}
    said: dict[date, list[int]] = defaultdict(list)
    for line in lines:
        for day in days_of(line["day"]):
            said[day].append(line.number)
    return Plan([row for line in lines for row in _planned(line, known, said)])


def _planned(
    line: Line, known: Mapping[date, SpecialDay], said: Mapping[date, Sequence[int]]
) -> Iterator[PlannedRow]:
    days, reasons = days_of(line["day"]), list(_wrong(line))
    if not days:
        wrong = gettext("日期看不懂，请写成“2027-01-01”或“2027-10-01至2027-10-07”，一次最多31天。")
        reasons = [wrong, *reasons]
    if reasons:
        yield PlannedRow(line.number, line["day"], Outcome.WRONG, reasons)
        return
    for day in days:
        row = PlannedRow(line.number, date_text(day), Outcome.SAME)
        _compare(row, day, line, known.get(day))
        for reason in _doubts(day, KINDS[line["kind"]], said[day]):
            row.refuse(reason)
        yield row


def _wrong(line: Line) -> Iterator[str]:
    """What is wrong with a line whatever its days."""
    if not line["kind"]:
        yield gettext("没有写安排，可写：%(known)s。") % {"known": "、".join(USUAL)}
    elif line["kind"] not in KINDS:
        words = {"word": line["kind"], "known": "、".join(USUAL)}
        yield gettext("安排“%(word)s”看不懂，可写：%(known)s。") % words
    if not line["name"]:
        yield gettext("没有写名称，请写节日的名称，如“元旦”。")
    for name in ("name", "source"):
        field: Any = SpecialDay._meta.get_field(name)
        if len(line[name]) > field.max_length:
            yield gettext("“%(word)s”超过%(most)d字，请缩短。") % {"word": line[name], "most": field.max_length}


def _doubts(day: date, kind: DayKind, numbers: Sequence[int]) -> Iterator[str]:
    """What is wrong with a day beside its line: said twice, or made up on a day that is worked anyhow."""
    if len(numbers) > 1:
        rows = "、".join(str(number) for number in numbers)
        yield gettext("同一天写了两次：第%(rows)s行。请只留一行。") % {"rows": rows}
    if kind == DayKind.WORKDAY and day.weekday() < SATURDAY and Calendar().is_working(day):
        yield gettext("这一天是%(weekday)s，本来就上班，请核对日期。") % {"weekday": weekday_name(day)}


def _compare(row: PlannedRow, day: date, line: Line, held: SpecialDay | None) -> None:
    """Lay what the line says over the day that is held; a paper that it leaves out stays."""
    before = kept(held, FIELDS) if held else {}
    said = held or SpecialDay(day=day)
    said.kind, said.name, said.source = KINDS[line["kind"]].value, line["name"], line["source"] or said.source
    same = before == kept(said, FIELDS)
    row.outcome = Outcome.NEW if held is None else Outcome.SAME if same else Outcome.CHANGED
    row.data = said, before


@transaction.atomic
def apply(committee: Committee, lines: Sequence[Line], *, by: trail.Doer) -> Plan:
    """Store every day that is new or differs, each with its entry in the trail.

    Raises:
        PlanRefused: a line is wrong; nothing has been changed.
        IntegrityError: somebody else entered one of the days meanwhile; nothing has been changed.
    """
    planned = plan(committee, lines)
    if planned.wrong:
        raise PlanRefused(planned)
    for row in planned.rows:
        if row.outcome is not Outcome.SAME:
            said, before = row.data
            _store(committee, said, before, by)
    return planned


def _store(committee: Committee, row: SpecialDay, before: dict[str, Any], by: trail.Doer) -> None:
    row.committee = committee
    row.save()
    old, new = changes(before, kept(row, FIELDS))
    trail.record(row, CHANGE if before else ADD, by=by, before=old if before else {}, after=new)
