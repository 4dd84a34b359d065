"""Numbers that differ between places: declared once by a room, dated by each committee.

A room's `provisions.py` declares what there is; `provision()` is the only way to read one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Provision
from jianyan.committees.remembering import remembered
from jianyan.look import phrases

DECLARED: dict[str, Declared] = {}


@dataclass(frozen=True)
class Declared:
    """What a local rule is about, and the default where a committee has set nothing.

    A list is a rule of several values, such as the kinds in use. `words` gives the values there are with their labels.
    `wrong(committee, value)` is the sentence why a well-written value does not fit this committee, empty when it does.
    """

    key: str
    label: str | Promise
    default: Any
    unit: str | Promise = ""
    low: int | None = None
    high: int | None = None
    options: tuple[str, ...] = ()
    source: str | Promise = ""
    pattern: str = ""
    explains: str | Promise = ""
    words: Mapping[str, str | Promise] = field(default_factory=dict)
    wrong: Callable[[Committee, Any], str] | None = None

    def accepts(self, value: Any) -> bool:
        """Whether a committee may set this value: the default's type, inside the range, the options, the pattern."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, list):
            return bool(value) and len(set(value)) == len(value) and all(map(self._accepts_one, value))
        return self._accepts_one(value)

    def said(self, value: Any) -> str:
        """A value in words."""
        if isinstance(value, list):
            return "、".join(map(self.said, value))
        if isinstance(value, bool):
            return str(phrases.YES if value else phrases.NO)
        return str(self.words.get(value, value)) or str(phrases.NONE)

    def _accepts_one(self, value: Any) -> bool:
        if self.pattern and not re.fullmatch(self.pattern, value):
            return False
        if (self.options or self.words) and value not in (*self.options, *self.words):
            return False
        return not isinstance(value, int) or (
            (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        )


def declare(*rules: Declared) -> None:
    """Add rules to the list of what can be set. Called at start by a room's `provisions.py`."""
    for rule in rules:
        if rule.key in DECLARED:
            raise ImproperlyConfigured(f"committees.E001: the provision {rule.key} is declared twice.")
        if not rule.accepts(rule.default):
            raise ImproperlyConfigured(f"committees.E002: the default of {rule.key} is outside its own range.")
        DECLARED[rule.key] = rule


def provision(committee: Committee, key: str, *, on: date | None = None) -> Any:
    """The value of a local rule on a day (today when none is given).

    Raises:
        KeyError: no room declares `key`; the nearest declared keys are named.
    """
    if key not in DECLARED:
        raise KeyError(
            gettext("没有“%(key)s”这项规定。相近的：%(known)s。") % {"key": key, "known": nearest(key, DECLARED)}
        )
    day = on or today()
    set_rows = remembered(("provisions", committee.pk, key), lambda: _rows(committee, key))
    row = next((row for row in set_rows if row.valid_from <= day <= (row.valid_until or day)), None)
    return row.value if row else DECLARED[key].default


def _rows(committee: Committee, key: str) -> list[Provision]:
    """All values a committee has set, the latest first."""
    return list(Provision.objects.of(committee).filter(key=key).order_by("-valid_from"))
