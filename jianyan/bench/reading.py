"""What reading finds in labelled texts, and how fast, beside two known libraries on the same texts.

The texts are the test set of the checkout (tests/text/sentences): its labels are kept once, where the tests are. The libraries
are no part of a house; `pip install -r requirements/bench.in` brings them. recognizers-text-suite reads numbers, shares and money;
jionlp extracts money and no other quantity. Neither tells work done from dates, ordinals, names or plans: `over` counts that.
"""

from __future__ import annotations

import contextlib
import importlib.util
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from jianyan.bench.measured import Measured
from jianyan.text.reading import read

LIBRARIES = {"recognizers-text-suite": "recognizers_suite", "jionlp": "jionlp"}
Span = tuple[int, int, Decimal | None]  # from, until, value


@dataclass(frozen=True)
class Labelled:
    """A text and the spans of its claims with their values."""

    text: str
    claims: tuple[Span, ...]


@dataclass(frozen=True)
class Score:
    """Labelled claims overlapped by a find, those with the right value, finds that no claim asked for, and the speed."""

    found: int
    right: int
    over: int
    speed: int  # characters a second


def labelled(folder: Path) -> list[Labelled]:
    """The labelled texts of a folder of TOML files, in the order of their names."""
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml")))
    return [_labelled(row) for table in tables for row in table["sentence"]]


def missing() -> list[str]:
    """The libraries to compare with that are not installed."""
    return [name for name, module in LIBRARIES.items() if importlib.util.find_spec(module) is None]


def measure(texts: list[Labelled]) -> Iterator[Measured]:
    """Ours beside each library that is installed; ours alone where none is."""
    size = sum(len(each.claims) for each in texts)
    ours = score(texts, own_finds)
    beside = {name: score(texts, finds()) for name, finds in FINDERS.items() if name not in missing()}
    for name, unit in (("found", "claims"), ("right", "claims"), ("over", "finds"), ("speed", "characters/s")):
        value = getattr(ours, name)
        if not beside:
            yield Measured(f"reading.{name}", size, "none", value, unit)
        for library, theirs in beside.items():
            yield Measured(f"reading.{name}", size, "none", value, unit, getattr(theirs, name), library)


def score(texts: list[Labelled], finds: Callable[[str], list[Span]]) -> Score:
    """Run a reader over all texts, once to warm up on the first and once for the score."""
    finds(texts[0].text)
    start = time.perf_counter()
    answers = [finds(each.text) for each in texts]
    seconds = time.perf_counter() - start
    counts = [_compared(each.claims, answer) for each, answer in zip(texts, answers, strict=True)]
    found, right, over = (sum(column) for column in zip(*counts, strict=True))
    return Score(found, right, over, round(sum(len(each.text) for each in texts) / seconds))


def own_finds(text: str) -> list[Span]:
    return [(claim.start, claim.end, claim.value) for claim in read(text).claims]


def recognizers() -> Callable[[str], list[Span]]:
    """Numbers, shares and money of recognizers-text-suite, whose ends are inclusive."""
    from recognizers_suite import Culture, recognize_currency, recognize_number, recognize_percentage

    def finds(text: str) -> list[Span]:
        hits = [
            hit
            for ask in (recognize_number, recognize_percentage, recognize_currency)
            for hit in ask(text, Culture.Chinese)
        ]
        return [(hit.start, hit.end + 1, _value((hit.resolution or {}).get("value"))) for hit in hits]

    return finds


def jionlp() -> Callable[[str], list[Span]]:
    """Money of jionlp; of a blurred amount it gives the two ends, and the lower one is what the text says."""
    with contextlib.redirect_stdout(sys.stderr):  # it greets on standard output, which is for the measurements
        import jionlp as library

    def finds(text: str) -> list[Span]:
        hits = library.ner.extract_money(text) or []
        return [
            (*hit["offset"], _value(num[0] if isinstance(num := hit["detail"]["num"], list) else num)) for hit in hits
        ]

    return finds


FINDERS = {"recognizers-text-suite": recognizers, "jionlp": jionlp}


def _compared(claims: tuple[Span, ...], finds: list[Span]) -> tuple[int, int, int]:
    """Claims found, claims right, finds over. A number that says two things may be found once by a library."""
    met = [[find for find in finds if find[0] < end and start < find[1]] for start, end, _ in claims]
    right = sum(any(value == find[2] for find in hits) for (_, _, value), hits in zip(claims, met, strict=True))
    over = sum(not any(find[0] < end and start < find[1] for start, end, _ in claims) for find in _apart(finds))
    return sum(bool(hits) for hits in met), right, over


def _apart(finds: list[Span]) -> list[Span]:
    """One find for each stretch of overlapping ones: a share is also found as a number."""
    kept: list[Span] = []
    for find in sorted(finds, key=lambda each: (each[0], -each[1])):
        if not kept or find[0] >= kept[-1][1]:
            kept.append(find)
    return kept


def _labelled(row: dict[str, Any]) -> Labelled:
    text = row["text"]
    return Labelled(text, tuple(_span(text, claim) for claim in row["claims"]))


def _span(text: str, claim: dict[str, Any]) -> Span:
    at = -1
    for _ in range(claim.get("occurrence", 1)):
        at = text.index(claim["quote"], at + 1)
    return at, at + len(claim["quote"]), Decimal(str(claim["value"]))


def _value(said: Any) -> Decimal | None:
    """The number a library gives, 100% as 100."""
    try:
        return Decimal(str(said).rstrip("%")).normalize() if said is not None else None
    except InvalidOperation:
        return None
