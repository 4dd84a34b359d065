"""The committed test set (tests/text/sentences): what each sentence claims, and how its claims stand to each other."""

import tomllib
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from jianyan.text.modules import cues
from jianyan.text.reading import read

FOLDER = Path(__file__).parent / "sentences"
SENTENCES = [
    (f"{path.stem}-{number}", sentence)
    for path in sorted(FOLDER.glob("*.toml"))
    for number, sentence in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["sentence"])
]
FAULTS = {"differs", "sum_wrong", "share_impossible", "unit_mix"}


def spans(sentence):
    """Where each expected claim stands."""
    found = []
    for claim in sentence["claims"]:
        at = -1
        for turn in range(claim.get("occurrence", 1)):
            at = sentence["text"].find(claim["quote"], at + 1 if turn == 0 else at + len(claim["quote"]))
        found.append((at, at + len(claim["quote"])))
    return found


def matched(sentence, reading):
    """Pairs of expected and read claim; each read claim serves once."""
    left, pairs = list(reading.claims), []
    for expected, (start, end) in zip(sentence["claims"], spans(sentence), strict=True):
        here = [claim for claim in left if claim.start < end and start < claim.end]
        best = max(
            here, key=lambda claim: (agree(expected, claim), likeness(expected["what"], claim.what)), default=None
        )
        if best is not None:
            left.remove(best)
        pairs.append((expected, best))
    return pairs, left


def agree(expected, claim):
    return (Decimal(str(expected["value"])), expected["unit"], expected["bound"]) == (
        claim.value,
        claim.unit,
        claim.bound.value,
    )


def likeness(first, second):
    a, b = (set(pairwise("".join(filter(str.isalnum, words)))) for words in (first, second))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@pytest.mark.parametrize("sentence", [sentence for _, sentence in SENTENCES], ids=[name for name, _ in SENTENCES])
def test_a_sentence_claims_what_it_claims_and_no_more(sentence):
    pairs, more = matched(sentence, read(sentence["text"]))

    assert [claim.quote for claim in more] == []
    assert [expected["quote"] for expected, claim in pairs if claim is None or not agree(expected, claim)] == []


@pytest.mark.parametrize("sentence", [sentence for _, sentence in SENTENCES], ids=[name for name, _ in SENTENCES])
def test_a_quote_is_the_slice_at_its_offsets(sentence):
    assert all(sentence["text"][claim.start : claim.end] == claim.quote for claim in read(sentence["text"]).claims)


RELATED = [
    (name, sentence) for name, sentence in SENTENCES if sentence.get("relations") or sentence.get("no_relations")
]


@pytest.mark.parametrize("sentence", [sentence for _, sentence in RELATED], ids=[name for name, _ in RELATED])
def test_relations_are_found_and_none_is_invented(sentence):
    reading, places = read(sentence["text"]), spans(sentence)

    def told(claim):
        return {number for number, (start, end) in enumerate(places) if claim.start < end and start < claim.end}

    said = [
        (relation.kind.value, set().union(*(told(reading.claims[n]) for n in relation.claims)))
        for relation in reading.relations
    ]
    wanted = sentence.get("relations", [])

    assert [
        want
        for want in wanted
        if not any(kind == want["kind"] and set(want["claims"]) <= which for kind, which in said)
    ] == []
    assert [kind for kind, _ in said if kind in FAULTS and sentence.get("no_relations")] == []


def test_lines_of_work_and_things_counted_are_told():
    """Over the whole set: at least 93 in 100 lines of work, and things counted that share two thirds of their words."""
    pairs = [pair for _, sentence in SENTENCES for pair in matched(sentence, read(sentence["text"]))[0]]
    right = Counter(claim is not None and claim.module == expected["module"] for expected, claim in pairs)
    words = sum(likeness(expected["what"], claim.what) for expected, claim in pairs if claim) / len(pairs)

    assert right[True] >= 0.93 * len(pairs)
    assert words >= 0.65
    assert len(SENTENCES) >= 150


def test_every_line_of_work_of_the_set_has_words_that_speak_for_it():
    known = {module for module, _, _ in cues()} | {"other"}

    assert {claim["module"] for _, sentence in SENTENCES for claim in sentence["claims"]} == known
