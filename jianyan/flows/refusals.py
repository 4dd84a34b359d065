"""Why a step is not taken: four refusals, each with a code and a sentence for the person who tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jianyan.command import nearest


class Code(StrEnum):
    STATE = "state"
    RIGHT = "right"
    CONDITION = "condition"
    RACE = "race"


class StepRefused(Exception):
    """Nothing has changed; `code` says which kind of refusal, `sentence` what stands in the way.

    A guard raises it with a sentence alone, or with the field that mends it.
    """

    def __init__(self, sentence: str | Promise, code: Code = Code.CONDITION, field: str = ""):
        super().__init__(sentence)
        self.code = Code(code)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


def sentence_of(guard: Callable[..., None], *about: Any) -> str:
    """The sentence with which a guard refuses; empty where it lets pass."""
    try:
        guard(*about)
    except StepRefused as refusal:
        return str(refusal)
    return ""


class UnknownStep(LookupError):
    """No step of that name: a mistake of the caller, not of the person."""

    def __init__(self, name: str, known: Iterable[str]):
        super().__init__(
            _("没有“%(name)s”这一步。相近的：%(known)s。") % {"name": name, "known": nearest(name, known)}
        )


class UnknownState(LookupError):
    """No such state, or none that a row can come to."""

    def __init__(self, state: str, known: Iterable[str]):
        words = {"state": state, "known": nearest(state, known)}
        super().__init__(_("没有能到达的状态“%(state)s”。相近的：%(known)s。") % words)


def somebody_was_first() -> StepRefused:
    return StepRefused(_("此件刚由他人处理，请刷新后再看。"), Code.RACE)
