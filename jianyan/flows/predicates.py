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
    whom: Callable[[Any, Any], str] | None = None

    def __call__(self, actor: Any, obj: Any) -> bool:
        return bool(self.test(actor, obj))

    def stands_for(self, actor: Any, obj: Any) -> str:
        """In whose place the actor acts, as the trail names him; empty for who acts in his own."""
        return self.whom(actor, obj) if self.whom else ""

    def or_entered_by(self, office: Predicate, whom: Callable[[Any], Any]) -> Predicate:
        """Whoever this asks for, or an office that enters for him what came on paper; `whom(obj)` is his name."""
        words = format_lazy(_("{one}（{office}可代录）"), one=self.label, office=office.label)
        return Predicate(
            lambda actor, obj: self(actor, obj) or office(actor, obj),
            words,
            lambda actor, obj: "" if self(actor, obj) else str(whom(obj) or ""),
        )

    def __and__(self, other: Predicate) -> Predicate:
        words = format_lazy(_("{one}，且{other}"), one=self.label, other=other.label)
        return Predicate(
            lambda actor, obj: self(actor, obj) and other(actor, obj),
            words,
            lambda actor, obj: self.stands_for(actor, obj) or other.stands_for(actor, obj),
        )

    def __or__(self, other: Predicate) -> Predicate:
        words = format_lazy(_("{one}或{other}"), one=self.label, other=other.label)
        return Predicate(
            lambda actor, obj: self(actor, obj) or other(actor, obj),
            words,
            lambda actor, obj: (self if self(actor, obj) else other).stands_for(actor, obj),
        )

    def __invert__(self) -> Predicate:
        return Predicate(lambda actor, obj: not self(actor, obj), format_lazy(_("并非{one}"), one=self.label))


def in_role(*roles: str, label: Words) -> Predicate:
    """Acts in one of the roles."""
    return Predicate(lambda actor, obj: actor.role in roles, label)


anybody = Predicate(lambda actor, obj: True, _("任何人"))
nobody = Predicate(lambda actor, obj: False, _("系统（随下级事项）"))
is_office = Predicate(lambda actor, obj: actor.is_office, _("委员会办公室"))
