"""Setting up a committee without asking anything: the same functions as behind the pages, from files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jianyan.command import nearest
from jianyan.committees.models import Account, Committee
from jianyan.organisation.choices import Role
from jianyan.registers import sheets
from jianyan.setting_up import accounts, founding, roster, units
from jianyan.setting_up.access import CommandLine
from jianyan.setting_up.catalogue import SECTORS
from jianyan.setting_up.words import day_of


@dataclass
class Founded:
    """The committee, and what to say of each thing done."""

    committee: Committee
    lines: list[str] = field(default_factory=list)


def found(
    *, slug: str, name: str, short_name: str, level: str, division_code: str, parent: str, term: int | None,
    starts_on: str, plenary_on: str, sectors: Path | None, special_committees: Path | None, units: Path | None,
    roster: Path | None, administrator: str, **options: object,
) -> Founded:  # fmt: skip
    """Set up a committee; call it in a transaction, since what is refused half-way must leave nothing.

    Raises:
        ValidationError, FileRefused, PlanRefused, NoTerm: something given cannot be taken.
    """
    committee = Committee(
        slug=slug, name=name, short_name=short_name or name[:30], level=level, division_code=division_code,
        parent=_parent(parent),
    )  # fmt: skip
    committee.full_clean()
    founding.check_parent(level, committee.parent)
    committee.save()
    made = Founded(committee)
    if term is not None:
        _set_term(committee, term, starts_on, plenary_on)
        _set_bodies(committee, sectors, special_committees)
    _import_lists(made, units, roster)
    if administrator:
        made.lines.append(_administrator(committee, administrator))
    return made


def content(file: Path) -> bytes:
    """The bytes of a file, no more than can be taken."""
    if file.stat().st_size > sheets.MOST_BYTES:
        raise sheets.FileRefused(sheets.too_large())
    return file.read_bytes()


def _parent(slug: str) -> Committee | None:
    if not slug:
        return None
    found = Committee.objects.filter(slug=slug).first()
    if found is None:
        words = {"slug": slug, "known": nearest(slug, Committee.objects.values_list("slug", flat=True))}
        raise ValidationError(_("没有地址为“%(slug)s”的委员会。相近的：%(known)s。") % words)
    return found


def _set_term(committee: Committee, number: int, starts_on: str, plenary_on: str) -> None:
    term = founding.set_term(committee, number=number, starts_on=_day("--starts-on", starts_on))
    if plenary_on:
        founding.set_plenary(term, number=1, opens_on=_day("--plenary-on", plenary_on))


def _day(option: str, text: str) -> date:
    day = day_of(text)
    if day is None:
        words = {"option": option, "text": text}
        raise ValidationError(_("%(option)s“%(text)s”不是日期，请写成 2026-12-28。") % words)
    return day


def _set_bodies(committee: Committee, sectors: Path | None, special_committees: Path | None) -> None:
    pairs: Sequence[tuple[str, str]] = founding.read_sectors(_text(sectors)) if sectors else SECTORS
    founding.set_sectors(committee, pairs, by=CommandLine())
    if special_committees:
        names = founding.read_names(_text(special_committees))
        founding.set_special_committees(committee, names, by=CommandLine())


def _text(file: Path) -> str:
    return sheets.decoded(content(file))


def _import_lists(made: Founded, units_file: Path | None, roster_file: Path | None) -> None:
    if units_file:
        sheet = sheets.read(units_file.name, content(units_file), units.COLUMNS)
        planned = units.apply(made.committee, sheet.lines, by=CommandLine())
        made.lines += [_("承办单位：%(plan)s") % {"plan": planned.sentence()}, *planned.lines()]
    if roster_file:
        sheet = sheets.read(roster_file.name, content(roster_file), roster.COLUMNS)
        planned = roster.apply(made.committee, sheet.lines, by=CommandLine())
        made.lines += [_("委员名册：%(plan)s") % {"plan": planned.sentence()}, *planned.lines()]


def _administrator(committee: Committee, login: str) -> str:
    Account(login=login).clean_fields(exclude=["password"])
    slip = accounts.make_staff_account(committee, Role.SYSTEM_ADMIN, login, by=CommandLine(), login=login)
    words = {"login": slip.login, "password": slip.password}
    return _("系统管理员 %(login)s，首次密码 %(password)s（只显示这一次）。") % words
