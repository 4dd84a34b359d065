"""Who, and in what situation: small questions about an actor and a row, combined with & | ~."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Predicate:
    """A question with its words, which stand in refusals and in the table of rights."""

    test: Callable[[Any, Any], bool]
    label: Words

    def __call__(self, actor: Any, obj: Any) -> bool:
        return bool(self.test(actor, obj))

    def __and__(self, other: Predicate) -> Predicate:
        words = format_lazy(_("{one}，且{other}"), one=self.label, other=other.label)
        return Predicate(lambda actor, obj: self(actor, obj) and other(actor, obj), words)

    def __or__(self, other: Predicate) -> Predicate:
        words = format_lazy(_("{one}或{other}"), one=self.label, other=other.label)
        return Predicate(lambda actor, obj: self(actor, obj) or other(actor, obj), words)

    def __invert__(self) -> Predicate:
        return Predicate(lambda actor, obj: not self(actor, obj), format_lazy(_("并非{one}"), one=self.label))


def in_role(*roles: str, label: Words) -> Predicate:
    """Acts in one of the roles."""
    return Predicate(lambda actor, obj: actor.role in roles, label)


anybody = Predicate(lambda actor, obj: True, _("任何人"))
nobody = Predicate(lambda actor, obj: False, _("系统（随下级事项）"))
is_office = Predicate(lambda actor, obj: actor.is_office, _("委员会办公室"))
