"""What people type into rosters, made comparable: names, phones, days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from django.db.models import CharField, Model

READABLE = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"  # without 0 O 1 l I

_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3400-\u9fff\U00020000-\U0003ffff])")
_DOTS = re.compile(r"[•・‧．·⋅]")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|\+\d{8,15}")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")


def name_of(text: str) -> str:
    """A name as it is kept: `王　伟` is 王伟, every kind of dot inside a name is `·`."""
    return _DOTS.sub("·", _HAN_GAP.sub("", unicodedata.normalize("NFKC", text).strip()))


def phone_of(text: str) -> str | None:
    """The digits of a phone; empty when none is given, None when it is no phone."""
    bare = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", text))
    if not bare:
        return ""
    if mobile := _MOBILE.fullmatch(bare.replace("-", "")):
        return mobile[1]
    return bare if _LANDLINE.fullmatch(bare) else None


def day_of(text: str) -> date | None:
    """The day a cell means, in any of the usual ways to write one; None when it means none."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip().split("T")[0])
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def listed(text: str) -> list[str]:
    """The parts of a cell that holds several things: 主席、常务委员."""
    return [part for part in re.split(r"[、,，;；/\s]+", text.strip()) if part]


def most_signs(model: type[Model], name: str) -> int:
    """How many signs a text field holds."""
    field = model._meta.get_field(name)
    return (field.max_length or 0) if isinstance(field, CharField) else 0
