"""How reports word figures: what the rooms declare in their `sayings.py`, and the catalogue of it.

A *phrase* is written as the trade says it, at least two characters long:

    主席会议       stands as it is
    中心组…研讨    the pieces in this order inside one clause, at most `GAP` characters apart
    常委会$        ends what is counted, or stands right before the number
    ^乡镇          stands right after the number and its unit
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, IntEnum
from functools import cached_property
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from jianyan.text.found import Bound, Claim

GAP = 12
NUMBER = re.compile(r"\[(?P<number>[0-9.]+)(?P<unit>[^\]]+)\]")

TIMES = ("次", "场", "场次", "期", "批", "批次", "回", "轮", "讲")
PIECES = ("件", "条", "篇", "份", "个", "项", "次(篇)")
PERSONS = ("名", "人", "位")
BODIES = ("个", "家", "处", "支", "所")
UNITS = frozenset(
    {*TIMES, *PIECES, *PERSONS, *BODIES, "人次", "户", "对", "双", "组", "元", "%", "天", "日", "亩", "公顷", "平方米", "方面", "个方面", "类",
     "辑", "部", "本", "卷", "册", "套", "集"}
)  # fmt: skip


class Zone(IntEnum):
    """Where words stand, from the thing counted outwards."""

    WHAT = 0  # in what is counted
    LOCAL = 1  # between the marks next to the number
    CLAUSE = 2  # between commas
    BEFORE = 3  # between semicolons, before the number
    AFTER = 4  # the same, after it
    SENTENCE = 5  # earlier in the sentence
    SECTION = 6  # in the heading or opening that it stands under


NEAR = frozenset({Zone.WHAT, Zone.LOCAL, Zone.CLAUSE})
BEFORE = NEAR | {Zone.BEFORE}
AROUND = BEFORE | {Zone.AFTER}
SENTENCE = BEFORE | {Zone.SENTENCE}
SECTION = SENTENCE | {Zone.SECTION}


class Several(Enum):
    """What it means when a report names several values of one dimension."""

    JOINED = "joined"  # those in one breath with the nearest count together, others belong to other numbers
    ALL = "all"  # all within reach count together
    NONE = "none"  # each of them, which a narrowing (any of them) cannot say: not narrowed


@dataclass(frozen=True, eq=False)
class Terms:
    """How reports name the values of one dimension: code to phrases.

    `apart` are codes whose records are a series of their own: what a section is about does not narrow them. Of
    `closed` terms a list that stays open (经济、工商联等界别) narrows nothing.
    """

    dimension: str
    says: Mapping[str, tuple[str, ...]]
    within: frozenset[Zone] = NEAR
    several: Several = Several.JOINED
    apart: frozenset[str] = frozenset()
    closed: bool = False

    @cached_property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """The other way round: phrase to the codes it names."""
        found: dict[str, tuple[str, ...]] = {}
        for code, phrases in self.says.items():
            for phrase in phrases:
                found[phrase] = (*found.get(phrase, ()), code)
        return found

    def of(self, within: frozenset[Zone], several: Several | None = None) -> Terms:
        """The same words, heard within other zones."""
        return replace(self, within=within, several=several or self.several)

    def only(self, *codes: str) -> Terms:
        return replace(self, says={code: self.says[code] for code in codes})

    def without(self, *codes: str) -> Terms:
        return replace(self, says={code: says for code, says in self.says.items() if code not in codes})


@dataclass(frozen=True, eq=False, kw_only=True)
class Saying:
    """One way in which reports word a figure.

    Of each group in `words` one phrase must stand near the number, of each in `context` one in its sentence, of each
    in `earlier` one in its sentence before the number; none of `never` may stand in what is counted or beside the number, none of `nowhere` earlier in the sentence. `by` narrows by the values that the report names, of the dimensions in `needs` it must name one;
    `where` narrows always. `finds` maps examples to the narrowing found in them (`kind=a,b key=True`), the number in
    brackets: `召开主席会议[13次]`; `passes_over` are examples that the saying must leave alone.
    """

    figure: str = field(kw_only=False)
    units: tuple[str, ...]
    words: tuple[tuple[str, ...], ...] = ()
    context: tuple[tuple[str, ...], ...] = ()
    earlier: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    by: tuple[Terms, ...] = ()
    needs: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modules: tuple[str, ...] = ()
    finds: Mapping[str, str]
    passes_over: tuple[str, ...] = ()

    def phrases(self) -> Iterable[str]:
        """Every phrase that it listens for."""
        for group in (*self.words, *self.context, *self.earlier, self.never, self.nowhere):
            yield from group
        for terms in self.by:
            for says in terms.says.values():
                yield from says

    def anchors(self) -> Iterable[str]:
        """Phrases of which one must be heard for the saying to come into question at all."""
        if self.words:
            return self.words[0]
        return (
            phrase
            for terms in self.by
            if terms.dimension in self.needs
            for says in terms.says.values()
            for phrase in says
        )


SAYINGS: list[Saying] = []


def collect() -> None:
    """Read the declarations of all rooms, in the order of the rooms and of their lines."""
    SAYINGS.clear()
    for room in apps.get_app_configs():
        if room.module is not None and module_has_submodule(room.module, "sayings"):
            add(getattr(import_module(f"{room.name}.sayings"), "SAYINGS", ()))


def add(declarations: Iterable[object]) -> None:
    """Take the sayings among some values into the catalogue."""
    SAYINGS.extend(saying for saying in declarations if isinstance(saying, Saying))


def words(text: str) -> tuple[str, ...]:
    """Phrases written in one string, parted by spaces."""
    return tuple(text.split())


def terms(dimension: str, says: Mapping[str, str], **how: object) -> Terms:
    """Terms with the phrases of each code written in one string."""
    return Terms(dimension, {code: words(text) for code, text in says.items()}, **how)  # type: ignore[arg-type]


def example(text: str) -> Claim:
    """The claim of an example such as 召开主席会议[13次], with nothing told but the words around it.

    Raises:
        ValueError: no number with its unit stands in brackets.
    """
    found = NUMBER.search(text)
    if not found:
        raise ValueError(f"{text} has no number with its unit in brackets")
    sentence = text[: found.start()] + found["number"] + found["unit"] + text[found.end() :]
    return Claim(
        start=0, end=0, quote=found["number"] + found["unit"], value=Decimal(found["number"]), unit=found["unit"],
        bound=Bound.EXACT, what="", module="other", sentence=sentence, at=found.start(),
    )  # fmt: skip


def narrowing(text: str) -> dict[str, frozenset[str]]:
    """Read the narrowing of an example: `kind=a,b key=True`."""
    pairs = (pair.split("=", 1) for pair in text.split())
    return {name: frozenset(values.split(",")) for name, values in pairs}
