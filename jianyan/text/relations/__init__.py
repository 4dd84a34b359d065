"""Relations inside one text: the same thing twice, parts and sums, shares, units that do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jianyan.text.found import Claim, Relation
from jianyan.text.relations import repeats, shares, sums
from jianyan.text.relations.things import likeness, thing

__all__ = ["likeness", "relations", "thing"]


WINDOW = 5  # sentences with numbers in which the parts of a total are looked for


def relations(claims: list[Claim]) -> list[Relation]:
    """All relations between the claims of one text."""
    things = [thing(claim) for claim in claims]
    again = list(repeats.alike(claims, things))
    within = list(_of_sentences(claims))
    return [
        *again,
        *repeats.differing(claims, things, again),
        *repeats.mixed_units(claims, things),
        *within,
        *sums.far(claims, within),
    ]


def _of_sentences(claims: list[Claim]) -> Iterator[Relation]:
    """Sums, parts and shares, each within a sentence and those that follow it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_sentence[claim.sentence_start].append(number)
    sentences = list(by_sentence.values())
    whole_of: dict[int, int] = {}
    for position, sentence in enumerate(sentences):
        found = list(sums.right(claims, sentence, sentences[position + 1 : position + 1 + WINDOW]))
        for relation in found:
            whole_of |= dict.fromkeys(relation.claims[1:], relation.claims[0])
        wrong = [] if found else list(sums.wrong(claims, sentence))
        yield from found + wrong
        yield from sums.outcomes(claims, sentence)
        yield from shares.shares(claims, sentence, whole_of)
