"""Founding a committee: itself, its first term and plenary, its sectors and special committees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from jianyan.committees.choices import Level
from jianyan.committees.clock import today
from jianyan.committees.models import Account, Committee, Plenary, Term
from jianyan.organisation.choices import BodyKind, Role
from jianyan.organisation.models import Body, Person, Seat, Sector
from jianyan.setting_up.catalogue import LEADING_BODIES, SECTORS
from jianyan.setting_up.terms import newest
from jianyan.setting_up.words import most_signs
from jianyan.trail.models import Doer, record

HEIGHTS = [Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY]
CODE = re.compile(r"[A-Za-z0-9_-]{1,30}")


def check_parent(level: str, parent: Committee | None) -> None:
    """Raises ValidationError when the committee above is not of a higher level."""
    if parent and HEIGHTS.index(Level(parent.level)) >= HEIGHTS.index(Level(level)):
        words = {"parent": parent, "level": parent.get_level_display()}
        raise ValidationError(
            {"parent": _("%(parent)s是%(level)s政协，不在本会之上。请选上一级的，或留空。") % words}
        )


@transaction.atomic
def found(committee: Committee, administrator: Account) -> Seat:
    """Store a new committee and give it its first system administrator."""
    committee.full_clean()
    check_parent(committee.level, committee.parent)
    committee.save()
    person = Person.objects.create(committee=committee, name=administrator.login)
    return Seat.objects.create(
        committee=committee, account=administrator, role=Role.SYSTEM_ADMIN, person=person, since=today()
    )


@transaction.atomic
def set_term(committee: Committee, *, number: int, starts_on: date, ends_on: date | None = None) -> Term:
    """Store the term a committee is set up with, and the bodies that every committee has from its first day."""
    term = Term.objects.of(committee).order_by("-number").first() or Term(committee=committee)
    term.number, term.starts_on, term.ends_on = number, starts_on, ends_on
    term.full_clean()
    term.save()
    for kind, name in LEADING_BODIES:
        Body.objects.of(committee).get_or_create(
            committee=committee, kind=kind, name=name, defaults={"opened_on": starts_on}
        )
    return term


def set_plenary(term: Term, *, number: int, opens_on: date, closes_on: date | None = None) -> Plenary:
    """Store the plenary a committee is set up with."""
    plenary = Plenary.objects.of(term.committee).filter(term=term).order_by("-number").first()
    plenary = plenary or Plenary(committee=term.committee, term=term)
    plenary.number, plenary.opens_on, plenary.closes_on = number, opens_on, closes_on
    plenary.full_clean()
    plenary.save()
    return plenary


def read_sectors(text: str) -> list[tuple[str, str]]:
    """Sectors typed one per line, `代码 名称` or only the name.

    Raises:
        ValidationError: one sentence for each line that cannot be taken.
    """
    usual = {name: code for code, name in SECTORS}
    pairs, wrong = [], []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split(maxsplit=1)
        if not words:
            continue
        name = words[-1].strip()
        code = words[0] if len(words) == 2 else usual.get(name, f"s{number:02d}")
        if not CODE.fullmatch(code):
            wrong.append(
                _("第%(number)d行：代码“%(code)s”只能用字母、数字和下划线。") % {"number": number, "code": code}
            )
        pairs.append((code, name))
    wrong += _too_long(Sector, [name for _code, name in pairs])
    wrong += _doubled([code for code, _name in pairs]) + _doubled([name for _code, name in pairs])
    if not pairs:
        wrong.append(_("还没有界别。请至少写一个，一行一个。"))
    if wrong:
        raise ValidationError(wrong)
    return pairs


def read_names(text: str) -> list[str]:
    """Special committees typed one per line.

    Raises:
        ValidationError: a name stands twice or is too long.
    """
    names = [line.strip() for line in text.splitlines() if line.strip()]
    if wrong := _doubled(names) + _too_long(Body, names):
        raise ValidationError(wrong)
    return names


@transaction.atomic
def set_sectors(committee: Committee, pairs: Sequence[tuple[str, str]], *, by: Doer) -> None:
    """Make the committee's sectors be these, in this order.

    Raises:
        ValidationError: one that members sit in would be gone.
    """
    held = list(Sector.objects.of(committee))
    names, codes = [name for _code, name in pairs], [code for code, _name in pairs]
    _remove([sector for sector in held if sector.code not in codes and sector.name not in names])
    for position, (code, name) in enumerate(pairs):
        sector = next((one for one in held if one.code == code), None)
        sector = sector or next((one for one in held if one.name == name), None) or Sector(committee=committee)
        sector.code, sector.name, sector.position = code, name, position
        sector.save()
    record(newest(committee), _("设定界别"), by=by, after={"sectors": names})


@transaction.atomic
def set_special_committees(committee: Committee, names: Sequence[str], *, by: Doer) -> None:
    """Make the committee's special committees be these.

    Raises:
        ValidationError: one that something is recorded of would be gone.
    """
    term = newest(committee)
    held = list(Body.objects.of(committee).filter(kind=BodyKind.SPECIAL_COMMITTEE, closed_on__isnull=True))
    _remove([body for body in held if body.name not in names])
    for name in names:
        Body.objects.of(committee).get_or_create(
            committee=committee, kind=BodyKind.SPECIAL_COMMITTEE, name=name, defaults={"opened_on": term.starts_on}
        )
    record(term, _("设定专委会"), by=by, after={"special_committees": list(names)})


def _remove(rows: Iterable[Any]) -> None:
    for row in rows:
        try:
            row.delete()
        except ProtectedError as error:
            words = {"name": row}
            raise ValidationError(
                _("“%(name)s”已有人或记录，不能从名单里去掉。请把它留在名单里。") % words
            ) from error


def _doubled(words: Sequence[str]) -> list[str]:
    return [
        _("“%(word)s”写了两次，请只留一个。") % {"word": word} for word, count in Counter(words).items() if count > 1
    ]


def _too_long(model: type[models.Model], words: Sequence[str]) -> list[str]:
    most = most_signs(model, "name")
    return [
        _("“%(word)s”超过%(most)d字，请缩短。") % {"word": word, "most": most} for word in words if len(word) > most
    ]
